import fc from 'fast-check';
import { lineDoubt } from '../../../domain/restock/line-doubt';
import { RestockShop } from './restock-facts-shop';

let shop: RestockShop;

beforeAll(async () => {
	shop = await RestockShop.open();
});

afterAll(async () => await shop.simulator.close());

const sku = fc.constantFrom('TEE', 'MUG');
const restockType = fc.constantFrom('CANCEL' as const, 'RETURN' as const, 'NO_RESTOCK' as const);
const type = fc.constantFrom('RESTOCKED' as const, 'NOT_RESTOCKED' as const, 'MISSING' as const);

type Act = (order: string) => unknown;

const act: fc.Arbitrary<Act> = fc.oneof(
	sku.map(
		(which): Act =>
			(order) =>
				shop.shop.fulfil(order, [{ sku: which, quantity: 1 }]),
	),
	fc.tuple(sku, fc.nat(2), fc.boolean()).map(
		([which, quantity, restock]): Act =>
			(order) =>
				shop.shop.edit(order, [{ setQuantity: { sku: which, quantity, restock } }]),
	),
	fc.tuple(sku, restockType).map(
		([which, how]): Act =>
			(order) =>
				shop.shop.refund(order, { lines: [{ sku: which, quantity: 1, restockType: how }] }),
	),
	sku.map(
		(which): Act =>
			(order) =>
				shop.shop.createReturn(order, { lines: [{ sku: which, quantity: 1 }] }),
	),
	fc.constant<Act>((order) => shop.shop.processReturn(order, { disposition: null })),
	type.map(
		(how): Act =>
			(order) =>
				shop.shop.disposeReturn(order, { type: how, quantity: 1 }),
	),
	fc.boolean().map(
		(restock): Act =>
			(order) =>
				shop.shop.cancel(order, { restock }),
	),
);

/** The shop refuses what makes no sense; the story goes on. */
const attempt = (work: () => unknown): void => {
	try {
		work();
	} catch {
		return;
	}
};

it('whatever happens to an order, its facts agree with the shop and with themselves', async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(act, { maxLength: 10 }), async (acts) => {
			const order = shop.place();
			shop.tell(...acts.map((each) => () => attempt(() => each(order))));
			const facts = await shop.facts(order);
			const known = shop.shop.order(order);
			expect(facts.lines.map((line) => lineDoubt(line, facts))).toEqual([null, null]);
			expect(facts.lines).toMatchObject(
				known.lines.map(({ id: lineId, ...line }) => ({
					lineId,
					orderedQuantity: line.quantity,
					currentQuantity: line.currentQuantity,
					fulfilledQuantity: line.fulfilledQuantity,
				})),
			);
			const change = (lineId: string) =>
				facts.agreements
					.flatMap(({ deltas }) => deltas)
					.filter((delta) => delta.lineId === lineId)
					.reduce((sum, { quantity }) => sum + quantity, 0);
			expect(facts.lines.map((line) => line.currentQuantity - change(line.lineId))).toEqual([2, 1]);
		}),
		{ numRuns: 30 },
	);
});
