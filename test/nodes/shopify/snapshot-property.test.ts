import fc from 'fast-check';
import { parseAmount } from '../../../domain/money/money';
import type { OrderPrices } from '../../../domain/order/order-snapshot';
import { toOrderSnapshot } from '../../../nodes/Shopify/mapping/to-order-snapshot';
import { OrderReader } from '../../../nodes/Shopify/transport/order-reader';
import type { RawBag, RawOrder } from '../../../nodes/Shopify/transport/raw-order';
import type { ShopifyClient } from '../../../nodes/Shopify/transport/shopify-client';
import {
	startShopifySimulator,
	type EditChange,
	type ShopifySimulator,
} from '../../../simulators/shopify';
import { simulatorClient } from './shopify-fixtures';

let simulator: ShopifySimulator;
let client: ShopifyClient;

beforeAll(async () => {
	simulator = await startShopifySimulator({
		throttle: { maximumAvailable: 1_000_000, restoreRate: 1_000_000 },
	});
	for (const sku of ['A', 'B', 'C', 'D']) {
		simulator.shop.addVariant({
			sku,
			title: `Product ${sku}`,
			price: '10.00',
			taxable: sku !== 'D',
		});
	}
	client = await simulatorClient(simulator);
});

afterAll(async () => await simulator.close());

const price = fc
	.oneof(fc.constant(0), fc.integer({ min: 100, max: 99_999 }))
	.map((minor) => (minor / 100).toFixed(2));
// Two discounts that together give a line away leave single units below zero in the simulator; these stay clear of it.
const discount = fc.option(
	fc.oneof(
		fc.integer({ min: 1, max: 80 }).map((percentage) => ({ percentage })),
		fc.integer({ min: 1, max: 50 }).map((minor) => ({ amount: (minor / 100).toFixed(2) })),
	),
	{ nil: undefined },
);
const orderDiscount = fc.option(
	fc.integer({ min: 1, max: 50 }).map((percentage) => ({ percentage })),
	{ nil: undefined },
);
const skus = fc.subarray(['A', 'B', 'C', 'D'], { minLength: 1 });

const situation = fc.record({
	lines: skus.chain((chosen) =>
		fc.tuple(
			...chosen.map((sku) =>
				fc.record({
					sku: fc.constant(sku),
					quantity: fc.integer({ min: 1, max: 5 }),
					price,
					discount,
				}),
			),
		),
	),
	orderDiscount,
	shipping: price,
	taxesIncluded: fc.boolean(),
	taxRates: fc.constantFrom(
		[],
		[{ title: 'VAT', rate: 0.2 }],
		[
			{ title: 'State', rate: 0.0725 },
			{ title: 'City', rate: 0.0125 },
		],
	),
	foreign: fc.constantFrom(
		null,
		{ currency: 'EUR', rate: 1.1734 },
		{ currency: 'USD', rate: 0.8331 },
	),
	kept: fc.array(fc.nat({ max: 5 }), { minLength: 4, maxLength: 4 }),
	addCustom: fc.option(price, { nil: undefined }),
	replaceShipping: fc.option(price, { nil: undefined }),
	editDiscount: fc.option(fc.integer({ min: 1, max: 50 }), { nil: undefined }),
});
type Situation = typeof situation extends fc.Arbitrary<infer T> ? T : never;

function editsOf(drawn: Situation): EditChange[] {
	const kept = drawn.lines.map((line, index) => Math.min(line.quantity, drawn.kept[index] ?? 0));
	const changes: EditChange[] = drawn.lines.flatMap((line, index) =>
		kept[index] === line.quantity
			? []
			: [{ setQuantity: { sku: line.sku, quantity: kept[index] ?? 0 } }],
	);
	const alive = drawn.lines.find((_line, index) => (kept[index] ?? 0) > 0);
	if (drawn.editDiscount !== undefined && alive) {
		// A discount on a line that costs nothing stages nothing, and an empty edit is refused.
		changes.push(
			{ discountLine: { sku: alive.sku, percentage: drawn.editDiscount } },
			{ addCustomItem: { title: 'Card', price: '1.00' } },
		);
	}
	if (drawn.addCustom !== undefined) {
		changes.push({ addCustomItem: { title: 'Gift wrap', price: drawn.addCustom } });
	}
	if (drawn.replaceShipping !== undefined) {
		changes.push({ replaceShipping: { title: 'Express', price: drawn.replaceShipping } });
	}
	return changes;
}

async function readRaw(id: string): Promise<RawOrder> {
	const read = (await new OrderReader(client).read([id])).get(id);
	if (read?.kind !== 'found') throw new Error(`The order was not read: ${JSON.stringify(read)}`);
	return read.order;
}

function expectConserved(prices: OrderPrices, raw: RawOrder, side: keyof RawBag): void {
	const minor = (bag: RawBag): number => {
		const parsed = parseAmount(bag[side].amount, prices.currency);
		if (!parsed.ok) throw new Error(parsed.error.kind);
		return parsed.value;
	};
	const lines = Object.values(prices.lines);
	const all = [...lines, prices.shipping];
	for (const each of all) expect(each.netMinor + each.taxMinor).toBe(each.grossMinor);
	const sum = (field: 'netMinor' | 'taxMinor' | 'grossMinor'): number =>
		all.reduce((total, each) => total + each[field], 0);
	expect(prices.totalMinor).toBe(minor(raw.currentTotalPriceSet));
	expect(prices.taxMinor).toBe(minor(raw.currentTotalTaxSet));
	expect(sum('grossMinor')).toBe(prices.totalMinor);
	if (!raw.taxesIncluded) expect(sum('taxMinor')).toBe(prices.taxMinor);
	expect(lines.every((each) => each.grossMinor >= 0)).toBe(true);
}

it('prices any edited order exactly as Shopify totals it, line by line and in both currencies', async () => {
	await fc.assert(
		fc.asyncProperty(situation, async (drawn) => {
			const { gid } = simulator.shop.createOrder({
				lines: drawn.lines.map(({ discount: own, ...line }) => ({
					...line,
					...(own ? { discount: own } : {}),
				})),
				...(drawn.orderDiscount ? { orderDiscount: drawn.orderDiscount } : {}),
				shipping: { title: 'Standard', price: drawn.shipping },
				taxesIncluded: drawn.taxesIncluded,
				taxRates: drawn.taxRates,
				...(drawn.foreign
					? { presentmentCurrency: drawn.foreign.currency, rate: drawn.foreign.rate }
					: {}),
			});
			const changes = editsOf(drawn);
			if (changes.length > 0) simulator.shop.edit(gid, changes);
			const raw = await readRaw(gid);
			const snapshot = toOrderSnapshot(raw, 'demo.myshopify.com');
			if (!snapshot.ok) throw new Error(snapshot.error.reason);
			const [paidIn, own] = snapshot.value.prices;
			expect(own !== undefined).toBe(drawn.foreign !== null);
			if (paidIn) expectConserved(paidIn, raw, 'presentmentMoney');
			if (own) expectConserved(own, raw, 'shopMoney');
		}),
		{ numRuns: 60 },
	);
}, 60_000);
