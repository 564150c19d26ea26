import {
	restockFactsSchema,
	type Disposition,
	type GoodsIn,
	type RestockFacts,
	type RestockLine,
	type RestockReturn,
} from '../../domain/restock/restock-facts';
import { aRestockStory, WAREHOUSE } from './restock-builder';

type Units = Record<string, number>;

const START = Date.parse('2026-03-03T08:00:00Z');

/**
 * Tells of the returns of an order, and of what the warehouse booked in under their ids. The order sold five tees (line
 * 9001), five mugs (9002) and five more tees (9003), and all have left.
 */
export class ReturnStory {
	private readonly returns: RestockReturn[] = [];
	private readonly goodsIn: GoodsIn[] = [];
	private readonly agreements: RestockFacts['agreements'] = [];
	private refunds: RestockFacts['refunds'] = [];
	private lines: RestockLine[];
	private nextId = 1;

	constructor() {
		const story = aRestockStory().selling(
			['9001', 'TEE', 5],
			['9002', 'MUG', 5],
			['9003', 'TEE', 5],
		);
		this.lines = story.ships('9001', 5).ships('9002', 5).ships('9003', 5).build().lines;
	}

	knowing(lineId: string, facts: Partial<RestockLine>): this {
		this.lines = this.lines.map((line) => (line.lineId === lineId ? { ...line, ...facts } : line));
		return this;
	}

	/** A return of units by line id, agreed some hours after the start; null: the ledger does not say when. */
	returning(
		returnId: string,
		units: Units,
		more: Partial<RestockReturn> = {},
		agreedHours: number | null = 0,
	): this {
		const lines = Object.entries(units).map(([lineId, quantity]) => ({ lineId, quantity }));
		this.returns.push({
			returnId,
			status: 'open',
			lines,
			exchangeLines: [],
			dispositions: [],
			...more,
		});
		if (agreedHours !== null) {
			const at = hoursIn(agreedHours);
			this.agreements.push({ kind: 'return', at, refundId: '', returnId, deltas: [] });
		}
		return this;
	}

	/** What was decided in the shop about units of a line. */
	deciding(returnId: string, lineId: string, type: Disposition['type'], quantity: number): this {
		const dispositionId = `d${this.nextId++}`;
		const at = hoursIn(2);
		this.returns
			.find((each) => each.returnId === returnId)
			?.dispositions.push({ dispositionId, lineId, type, quantity, locationId: WAREHOUSE, at });
		return this;
	}

	/** A refund of a return, some hours after the start. */
	refunding(returnId: string, hours: number): this {
		const refundId = String(7001 + this.refunds.length);
		const createdAt = hoursIn(hours);
		this.refunds = [
			...this.refunds,
			{ refundId, createdAt, returnId, transactions: [], lines: [] },
		];
		return this;
	}

	/** The warehouse books goods in under a reference, or only announces them. */
	bookingIn(reference: string, sku: string, quantity: number, more: Partial<GoodsIn> = {}): this {
		this.goodsIn.push({
			kind: 'rma',
			proofId: `p${this.nextId++}`,
			at: hoursIn(24),
			sku,
			quantity,
			reference,
			actioned: true,
			...more,
		});
		return this;
	}

	build(): RestockFacts {
		return restockFactsSchema.parse({
			...aRestockStory().build(),
			lines: this.lines,
			returns: this.returns,
			refunds: this.refunds,
			agreements: this.agreements,
			goodsIn: this.goodsIn,
		});
	}
}

/** So many hours after the start, as an ISO instant. */
export const hoursIn = (hours: number): string => new Date(START + hours * 3_600_000).toISOString();

export const aReturnStory = (): ReturnStory => new ReturnStory();
