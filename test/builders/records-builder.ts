import { minorUnits, parseAmount, type MinorUnits } from '../../domain/money/money';
import { pricesIn, type OrderSnapshot } from '../../domain/order/order-snapshot';
import {
	targetRecordsSchema,
	type TargetRecord,
	type TargetRecords,
} from '../../domain/refund/target-records';

/** An order as Linnworks holds it after it left, and the refunds kept beside it: 5001, 5002, … in the order of telling. */
export class RecordsBuilder {
	private records: TargetRecord[] = [];
	private changes: Partial<TargetRecords> = {};

	constructor(
		private readonly order: OrderSnapshot,
		private readonly currency: string,
	) {}

	/** A record under this reference; without one it is somebody else's. */
	recorded(reference: string, amount: string | number, changes: Partial<TargetRecord> = {}): this {
		const { currency } = this;
		const amountMinor = typeof amount === 'number' ? minorUnits(amount) : toMinor(amount, currency);
		this.records.push({
			...{ recordId: String(5001 + this.records.length), currency, amountMinor },
			references: reference === '' ? [] : [reference],
			...{ channelInitiated: true, actioned: false },
			...changes,
		});
		return this;
	}

	with(changes: Partial<TargetRecords>): this {
		Object.assign(this.changes, changes);
		return this;
	}

	build(): TargetRecords {
		const prices = pricesIn(this.order, this.currency);
		if (!prices) throw new Error(`The order has no prices in ${this.currency}`);
		return targetRecordsSchema.parse({
			...{ kind: 'targetRecords', schemaVersion: 1, system: 'linnworks' },
			...{ orderId: 'order-1', displayNumber: '100001', state: 'processed' },
			leftAt: '2026-03-03T07:00:00Z',
			currency: this.currency,
			totalMinor: prices.totalMinor,
			lines: this.order.lines.map(({ lineId, sku, quantity }) => ({
				...{ reference: lineId, stockItemId: `stock-${sku}`, quantity },
				netMinor: prices.lines[lineId]?.netMinor ?? 0,
			})),
			records: this.records,
			...this.changes,
		});
	}
}

function toMinor(amount: string, currency: string): MinorUnits {
	const parsed = parseAmount(amount, currency);
	if (!parsed.ok) throw new Error(`The story holds a bad amount: ${amount} ${currency}`);
	return parsed.value;
}

/** The order left as the shop has it now; what happens afterwards is refunded of it. */
export const dispatchedAs = (order: OrderSnapshot, currency = 'GBP'): RecordsBuilder =>
	new RecordsBuilder(order, currency);
