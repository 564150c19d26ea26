import { judgeCancelledLine } from './judge-cancelled-line';
import { judgeDisposition } from './judge-disposition';
import { judgeInventoryChanges } from './judge-inventory-changes';
import { judgeRefundLine } from './judge-refund-line';
import { Judging } from './judging';
import { settled, type Portion } from './portion';
import { proveGoodsIn } from './proof-of-goods-in';
import type { RestockFacts, RestockRefund } from './restock-facts';
import type { RestockPolicy } from './restock-policy';
import type { RestockVerdict } from './restock-verdict';
import { toRestockVerdict } from './to-restock-verdict';

/**
 * Tells for every claim that units of an order are back in stock what became of them, unit by unit: a claim may get
 * several verdicts, and their units are the claim's. No unit is said to have come back that never left, and none is
 * proven that no proof was booked for. The same facts give the same verdicts in whatever order they are listed;
 * `now` only turns what waits into an exception.
 */
export function classifyRestocks(
	facts: RestockFacts,
	policy: RestockPolicy,
	now: Date,
): RestockVerdict[] {
	const judging = new Judging(facts, policy);
	const told = inTime(facts).flatMap((claim) => claim.judge(judging));
	const { cancelledAt } = facts.order;
	const freed =
		cancelledAt === null
			? []
			: byId(facts.lines).flatMap((line) => judgeCancelledLine(line, cancelledAt, judging));
	const claims = [...told, ...freed];
	const portions = [...claims, ...judgeInventoryChanges(claims, facts)];
	const context = { orderName: facts.order.name, policy, now };
	return proveGoodsIn(portions, facts, policy).map((portion) => toRestockVerdict(portion, context));
}

const byId = (lines: RestockFacts['lines']): RestockFacts['lines'] =>
	[...lines].sort((a, b) => a.lineId.localeCompare(b.lineId, 'en', { numeric: true }));

type Told = { at: string; id: string; judge: (judging: Judging) => Portion[] };

/** Refunds and dispositions, oldest first: what happened first has the units first. */
function inTime({ refunds, returns }: RestockFacts): Told[] {
	const refunded = refunds.map((refund): Told => ({
		at: refund.createdAt,
		id: `refund ${refund.refundId}`,
		judge: (judging) => judgeRefund(refund, judging),
	}));
	const lookedAt = returns.flatMap((ret) =>
		ret.dispositions.map((disposition): Told => ({
			at: disposition.at,
			id: `disposition ${disposition.dispositionId}`,
			judge: (judging) => judgeDisposition(ret, disposition, judging),
		})),
	);
	return [...refunded, ...lookedAt].sort(
		(a, b) =>
			Date.parse(a.at) - Date.parse(b.at) || a.id.localeCompare(b.id, 'en', { numeric: true }),
	);
}

/** Which of a refund's lines have the units first: those that say most about them. */
const RESTOCKS = ['cancel', 'return', 'none'] as const;

function judgeRefund(refund: RestockRefund, judging: Judging): Portion[] {
	if (refund.lines.length === 0) return [moneyOf(refund)];
	return [...refund.lines]
		.sort(
			(a, b) => RESTOCKS.indexOf(a.restock) - RESTOCKS.indexOf(b.restock) || a.ordinal - b.ordinal,
		)
		.flatMap((row) => judgeRefundLine(refund, row, judging));
}

/** Goodwill, refunded postage, or what an edit left over. */
const moneyOf = (refund: RestockRefund): Portion => ({
	claim: {
		kind: 'refund',
		id: refund.refundId,
		lineId: '',
		sku: '',
		quantity: 0,
		locationId: '',
		at: refund.createdAt,
	},
	units: 0,
	evidence: [{ fact: 'refund', value: `${refund.refundId}, without lines` }],
	ruling: settled('moneyOnly', 'certain', 'The refund names no goods'),
	isPending: false,
	raisesLevel: false,
});
