import type { DispatchPolicy } from '../../../domain/dispatch/dispatch-policy';
import type { DispatchStep } from '../../../domain/dispatch/dispatch-step';
import { planFulfilment, type FulfilmentPlan } from '../../../domain/dispatch/plan-fulfilment';
import type { Shipment } from '../../../domain/dispatch/shipment';
import { aPolicy, type DispatchShop } from '../../builders/dispatch-builder';

/** A step in a line: "1: 2 x 9001 [T1]" is two units from location 1 under number T1. */
export function inShort(step: DispatchStep): string {
	const numbers = `[${step.tracking.numbers.join(' ')}]`;
	if (step.kind === 'updateTracking') return `[${step.from.join(' ')}] becomes ${numbers}`;
	const units = step.parts
		.flatMap(({ lines }) => lines)
		.map(({ lineId, quantity }) => `${quantity} x ${lineId}`);
	return `${step.locationId}: ${units.join(', ')} ${numbers}`;
}

export const planned = (
	shipment: Shipment,
	shop: DispatchShop,
	policy: Partial<DispatchPolicy> = {},
): FulfilmentPlan => planFulfilment(shipment, shop.build(), aPolicy(policy));

export const stepsOf = (...given: Parameters<typeof planned>): string[] =>
	planned(...given).steps.map(inShort);

export const codesOf = (...given: Parameters<typeof planned>): string[] =>
	planned(...given).problems.map(({ code }) => code);

/** Plans and carries out, until nothing is left to do; more than one round is a fault. */
export function dispatchTo(...[shipment, shop, policy]: Parameters<typeof planned>): string[] {
	const plan = planned(shipment, shop, policy);
	for (const step of plan.steps) shop.take(step);
	expect(stepsOf(shipment, shop, policy)).toEqual([]);
	return plan.steps.map(inShort);
}
