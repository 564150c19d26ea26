import { minorUnits } from '../../domain/money/money';
import { pricesIn, type OrderSnapshot } from '../../domain/order/order-snapshot';
import type { FulfilmentFacts } from '../../domain/target/fulfilment-facts';
import {
	targetSnapshotSchema,
	type TargetLine,
	type TargetSnapshot,
} from '../../domain/target/target-snapshot';
import { anAddress } from './address-builder';
import { someFacts } from './facts-builder';
import { pounds } from './money-builder';

type RowOptions = Partial<
	Pick<TargetLine, 'rowId' | 'reference' | 'title' | 'taxRatePpm' | 'isService' | 'taxIncluded'>
>;

/** Tells what the warehouse holds now. Rows get the ids row-1, row-2, … in the order of telling. */
export class TargetBuilder {
	private rows: TargetLine[] = [];
	private changes: Partial<TargetSnapshot> = {};
	private facts: FulfilmentFacts = someFacts();

	/** As it stands once an order has been brought in step: the start of most stories. */
	inStepWith(order: OrderSnapshot, currency = 'GBP'): this {
		const prices = pricesIn(order, currency);
		if (!prices) throw new Error(`The order has no prices in ${currency}`);
		this.rows = order.lines.map((line, index): TargetLine => {
			const price = prices.lines[line.lineId];
			if (!price) throw new Error(`The order has no price for line ${line.lineId}`);
			return {
				rowId: `row-${index + 1}`,
				reference: line.lineId,
				stockItemId: line.sku === '' ? '' : `item-${line.sku.toLowerCase()}`,
				sku: line.sku,
				title: line.title,
				quantity: line.quantity,
				shippedQuantity: 0,
				...price,
				taxRatePpm: line.taxRatePpm,
				taxIncluded: order.taxesIncluded,
				isService: line.sku === '' && !line.requiresShipping,
			};
		});
		this.changes = {
			...this.changes,
			currency,
			shipping: {
				serviceId: 'svc-1',
				serviceName: order.shipping?.title ?? 'Default',
				amountMinor: prices.shipping.grossMinor,
			},
			totals: { taxMinor: prices.taxMinor, totalMinor: prices.totalMinor },
			deliveryAddress: order.deliveryAddress ?? anAddress(),
			billingAddress: order.billingAddress ?? anAddress(),
			email: order.email,
			notes: order.note === '' ? [] : [`Order note: ${order.note}`],
		};
		return this;
	}

	/** A row put there by hand; it remembers no line of the shop unless told to. */
	withRow(sku: string, quantity: number, unitPrice: string, options: RowOptions = {}): this {
		const taxRatePpm = options.taxRatePpm ?? 200_000;
		const grossMinor = pounds(unitPrice) * quantity;
		const netMinor = Math.round((grossMinor * 1_000_000) / (1_000_000 + taxRatePpm));
		this.rows.push({
			rowId: `row-${this.rows.length + 1}`,
			reference: '',
			stockItemId: sku === '' ? '' : `item-${sku.toLowerCase()}`,
			sku,
			title: `Article ${sku}`,
			quantity,
			shippedQuantity: 0,
			netMinor: minorUnits(netMinor),
			taxMinor: minorUnits(grossMinor - netMinor),
			grossMinor: minorUnits(grossMinor),
			taxRatePpm,
			taxIncluded: true,
			isService: false,
			...options,
		});
		return this;
	}

	/** Forgets which line of the shop each row belongs to, as an imported order does. */
	withoutReferences(): this {
		this.rows = this.rows.map((row) => ({ ...row, reference: '' }));
		return this;
	}

	withoutRow(sku: string): this {
		this.rows = this.rows.filter((row) => row.sku !== sku);
		return this;
	}

	/** Turns the rows round: the warehouse promises no order of rows. */
	withRowsReversed(): this {
		this.rows.reverse();
		return this;
	}

	with(changes: Partial<Omit<TargetSnapshot, 'lines' | 'facts'>>): this {
		this.changes = { ...this.changes, ...changes };
		return this;
	}

	standing(facts: Partial<FulfilmentFacts>): this {
		this.facts = { ...this.facts, ...facts };
		return this;
	}

	build(): TargetSnapshot {
		return targetSnapshotSchema.parse({
			kind: 'targetSnapshot',
			schemaVersion: 1,
			system: 'linnworks',
			orderId: 'order-1',
			displayNumber: '100017',
			reference: '6001',
			currency: 'GBP',
			locationId: 'LOC-MAIN',
			shipping: { serviceId: 'svc-1', serviceName: 'Default', amountMinor: 0 },
			totals: { taxMinor: 0, totalMinor: 0 },
			deliveryAddress: anAddress(),
			billingAddress: anAddress(),
			email: 'ada@example.test',
			notes: [],
			...this.changes,
			lines: this.rows,
			facts: this.facts,
		});
	}
}

export const aTarget = (): TargetBuilder => new TargetBuilder();
