import { assertNever } from '../assert-never';
import type { PlanStep } from '../edit/edit-plan';
import { formatAmount } from '../money/money';

/** A step in plain words, as a wish: `change MUG from 3 to 2`. Names goods, never a customer. */
export function describeStep(step: PlanStep): string {
	switch (step.kind) {
		case 'createOrder':
			return `create order ${step.reference}`;
		case 'addOrder':
			return `add ${step.to.map((line) => `${line.quantity} x ${line.sku || line.title}`).join(', ')} as order ${step.reference}`;
		case 'bookCredit':
			return `book a credit of ${formatAmount(step.to.totalMinor, step.currency)} ${step.currency} for refund ${step.refundId}`;
		case 'bookPayment':
			return `book ${formatAmount(step.to.amountMinor, step.currency)} ${step.currency} paid back by transaction ${step.transactionId}`;
		case 'cancelReplaced':
			return `cancel order ${step.displayNumber}`;
		case 'cancelOrder':
			return 'cancel the order';
		case 'updateLine': {
			const sku = step.sku || 'a line';
			return step.from.quantity === step.to.quantity
				? `change the ${step.fields.join(' and ').replace('taxRate', 'tax rate')} of ${sku}`
				: `change ${sku} from ${step.from.quantity} to ${step.to.quantity}`;
		}
		case 'addLine':
			return `add ${step.to.quantity} x ${step.sku}`;
		case 'addService':
			return `add "${step.title}"`;
		case 'removeLine':
			return `remove ${step.from.quantity} x ${step.sku || 'a line'}`;
		case 'setContact':
			return step.fields.every((field) => field === 'email')
				? 'change the e-mail address'
				: 'change the address';
		case 'setShipping':
			return step.from.serviceName === step.to.serviceName
				? 'change the postage'
				: `ship by ${step.to.serviceName}`;
		case 'setNote':
			return 'change the order note';
		case 'setTotals':
			return 'set the totals';
		default:
			return assertNever(step);
	}
}
