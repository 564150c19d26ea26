import type { EditPlan } from '../edit/edit-plan';
import { formatAmount, type MinorUnits } from '../money/money';
import type { Discrepancy } from '../verify/discrepancy';
import type { TargetBooks } from './target-books';

/**
 * Compares the books, read afresh, with a plan of money: each of its credits and payments is there once with its exact
 * amount, and nothing of ours is there twice, except what the plan named as a problem already. It trusts no reply of a
 * write: an empty list is the only proof.
 */
export function verifyRefunds(plan: EditPlan, fresh: TargetBooks): Discrepancy[] {
	if (fresh.unknown.length > 0) {
		const detail = 'The books could not be read';
		return [{ kind: 'state', detail, expected: '', found: fresh.unknown.join(', ') }];
	}
	const credits = byMark(fresh.credits.map((each) => [each.refundId, each.totalMinor]));
	const payments = byMark(fresh.payments.map((each) => [each.transactionId, each.amountMinor]));
	const known = new Set(plan.problems.map((problem) => problem.subject));
	return [
		...plan.steps.flatMap((step): Discrepancy[] => {
			if (step.kind === 'bookCredit') {
				const found = credits.get(step.refundId) ?? [];
				return compare(`credit of refund ${step.refundId}`, step, step.to.totalMinor, found, fresh);
			}
			if (step.kind === 'bookPayment') {
				const found = payments.get(step.transactionId) ?? [];
				const name = `payment of transaction ${step.transactionId}`;
				return compare(name, step, step.to.amountMinor, found, fresh);
			}
			return [];
		}),
		...doubled('credit of refund', credits, known),
		...doubled('payment of transaction', payments, known),
	];
}

type Booked = ReadonlyMap<string, readonly MinorUnits[]>;

/** What the books hold under each of our marks; what has none is another's. */
function byMark(bookings: ReadonlyArray<readonly [string, MinorUnits]>): Booked {
	const marked = new Map<string, MinorUnits[]>();
	for (const [mark, amount] of bookings) {
		if (mark !== '') marked.set(mark, [...(marked.get(mark) ?? []), amount]);
	}
	return marked;
}

const doubled = (name: string, booked: Booked, known: ReadonlySet<string>): Discrepancy[] =>
	[...booked]
		.filter(([mark, amounts]) => amounts.length > 1 && !known.has(mark))
		.map(([mark, amounts]) => ({
			kind: 'state',
			detail: `The ${name} ${mark} is booked more than once`,
			expected: '1',
			found: String(amounts.length),
		}));

function compare(
	name: string,
	{ currency }: { currency: string },
	wantedMinor: MinorUnits,
	amounts: readonly MinorUnits[],
	fresh: TargetBooks,
): Discrepancy[] {
	const [found] = amounts;
	const expected = `${formatAmount(wantedMinor, currency)} ${currency}`;
	if (found === undefined) {
		return [{ kind: 'state', detail: `The ${name} is missing`, expected, found: '' }];
	}
	if (found === wantedMinor && currency === fresh.currency) return [];
	return [
		{
			kind: 'total',
			detail: `The ${name} differs`,
			expected,
			found: `${formatAmount(found, fresh.currency)} ${fresh.currency}`,
		},
	];
}
