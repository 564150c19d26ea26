import type { EditChange, OrderSnapshot } from '../../../simulators/shopify';
import type { Merchant } from '../merchant';
import { addressAt, chosen, pounds } from '../story-words';
import type { ShopAct } from './acts';
import type { Diary } from './diary';
import { addUnits, type Units } from './shelf';

type Line = OrderSnapshot['lines'][number];

const pence = (amount: string): number => Math.round(Number(amount) * 100);

/** Staff and buyers at work in the shop. What the shop refuses throws and changes nothing. */
export class ShopFloor {
	constructor(private readonly merchant: Merchant) {}

	/** Carries an act out and notes which refunds and returns it made. */
	carryOut(diary: Diary, act: ShopAct): void {
		const { shop } = this.merchant.shopify;
		const { gid } = diary.order;
		this.perform(diary, act);
		const { refunds, returns } = shop.order(gid);
		for (const { id } of refunds) {
			if (!diary.refundedAt.has(id)) diary.refundedAt.set(id, Date.now());
		}
		for (const { id } of returns) if (!diary.openedAt.has(id)) diary.openedAt.set(id, Date.now());
	}

	private perform(diary: Diary, act: ShopAct): void {
		const { shop, switches } = this.merchant.shopify;
		const { gid } = diary.order;
		const order = shop.order(gid);
		const edit = (...changes: EditChange[]): void => void shop.edit(gid, changes);
		const lineOf = (choice: number, lines = sold(order)): Line => {
			const line = chosen(lines, choice);
			if (!line) throw new Error('The order has no such line left');
			return line;
		};
		switches.refundsPending = 'pending' in act && act.pending;
		try {
			switch (act.act) {
				case 'add':
					edit({ addVariant: { sku: act.sku, quantity: act.quantity, allowDuplicates: true } });
					return;
				case 'quantity': {
					const { id: lineId } = lineOf(act.line);
					edit({ setQuantity: { lineId, quantity: act.quantity, restock: act.restock } });
					return;
				}
				case 'remove': {
					const { id: lineId } = lineOf(act.line);
					edit({ setQuantity: { lineId, quantity: 0, restock: act.restock } });
					return;
				}
				case 'swap': {
					const { id: lineId, currentQuantity: quantity } = lineOf(act.line);
					edit(
						{ setQuantity: { lineId, quantity: 0, restock: act.restock } },
						{ addVariant: { sku: act.sku, quantity, allowDuplicates: true } },
					);
					return;
				}
				case 'address':
					shop.updateOrder(gid, { shippingAddress: addressAt(act.street, 'Leeds') });
					return;
				case 'note':
					shop.updateOrder(gid, { note: act.text });
					return;
				case 'express':
					edit({ replaceShipping: { title: 'Express', price: '9.95' } });
					return;
				case 'refundUnits': {
					const line = lineOf(act.line);
					const quantity = Math.min(act.quantity, line.currentQuantity);
					const worth = Math.round((worthOf(order, line) * quantity) / line.currentQuantity);
					const owed = Math.max(0, pence(order.totals.outstanding));
					const amount = pounds(Math.min(Math.max(0, worth - owed), refundable(order)));
					const { restock: restockType } = act;
					const money = amount === '0.00' ? {} : { amount };
					shop.refund(gid, { lines: [{ lineId: line.id, quantity, restockType }], ...money });
					return;
				}
				case 'goodwill':
					shop.refund(gid, { amount: pounds(Math.min(act.pence, refundable(order))) });
					return;
				case 'refundPostage': {
					const [carriage] = order.shippingLines.filter((each) => !each.isRemoved);
					const worth = pence(carriage?.currentPrice ?? '0');
					if (worth === 0 || !order.taxesIncluded) throw new Error('There is no plain postage');
					shop.refund(gid, {
						shipping: 'full',
						amount: pounds(Math.min(worth, refundable(order))),
					});
					return;
				}
				case 'payBack':
					if (pence(order.totals.outstanding) >= 0) throw new Error('Nothing is left over');
					shop.refund(gid, { amount: 'balance' });
					return;
				case 'collect':
					this.collect(diary);
					return;
				case 'settle':
					if (act.moves) shop.settleRefunds(gid);
					else shop.failRefunds(gid);
					return;
				case 'cancel':
					shop.cancel(gid, { restock: act.restock });
					return;
				case 'openReturn':
				case 'openExchange': {
					const gone = order.lines.filter(({ id }) => returnable(order, id) > 0);
					const { id: lineId } = lineOf(act.line, gone);
					const quantity = Math.min(act.quantity, returnable(order, lineId));
					const exchange = act.act === 'openExchange' ? [{ sku: act.sku, quantity: act.sent }] : [];
					shop.createReturn(gid, { lines: [{ lineId, quantity }], exchange });
					return;
				}
				case 'processReturn':
					shop.processReturn(gid, { refund: act.pays ? 'due' : 'none', disposition: act.fate });
					return;
				case 'dispose': {
					const { quantity, fate: type } = act;
					shop.disposeReturn(gid, { type, ...(quantity === null ? {} : { quantity }) });
					return;
				}
				case 'cancelReturn':
					shop.cancelReturn(gid);
					return;
				case 'hear':
					this.hear(diary, order);
					return;
			}
		} finally {
			switches.refundsPending = false;
		}
	}

	/** The buyer pays what is owed; until then Linnworks keeps a new order parked. */
	private collect({ order }: Diary): void {
		const { shopify, linnworks } = this.merchant;
		shopify.shop.markPaid(order.gid);
		try {
			linnworks.warehouse.markPaid(order.legacyId);
		} catch {
			// It is not in the warehouse, or it has been paid before.
		}
	}

	/** The shop ships what has left and it does not know of yet, as far as the order still has it. */
	private hear(diary: Diary, order: OrderSnapshot): void {
		const { shop } = this.merchant.shopify;
		if (diary.tale.intake === 'counter') {
			for (const { id, sku, currentQuantity } of sold(order)) {
				diary.goes(id, sku ?? '', currentQuantity);
			}
			shop.fulfil(order.gid);
			return;
		}
		const unheard: Units = new Map();
		for (const { id, sku, fulfilledQuantity } of order.lines) {
			addUnits(unheard, sku ?? '', (diary.left.get(id) ?? 0) - fulfilledQuantity);
		}
		const units = order.lines
			.map(({ id, sku, unfulfilledQuantity }) => {
				const quantity = Math.max(0, Math.min(unheard.get(sku ?? '') ?? 0, unfulfilledQuantity));
				addUnits(unheard, sku ?? '', -quantity);
				return { lineId: id, quantity };
			})
			.filter(({ quantity }) => quantity > 0);
		if (units.length === 0) throw new Error('There is nothing to hear of');
		shop.fulfil(order.gid, units);
	}
}

const sold = ({ lines }: OrderSnapshot): Line[] => lines.filter((line) => line.currentQuantity > 0);

/** What a line costs now, tax included, in pence. */
const worthOf = ({ taxesIncluded }: OrderSnapshot, line: Line): number =>
	pence(line.currentTotal) + (taxesIncluded ? 0 : pence(line.currentTax));

const refundable = ({ totals, refunds }: OrderSnapshot): number => {
	const waiting = refunds
		.flatMap(({ transactions }) => transactions)
		.filter(({ status }) => status === 'PENDING')
		.reduce((sum, { amount }) => sum + pence(amount), 0);
	const left = pence(totals.received) - pence(totals.refunded) - waiting;
	if (left <= 0) throw new Error('There is no money to pay back');
	return left;
};

/** Units of a line that the shop sent out and that no return has. */
function returnable({ lines, returns }: OrderSnapshot, lineId: string): number {
	const line = lines.find(({ id }) => id === lineId);
	if (!line) return 0;
	const waiting = returns
		.filter(({ status }) => status === 'OPEN')
		.flatMap((each) => each.lines)
		.filter((each) => each.lineId === lineId)
		.reduce((sum, { quantity, processed }) => sum + quantity - processed, 0);
	return Math.max(0, line.currentQuantity - line.unfulfilledQuantity - waiting);
}
