import { minorUnits } from '../../domain/money/money';
import type { OrderSnapshot } from '../../domain/order/order-snapshot';
import {
	orderRefundsSchema,
	type OrderRefunds,
	type RefundTransaction,
} from '../../domain/refund/order-refunds';
import { anOrder } from './order-builder';
import { pounds } from './money-builder';

type Restock = 'cancel' | 'return' | 'none';
type State = RefundTransaction['state'];
type Line = {
	lineId: string;
	sku: string;
	quantity: number;
	unitMinor: number;
	bundle: { groupId: string; title: string; sku: string; quantity: number } | null;
};

type Refund = {
	refundId: string;
	createdAt: string;
	note: string;
	returnId: string;
	exchanged: boolean;
	lines: Array<{
		line: Line | null;
		kind: 'goods' | 'shipping' | 'duty';
		quantity: number;
		restock: Restock;
		grossMinor: number;
	}>;
	adjustmentMinor: number;
	money: Array<{ transactionId: string; state: State; amountMinor: number }>;
};

type GivingBack = {
	state?: State;
	restock?: Restock;
	returnId?: string;
	/** What is given beyond the lines, or (with a minus) held back of them. */
	beyond?: string;
	/** Overrides what moves: the lines and what is given beyond them. */
	moves?: string;
};

const START = Date.parse('2026-03-03T08:00:00Z');

/**
 * Tells an order's refunds, and the order that they leave. It starts as the order of docs/vendors/shopify.md §4.5: two
 * tees (line 9001) at 33.00, a mug (9002) at 13.20, carriage 5.00, all with 10 % tax; 84.20 in all. Refunds get the ids
 * 7001, 7002, … and transactions 8101, 8102, …, an hour apart.
 */
export class RefundStory {
	private lines: Line[] = [
		{ lineId: '9001', sku: 'TEE', quantity: 2, unitMinor: 3300, bundle: null },
		{ lineId: '9002', sku: 'MUG', quantity: 1, unitMinor: 1320, bundle: null },
	];
	private postageMinor = 500;
	private told: Refund[] = [];
	private nextTransaction = 8101;
	private cancelledAt: string | null = null;
	private second: { currency: string; factor: number } | null = null;

	/** An order with other lines; each unit price is with tax. */
	selling(...lines: Array<[lineId: string, sku: string, quantity: number, price: string]>): this {
		this.lines = lines.map(([lineId, sku, quantity, price]) => ({
			lineId,
			sku,
			quantity,
			unitMinor: pounds(price),
			bundle: null,
		}));
		return this;
	}

	/** A component of a bundle that the order sells as well. */
	sellingInBundle(groupId: string, lineId: string, sku: string, price: string): this {
		const bundle = { groupId, title: 'A set', sku: 'SET', quantity: 1 };
		this.lines.push({ lineId, sku, quantity: 1, unitMinor: pounds(price), bundle });
		return this;
	}

	/** S1, S2: an edit takes units off; no money moves. */
	editsOff(sku: string, units: number, restock: Restock = 'cancel'): this {
		return this.tells({ lines: [this.takeOff(sku, units, restock)] });
	}

	/** S1c: pays back what edits left over. */
	settles(amount: string, state: State = 'moved'): this {
		return this.tells({ money: [[state, pounds(amount)]] });
	}

	/** S3: money without any line. */
	givesGoodwill(amount: string, state: State = 'moved'): this {
		return this.tells({ adjustment: pounds(amount), money: [[state, pounds(amount)]] });
	}

	/** S3b, S4, S8: units and their money, if it moves. */
	refunds(sku: string, units: number, options: GivingBack = {}): this {
		const { state = 'moved', restock = 'cancel', returnId = '' } = options;
		const line = this.takeOff(sku, units, restock);
		const adjustment = pounds(options.beyond ?? '0');
		const moves =
			options.moves === undefined ? line.grossMinor + adjustment : pounds(options.moves);
		return this.tells({ lines: [line], adjustment, returnId, money: [[state, moves]] });
	}

	/** Gives back carriage, which the order then costs less. */
	refundsShipping(amount: string, state: State = 'moved'): this {
		this.postageMinor -= pounds(amount);
		const line = this.charge('shipping', pounds(amount));
		return this.tells({ lines: [line], money: [[state, pounds(amount)]] });
	}

	refundsDuty(amount: string): this {
		const line = this.charge('duty', pounds(amount));
		return this.tells({ lines: [line], money: [['moved', pounds(amount)]] });
	}

	/** S5, and S5b when no money moves: everything goes, and the order is cancelled. */
	cancels({ paid }: { paid: boolean }): this {
		const lines = this.lines
			.filter(({ quantity }) => quantity > 0)
			.map(({ sku, quantity }) => this.takeOff(sku, quantity, 'cancel'));
		lines.push(this.charge('shipping', this.postageMinor));
		this.postageMinor = 0;
		const sum = lines.reduce((total, line) => total + line.grossMinor, 0);
		this.cancelledAt = this.now();
		return this.tells({ lines, money: paid ? [['moved', sum]] : [] });
	}

	/**
	 * S6: goods come back for others; only what they cost less moves, and never below nothing. The shop may tell what it
	 * kept for the new goods as held back.
	 */
	exchanges(
		sku: string,
		returnId: string,
		into: { lineId: string; sku: string; price: string; heldBack?: string },
	): this {
		const line = this.takeOff(sku, 1, 'none');
		const { lineId, sku: newSku, price, heldBack = '0' } = into;
		const unitMinor = pounds(price);
		this.lines.push({ lineId, sku: newSku, quantity: 1, unitMinor, bundle: null });
		const adjustment = 0 - pounds(heldBack);
		const moves = Math.max(0, line.grossMinor - unitMinor);
		const money: Array<[State, number]> = moves > 0 ? [['moved', moves]] : [];
		return this.tells({ lines: [line], returnId, exchanged: true, adjustment, money });
	}

	/** What becomes of a pending transaction. */
	turns(transactionId: string, state: State): this {
		for (const { money } of this.told) {
			for (const each of money) if (each.transactionId === transactionId) each.state = state;
		}
		return this;
	}

	/** The same refund with further money of another gateway. */
	alsoMoves(amount: string, state: State = 'moved'): this {
		this.told.at(-1)?.money.push(this.money(state, pounds(amount)));
		return this;
	}

	/** Every amount in a second currency as well, at so many units per pound. */
	alsoIn(currency: string, factor: number): this {
		this.second = { currency, factor };
		return this;
	}

	/** Units of a line that the customer still buys. */
	unitsOf(lineId: string): number {
		return this.lines.find((line) => line.lineId === lineId)?.quantity ?? 0;
	}

	/** What the order costs now. */
	get totalMinor(): number {
		return this.lines.reduce(
			(sum, line) => sum + line.quantity * line.unitMinor,
			this.postageMinor,
		);
	}

	order(): OrderSnapshot {
		const order = anOrder().shippedBy('Standard', (this.postageMinor / 100).toFixed(2));
		for (const { lineId, sku, quantity, unitMinor, bundle } of this.lines) {
			if (quantity === 0) continue;
			const price = (unitMinor / 100).toFixed(2);
			order.withLine(sku, quantity, price, { lineId, bundle, taxRatePpm: 100_000 });
		}
		if (this.second) order.alsoPricedIn(this.second.currency, this.second.factor);
		return order.with({ cancelledAt: this.cancelledAt, updatedAt: this.now() }).build();
	}

	build(): OrderRefunds {
		const order = this.order();
		const { orderKey, sourceId, reference, name, updatedAt, cancelledAt } = order;
		const scales = [{ currency: 'GBP', factor: 1 }, ...(this.second ? [this.second] : [])];
		return orderRefundsSchema.parse({
			kind: 'orderRefunds',
			schemaVersion: 1,
			orderKey,
			sourceId,
			reference,
			name,
			updatedAt,
			cancelledAt,
			refunds: this.told.map(({ lines, adjustmentMinor, money, ...refund }) => ({
				...refund,
				amounts: scales.map(({ currency, factor }) => ({
					currency,
					lines: lines.map(({ line, grossMinor, ...rest }) => {
						const scaled = Math.round(grossMinor * factor);
						const taxMinor = Math.round(scaled / 11);
						return {
							...rest,
							lineId: line?.lineId ?? '',
							sku: line?.sku ?? '',
							title: line ? `Article ${line.sku}` : rest.kind,
							bundle: line?.bundle ?? null,
							netMinor: minorUnits(scaled - taxMinor),
							taxMinor,
							grossMinor: scaled,
						};
					}),
					adjustmentMinor: Math.round(adjustmentMinor * factor),
					transactions: money.map((each) => ({
						...each,
						amountMinor: Math.round(each.amountMinor * factor),
						gateway: 'shopify_payments',
						at: refund.createdAt,
					})),
				})),
			})),
		});
	}

	private tells(refund: {
		lines?: Refund['lines'];
		adjustment?: number;
		returnId?: string;
		exchanged?: boolean;
		money?: Array<[State, number]>;
	}): this {
		this.told.push({
			refundId: String(7001 + this.told.length),
			createdAt: new Date(START + this.told.length * 3_600_000).toISOString(),
			note: '',
			returnId: refund.returnId ?? '',
			exchanged: refund.exchanged ?? false,
			lines: refund.lines ?? [],
			adjustmentMinor: refund.adjustment ?? 0,
			money: (refund.money ?? []).map(([state, amount]) => this.money(state, amount)),
		});
		return this;
	}

	private money(state: State, amountMinor: number): Refund['money'][number] {
		return { transactionId: String(this.nextTransaction++), state, amountMinor };
	}

	private takeOff(sku: string, quantity: number, restock: Restock): Refund['lines'][number] {
		const line = this.lines.find((each) => each.sku === sku);
		if (!line || line.quantity < quantity) throw new Error(`The order has no ${quantity} ${sku}`);
		line.quantity -= quantity;
		return { line, kind: 'goods', quantity, restock, grossMinor: quantity * line.unitMinor };
	}

	private charge(kind: 'shipping' | 'duty', grossMinor: number): Refund['lines'][number] {
		return { line: null, kind, quantity: 1, restock: 'none', grossMinor };
	}

	private now(): string {
		return new Date(START + this.told.length * 3_600_000).toISOString();
	}
}

export const aRefundStory = (): RefundStory => new RefundStory();
