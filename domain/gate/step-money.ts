import type { PlanStep } from '../edit/edit-plan';
import { assertNever } from '../assert-never';

/** Whether a step changes what the order costs; the totals themselves only follow. */
export function changesMoney(step: PlanStep): boolean {
	switch (step.kind) {
		case 'updateLine':
		case 'addLine':
		case 'addService':
		case 'removeLine':
		case 'createOrder':
			return true;
		case 'addOrder':
		case 'bookCredit':
		case 'bookPayment':
			return false;
		case 'setShipping':
			return step.from.amountMinor !== step.to.amountMinor;
		case 'setContact':
		case 'setNote':
		case 'setTotals':
		case 'cancelOrder':
		case 'cancelReplaced':
			return false;
		default:
			return assertNever(step);
	}
}

/** Whether the target adds up its totals anew when the step is written (docs/vendors/linnworks.md §4). */
export const makesTotalsAnew = (step: PlanStep): boolean =>
	changesMoney(step) || step.kind === 'setContact' || step.kind === 'setShipping';
