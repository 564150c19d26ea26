import type { OrderView } from '../../../simulators/linnworks';
import type { Placed } from '../order-rows';
import { chosen } from '../story-words';
import { bringIn } from './bring-in';
import { CARD, PARTS, SET } from './catalogue';
import type { Merchant } from './merchant';
import type { Numbers, WarehouseAct } from './steps';
import { under, type Packed } from './what-left';

/** Corrections are found for 72 hours; nobody corrects anything in the last of them. */
const CORRECTED_MS = 70 * 3600_000;

/** People at work in the warehouse. What cannot be done throws and changes nothing. */
export class WarehouseFloor {
	/** Orders that send goods again or in exchange. */
	readonly again = new Set<string>();
	/** What was packed into which parcel, by order. */
	readonly packed = new Map<string, Packed[]>();
	/** Numbers that orders had after a part of them had left. */
	readonly partNumbers = new Map<string, Set<string>>();
	/** When the numbers of an order of the shop last changed. */
	readonly numberedAt = new Map<string, number>();
	private numbers = 0;

	constructor(private readonly merchant: Merchant) {}

	async carryOut(placed: Placed, act: WarehouseAct): Promise<void> {
		const { warehouse } = this.merchant.linnworks;
		if (act.act === 'follow') return this.follow(placed);
		if (act.act === 'makeAnew') return await this.makeAnew(placed);
		const closed = act.act === 'sendAgain' || (act.act === 'number' && act.which % 3 > 0);
		const order = this.orderOf(placed, act.which, closed);
		switch (act.act) {
			case 'send':
				if (act.numbers !== 'none') this.setNumber(placed, order, act.numbers);
				warehouse.process(order.OrderId);
				return;
			case 'number':
				this.setNumber(placed, order, act.numbers);
				return;
			case 'split':
				this.split(order, act.line, act.quantity);
				return;
			case 'pack':
				this.pack(order, act.line, act.quantity, act.numbered);
				return;
			case 'partShip': {
				const row = someRow(order, act.line);
				// Of an open order Linnworks does not say that it sends something again.
				if (row.CompositeSubItems.length > 0 || this.again.has(order.OrderId)) {
					throw new Error('It leaves as a whole');
				}
				warehouse.partShip(order.OrderId, row.SKU || row.ChannelSKU, act.quantity);
				this.notePart(order);
				return;
			}
			case 'sendAgain': {
				const units = [{ sku: nameOf(someRow(order, act.line)), quantity: 1 }];
				this.again.add(warehouse.sendAgain(order.OrderId, units, act.sentAs));
				return;
			}
			case 'cancel':
				warehouse.cancel(order.OrderId);
				return;
			case 'addLine':
				warehouse.addLine(order.OrderId, { sku: act.sku });
				return;
		}
	}

	/** An order of another channel, named by a number as those of the shop are, leaves. */
	sendElsewhere(): void {
		const { warehouse } = this.merchant.linnworks;
		this.numbers += 1;
		const { orderId } = warehouse.createOrder({
			...{ reference: `555${this.numbers}`, source: 'EBAY', subSource: 'ebay-shop' },
			lines: [{ sku: 'MUG-01', quantity: 1 }],
		});
		warehouse.setTracking(orderId, `E${this.numbers}`, 'DPD');
		warehouse.process(orderId);
	}

	/** One of the shop's orders in the warehouse, open or closed. */
	private orderOf(placed: Placed, which: number, isClosed: boolean): OrderView {
		const all = under(this.merchant, placed).filter(
			({ Processed, GeneralInfo }) => Processed === isClosed && !GeneralInfo.HoldOrCancel,
		);
		const order = chosen(all, which);
		if (!order) throw new Error('There is none');
		return order;
	}

	private setNumber(placed: Placed, order: OrderView, numbers: Numbers): void {
		const { warehouse } = this.merchant.linnworks;
		const { ProcessedDateTime: at } = order as { ProcessedDateTime?: string };
		if (at !== undefined && Date.now() - Date.parse(at) > CORRECTED_MS) throw new Error('Too late');
		if (numbers === 'none') throw new Error('Numbers are never taken away');
		this.numbers += 1;
		const number = `T${this.numbers}`;
		warehouse.setTracking(
			order.OrderId,
			numbers === 'two' ? `${number}, ${number}B` : number,
			this.numbers % 4 === 0 ? '' : 'DPD',
		);
		this.numberedAt.set(placed.legacyId, Date.now());
		if (this.partNumbers.has(order.OrderId)) this.notePart(order);
	}

	/** Until all of it has left, the number of an order is the one of the part that has. */
	private notePart({ OrderId }: OrderView): void {
		const { ShippingInfo } = this.merchant.linnworks.warehouse.order(OrderId);
		const known = this.partNumbers.get(OrderId) ?? new Set();
		this.partNumbers.set(OrderId, known.add(ShippingInfo.TrackingNumber));
	}

	private split(order: OrderView, line: number, quantity: number): void {
		const row = someRow(order, line);
		const units = order.Items.reduce((sum, each) => sum + each.Quantity, 0);
		const isFixed = row.PartShippedQty > 0 || this.packed.has(order.OrderId);
		if (isFixed || Math.min(quantity, row.Quantity) === units) {
			throw new Error('It cannot be split like this');
		}
		this.merchant.linnworks.warehouse.splitOrder(order.OrderId, [
			[{ sku: nameOf(row), quantity: Math.min(quantity, row.Quantity) }],
		]);
	}

	/** Some units of one row go into a parcel of their own, everything else into another. */
	private pack(
		{ OrderId, Items }: OrderView,
		line: number,
		quantity: number,
		numbered: 'both' | 'one' | 'none',
	): void {
		const rows = Items.filter(({ IsService }) => !IsService);
		const names = rows.map(nameOf);
		const row = chosen(rows, line);
		const hasTwins = new Set(names).size < names.length;
		if (!row || hasTwins || rows.some(({ PartShippedQty }) => PartShippedQty > 0)) {
			throw new Error('It cannot be packed like this');
		}
		const own = Math.min(quantity, row.Quantity);
		const rest = rows
			.map((each) => ({ sku: nameOf(each), quantity: each.Quantity - (each === row ? own : 0) }))
			.filter((each) => each.quantity > 0);
		if (rest.length === 0) throw new Error('It is all one parcel');
		this.numbers += 1;
		const parcels = [[{ sku: nameOf(row), quantity: own }], rest].map((units, at) => ({
			units: units.flatMap((each) => apart(each, names)),
			trackingNumber:
				numbered === 'both' || (numbered === 'one' && at === 0) ? `P${this.numbers}-${at}` : '',
		}));
		this.merchant.linnworks.warehouse.packInParcels(OrderId, parcels);
		this.packed.set(
			OrderId,
			parcels.map(({ units, trackingNumber }) => ({ number: trackingNumber, units })),
		);
	}

	/** The quantities of an order that is still whole become the shop's; lines that are new are put on without an id. */
	private follow(placed: Placed): void {
		const { warehouse } = this.merchant.linnworks;
		const orders = under(this.merchant, placed).filter(
			({ OrderId, GeneralInfo, Processed }) =>
				!this.again.has(OrderId) && !(Processed && GeneralInfo.HoldOrCancel),
		);
		const [order] = orders;
		if (!order || orders.length > 1 || order.Processed || this.isTouched(order)) {
			throw new Error('It is too late');
		}
		const { lines } = this.merchant.shopify.shop.order(placed.gid);
		for (const line of lines) {
			if (line.sku === CARD) continue;
			const row = order.Items.find(({ ItemNumber }) => ItemNumber === line.id);
			const isPart = !row && order.Items.some(({ SKU }) => SKU === SET);
			const wanted = line.currentQuantity - line.fulfilledQuantity;
			const twins = order.Items.filter(({ SKU }) => SKU === row?.SKU).length > 1;
			if (isPart || twins || wanted < 0 || row?.Quantity === wanted) continue;
			if (row && wanted === 0) {
				if (order.Items.length > 1) warehouse.removeLine(order.OrderId, row.SKU);
			} else if (row) warehouse.changeLine(order.OrderId, row.SKU, { Quantity: wanted });
			else if (wanted > 0) {
				warehouse.addLine(order.OrderId, { sku: line.sku ?? '', quantity: wanted });
			}
		}
	}

	private async makeAnew(placed: Placed): Promise<void> {
		const { linnworks, shopify, manners } = this.merchant;
		const orders = under(this.merchant, placed);
		const open = orders.filter(({ Processed }) => !Processed);
		const left = orders.filter(
			({ Processed, GeneralInfo }) => Processed && !GeneralInfo.HoldOrCancel,
		);
		const { fulfilments } = shopify.shop.order(placed.gid);
		if (left.length > 0 || open.length !== 1 || open.some((order) => this.isTouched(order))) {
			throw new Error('It is too late');
		}
		if (fulfilments.length > 0) throw new Error('Somebody fulfils it already');
		const manner = manners.get(placed.legacyId);
		if (!manner) throw new Error('It is not known');
		const reference = `${placed.legacyId}-R${orders.length}`;
		linnworks.warehouse.cancel(open[0]?.OrderId ?? '');
		await bringIn(shopify, linnworks, placed, manner, reference);
	}

	private isTouched({ OrderId }: OrderView): boolean {
		return this.packed.has(OrderId) || this.partNumbers.has(OrderId);
	}
}

/** What lies in the parcel: of a set its parts. */
function apart(each: { sku: string; quantity: number }, names: readonly string[]): Packed['units'] {
	if (each.sku !== SET) return [each];
	if (PARTS.some(({ sku }) => names.includes(sku))) throw new Error('Nobody could tell them apart');
	return PARTS.map(({ sku, quantity }) => ({ sku, quantity: quantity * each.quantity }));
}

const nameOf = (row: OrderView['Items'][number]): string => row.ChannelSKU || row.SKU;

function someRow({ Items }: OrderView, line: number): OrderView['Items'][number] {
	const row = chosen(
		Items.filter(({ IsService }) => !IsService),
		line,
	);
	if (!row) throw new Error('It has no goods');
	return row;
}
