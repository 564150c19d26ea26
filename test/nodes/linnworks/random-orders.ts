import fc from 'fast-check';
import { minorUnits, sumMinor } from '../../../domain/money/money';
import type { LinePrice, OrderSnapshot } from '../../../domain/order/order-snapshot';
import { anAddress } from '../../builders/address-builder';
import { anOrder } from '../../builders/order-builder';

export const SKUS = ['SKU-1', 'SKU-2', 'SKU-3', 'SKU-4'];

type Line = { sku: string; quantity: number; amountMinor: number; ratePpm: number };

/** A line is told by what all of it costs after discounts, which its quantity seldom divides. */
const line: fc.Arbitrary<Line> = fc.record({
	sku: fc.constantFrom(...SKUS),
	quantity: fc.integer({ min: 1, max: 12 }),
	amountMinor: fc.integer({ min: 0, max: 50_000 }),
	ratePpm: fc.constantFrom(0, 50_000, 82_500, 200_000, 255_000),
});

/** An order with prices that no warehouse would have thought of. */
export const story = fc.record({
	lines: fc.array(line, { minLength: 1, maxLength: 6 }),
	taxesIncluded: fc.boolean(),
	postage: fc.record({
		amountMinor: fc.integer({ min: 0, max: 1500 }),
		ratePpm: fc.constantFrom(0, 200_000),
	}),
	/** The shop rounds the tax of an order its own way. */
	pennyOff: fc.integer({ min: -1, max: 1 }),
	tipMinor: fc.constantFrom(0, 250),
	note: fc.constantFrom('', 'Ring twice'),
	purchaseOrderNumber: fc.constantFrom('', 'PO-1'),
	address: fc.constantFrom(
		{ countryCode: 'GB', country: 'United Kingdom' },
		{ countryCode: 'FR', country: 'France' },
		{ countryCode: 'US', country: 'United States' },
	),
	currency: fc.constantFrom('GBP', 'EUR', 'JPY'),
	paid: fc.boolean(),
});
export type Story = typeof story extends fc.Arbitrary<infer T> ? T : never;

function priced(amountMinor: number, ratePpm: number, taxesIncluded: boolean): LinePrice {
	const netMinor = taxesIncluded
		? Math.round((amountMinor * 1_000_000) / (1_000_000 + ratePpm))
		: amountMinor;
	const taxMinor = taxesIncluded
		? amountMinor - netMinor
		: Math.round((amountMinor * ratePpm) / 1_000_000);
	return {
		netMinor: minorUnits(netMinor),
		taxMinor: minorUnits(taxMinor),
		grossMinor: minorUnits(netMinor + taxMinor),
	};
}

/** What the shop says of it; lines are numbered by their place. */
export function tell(told: Story): OrderSnapshot {
	const order = anOrder();
	for (const each of told.lines) {
		order.withLine(each.sku, each.quantity, '0.00', { taxRatePpm: each.ratePpm });
	}
	if (told.tipMinor > 0) order.withService('Tip', '0.00');
	const snapshot = order
		.shippedBy('Default', '0.00')
		.deliveredTo(anAddress(told.address))
		.withNote(told.note)
		.with({
			paid: told.paid,
			taxesIncluded: told.taxesIncluded,
			purchaseOrderNumber: told.purchaseOrderNumber,
		})
		.build();
	const lines = Object.fromEntries(
		snapshot.lines.map(({ lineId }, at) => {
			const { amountMinor, ratePpm } = told.lines[at] ?? { amountMinor: told.tipMinor, ratePpm: 0 };
			return [lineId, priced(amountMinor, ratePpm, told.taxesIncluded)];
		}),
	);
	const shipping = priced(told.postage.amountMinor, told.postage.ratePpm, told.taxesIncluded);
	const all = [...Object.values(lines), shipping];
	const taxMinor = sumMinor(all.map((price) => price.taxMinor));
	return {
		...snapshot,
		prices: [
			{
				currency: told.currency,
				lines,
				shipping,
				taxMinor: minorUnits(Math.max(0, taxMinor + told.pennyOff)),
				totalMinor: sumMinor(all.map((price) => price.grossMinor)),
			},
		],
	};
}
