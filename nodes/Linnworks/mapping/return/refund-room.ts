import {
	formatAmount,
	minorUnits,
	sumMinor,
	type MinorUnits,
} from '../../../../domain/money/money';
import type { RecordPolicy } from '../../../../domain/refund/assess-records';
import type { OrderRefunds } from '../../../../domain/refund/order-refunds';
import type { TargetRecord, TargetRecords } from '../../../../domain/refund/target-records';

/** What an order has left to refund, and the refunds on it that may be ours under another name. */
export class Room {
	private readonly currency: string;
	private readonly foreign: TargetRecord[];
	private leftMinor: number;

	constructor(
		{ currency, totalMinor, records }: TargetRecords,
		{ refunds }: OrderRefunds,
		private readonly policy: RecordPolicy,
	) {
		this.currency = currency;
		this.leftMinor = totalMinor - sumMinor(records.map(({ amountMinor }) => amountMinor));
		const known = new Set(refunds.map(({ refundId }) => refundId));
		this.foreign = records.filter(({ references }) => !references.some((each) => known.has(each)));
	}

	/** Takes room for a record, or says why there is none. A foreign refund of the same amount stops one of ours. */
	take(refundId: string, amountMinor: MinorUnits): string | null {
		const at = this.foreign.findIndex((record) => record.amountMinor === amountMinor);
		const [twin] =
			at < 0 || this.policy.handBookings === 'ignore' ? [] : this.foreign.splice(at, 1);
		if (twin) {
			const other = `refund ${twin.recordId} of the same amount names no refund of the shop`;
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
