import { contactDifferences } from '../../../../../domain/edit/diff-contact';
import { lineDifferences } from '../../../../../domain/edit/diff-lines';
import { ownNotes } from '../../../../../domain/edit/diff-note';
import type { AmendStep } from '../../../../../domain/edit/edit-plan';
import { sameText } from '../../../../../domain/order/address';
import { isCalledOff } from '../../../../../domain/target/fulfilment-facts';
import type { TargetSnapshot } from '../../../../../domain/target/target-snapshot';

/** Whether an order already is what the step would make of it. */
export function isInEffect(step: AmendStep, now: TargetSnapshot): boolean {
	switch (step.kind) {
		case 'cancelOrder':
			return isCalledOff(now.facts);
		case 'updateLine':
			return now.lines.some(
				(row) => row.rowId === step.rowId && lineDifferences(step.to, row, 'net').length === 0,
			);
		case 'addLine':
			return now.lines.some(
				(row) => row.reference === step.lineId && lineDifferences(step.to, row, 'net').length === 0,
			);
		case 'removeLine':
			return now.lines.every((row) => row.rowId !== step.rowId);
		case 'setContact':
			return contactDifferences(step.to, now).length === 0;
		case 'setShipping':
			return (
				now.shipping.amountMinor === step.to.amountMinor &&
				(step.to.serviceId === '' || now.shipping.serviceId === step.to.serviceId)
			);
		case 'setNote': {
			const own = ownNotes(now.notes);
			if (step.to === '') return own.length === 0;
			return own.length === 1 && sameText(own[0] ?? '', step.to);
		}
		case 'addService':
		case 'setTotals':
			return false;
	}
}
