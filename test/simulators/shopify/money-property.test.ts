import fc from 'fast-check';
import type { NewOrder, ShopifySimulator } from '../../../simulators/shopify';
import { invariantViolations } from './support/invariants';
import { seededShop, SALES_TAX, VAT } from './support/seeded-shop';

let shop: ShopifySimulator;

beforeAll(async () => {
	const throttle = { maximumAvailable: 1_000_000_000, maximumQueryCost: 100_000 };
	({ shop } = await seededShop({ throttle }));
});

afterAll(() => shop.close());

const sku = fc.constantFrom('TEE', 'CAP');
const other = fc.constantFrom('TEE', 'MUG', 'LAMP');
const units = fc.integer({ min: 1, max: 2 });
const money = fc.integer({ min: 1, max: 4000 }).map((minor) => (minor / 100).toFixed(2));
const disposition = fc.constantFrom('RESTOCKED', 'NOT_RESTOCKED', 'MISSING', null);
const settled = fc.constantFrom('due', 'none');

type Act = (gid: string) => void;
const act = <T extends object>(
	name: string,
	parts: { [Key in keyof T]: fc.Arbitrary<T[Key]> },
	run: (gid: string, given: T) => void,
): fc.Arbitrary<readonly [string, Act]> =>
	fc
		.record(parts)
		.map((given) => [`${name} ${JSON.stringify(given)}`, (gid) => run(gid, given as T)]);

/** Each may be refused at that moment, and then has to change nothing. */
const edits = fc.oneof(
	act('edit', { sku, quantity: fc.integer({ min: 0, max: 4 }) }, (gid, change) =>
		shop.shop.edit(gid, [{ setQuantity: change }]),
	),
	act('add', { sku: other, quantity: units }, (gid, change) =>
		shop.shop.edit(gid, [{ addVariant: { ...change, allowDuplicates: true } }]),
	),
	act('ship', { sku, quantity: units }, (gid, line) => shop.shop.fulfil(gid, [line])),
	act('pay', {}, (gid) => shop.shop.markPaid(gid)),
	act('goodwill', { amount: money }, (gid, options) => shop.shop.refund(gid, options)),
	act('balance', {}, (gid) => shop.shop.refund(gid, { amount: 'balance' })),
	act(
		'refund',
		{ sku, quantity: units, amount: money, restockType: fc.constantFrom('CANCEL', 'NO_RESTOCK') },
		(gid, { amount, ...line }) =>
			shop.shop.refund(gid, {
				amount,
				lines: [line as { sku: string; quantity: number; restockType: 'CANCEL' }],
			}),
	),
	act('pending', { pending: fc.boolean() }, (_gid, { pending }) => {
		shop.switches.refundsPending = pending;
	}),
	act('settle', {}, (gid) => shop.shop.settleRefunds(gid)),
	act('fail', {}, (gid) => shop.shop.failRefunds(gid)),
);

const returns = fc.oneof(
	act('return', { sku, quantity: units }, (gid, line) =>
		shop.shop.createReturn(gid, { lines: [line] }),
	),
	act('process', { refund: fc.oneof(settled, money), disposition }, (gid, options) =>
		shop.shop.processReturn(gid, options),
	),
	act('dispose', {}, (gid) => shop.shop.disposeReturn(gid)),
	act(
		'exchange',
		{ sku, quantity: units, other, collect: fc.boolean(), refund: settled, disposition },
		(gid, { other: sent, sku: back, quantity, ...options }) =>
			shop.shop.exchange(gid, {
				...options,
				returned: [{ sku: back, quantity }],
				sent: [{ sku: sent, quantity: 1 }],
			}),
	),
);

const cancel = act('cancel', { refund: fc.boolean(), restock: fc.boolean() }, (gid, options) =>
	shop.shop.cancel(gid, options),
);

const acts = fc.oneof(
	{ arbitrary: edits, weight: 5 },
	{ arbitrary: returns, weight: 4 },
	{ arbitrary: cancel, weight: 1 },
);

const order = fc.record({
	taxes: fc.constantFrom<Partial<NewOrder>>(
		{ taxesIncluded: false, taxRates: SALES_TAX },
		{ taxesIncluded: true, taxRates: VAT },
		{ taxesIncluded: true, taxRates: VAT, presentmentCurrency: 'EUR', rate: 1.1637 },
	),
	financialStatus: fc.constantFrom('PAID', 'AUTHORIZED', 'PENDING'),
	shipped: fc.constantFrom(true, true, false),
});

it('keeps the figures of an order in line whatever happens to it', async () => {
	await fc.assert(
		fc.asyncProperty(
			order,
			fc.array(acts, { minLength: 1, maxLength: 10 }),
			async ({ taxes, financialStatus, shipped }, steps) => {
				shop.switches.refundsPending = false;
				const { gid } = shop.shop.createOrder({
					lines: [
						{ sku: 'TEE', quantity: 2 },
						{ sku: 'CAP', quantity: 3, discount: { percentage: 15 } },
					],
					shipping: { title: 'Standard', price: '4.95' },
					financialStatus: financialStatus as NonNullable<NewOrder['financialStatus']>,
					...taxes,
				});
				if (shipped) shop.shop.fulfil(gid);
				for (const [name, run] of steps) {
					const before = shop.shop.order(gid);
					try {
						run(gid);
					} catch {
						expect({ name, order: shop.shop.order(gid) }).toEqual({ name, order: before });
					}
				}
				expect(await invariantViolations(shop, gid)).toEqual([]);
			},
		),
		{ numRuns: 120 },
	);
});
