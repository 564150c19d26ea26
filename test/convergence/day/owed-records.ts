import type { OrderSnapshot } from '../../../simulators/shopify';
import type { Diary } from './diary';

/** What a refund's record has to come to, in pence; between two amounts where a row is split by a departure. */
export type Owed = { refundId: string; low: number; high: number };

type Refund = OrderSnapshot['refunds'][number];

const pence = (amount: string): number => Math.round(Number(amount) * 100);

/**
 * What the warehouse has to keep of each refund of an order that left: the money that moved, less what it paid for
 * units that never left. Counted unit by unit from what left and what the shop's refunds took off, oldest first.
 */
export function owedRecords(diary: Diary, shop: OrderSnapshot): Owed[] {
	const { departure } = diary;
	if (!departure) return [];
	const stayed = new Map(
		shop.lines.map(({ id, quantity }) => [id, quantity - (diary.left.get(id) ?? 0)]),
	);
	let [unpaid, unpaidBefore] = [0, 0];
	return shop.refunds.map((refund) => {
		const at = diary.refundedAt.get(refund.id) ?? 0;
		const isBefore = at < departure.at;
		const worth = { gone: 0, stayed: 0, split: 0 };
		for (const row of refund.lines) {
			const value = pence(row.subtotal) + (shop.taxesIncluded ? 0 : pence(row.tax));
			const still = stayed.get(row.lineId) ?? 0;
			const here = goesToStayed(row, isBefore, still, diary);
			stayed.set(row.lineId, still - here);
			const part = Math.round((value * here) / row.quantity);
			worth.stayed += part;
			worth.gone += value - part;
			if (here > 0 && here < row.quantity) worth.split += 1;
		}
		for (const row of refund.shipping) {
			const value = pence(row.subtotal) + (shop.taxesIncluded ? 0 : pence(row.tax));
			worth[isBefore && departure.apart.length === 0 ? 'stayed' : 'gone'] += value;
		}
		const moved = movedBy(refund);
		// What the shop itself calls goodwill, or money held back, belongs to no row. Goodwill that never went is owed to nobody.
		const beyond = Math.max(0, moved - worth.gone - worth.stayed);
		worth.gone += Math.min(goodwillOf(refund), beyond);
		const all = worth.gone + worth.stayed;
		const own = moved >= all ? worth.gone : all === 0 ? 0 : Math.round((moved * worth.gone) / all);
		const ownBefore = Math.min(moved, all) - own;
		const rest = moved - own - ownBefore;
		const settled = Math.min(rest, unpaid);
		const settledBefore = Math.min(rest - settled, unpaidBefore);
		unpaid += worth.gone - own - settled;
		unpaidBefore += worth.stayed - ownBefore - settledBefore;
		const due = moved - ownBefore - settledBefore;
		// A row of units of which some left has no price for each of them: a penny may go either way.
		const slack = due > 0 && (worth.split > 0 || (worth.stayed > 0 && worth.gone > 0)) ? 2 : 0;
		return { refundId: refund.id, low: due - slack, high: due + slack };
	});
}

const goodwillOf = ({ adjustments }: Refund): number =>
	adjustments
		.filter(({ reason }) => reason !== 'PENDING_REFUND_DISCREPANCY')
		.reduce((sum, { amount }) => sum - pence(amount), 0);

const movedBy = ({ transactions }: Refund): number =>
	transactions
		.filter(({ kind, status }) => kind === 'REFUND' && status === 'SUCCESS')
		.reduce((sum, { amount }) => sum + pence(amount), 0);

/**
 * Units of a refund row that never left. Before the departure these are the units that go first; afterwards the shop
 * takes units that it sent before the others, unless it calls the others off.
 */
function goesToStayed(
	row: Refund['lines'][number],
	isBefore: boolean,
	still: number,
	diary: Diary,
): number {
	const left = diary.left.get(row.lineId) ?? 0;
	if (left === 0) return row.quantity;
	if (isBefore || row.restockType === 'CANCEL') return Math.min(row.quantity, Math.max(0, still));
	return 0;
}
