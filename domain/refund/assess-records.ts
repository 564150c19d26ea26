import { sumMinor, ZERO, type MinorUnits } from '../money/money';
import type { OrderSnapshot } from '../order/order-snapshot';
import type { RestockFacts } from '../restock/restock-facts';
import { claimBilled } from './claim-billed';
import { hasLeft } from './has-left';
import type { OrderRefunds, SourceRefund } from './order-refunds';
import { toRecordBooks } from './record-books';
import type { RecordOutcome } from '../report/record-outcome';
import { isOurs, type RefundPolicy } from './refund-policy';
import { isPending, movedMinor, pricedRefunds } from './refund-value';
import { splitRefundMoney, type RefundMoney } from './split-refund-money';
import { toStillBought } from './still-bought';
import { recordsOf, type TargetRecord, type TargetRecords } from './target-records';

export type RecordPolicy = Pick<RefundPolicy, 'handBookings' | 'lookFrom'>;

/** Everything that says what has to be recorded of one order. */
export type RecordSituation = {
	refunds: OrderRefunds;
	snapshot: OrderSnapshot;
	records: TargetRecords;
	/** What else is known of the goods, if anything. */
	restockFacts?: RestockFacts | undefined;
};

/** What follows for one refund; each reason is a sentence for a person. */
type RecordVerdict =
	| { kind: 'record' }
	/** There is nothing of it that the target could hold. */
	| { kind: 'nothing'; reason: string }
	| {
			kind: 'waits';
			for: Extract<RecordOutcome['waitsFor'], 'dispatch' | 'money' | 'reading'>;
			reason: string;
	  }
	/** A person has to record it. */
	| { kind: 'currency' | 'unclear'; reason: string }
	/** Goods left, and the target has no such order. */
	| { kind: 'orderMissing'; reason: string };

/** One refund against the records. Amounts are minor units of the order's currency in the target. */
export type AssessedRecord = {
	refundId: string;
	/** Whether it was made since we record refunds. */
	ours: boolean;
	movedMinor: MinorUnits;
	/** Money whose fate the source does not know yet. */
	pendingMinor: MinorUnits;
	/** What a record of it has to come to; zero unless the verdict is `record`. */
	dueMinor: MinorUnits;
	/** Null where it is not known what the order held. */
	money: RefundMoney | null;
	found: TargetRecord[];
	verdict: RecordVerdict;
};

/**
 * Compares each refund that moved money, may still, or is recorded, with the records; oldest first, ours or not. What is
 * due of a refund depends on no record of it, except where an edit came after it (docs/vendors/linnworks.md §6.1).
 */
export function assessRecords(
	situation: RecordSituation,
	policy: Pick<RecordPolicy, 'lookFrom'>,
): AssessedRecord[] {
	const { refunds, records } = situation;
	const currency = currencyOf(situation);
	const priced = new Map(
		pricedRefunds(refunds, currency).map((each) => [each.refund.refundId, each.amounts]),
	);
	const common = commonVerdict(situation);
	const money = common === null ? moneyOf(situation, currency) : [];
	return refunds.refunds.flatMap((refund): AssessedRecord[] => {
		const { refundId } = refund;
		const found = recordsOf(records, refundId);
		if (found.length === 0 && !mayMove(refund)) return [];
		const amounts = priced.get(refundId);
		const own = money.find((each) => each.priced.refund.refundId === refundId) ?? null;
		const verdict = common ?? judge(refund, own, situation, found.length > 0);
		const pending = (amounts?.transactions ?? []).filter(({ state }) => state === 'pending');
		return [
			{
				...{ refundId, found, verdict, money: own },
				ours: isOurs(refund.createdAt, policy),
				movedMinor: amounts ? movedMinor(amounts) : ZERO,
				pendingMinor: sumMinor(pending.map(({ amountMinor }) => amountMinor)),
				dueMinor: verdict.kind === 'record' && own ? own.totalMinor : ZERO,
			},
		];
	});
}

/** The currency in which the order is compared: the target's, or what the customer paid in where it has no order. */
export const currencyOf = ({
	refunds,
	snapshot,
	records,
}: Pick<RecordSituation, 'refunds' | 'snapshot' | 'records'>): string =>
	(
		records.currency ||
		(refunds.refunds[0]?.amounts[0]?.currency ?? snapshot.prices[0]?.currency ?? '')
	).toUpperCase();

const mayMove = ({ amounts }: SourceRefund): boolean =>
	amounts.some(({ transactions }) => transactions.some(({ state }) => state !== 'failed'));

/** What follows for every refund alike from how the order stands; null for one that has left. */
function commonVerdict({
	refunds,
	snapshot,
	records,
	restockFacts,
}: RecordSituation): RecordVerdict | null {
	const name = `Order ${records.displayNumber}`;
	switch (records.state) {
		case 'absent':
			if (refunds.source === 'pos') return OVER_THE_COUNTER;
			return hasLeft({ snapshot, refunds, restockFacts })
				? { kind: 'orderMissing', reason: 'The warehouse has no such order, although goods left' }
				: {
						kind: 'nothing',
						reason:
							'The warehouse has no such order, and nothing of it has left, so there is nothing to record',
					};
		case 'cancelled':
			return {
				kind: 'nothing',
				reason: `${name} was cancelled in the warehouse and holds no money`,
			};
		case 'open':
			return {
				...{ kind: 'waits', for: 'dispatch' },
				reason: `${name} is still open in the warehouse; what is refunded of it is an edit until it has left`,
			};
		case 'processed':
			return Date.parse(refunds.updatedAt) === Date.parse(snapshot.updatedAt)
				? null
				: { kind: 'waits', for: 'reading', reason: 'The order changed while it was read' };
	}
}

const OVER_THE_COUNTER: RecordVerdict = {
	kind: 'nothing',
	reason: 'Sold over a counter; the warehouse never had the order',
};

function moneyOf(situation: RecordSituation, currency: string): RefundMoney[] {
	const { refunds, snapshot, records } = situation;
	const still = toStillBought(snapshot, currency);
	if (!still) return [];
	const priced = pricedRefunds(refunds, currency);
	const trusted = refunds.refunds
		.filter((refund) => wasPutBack(refund, situation))
		.map(({ refundId }) => refundId);
	const books = toRecordBooks(records, refunds, snapshot, new Set(trusted));
	return splitRefundMoney(priced, claimBilled(priced, still, books, new Set()));
}

/**
 * Whether an edit put units of a refund's lines back after it, once the order had left, or may have: the order in the
 * target never got them, so what the customer still buys no longer tells what left.
 */
function wasPutBack(
	{ createdAt, amounts }: SourceRefund,
	{ snapshot, records }: RecordSituation,
): boolean {
	const times = [createdAt, ...(records.leftAt === null ? [] : [records.leftAt])];
	const since = Math.max(...times.map((time) => Date.parse(time)));
	const lineIds = new Set(amounts.flatMap(({ lines }) => lines.map(({ lineId }) => lineId)));
	return snapshot.changes.some(
		(change) =>
			change.kind === 'edit' &&
			Date.parse(change.at) > since &&
			change.lineIds.some((lineId) => lineIds.has(lineId) && (change.units?.[lineId] ?? 1) > 0),
	);
}

function judge(
	refund: SourceRefund,
	own: RefundMoney | null,
	situation: RecordSituation,
	isRecorded: boolean,
): RecordVerdict {
	const { refundId } = refund;
	if (!own) {
		const { displayNumber, currency } = situation.records;
		const reason = `Refund ${refundId} is not in ${currency}, the currency of order ${displayNumber}. Record it by hand`;
		return { kind: 'currency', reason };
	}
	if (isPending(own.priced.amounts)) {
		return { kind: 'waits', for: 'money', reason: `The money of refund ${refundId} is pending` };
	}
	if (own.totalMinor < own.movedMinor && !isRecorded && wasPutBack(refund, situation)) {
		const reason = `An edit put goods of refund ${refundId} back on the order later, so nobody can tell what of it the order held when it left. Record it by hand`;
		return { kind: 'unclear', reason };
	}
	if (own.totalMinor > 0) return { kind: 'record' };
	const reason =
		own.movedMinor > 0
			? 'Taken off by an edit before the order left; the order never held it'
			: 'None of its money moved';
	return { kind: 'nothing', reason };
}
