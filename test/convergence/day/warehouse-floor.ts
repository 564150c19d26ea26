import type { OrderView } from '../../../simulators/linnworks';
import { outOfStep } from '../at-rest';
import type { Merchant } from '../merchant';
import { chosen } from '../story-words';
import type { Act, WarehouseAct } from './acts';
import { creditLines } from './credit-lines';
import type { Diary } from './diary';
import { addUnits, type Shelf, type Units } from './shelf';
import { heldOrder, toWorld } from './to-world';

/** Where goods that come back are put down, as Linnworks names it. */
export const BAY = 'Returns bay';
const MAIN = 'Default';

type Goods = Array<{ sku: string; units: number; scrap: number }>;

/** People at work in the warehouse. What cannot be done throws and changes nothing. */
export class WarehouseFloor {
	constructor(
		private readonly merchant: Merchant,
		private readonly shelf: Shelf,
	) {}

	carryOut(diary: Diary, act: WarehouseAct): void {
		const { warehouse } = this.merchant.linnworks;
		if (act.act === 'putAway') {
			for (const [sku, units] of this.shelf.putAway()) {
				warehouse.adjustStock(sku, -units, BAY);
				warehouse.adjustStock(sku, units);
			}
			return;
		}
		const order = warehouse.order(diary.order.legacyId);
		switch (act.act) {
			case 'wave':
				warehouse.createPickWave(order.OrderId);
				return;
			case 'pick':
				this.pick(diary, order);
				return;
			case 'label':
				warehouse.printLabel(order.OrderId, `TRACK-${order.NumOrderId}`);
				diary.tote = toPick(order);
				return;
			case 'dispatch':
				this.dispatch(diary, order);
				return;
			case 'partShip':
				this.partShip(diary, order, act.line, act.quantity);
				return;
			case 'receive':
				this.receive(diary, order, act);
				return;
			case 'recordByHand':
				this.recordByHand(diary, order);
				return;
		}
	}

	/** Takes an order out of what it waits in, and says what is to be done with it: sent, or cancelled if nobody wants it. */
	letGo({ order, departure }: Diary): Act[] {
		const { warehouse } = this.merchant.linnworks;
		const held = heldOrder(this.merchant, order);
		const shop = this.merchant.shopify.shop.order(order.gid);
		if (!held || held.Processed || departure) return [];
		const isWanted = shop.lines.some((line) => line.currentQuantity > 0);
		const isFixed = held.GeneralInfo.LabelPrinted || held.GeneralInfo.PickwaveIds.length > 0;
		if (isFixed && held.GeneralInfo.IsParked) warehouse.unpark(held.OrderId);
		if (isWanted) return isFixed ? [{ act: 'dispatch' }, { act: 'hear' }] : [];
		if (isFixed) warehouse.cancel(held.OrderId);
		return shop.cancelledAt === null ? [{ act: 'cancel', restock: true, pending: false }] : [];
	}

	/** What the picker takes off the shelf stays in the tote until it goes. */
	private pick(diary: Diary, { OrderId: key, GeneralInfo: info, Items: rows }: OrderView): void {
		const { warehouse } = this.merchant.linnworks;
		const wave = info.PickwaveIds.at(-1);
		if (wave === undefined) throw new Error('It is in no wave');
		if (warehouse.wave(wave).State === 'Allocated') warehouse.startWave(wave);
		for (const row of rows) if (!row.IsService) warehouse.pickItem(key, row.SKU, row.Quantity);
		diary.tote = toPick(warehouse.order(key));
	}

	private dispatch(diary: Diary, order: OrderView): void {
		const { warehouse } = this.merchant.linnworks;
		const { shop } = this.merchant.shopify;
		const parcel = diary.tote ?? toPick(order);
		const apart = outOfStep(toWorld(this.merchant), diary.order);
		warehouse.process(order.OrderId);
		this.send(diary, parcel);
		const sent = warehouse.order(order.OrderId);
		diary.departure = { at: Date.now(), shop: shop.order(diary.order.gid), sent, apart };
	}

	private partShip(diary: Diary, order: OrderView, line: number, most: number): void {
		const goods = order.Items.filter((row) => !row.IsService && row.Quantity > row.PartShippedQty);
		const row = chosen(goods, line);
		if (!row || goods.length + row.Quantity < 3) throw new Error('There is no part to ship');
		const units = Math.min(most, row.Quantity - row.PartShippedQty);
		// Several rows may be of one article.
		this.merchant.linnworks.warehouse.partShip(order.OrderId, row.ItemNumber || row.SKU, units);
		this.send(diary, [{ lineId: row.ItemNumber, sku: row.SKU, units }]);
	}

	private send(diary: Diary, parcel: NonNullable<Diary['tote']>): void {
		const goods: Units = new Map();
		for (const { sku, units } of parcel) addUnits(goods, sku, units);
		creditLines(diary, parcel, this.merchant.shopify.shop.order(diary.order.gid));
		this.shelf.leave(goods);
	}

	/** A parcel is opened: what is fit to be sold is put down, the rest thrown away. */
	private receive(
		diary: Diary,
		order: OrderView,
		act: Extract<WarehouseAct, { act: 'receive' }>,
	): void {
		const { warehouse } = this.merchant.linnworks;
		const { returnId, goods } = this.unpack(diary, order, act);
		const location = act.place === 'bay' ? BAY : MAIN;
		const known = goods.filter(({ sku }) => order.Items.some((row) => row.SKU === sku));
		let isBooked = false;
		if (act.booking === 'order' && known.length > 0) {
			const lines = known.map(({ sku, units, scrap }) => ({ sku, quantity: units, scrap }));
			try {
				warehouse.receiveReturn(order.OrderId, lines, { location });
				isBooked = true;
			} catch {
				// Linnworks does not take it for this order: it is put on the shelf all the same.
			}
		}
		for (const { sku, units, scrap } of isBooked
			? goods.filter((each) => !known.includes(each))
			: goods) {
			if (units > scrap) warehouse.adjustStock(sku, units - scrap, location);
		}
		for (const { sku, units, scrap } of goods) {
			this.shelf.putDown(act.place, sku, units - scrap);
			addUnits(diary.home, sku, -units);
		}
		const at = Date.now();
		diary.arrivals.push({ at, isBooked, returnId, goods: isBooked ? known : goods });
	}

	/** What is in the parcel: what it should hold, or less, or something else, or broken. */
	private unpack(
		diary: Diary,
		order: OrderView,
		{ goods: from, parcel }: Extract<WarehouseAct, { act: 'receive' }>,
	): { returnId: string; goods: Goods } {
		const { refunds, returns, lines } = this.merchant.shopify.shop.order(diary.order.gid);
		const skuOf = (lineId: string): string => lines.find(({ id }) => id === lineId)?.sku ?? '';
		const announced = returns.at(-1);
		const rows =
			from === 'returned'
				? (announced?.lines ?? [])
				: (refunds.filter((each) => each.lines.length > 0 && each.returnId === null).at(-1)
						?.lines ?? []);
		const goods: Goods = [];
		for (const { lineId, quantity } of rows) {
			const sku = skuOf(lineId);
			const held = diary.home.get(sku) ?? 0;
			const units = Math.min(quantity, held);
			const same = goods.find((each) => each.sku === sku);
			if (same) same.units = Math.min(same.units + units, held);
			else if (units > 0) goods.push({ sku, units, scrap: 0 });
		}
		const [first] = goods;
		if (!first) throw new Error('There is nothing to send back');
		if (parcel === 'fewer') {
			if (first.units < 2) throw new Error('There is only one of it');
			first.units -= 1;
		}
		if (parcel === 'damaged') first.scrap = first.units;
		if (parcel === 'partlyDamaged') first.scrap = Math.ceil(first.units / 2);
		if (parcel === 'other') first.sku = otherSku(order, first.sku);
		return { returnId: from === 'returned' ? (announced?.id ?? '') : '', goods };
	}

	/** Somebody who cannot see ours records a refund, with the amount of the shop's last one. */
	private recordByHand(diary: Diary, order: OrderView): void {
		const { refunds } = this.merchant.shopify.shop.order(diary.order.gid);
		const moved = refunds.at(-1)?.transactions.find(({ status }) => status === 'SUCCESS');
		if (!moved) throw new Error('No money moved');
		this.merchant.linnworks.warehouse.recordRefund(order.OrderId, Number(moved.amount));
		diary.byHand.push(Math.round(Number(moved.amount) * 100));
	}
}

/** What is still to be taken off the shelf for an order. */
const toPick = ({ Items: rows }: OrderView): NonNullable<Diary['tote']> =>
	rows
		.filter((row) => !row.IsService && row.Quantity > row.PartShippedQty)
		.map((row) => ({
			lineId: row.ItemNumber,
			sku: row.SKU,
			units: row.Quantity - row.PartShippedQty,
		}));

/** Another article: one of the order if it has several, or else one that it never had. */
function otherSku({ Items: rows }: OrderView, sku: string): string {
	const other = rows.find((row) => !row.IsService && row.SKU !== sku);
	return other?.SKU ?? (sku === 'MUG-01' ? 'CAP-BLACK' : 'MUG-01');
}
