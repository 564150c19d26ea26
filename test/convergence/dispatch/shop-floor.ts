import type { OrderSnapshot } from '../../../simulators/shopify';
import type { Placed } from '../order-rows';
import { chosen } from '../story-words';
import { CARD, SET } from './catalogue';
import type { Merchant } from './merchant';
import type { ShopChange } from './steps';
import { under } from './what-left';

/** What a person wrote over a fulfilment's number, and when. */
export type Renumbered = { number: string; at: number };

/** What buyers, staff and other apps do in the shop. What cannot be done throws and changes nothing. */
export class ShopFloor {
	/** Fulfilments that somebody else made, as they were: numbers, and where. */
	readonly foreign = new Map<string, { number: string; inStore: boolean; units: string }>();
	readonly renumbered = new Map<string, Renumbered>();
	/** When an order last changed. */
	readonly changedAt = new Map<string, number>();
	private numbers = 0;

	constructor(private readonly merchant: Merchant) {}

	carryOut(order: Placed, change: ShopChange): void {
		this.act(order, change);
		this.changedAt.set(order.legacyId, Date.now());
	}

	private act(order: Placed, change: ShopChange): void {
		const { shop } = this.merchant.shopify;
		const { gid } = order;
		const { lines } = shop.order(gid);
		switch (change.change) {
			case 'quantity': {
				const line = some(lines, change.line, (each) => each.currentQuantity > 0);
				const quantity = Math.max(change.quantity, line.fulfilledQuantity);
				shop.edit(gid, [{ setQuantity: { lineId: line.id, quantity } }]);
				return;
			}
			case 'add': {
				const { sku, quantity } = change;
				shop.edit(gid, [{ addVariant: { sku, quantity, allowDuplicates: true } }]);
				return;
			}
			case 'renew': {
				const line = some(
					lines,
					change.line,
					(each) =>
						each.unfulfilledQuantity > 0 && each.unfulfilledQuantity === each.currentQuantity,
				);
				const { sku, currentQuantity: quantity } = line;
				shop.edit(gid, [{ setQuantity: { lineId: line.id, quantity: 0 } }]);
				shop.edit(gid, [{ addVariant: { sku: sku ?? '', quantity, allowDuplicates: true } }]);
				return;
			}
			case 'bundle':
				shop.edit(gid, [{ setBundleQuantity: { sku: SET, quantity: change.quantity } }]);
				return;
			case 'refund': {
				const line = some(lines, change.line, (each) => each.currentQuantity > 0);
				const most = change.restock === 'CANCEL' ? line.unfulfilledQuantity : line.currentQuantity;
				const quantity = Math.min(change.quantity, most);
				if (quantity === 0) throw new Error('It has left');
				const units = [{ lineId: line.id, quantity, restockType: change.restock }];
				shop.refund(gid, { lines: units });
				return;
			}
			case 'cancel':
				shop.cancel(gid);
				return;
			case 'fulfil':
				this.fulfil(order, change);
				return;
			case 'hold': {
				const line = some(lines, change.line, (each) => each.unfulfilledQuantity > 0);
				shop.holdFulfilment(gid, change.whole ? {} : { lines: [{ lineId: line.id, quantity: 1 }] });
				return;
			}
			case 'release':
				shop.releaseFulfilment(gid);
				return;
			case 'schedule':
				shop.scheduleFulfilment(gid, new Date(Date.now() + 3600_000).toISOString());
				return;
			case 'open':
				shop.openFulfilment(gid);
				return;
			case 'move':
				this.move(order, change.line, change.quantity, this.merchant.sites[change.to].shopId);
				return;
			case 'renumber':
				this.renumber(order, change.fulfilment, change.blank);
				return;
			case 'callOff': {
				const standing = shop.order(gid).fulfilments.filter(isStanding);
				shop.cancelFulfilment(gid, some(standing, change.fulfilment).name);
				return;
			}
		}
	}

	private fulfil(
		order: Placed,
		{ line: which, quantity: most, number, inStore }: ShopChange & { change: 'fulfil' },
	): void {
		const { shop } = this.merchant.shopify;
		const before = shop.order(order.gid);
		const line = some(before.lines, which, (each) => each.unfulfilledQuantity > 0);
		const quantity = Math.min(most, line.unfulfilledQuantity);
		if (inStore) this.move(order, which, quantity, this.merchant.sites.store.shopId);
		this.numbers += 1;
		const given = {
			none: '',
			own: `X${this.numbers}`,
			warehouse: this.warehouseNumber(order),
		}[number];
		const { fulfilments } = shop.order(order.gid);
		const units = [{ lineId: line.id, quantity }];
		const after = shop.fulfil(order.gid, units, given === '' ? undefined : { number: given });
		for (const made of after.fulfilments.slice(fulfilments.length)) {
			const isStore = made.locationId === String(this.merchant.sites.store.shopId);
			const told = { number: given, inStore: isStore, units: JSON.stringify(made.lines) };
			this.foreign.set(made.name, told);
		}
	}

	private warehouseNumber(order: Placed): string {
		const numbers = under(this.merchant, order).map(
			({ ShippingInfo }) => ShippingInfo.TrackingNumber,
		);
		return numbers.find((number) => /^T\d+$/.test(number)) ?? '';
	}

	private move({ gid }: Placed, which: number, quantity: number, locationId: number): void {
		const { shop } = this.merchant.shopify;
		const { lines, fulfilmentOrders } = shop.order(gid);
		const line = some(lines, which, (each) => each.unfulfilledQuantity > 0 && each.sku !== CARD);
		const open = fulfilmentOrders.filter(({ status }) => status !== 'CLOSED');
		if (open.some(({ status }) => status !== 'OPEN' && status !== 'IN_PROGRESS')) {
			throw new Error('What waits is not moved');
		}
		const units = Math.min(quantity, line.unfulfilledQuantity);
		shop.moveFulfilment(gid, { lineId: line.id, quantity: units, locationId });
	}

	private renumber({ gid }: Placed, which: number, blank: boolean): void {
		const { shop } = this.merchant.shopify;
		const { name } = some(shop.order(gid).fulfilments.filter(isStanding), which);
		this.numbers += 1;
		const number = blank ? '' : `X${this.numbers}`;
		shop.changeTracking(gid, name, number);
		const foreign = this.foreign.get(name);
		if (foreign) this.foreign.set(name, { ...foreign, number });
		this.renumbered.set(name, { number, at: Date.now() });
	}
}

export const isStanding = ({ status }: OrderSnapshot['fulfilments'][number]): boolean =>
	status === 'SUCCESS';

function some<T>(list: readonly T[], which: number, fits: (each: T) => boolean = () => true): T {
	const found = chosen(list.filter(fits), which);
	if (!found) throw new Error('There is none');
	return found;
}
