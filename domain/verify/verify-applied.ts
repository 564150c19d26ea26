import { diffOrder } from '../edit/diff-order';
import type { EditPlan } from '../edit/edit-plan';
import type { OrderDiff } from '../edit/order-diff';
import type { Mappings } from '../mapping/mappings';
import { formatAmount, minorUnits } from '../money/money';
import type { OrderSnapshot } from '../order/order-snapshot';
import type { TargetSnapshot } from '../target/target-snapshot';
import type { Discrepancy } from './discrepancy';

/**
 * Compares the target, read afresh, with what the source said when the plan was made. It does not trust any
 * reply of a write: an empty list is the only proof that an order is in step.
 */
export function verifyApplied(
	plan: EditPlan,
	snapshot: OrderSnapshot,
	fresh: TargetSnapshot,
	mappings: Mappings,
): Discrepancy[] {
	if (plan.expected === null) {
		return fresh.facts.closed && fresh.facts.cancelled
			? []
			: [
					{
						kind: 'state',
						detail: 'The order is not cancelled',
						expected: 'cancelled',
						found: 'open',
					},
				];
	}
	const diff = diffOrder(snapshot, fresh, mappings);
	const currency = plan.expected.currency;
	return [
		...diff.problems.map((problem): Discrepancy => ({
			kind: 'state',
			detail: problem.detail,
			expected: '',
			found: problem.subject,
		})),
		...lineDiscrepancies(diff, currency),
		...(diff.shipping
			? [
					{
						kind: 'shipping' as const,
						detail: 'Postage or service differs',
						expected: `${diff.shipping.to.serviceName} ${money(diff.shipping.to.grossMinor, currency)}`,
						found: `${diff.shipping.from.serviceName} ${money(diff.shipping.from.grossMinor, currency)}`,
					},
				]
			: []),
		...(diff.contact
			? [
					{
						kind: 'address' as const,
						detail: `Differs: ${diff.contact.fields.join(', ')}`,
						expected: '',
						found: '',
					},
				]
			: []),
		...(diff.note
			? [{ kind: 'note' as const, detail: 'The order note differs', expected: '', found: '' }]
			: []),
		...totalDiscrepancies(plan.expected, fresh, currency),
	];
}

const money = (amount: number, currency: string): string =>
	`${formatAmount(minorUnits(amount), currency)} ${currency}`;

function lineDiscrepancies(diff: OrderDiff, currency: string): Discrepancy[] {
	return [
		...diff.changed.flatMap(({ wanted, row, fields }) =>
			fields.map((field): Discrepancy => ({
				kind: field === 'quantity' ? 'quantity' : field === 'price' ? 'value' : 'tax',
				detail: `Line ${wanted.sku || wanted.title}: ${field}`,
				expected: `${wanted.quantity} for ${money(wanted.grossMinor, currency)} at ${wanted.taxRatePpm / 10000} %`,
				found: `${row.quantity} for ${money(row.grossMinor, currency)} at ${row.taxRatePpm / 10000} %`,
			})),
		),
		...diff.added.map((line): Discrepancy => ({
			kind: 'line',
			detail: `Line ${line.sku || line.title} is missing`,
			expected: String(line.quantity),
			found: '0',
		})),
		...diff.removed.map((row): Discrepancy => ({
			kind: 'line',
			detail: `Line ${row.sku || row.title} should be gone`,
			expected: '0',
			found: String(row.quantity),
		})),
	];
}

function totalDiscrepancies(
	expected: NonNullable<EditPlan['expected']>,
	fresh: TargetSnapshot,
	currency: string,
): Discrepancy[] {
	const found: Discrepancy[] = [];
	if (expected.totalMinor !== fresh.totals.totalMinor) {
		found.push({
			kind: 'total',
			detail: 'The order total differs',
			expected: money(expected.totalMinor, currency),
			found: money(fresh.totals.totalMinor, currency),
		});
	}
	if (expected.taxMinor !== fresh.totals.taxMinor) {
		found.push({
			kind: 'tax',
			detail: 'The order tax differs',
			expected: money(expected.taxMinor, currency),
			found: money(fresh.totals.taxMinor, currency),
		});
	}
	return found;
}
