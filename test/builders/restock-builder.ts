import {
	restockFactsSchema,
	type Disposition,
	type GoodsIn,
	type RestockFacts,
	type RestockLine,
	type RestockRefund,
	type RestockReturn,
	type RestockRow,
} from '../../domain/restock/restock-facts';
import type { RestockPolicy } from '../../domain/restock/restock-policy';

type Row = Partial<RestockRow> & Pick<RestockRow, 'lineId' | 'quantity' | 'restock'>;
type Money = RestockRefund['transactions'][number]['state'];

const START = Date.parse('2026-03-03T08:00:00Z');
const HOUR = 3_600_000;

/** The location that the warehouse keeps, and one that it does not. */
export const WAREHOUSE = '77';
export const STORE = '88';

export const somePolicy = (overrides: Partial<RestockPolicy> = {}): RestockPolicy => ({
	proof: ['rma', 'stockMovement'],
	mappedLocations: [WAREHOUSE],
	waitHours: 72,
	...overrides,
});

/**
 * Tells what happened to an order's goods. It starts as the order of docs/vendors/shopify.md §4.5: two tees (line 9001)
 * and a mug (9002), nothing shipped. Acts are an hour apart; refunds get the ids 7001, 7002, …
 */
export class RestockStory {
	private order: RestockFacts['order'] = {
		orderKey: 'shopify:demo.myshopify.com:6001' as RestockFacts['order']['orderKey'],
		name: '#1001',
		updatedAt: '2026-03-10T08:00:00Z',
		cancelledAt: null,
		source: 'online',
	};
	private lines: RestockLine[] = [aLine('9001', 'TEE', 2), aLine('9002', 'MUG', 1)];
	private readonly refunds: RestockRefund[] = [];
	private readonly agreements: RestockFacts['agreements'] = [];
	private readonly returns: RestockReturn[] = [];
	private readonly levels: RestockFacts['inventoryChanges'] = [];
	private readonly booked: GoodsIn[] = [];
	private acts = 0;
	private nextId = 1;

	selling(...lines: Array<[lineId: string, sku: string, quantity: number]>): this {
		this.lines = lines.map((line) => aLine(...line));
		return this;
	}

	/** Changes what the order says of a line, true or not. */
	knowing(lineId: string, facts: Partial<RestockLine>): this {
		Object.assign(this.line(lineId), facts);
		return this;
	}

	overTheCounter(): this {
		this.order = { ...this.order, source: 'pos' };
		return this;
	}

	ships(lineId: string, quantity: number): this {
		const line = this.line(lineId);
		line.fulfilments.push({ at: this.passes(), quantity, locationId: WAREHOUSE });
		line.fulfilledQuantity += quantity;
		return this;
	}

	/** S1, S2: an edit takes units off. Without `ledger` the entry that says so was not read. */
	edits(lineId: string, quantity: number, options: Partial<Row> & { ledger?: boolean } = {}): this {
		const { ledger = true, ...row } = options;
		const at = this.passes();
		if (ledger) this.agrees('edit', at, lineId, quantity);
		return this.adds(at, [{ lineId, quantity, restock: 'cancel', ...row }], []);
	}

	/** A refund of some lines whose money is in these states. */
	givesBack(rows: Row[], money: Money[] = ['moved'], returnId = ''): this {
		return this.adds(this.passes(), rows, money, returnId);
	}

	/** The ledger calls the last refund a refund. */
	isRefundByTheLedger(): this {
		const refund = this.refunds.at(-1);
		if (!refund) throw new Error('There is no refund yet');
		const { refundId, createdAt: at } = refund;
		this.agreements.push({ kind: 'refund', at, refundId, returnId: '', deltas: [] });
		return this;
	}

	/** What became of the money of the last refund. */
	turns(state: Money): this {
		for (const each of this.refunds.at(-1)?.transactions ?? []) each.state = state;
		return this;
	}

	/** The shop cancels the order, with a refund of these rows or none. */
	cancels(rows: Row[], money: Money[] = ['moved']): this {
		const at = this.passes();
		this.order = { ...this.order, cancelledAt: at };
		for (const line of this.lines) if (rows.length === 0) line.currentQuantity = 0;
		return rows.length > 0 ? this.adds(at, rows, money) : this;
	}

	opensReturn(
		returnId: string,
		lineId: string,
		quantity: number,
		more: Partial<RestockReturn> = {},
	): this {
		this.passes();
		this.returns.push({
			returnId,
			status: 'open',
			lines: [{ lineId, quantity }],
			exchangeLines: [],
			dispositions: [],
			...more,
		});
		return this;
	}

	/** Returned units are looked at. */
	looksAt(
		returnId: string,
		type: Disposition['type'],
		quantity: number,
		locationId = WAREHOUSE,
	): this {
		const ret = this.returns.find((each) => each.returnId === returnId);
		const lineId = ret?.lines[0]?.lineId;
		if (!ret || lineId === undefined) throw new Error(`There is no return ${returnId}`);
		const dispositionId = `d${this.nextId++}`;
		ret.dispositions.push({ dispositionId, lineId, type, quantity, locationId, at: this.passes() });
		return this;
	}

	/** The target books units in for the order. */
	booksIn(kind: GoodsIn['kind'], sku: string, quantity: number, actioned = true): this {
		const proofId = String(this.nextId++);
		const at = this.passes();
		this.booked.push({ kind, proofId, at, sku, quantity, reference: `R${proofId}`, actioned });
		return this;
	}

	/** A stock level changes, some minutes after the last act. */
	moves(sku: string, delta: number, { locationId = WAREHOUSE, minutes = 1 } = {}): this {
		const at = new Date(START + this.acts * HOUR + minutes * 60_000).toISOString();
		this.levels.push({ changeId: `i${this.nextId++}`, sku, locationId, delta, at });
		return this;
	}

	/** The moment of the last act, and some hours. */
	now(hours = 0): Date {
		return new Date(START + (this.acts + hours) * HOUR);
	}

	build(): RestockFacts {
		return restockFactsSchema.parse(
			structuredClone({
				kind: 'restockFacts',
				schemaVersion: 1,
				order: this.order,
				lines: this.lines,
				refunds: this.refunds,
				agreements: this.agreements,
				returns: this.returns,
				inventoryChanges: this.levels,
				goodsIn: this.booked,
			}),
		);
	}

	private adds(at: string, rows: Row[], money: Money[], returnId = ''): this {
		for (const { lineId, quantity } of rows) {
			const line = this.lines.find((each) => each.lineId === lineId);
			if (line) line.currentQuantity = Math.max(0, line.currentQuantity - quantity);
		}
		this.refunds.push({
			refundId: String(7001 + this.refunds.length),
			createdAt: at,
			returnId,
			transactions: money.map((state) => ({ transactionId: String(this.nextId++), state })),
			lines: rows.map((row, ordinal) => ({
				ordinal,
				restocked: row.restock !== 'none',
				locationId: row.restock === 'none' || returnId !== '' ? '' : WAREHOUSE,
				...row,
			})),
		});
		return this;
	}

	private agrees(kind: 'edit', at: string, lineId: string, units: number): void {
		const deltas = [{ lineId, quantity: -units }];
		this.agreements.push({ kind, at, refundId: '', returnId: '', deltas });
	}

	private line(lineId: string): RestockLine {
		const line = this.lines.find((each) => each.lineId === lineId);
		if (!line) throw new Error(`The order has no line ${lineId}`);
		return line;
	}

	private passes(): string {
		return new Date(START + ++this.acts * HOUR).toISOString();
	}
}

const aLine = (lineId: string, sku: string, quantity: number): RestockLine => ({
	lineId,
	sku,
	title: `Article ${sku}`,
	orderedQuantity: quantity,
	currentQuantity: quantity,
	fulfilledQuantity: 0,
	fulfilments: [],
	bundle: null,
	isBundleParent: false,
	tracked: true,
});

export const aRestockStory = (): RestockStory => new RestockStory();
