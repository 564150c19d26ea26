import type { RecordSnapshot } from '../../../simulators/netsuite';
import type { Placed } from '../order-rows';
import type { Merchant } from './merchant';
import { LINE_ID } from './work-office';

/** Units of one line of the shop's order. */
export type Units = {
	/** What the customer buys. */
	wanted: number;
	/** What the accounts hold open, on all orders. */
	open: number;
	/** What our credits took off. */
	credited: number;
	/** What of that was shipped, picked or billed. */
	moved: number;
	/** What the shop refunded of it, or took off by an edit. */
	gone: number;
};

/** Units of each line, by the line's id in the shop. */
export function unitsByLine(merchant: Merchant, order: Placed): Map<string, Units> {
	const shop = merchant.shopify.shop.order(order.gid);
	const units = new Map<string, Units>();
	const at = (id: string): Units => {
		const known = units.get(id) ?? { wanted: 0, open: 0, credited: 0, moved: 0, gone: 0 };
		units.set(id, known);
		return known;
	};
	for (const line of shop.lines) {
		at(line.id).wanted = line.currentQuantity;
		at(line.id).gone = shop.refunds
			.flatMap((refund) => refund.lines)
			.filter((each) => each.lineId === line.id)
			.reduce((sum, each) => sum + each.quantity, 0);
	}
	for (const { lines } of merchant.salesOrders(order)) {
		for (const line of lines) {
			const id = line.values[LINE_ID];
			if (line.isClosed || typeof id !== 'string' || !units.has(id)) continue;
			at(id).open += line.quantity;
			at(id).moved += Math.max(line.fulfilled, line.picked, line.packed, line.billed);
		}
	}
	for (const { lines } of creditsOf(merchant, order)) {
		for (const line of lines) {
			const id = line.values[LINE_ID];
			if (typeof id === 'string' && units.has(id)) at(id).credited += Math.abs(line.quantity);
		}
	}
	return units;
}

/** What we booked of an order that takes something off it. */
export function creditsOf({ netsuite }: Merchant, { legacyId }: Placed): RecordSnapshot[] {
	return [
		...netsuite.account.records('creditMemo'),
		...netsuite.account.records('cashRefund'),
	].filter(
		({ externalId, header }) =>
			externalId !== null && header['custbody_shopify_order_id'] === legacyId,
	);
}
