import type { PlanStep } from '../edit/edit-plan';
import { normalised } from '../mapping/mappings';
import type { Field } from './field-rule';

type FieldStep = Exclude<
	PlanStep,
	{
		kind:
			'createOrder' | 'addOrder' | 'bookCredit' | 'bookPayment' | 'cancelReplaced' | 'setTotals';
	}
>;

/** The field a step belongs to. Postage without another service is money, so it goes with the lines. */
export function fieldOf(step: FieldStep): Field {
	switch (step.kind) {
		case 'updateLine':
		case 'addLine':
		case 'addService':
		case 'removeLine':
			return 'lines';
		case 'setContact':
			return 'address';
		case 'setShipping':
			return hasSameService(step) ? 'lines' : 'shipping';
		case 'setNote':
			return 'notes';
		case 'cancelOrder':
			return 'cancel';
	}
}

function hasSameService({ from, to }: Extract<PlanStep, { kind: 'setShipping' }>): boolean {
	if (from.serviceId !== '' && to.serviceId !== '') {
		return normalised(from.serviceId) === normalised(to.serviceId);
	}
	return normalised(from.serviceName) === normalised(to.serviceName);
}
