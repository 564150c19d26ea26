import type { Row } from '../engine/data-tables';
import type { Diary } from './diary';
import type { Day } from './live-day';
import { owedRecords } from './owed-records';
import { heldOrder, toWorld } from './to-world';

/** In what the refund records of an order are not the shop's refunds of what left. */
export function refundTroubles(day: Day, diary: Diary): string[] {
	const { merchant } = day;
	const held = heldOrder(merchant, diary.order);
	const open = toWorld(merchant, 'linnworksRefunds').rows.exceptions(diary.order);
	const told = new Set(open.map((row) => refundIdOf(row)));
	const kept = held ? recordsByRefund(day, held.OrderId) : new Map<string, number[]>();
	const byHand = kept.get('') ?? [];
	kept.delete('');
	const owed = owedRecords(diary, merchant.shopify.shop.order(diary.order.gid));
	// Of a line that was refunded, and got units again once it had left, nobody can tell which of them left.
	const isUnclear = diary.since('quantity').length > 0;
	const troubles: string[] = [];
	for (const { refundId, low, high } of owed) {
		const records = kept.get(refundId) ?? [];
		kept.delete(refundId);
		const is = records.reduce((sum, each) => sum + each, 0);
		const isRight = records.length <= 1 && is >= Math.max(0, low) && is <= high;
		if (records.length > 1) troubles.push(`refund ${refundId} is recorded ${records.length} times`);
		const isBlocked = byHand.includes(high) || exceeds(day, diary, high);
		if (!isRight && !(told.has(refundId) && (isBlocked || isUnclear))) {
			troubles.push(`refund ${refundId}: recorded ${is}, should be ${low} to ${high}`);
		}
		if (isRight && told.has(refundId) && !isUnclear)
			troubles.push(`refund ${refundId} is recorded and still told`);
	}
	for (const [refundId, amounts] of kept) {
		troubles.push(`records ${amounts.join(', ')} of refund ${refundId}, of which nothing was due`);
	}
	const others = open.filter((row) => row['code'] !== 'REFUND_NOT_RECORDED');
	return [...troubles, ...others.map((row) => `${String(row['code'])}: ${String(row['reason'])}`)];
}

/** Amounts of the records in pence, by the shop's refund; those that name none under ''. */
function recordsByRefund({ merchant }: Day, orderId: string): Map<string, number[]> {
	const kept = new Map<string, number[]>();
	for (const refund of merchant.linnworks.warehouse.refundRecords(orderId)) {
		const name = refund.RefundLines[0]?.ExternalReference ?? '';
		const sum = refund.RefundLines.reduce(
			(total, line) => total + Math.round(line.Amount * 100),
			0,
		);
		kept.set(name, [...(kept.get(name) ?? []), sum]);
	}
	return kept;
}

/** Whether Linnworks takes no record of so much: all of them may not come to more than the order cost. */
function exceeds({ merchant }: Day, { departure, order }: Diary, amount: number): boolean {
	if (!departure) return false;
	const held = heldOrder(merchant, order);
	const records = merchant.linnworks.warehouse.refundRecords(held?.OrderId ?? '');
	const sum = records
		.flatMap(({ RefundLines: lines }) => lines)
		.reduce((total, line) => total + Math.round(line.Amount * 100), 0);
	return sum + amount > Math.round(departure.sent.TotalsInfo.TotalCharge * 100);
}

const refundIdOf = (row: Row): string => {
	const { id } = (JSON.parse(String(row['evidence'] ?? '{}')) ?? {}) as { id?: string };
	return id ?? /Refund (\d+)/.exec(String(row['reason']))?.[1] ?? '';
};
