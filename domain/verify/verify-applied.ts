import { diffOrder } from '../edit/diff-order';
import type { EditPlan, ExpectedOrder } from '../edit/edit-plan';
import type { OrderDiff, Totals } from '../edit/order-diff';
import type { RefusedStep } from '../gate/gate-decision';
import { changesMoney } from '../gate/step-money';
import type { Mappings } from '../mapping/mappings';
import { formatAmount, minorUnits, sumMinor } from '../money/money';
import type { OrderSnapshot } from '../order/order-snapshot';
import { isCalledOff } from '../target/fulfilment-facts';
import { abilitiesOf, type TargetLine, type TargetSnapshot } from '../target/target-snapshot';
import type { Discrepancy } from './discrepancy';
import { withoutRefused } from './without-refused';

/**
 * Compares the target, read afresh, with what the source said when the plan was made. It does not trust any
 * reply of a write: an empty list is the only proof that an order is in step. Of a plan that the gate split, `plan`
 * is the part that was written, and what was refused is expected to be as it was.
 */
export function verifyApplied(
	plan: EditPlan,
	snapshot: OrderSnapshot,
	fresh: TargetSnapshot,
	mappings: Mappings,
	refused: readonly RefusedStep[] = [],
): Discrepancy[] {
	if (plan.expected === null) return cancelDiscrepancies(fresh, refused);
	const diff = withoutRefused(diffOrder(snapshot, fresh, mappings), refused);
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
						expected: `${diff.shipping.to.serviceName} ${money(diff.shipping.to.amountMinor, currency)}`,
						found: `${diff.shipping.from.serviceName} ${money(diff.shipping.from.amountMinor, currency)}`,
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
		...totalDiscrepancies(
			wantedTotals(plan, plan.expected, { fresh, diff, refused }),
			fresh,
			currency,
		),
	];
}

function cancelDiscrepancies(
	fresh: TargetSnapshot,
	refused: readonly RefusedStep[],
): Discrepancy[] {
	if (isCalledOff(fresh.facts)) return [];
	if (refused.some(({ step }) => step.kind === 'cancelOrder')) return [];
	return [
		{
			kind: 'state',
			detail: 'The order is not cancelled',
			expected: 'cancelled',
			found: 'open',
		},
	];
}

/**
 * The totals to find: those the plan sets, else the source's, with what the target keeps beside them. Null when part of
 * the money was refused, and for an order whose totals follow its lines and that can take no more.
 */
function wantedTotals(
	plan: EditPlan,
	expected: ExpectedOrder,
	{
		fresh,
		diff,
		refused,
	}: { fresh: TargetSnapshot; diff: OrderDiff; refused: readonly RefusedStep[] },
): Totals | null {
	const set = plan.steps.find((step) => step.kind === 'setTotals');
	if (set) return set.to;
	const { totals, foreignLines } = abilitiesOf(fresh);
	if (totals === 'derived' && fresh.facts.closed) return null;
	const isOpen = refused.some(({ step }) => step.kind === 'setTotals' || changesMoney(step));
	if (isOpen) return null;
	return foreignLines === 'keep' ? withForeign(expected, diff.foreign) : expected;
}

/** The source's totals and, on top, lines of the target that the source never knew. */
const withForeign = (expected: Totals, foreign: readonly TargetLine[]): Totals => ({
	taxMinor: sumMinor([expected.taxMinor, ...foreign.map((row) => row.taxMinor)]),
	totalMinor: sumMinor([expected.totalMinor, ...foreign.map((row) => row.grossMinor)]),
});

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
	expected: Totals | null,
	fresh: TargetSnapshot,
	currency: string,
): Discrepancy[] {
	if (expected === null) return [];
	const found: Discrepancy[] = [];
	const rounding = minorUnits(fresh.totals.taxMinor - expected.taxMinor);
	const isRounding =
		abilitiesOf(fresh).tax === 'rounded' && Math.abs(rounding) <= fresh.lines.length + 1;
	const wanted = isRounding
		? { taxMinor: fresh.totals.taxMinor, totalMinor: sumMinor([expected.totalMinor, rounding]) }
		: expected;
	if (wanted.totalMinor !== fresh.totals.totalMinor) {
		found.push({
			kind: 'total',
			detail: 'The order total differs',
			expected: money(wanted.totalMinor, currency),
			found: money(fresh.totals.totalMinor, currency),
		});
	}
	if (wanted.taxMinor !== fresh.totals.taxMinor) {
		found.push({
			kind: 'tax',
			detail: 'The order tax differs',
			expected: money(wanted.taxMinor, currency),
			found: money(fresh.totals.taxMinor, currency),
		});
	}
	return found;
}
