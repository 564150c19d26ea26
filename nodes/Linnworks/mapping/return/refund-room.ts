import {
	formatAmount,
	minorUnits,
	roundAmount,
	type MinorUnits,
} from '../../../../domain/money/money';
import type { OrderRefunds } from '../../../../domain/refund/order-refunds';
import type { RefundPolicy } from '../../../../domain/refund/refund-policy';
import type { RawOrder } from '../raw/raw-order';
import type { RawRefund } from './raw-post-sale';
import { recordedMinor, recordsOf } from './refund-books';

export type RecordPolicy = Pick<RefundPolicy, 'handBookings' | 'lookFrom'>;

/** What an order has left to refund, and the refunds on it that may be ours under another name. */
export class Room {
	private readonly currency: string;
	private readonly foreign: RawRefund[];
	private leftMinor: number;

	constructor(
		order: RawOrder,
		records: readonly RawRefund[],
		{ refunds }: OrderRefunds,
		private readonly policy: RecordPolicy,
	) {
		this.currency = order.TotalsInfo.Currency;
		this.leftMinor =
			roundAmount(order.TotalsInfo.TotalCharge, this.currency) -
			recordedMinor(records, this.currency);
		this.foreign = records.filter((record) =>
			refunds.every(({ refundId }) => recordsOf([record], refundId).length === 0),
		);
	}

	/** Takes room for a record, or says why there is none. A foreign refund of the same amount stops one of ours. */
	take(refundId: string, amountMinor: MinorUnits): string | null {
		const at = this.foreign.findIndex(
			(record) => recordedMinor([record], this.currency) === amountMinor,
		);
		const [twin] =
			at < 0 || this.policy.handBookings === 'ignore' ? [] : this.foreign.splice(at, 1);
		if (twin) {
			const other = `refund ${twin.RefundHeaderId} of the same amount names no refund of the shop`;
			return `${other}. Make ${refundId} its reference, or record this one by hand`;
		}
		if (amountMinor > this.leftMinor) {
			const [wanted, left] = [amountMinor, minorUnits(Math.max(0, this.leftMinor))].map((each) =>
				formatAmount(each, this.currency),
			);
			return `${wanted} is more than the ${left} that the order has left to refund`;
		}
		this.leftMinor -= amountMinor;
		return null;
	}
}
