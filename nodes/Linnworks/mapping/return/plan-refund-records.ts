import { formatAmount } from '../../../../domain/money/money';
import type { OrderSnapshot } from '../../../../domain/order/order-snapshot';
import { claimBilled } from '../../../../domain/refund/claim-billed';
import type { OrderRefunds, SourceRefund } from '../../../../domain/refund/order-refunds';
import { isOurs } from '../../../../domain/refund/refund-policy';
import { isPending, pricedRefunds } from '../../../../domain/refund/refund-value';
import { toStillBought } from '../../../../domain/refund/still-bought';
import type { RawOrder } from '../raw/raw-order';
import type { PostSalePlan } from './post-sale-plan';
import type { CreateRefund, RawRefund } from './raw-post-sale';
import { splitRefundMoney, type RefundMoney } from './refund-money';
import { recordedMinor, recordsOf, toRefundBooks } from './refund-books';
import { Room, type RecordPolicy } from './refund-room';
import { toRefundBody } from './to-refund-body';

/** What is to be done about one refund; the amount is what its record comes to. */
type PlannedRecord = {
	refundId: string;
	currency: string;
	amountMinor: number;
	plan: PostSalePlan<CreateRefund>;
};

/**
 * What has to be recorded of the shop's refunds on an order that has left: the money that moved, once for each refund,
 * to the minor unit. A refund without money, such as an edit, is left out, and so are those from before we record any.
 * What an edit took off before the order left is not recorded: the order never held it (docs/vendors/linnworks.md §6.1).
 */
export function planRefundRecords(
	order: RawOrder,
	records: readonly RawRefund[],
	refunds: OrderRefunds,
	snapshot: OrderSnapshot,
	policy: RecordPolicy,
): PlannedRecord[] {
	const currency = order.TotalsInfo.Currency.toUpperCase();
	const due = refunds.refunds.filter((refund) => isDue(refund, policy));
	const waiting = (message: string): PlannedRecord[] =>
		due.map(({ refundId }) => planned(refundId, { status: 'notStarted', message, ids: [] }));
	const planned = (
		refundId: string,
		plan: PostSalePlan<CreateRefund>,
		amountMinor = 0,
	): PlannedRecord => ({ refundId, currency, amountMinor, plan });

	if (!order.Processed) {
		const state = `Order ${order.NumOrderId} is still open in Linnworks`;
		return waiting(`${state}; what is refunded of it is an edit until it has left`);
	}
	if (order.GeneralInfo.HoldOrCancel) {
		return waiting(`Order ${order.NumOrderId} was cancelled in Linnworks and holds no money`);
	}
	if (Date.parse(refunds.updatedAt) !== Date.parse(snapshot.updatedAt)) {
		return waiting('The order changed while it was read');
	}
	const still = toStillBought(snapshot, currency);
	const priced = still ? pricedRefunds(refunds, currency) : [];
	const books = toRefundBooks(order, records, refunds, snapshot);
	const claims = still ? claimBilled(priced, still, books, new Set()) : new Map<string, number[]>();
	const money = splitRefundMoney(priced, claims);
	const room = new Room(order, records, refunds, policy);
	return due.map(({ refundId }) => {
		const own = money.find((each) => each.priced.refund.refundId === refundId);
		if (!own) {
			const message = `Refund ${refundId} is not in ${currency}, the currency of order ${order.NumOrderId}. Record it by hand`;
			return planned(refundId, { status: 'rejected', message, ids: [] });
		}
		const settled = ruleOnRecords(own, recordsOf(records, refundId), currency);
		if (settled) return planned(refundId, settled, own.totalMinor);
		if (own.totalMinor === 0) {
			const message = 'Taken off by an edit before the order left; the order never held it';
			return planned(refundId, { status: 'alreadyDone', message, ids: [] });
		}
		const obstacle = room.take(refundId, own.totalMinor);
		const plan: PostSalePlan<CreateRefund> =
			obstacle === null
				? { write: toRefundBody(order, own, snapshot, refunds) }
				: {
						status: 'rejected',
						message: `Refund ${refundId} was not recorded: ${obstacle}`,
						ids: [],
					};
		return planned(refundId, plan, own.totalMinor);
	});
}

/** What follows from the records that carry the refund's id; null where there is none and its money is settled. */
function ruleOnRecords(
	{ priced, movedMinor }: RefundMoney,
	found: readonly RawRefund[],
	currency: string,
): PostSalePlan<never> | null {
	const { refundId } = priced.refund;
	const ids = found.map((record) => String(record.RefundHeaderId));
	if (ids.length > 1) {
		const message = `Refund ${refundId} is recorded more than once, as ${ids.join(', ')}. Delete all but one`;
		return { status: 'rejected', message, ids };
	}
	if (ids.length === 1) {
		const recorded = recordedMinor(found, currency);
		if (recorded <= movedMinor) return { status: 'alreadyDone', message: '', ids };
		const [is, was] = [recorded, movedMinor].map((each) => formatAmount(each, currency));
		const message = `Refund ${refundId} is recorded with ${is}, but only ${was} moved. Correct it`;
		return { status: 'rejected', message, ids };
	}
	if (!isPending(priced.amounts)) return null;
	return { status: 'notStarted', message: `The money of refund ${refundId} is pending`, ids: [] };
}

/** Whether a refund is to be recorded at all: it is none of the shop's history, and money of it moved or still may. */
export const isDue = ({ createdAt, amounts }: SourceRefund, policy: RecordPolicy): boolean =>
	isOurs(createdAt, policy) &&
	amounts.some(({ transactions }) => transactions.some(({ state }) => state !== 'failed'));
