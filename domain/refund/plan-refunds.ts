import type { EditPlan } from '../edit/edit-plan';
import type { Problem } from '../edit/problem';
import type { OrderSnapshot } from '../order/order-snapshot';
import { stableHash } from '../stable-hash';
import { decideRefunds } from './decide-refunds';
import type { OrderRefunds, SourceRefund } from './order-refunds';
import type { RefundFinding } from './refund-finding';
import { isOurs, type RefundPolicy } from './refund-policy';
import { toStillBought } from './still-bought';
import type { TargetBooks } from './target-books';

/**
 * Plans the credits and payments that the books lack of an order's refunds; those that are booked are known by their
 * marks, so the same state planned again plans nothing. A problem of one refund keeps no other from being booked. With
 * facts that could not be read nothing is. Refunds and snapshot are of one moment, or the plan waits: the units that
 * the customer still buys say which refunded units were billed.
 */
export function planRefunds(
	orderRefunds: OrderRefunds,
	books: TargetBooks,
	snapshot: OrderSnapshot,
	policy: RefundPolicy,
): EditPlan {
	const ours = orderRefunds.refunds.filter(({ createdAt }) => isOurs(createdAt, policy));
	const plan = (rest: Partial<Pick<EditPlan, 'steps' | 'problems' | 'postponed'>>): EditPlan =>
		moneyPlan(orderRefunds, books, rest);
	if (ours.length === 0) return plan({});
	if (books.unknown.length > 0) return plan({ problems: [unread(orderRefunds, books)] });
	if (books.orderId === '') {
		const reason = 'The books do not have the order yet';
		return plan({ postponed: { reason, until: policy.lookAgain.billing } });
	}
	if (Date.parse(orderRefunds.updatedAt) !== Date.parse(snapshot.updatedAt)) {
		const reason = 'The order changed while it was read';
		return plan({ postponed: { reason, until: policy.lookAgain.pending } });
	}
	const still = toStillBought(snapshot, books.currency);
	const foreign = ours
		.filter(
			({ amounts }) =>
				!still || amounts.every((each) => each.currency !== books.currency.toUpperCase()),
		)
		.map((refund) => foreignProblem(orderRefunds, refund, books));
	if (!still) return plan({ problems: foreign });
	const { findings } = decideRefunds(orderRefunds, still, books, policy);
	return plan({
		steps: findings.flatMap((finding) => ('step' in finding ? [finding.step] : [])),
		problems: [
			...foreign,
			...findings.flatMap((finding) => (finding.kind === 'problem' ? [finding.problem] : [])),
		],
		postponed: postponedBy(findings, policy),
	});
}

function moneyPlan(
	{ orderKey, name }: OrderRefunds,
	books: TargetBooks,
	rest: Partial<Pick<EditPlan, 'steps' | 'problems' | 'postponed'>>,
): EditPlan {
	const { steps = [], problems = [], postponed = null } = rest;
	const targetVersion = stableHash(books);
	return {
		kind: 'editPlan',
		schemaVersion: 1,
		// When to look again is no part of what has to be done.
		planKey: stableHash({
			orderKey,
			target: [books.system, books.orderId, targetVersion],
			steps,
			problems,
			postponed: postponed?.reason ?? null,
		}),
		about: 'money',
		orderKey,
		orderName: name,
		targetSystem: books.system,
		targetOrderId: books.orderId,
		targetVersion,
		steps,
		expected: null,
		problems,
		postponed,
	};
}

const foreignProblem = (
	{ name }: OrderRefunds,
	{ refundId, amounts }: SourceRefund,
	{ currency }: TargetBooks,
): Problem => ({
	code: 'REFUND_CURRENCY',
	detail: `${name}, refund ${refundId}: it is in ${amounts.map((each) => each.currency).join(' and ')}, and the books have the order in ${currency}. Book it by hand`,
	subject: refundId,
});

const unread = ({ name }: OrderRefunds, { unknown }: TargetBooks): Problem => ({
	code: 'REFUND_UNKNOWN',
	detail: `${name}: the books could not be read (${unknown.join(', ')}). Check what the accounting role may see`,
	subject: unknown.join(', '),
});

/** What only needs time, with the earliest time to look again; what is never to be booked is told without one. */
function postponedBy(
	findings: readonly RefundFinding[],
	{ lookAgain }: RefundPolicy,
): EditPlan['postponed'] {
	const reasons = findings.flatMap((finding) => ('reason' in finding ? [finding.reason] : []));
	if (reasons.length === 0) return null;
	const times = {
		money: lookAgain.pending,
		goods: lookAgain.goods,
		billing: lookAgain.billing,
	};
	const [until = null] = findings
		.flatMap((finding) => (finding.kind === 'waits' ? (times[finding.for] ?? []) : []))
		.sort((a, b) => Date.parse(a) - Date.parse(b));
	return { reason: [...new Set(reasons)].join('; '), until };
}
