import { reasonToLook, indexMarks, skusToRead } from '../../../domain/stock/reason-to-look';
import { newestPushed } from '../../../domain/stock/pushed-levels';
import { stockPlanSchema } from '../../../domain/stock/stock-plan';
import { toWantedStock } from '../../../domain/stock/wanted-stock';
import {
	aMark,
	aPolicy,
	articleOf,
	planOf,
	pushedRow,
	stockOf,
	STORE,
	WEB,
} from '../../builders/stock-builder';

const tee = stockOf('TEE', { main: 10, north: 2 });
const shopTee = (web: number | null, store: number | null = 2) =>
	articleOf('TEE', { [WEB]: web, [STORE]: store });
const seenTee = [pushedRow('TEE', WEB, 10), pushedRow('TEE', STORE, 2)];

describe('a full push', () => {
	test('sets what differs, over what was read, and remembers what is right', () => {
		const plan = planOf({ levels: [tee], shop: [shopTee(12)] });
		expect(stockPlanSchema.parse(plan)).toEqual(plan);
		expect(plan.pairs).toMatchObject([
			{ sku: 'TEE', locationId: WEB, name: 'available', from: 12, to: 10, wanted: 10 },
		]);
		expect(plan.equal).toMatchObject([{ locationId: STORE, wanted: 2, known: false }]);
		expect(plan).toMatchObject({ skipped: [], problems: [], repairs: [], untouched: 0 });
	});

	test('looks also where the same was pushed before', () => {
		const plan = planOf({ levels: [tee], shop: [shopTee(12)], pushed: seenTee });
		expect(plan.pairs).toMatchObject([{ from: 12, to: 10, comesBack: false }]);
		expect(plan.equal).toMatchObject([{ known: true }]);
	});

	test('adds what the shop holds for its own orders where the level on hand is set', () => {
		const shop = [articleOf('TEE', { [WEB]: { available: 7, onHand: 12 }, [STORE]: 2 })];
		const policy = { quantityName: 'on_hand' } as const;
		const [pair] = planOf({ levels: [tee], shop, policy }).pairs;
		expect(pair).toMatchObject({ name: 'on_hand', from: 12, to: 15, wanted: 10 });
	});

	test('sets a shop right that has sold too much', () => {
		const shop = [articleOf('TEE', { [WEB]: { available: -2, onHand: 3 }, [STORE]: 2 })];
		const policy = { quantityName: 'on_hand' } as const;
		expect(planOf({ levels: [tee], shop, policy }).pairs).toMatchObject([{ from: 3, to: 15 }]);
		expect(planOf({ levels: [tee], shop }).pairs).toMatchObject([{ from: -2, to: 10 }]);
	});

	test('pushes one item to every article that is kept under it', () => {
		const names = [{ sku: 'SHIRT', variantId: '', targetSku: 'TEE' }];
		const shop = [shopTee(10), articleOf('SHIRT', { [WEB]: 0, [STORE]: 2 })];
		const { pairs } = planOf({ levels: [tee], shop, policy: { names } });
		expect(pairs).toMatchObject([{ sku: 'SHIRT', to: 10 }]);
	});

	test('knows that an item which is missing in the shop is not sold there', () => {
		const plan = planOf({ levels: [tee] });
		expect(plan.unsold).toEqual([{ sku: 'TEE', wanted: 12, known: false }]);
		expect(plan.skipped).toMatchObject([{ why: 'notInShop' }]);
		expect(plan.problems).toEqual([]);
		const told = planOf({ levels: [tee], policy: { tellUnsold: true } });
		expect(told.problems).toMatchObject([{ code: 'notInShop', sku: 'TEE' }]);
	});

	test('does not guess what an article is worth that the warehouse was not asked about', () => {
		const { skipped, pairs } = planOf({ levels: [], shop: [shopTee(12)] });
		expect(pairs).toEqual([]);
		expect(skipped).toMatchObject([{ sku: 'TEE', why: 'unread', comesBack: false }]);
		const service = articleOf('WRAP', {}, { problem: 'untracked' });
		expect(planOf({ levels: [], shop: [service] }).skipped).toEqual([]);
	});
});

describe('a delta push', () => {
	const delta = (given: Partial<Parameters<typeof planOf>[0]>) =>
		planOf({ mode: 'delta', levels: [tee], shop: [shopTee(12)], pushed: seenTee, ...given });

	test('leaves alone what is wanted as it was seen last', () => {
		expect(delta({})).toMatchObject({ pairs: [], equal: [], skipped: [], untouched: 2 });
	});

	test('sets what is wanted differently now', () => {
		const levels = [stockOf('TEE', { main: 9, north: 2 })];
		expect(delta({ levels }).pairs).toMatchObject([
			{ locationId: WEB, from: 12, to: 9, why: '9 in place of 10', comesBack: true },
		]);
	});

	test('looks where a stock signal says so, and tells the repair', () => {
		const marks = [aMark(1, 'tee', { locationId: WEB })];
		const plan = delta({ marks });
		expect(plan.pairs).toMatchObject([{ locationId: WEB, from: 12, to: 10 }]);
		expect(plan.repairs).toEqual([
			{
				...{ sku: 'TEE', locationId: WEB, from: 12, to: 10 },
				text: 'repaired: synthetic restock of order #1001: 12 -> 10',
			},
		]);
		expect(plan.untouched).toBe(1);
	});

	test('calls it no repair where the shop held less or what it should', () => {
		const marks = [aMark(1, 'TEE')];
		expect(delta({ marks, shop: [shopTee(8)] }).repairs).toEqual([]);
		const right = delta({ marks, shop: [shopTee(10)] });
		expect([right.repairs, right.pairs]).toEqual([[], []]);
		expect(right.equal).toHaveLength(2);
	});

	test('takes an article that it did not read for unread, not for missing', () => {
		const { skipped, unsold } = delta({ pushed: [], shop: [] });
		expect(unsold).toEqual([]);
		expect(skipped).toMatchObject([{ sku: 'TEE', why: 'unread', comesBack: true }]);
	});

	test('does not look again for what the shop does not sell until more of it is there', () => {
		const pushed = [
			...seenTee,
			{ ...pushedRow('TEE', '', 12), verified_at: '2026-03-02T00:00:00Z' },
		];
		const none = articleOf('TEE', {}, { problem: 'notFound', inventoryItemId: '' });
		expect(delta({ pushed, shop: [] }).untouched).toBe(2);
		const levels = [stockOf('TEE', { main: 11, north: 2 })];
		const plan = delta({ pushed, shop: [none], levels });
		expect(plan.unsold).toEqual([{ sku: 'TEE', wanted: 13, known: false }]);
	});

	test('asks the shop for exactly the SKUs that it looks at', () => {
		const policy = aPolicy();
		const levels = [tee, stockOf('MUG', { main: 1 }), stockOf('CUP', { main: 1 })];
		const pushed = [...seenTee, pushedRow('CUP', WEB, 1), pushedRow('CUP', STORE, 0)];
		const last = newestPushed(pushed);
		const ask = (marks: ReturnType<typeof aMark>[]) =>
			skusToRead(toWantedStock(levels, policy, []), { last, marksOf: indexMarks(marks) });
		const cup = { sku: 'CUP', inventoryItemId: articleOf('CUP', {}).inventoryItemId };
		const mug = { sku: 'MUG', inventoryItemId: '' };
		expect(ask([])).toEqual([mug]);
		expect(ask([aMark(1, 'cup')])).toEqual([mug, cup]);
	});

	test.each([
		['the same article everywhere', '5', '5', '5'],
		['two articles', '5', '6', ''],
		['an article and a row that knows none', '5', '', ''],
	])('asks the shop for the article that was seen last: %s', (_name, web, store, expected) => {
		const pushed = [
			{ ...pushedRow('TEE', WEB, 1), inventory_item_id: web },
			{ ...pushedRow('TEE', STORE, 1), inventory_item_id: store },
		];
		const memory = { last: newestPushed(pushed), marksOf: indexMarks([]) };
		const asked = skusToRead(toWantedStock([tee], aPolicy(), []), memory);
		expect(asked).toEqual([{ sku: 'TEE', inventoryItemId: expected }]);
	});

	test('is told by the newest row, whatever the order of the rows', () => {
		const old = { ...pushedRow('TEE', WEB, 3), verified_at: '2026-01-01T00:00:00Z' };
		for (const rows of [
			[...seenTee, old],
			[old, ...seenTee],
		]) {
			const [wanted] = toWantedStock([tee], aPolicy(), []);
			const memory = { last: newestPushed(rows), marksOf: indexMarks([]) };
			const looks = wanted?.places.map((place) => reasonToLook(wanted, place, memory));
			expect(looks).toEqual([null, null]);
		}
	});
});

describe('what cannot be pushed', () => {
	const archived = stockOf('TEE', {}, { problem: 'archived', archived: true, levels: [] });
	const empty = stockOf('TEE', {}, { problem: 'compositeEmpty', levels: [] });
	test.each([
		['duplicateInShop', tee, articleOf('TEE', {}, { problem: 'duplicate' })],
		['untracked', tee, articleOf('TEE', {}, { problem: 'untracked' })],
		['archived', archived, shopTee(3)],
		['compositeEmpty', empty, shopTee(3)],
	])('is a problem: %s', (code, level, article) => {
		const plan = planOf({ levels: [level], shop: [article] });
		expect(plan.problems).toMatchObject([{ code, sku: 'TEE', locationId: '' }]);
		expect(plan.pairs).toEqual([]);
	});

	test('two articles whose SKUs differ in case only are duplicates', () => {
		const shop = [shopTee(1), articleOf('tee', { [WEB]: 2, [STORE]: 2 })];
		const plan = planOf({ levels: [tee], shop });
		expect(plan.problems).toMatchObject([{ code: 'duplicateInShop' }]);
		expect(plan.pairs).toEqual([]);
		expect(planOf({ levels: [tee], shop: [shopTee(1), shopTee(1)] }).problems).toEqual([]);
	});

	test('an article that is not stocked where some could be sold', () => {
		const plan = planOf({ levels: [tee], shop: [shopTee(10, null)] });
		expect(plan.problems).toEqual([
			{ code: 'notStocked', sku: 'TEE', locationId: STORE, detail: '2 could be sold' },
		]);
		const none = planOf({ levels: [stockOf('TEE', { main: 10 })], shop: [shopTee(10, null)] });
		expect(none.problems).toEqual([]);
		expect(none.skipped).toMatchObject([{ why: 'notStocked', locationId: STORE }]);
	});

	test('what is archived and not sold concerns nobody', () => {
		expect(planOf({ levels: [archived] }).problems).toEqual([]);
	});

	test('a stock signal at a location that is not mapped, unless that is nobody’s business', () => {
		const marks = [aMark(1, 'TEE', { locationId: '99' }), aMark(2, 'TEE', { locationId: '99' })];
		const facts = { levels: [tee], shop: [shopTee(10)], marks };
		expect(planOf(facts).problems).toMatchObject([{ code: 'unmappedLocation', locationId: '99' }]);
		expect(planOf({ ...facts, policy: { tellUnmapped: false } }).problems).toEqual([]);
	});

	test('a stock signal of a SKU that the warehouse was not asked for stays open', () => {
		const plan = planOf({ mode: 'delta', levels: [], marks: [aMark(1, 'TEE')] });
		expect(plan.skipped).toMatchObject([{ sku: 'TEE', why: 'unread' }]);
	});
});
