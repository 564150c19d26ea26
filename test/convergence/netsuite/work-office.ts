import type { RecordSnapshot } from '../../../simulators/netsuite';
import type { Placed } from '../order-rows';
import { chosen } from '../story-words';
import type { Merchant } from './merchant';
import { SAMPLE } from './seed';
import type { OfficeAct } from './steps';

export const LINE_ID = 'custcol_shopify_line_id';
export const HOLD = 'custbody_osync_hold';
export const HOLD_MARK = 'custbody_osync_hold_by';

/** What people do in the accounts and in the warehouse that works from them. */
export class Office {
	/** Sales orders that people hold, by id. */
	readonly held = new Set<string>();
	/** Lines that people added, by order: `<order id>/<line>`. */
	readonly added = new Set<string>();
	/** Orders of the shop that somebody credited by hand, or whose order or line finance closed, by legacy id. */
	readonly credited = new Set<string>();
	readonly closedAt = new Map<string, number>();

	/** Orders of the shop that were billed as a whole before any of it was refunded. */
	readonly billedWhole = new Set<string>();
	/** Whether every order gets a deposit once the accounts have it. */
	takesDeposits = false;
	private isPeriodClosed = false;

	constructor(private readonly merchant: Merchant) {}

	/** What finance does by itself whenever a flow has run. */
	takeDeposits(): void {
		if (!this.takesDeposits || this.isPeriodClosed) return;
		for (const order of this.merchant.orders) {
			const [first] = this.merchant.salesOrders(order);
			const { received } = this.merchant.shopify.shop.order(order.gid).totals;
			if (!first || this.depositsOf(first.id).length > 0) continue;
			this.merchant.netsuite.account.deposit(first.id, Number(received));
		}
	}

	/** Throws when the account refuses it or there is nothing to choose from. */
	work(order: Placed, act: OfficeAct, amount: number): void {
		const { account } = this.merchant.netsuite;
		if (act === 'closePeriod' || act === 'openPeriod') return this.setPeriod(act === 'closePeriod');
		const sold = chosen(this.merchant.salesOrders(order), amount);
		if (!sold) throw new Error('The accounts have none of it');
		const { id } = sold;
		const open = sold.lines.filter((line) => !line.isClosed && line.quantity > line.fulfilled);
		const line = chosen(open, amount);
		const bill = chosen(this.billsOf(id), amount);
		switch (act) {
			case 'approve':
				return account.approve(id);
			case 'ship':
				return this.ship(order, sold, () => account.ship(id));
			case 'shipUnit':
				return this.ship(order, sold, () =>
					account.ship(id, [{ line: line?.line ?? -1, quantity: 1 }]),
				);
			case 'pick':
				account.pick(id, [{ line: line?.line ?? -1, quantity: 1 }]);
				return;
			case 'invoice':
				this.invoice(id, amount % 2 === 0);
				return this.noteBill(order);
			case 'cashSale':
				account.cashSale(id);
				return this.noteBill(order);
			case 'deposit':
				if (this.billsOf(id).length > 0) throw new Error('It is billed already');
				account.deposit(id);
				return;
			case 'payInvoice':
				account.payInvoice(bill?.id ?? '');
				return;
			case 'addLine':
				this.added.add(`${id}/${account.addLineByHand(id, SAMPLE, 1, 3.5)}`);
				return;
			case 'closeLine':
				account.closeLines(id, [{ line: line?.line ?? -1 }]);
				this.closedAt.set(order.legacyId, Date.now());
				return;
			case 'closeOrder':
				account.closeLines(id);
				this.closedAt.set(order.legacyId, Date.now());
				return;
			case 'creditByHand':
				return this.creditByHand(order, sold);
			case 'receiveReturn':
				return this.receiveReturn(order, sold);
			case 'hold':
				if (sold.header[HOLD] === true) throw new Error('It is held already');
				account.editByHand(id, { [HOLD]: true, [HOLD_MARK]: 'the office' });
				this.held.add(id);
				return;
			case 'unhold':
				if (!this.held.delete(id)) throw new Error('Nobody here holds it');
				return account.editByHand(id, { [HOLD]: false, [HOLD_MARK]: '' });
		}
	}

	/** Closes the month in which the story plays, or opens it again. */
	setPeriod(isClosed: boolean): void {
		this.isPeriodClosed = isClosed;
		this.merchant.netsuite.account.closePeriod(isClosed ? '2026-03-31' : null);
	}

	/** Ships and bills whatever can be, and lets go what people held. */
	billAll(): void {
		for (const order of this.merchant.orders) {
			for (const { id } of this.merchant.salesOrders(order)) {
				for (const act of ['ship', 'invoice'] as const) {
					try {
						if (act === 'invoice') this.invoice(id, true);
						else this.shipAll(order, id);
					} catch {
						continue;
					}
				}
			}
		}
	}

	private noteBill(order: Placed): void {
		const { refunds, cancelledAt } = this.merchant.shopify.shop.order(order.gid);
		const isWhole = this.merchant.salesOrders(order).every(({ status }) => status === 'G');
		if (isWhole && refunds.length === 0 && cancelledAt === null) {
			this.billedWhole.add(order.legacyId);
		}
	}

	/** Bills of a sales order. */
	billsOf(orderId: string): RecordSnapshot[] {
		const { account } = this.merchant.netsuite;
		return [...account.records('invoice'), ...account.records('cashSale')].filter(
			({ createdFrom }) => createdFrom === orderId,
		);
	}

	/** Deposits that were taken for a sales order. */
	depositsOf(orderId: string): RecordSnapshot[] {
		const { account } = this.merchant.netsuite;
		return account.records('customerDeposit').filter(({ salesOrder }) => salesOrder === orderId);
	}

	private shipAll(order: Placed, id: string): void {
		const { account } = this.merchant.netsuite;
		this.ship(order, account.order(id), () => account.ship(id));
	}

	private invoice(id: string, usesDeposit: boolean): void {
		const { account } = this.merchant.netsuite;
		const invoice = account.invoice(id);
		const deposit = this.depositsOf(id).find(({ remaining }) => remaining > 0);
		if (usesDeposit && deposit) account.applyDeposit(deposit.id, invoice);
	}

	/** Ships, and tells the shop what left. */
	private ship(order: Placed, before: RecordSnapshot, act: () => void): void {
		act();
		const { shop } = this.merchant.shopify;
		const gone = this.merchant.netsuite.account.order(before.id).lines.map((line) => {
			const known = before.lines.find((each) => each.line === line.line);
			return { lineId: line.values[LINE_ID], units: line.fulfilled - (known?.fulfilled ?? 0) };
		});
		const units = shop.order(order.gid).lines.flatMap((line) => {
			const left = gone
				.filter(({ lineId }) => lineId === line.id)
				.reduce((sum, each) => sum + each.units, 0);
			const quantity = Math.min(left, line.unfulfilledQuantity);
			return quantity > 0 ? [{ lineId: line.id, quantity }] : [];
		});
		if (units.length > 0) shop.fulfil(order.gid, units);
	}

	/** The goods of the shop's newest return come back, under an authorisation that carries the return's number. */
	private receiveReturn(order: Placed, sold: RecordSnapshot): void {
		const { account } = this.merchant.netsuite;
		const back = this.merchant.shopify.shop.order(order.gid).returns.at(-1);
		const lines = (back?.lines ?? []).flatMap(({ lineId, quantity }) => {
			const line = sold.lines.find(({ values }) => values[LINE_ID] === lineId);
			return line ? [{ line: line.line, quantity }] : [];
		});
		const externalId = `SHOPIFY_RA_${back?.id}`;
		const isKnown = account
			.records('returnAuthorization')
			.some((record) => record.externalId === externalId);
		if (lines.length === 0 || isKnown) throw new Error('Nothing comes back');
		const { returnId } = account.receiveReturn(sold.id, lines);
		account.editByHand(returnId, { externalId });
	}

	/** Another integration credits the newest refund before we do, or what it takes for one. */
	private creditByHand(order: Placed, sold: RecordSnapshot): void {
		const { account } = this.merchant.netsuite;
		const shop = this.merchant.shopify.shop.order(order.gid);
		const moved = shop.refunds.at(-1)?.transactions.at(-1)?.amount;
		if (moved === undefined) throw new Error('Nothing was refunded');
		account.create('creditMemo', {
			entity: { id: this.merchant.ids.customer },
			currency: { id: sold.currency === 'EUR' ? '4' : '1' },
			location: { id: this.merchant.ids.location },
			custbody_shopify_order_id: order.legacyId,
			autoApply: false,
			item: {
				items: [{ item: { id: this.merchant.ids.refundItem }, quantity: 1, rate: Number(moved) }],
			},
		});
		this.credited.add(order.legacyId);
	}
}
