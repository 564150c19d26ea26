import { compositeLevel, plainComponents } from '../../../domain/stock/composite-levels';
import type { StockBuffer } from '../../../domain/stock/stock-buffer';
import { toWantedStock, wantedLevel } from '../../../domain/stock/wanted-stock';
import { aPolicy, stockOf, STORE, WEB } from '../../builders/stock-builder';

const percent = (hundredths: number): StockBuffer => ({ kind: 'percent', hundredths });
const units = (count: number): StockBuffer => ({ kind: 'absolute', units: count });

test.each([
	[10, units(0), null, 10],
	[10, units(3), null, 7],
	[2, units(3), null, 0],
	[-4, units(0), null, 0],
	[-4, percent(1000), null, 0],
	[10, percent(1000), null, 9],
	[9, percent(1000), null, 8],
	[1, percent(1), null, 0],
	[10, percent(10_000), null, 0],
	[10, units(3), 5, 5],
	[10, units(3), 0, 0],
])('%i available less %j, at most %s, is %i', (available, buffer, cap, level) => {
	expect(wantedLevel(available, { buffer, cap })).toBe(level);
});

const placesOf = (...given: Parameters<typeof toWantedStock>) => toWantedStock(...given)[0]?.places;

test('what one location has sold too much lessens what the others give', () => {
	const policy = aPolicy({ feeds: [{ locationId: WEB, sources: ['main', 'north'] }] });
	const places = placesOf([stockOf('TEE', { main: 10, north: -3 })], policy, []);
	expect(places).toEqual([{ locationId: WEB, kind: 'level', level: 7 }]);
});

test('a buffer is taken off the sum, once', () => {
	const feeds = [{ locationId: WEB, sources: ['main', 'north'] }];
	const policy = aPolicy({ feeds, buffer: units(2) });
	expect(placesOf([stockOf('TEE', { main: 3, north: 3 })], policy, [])).toMatchObject([
		{ level: 4 },
	]);
});

test('a location that was not read makes the whole place unread', () => {
	const feeds = [{ locationId: WEB, sources: ['main', 'south'] }];
	const places = placesOf([stockOf('TEE', { main: 3 })], aPolicy({ feeds }), []);
	expect(places).toEqual([{ locationId: WEB, kind: 'unread' }]);
});

test('what is ordered when it is sold is left out, or has a fixed number that a cap lessens', () => {
	const bed = [stockOf('BED', { main: { available: 0, jit: true }, north: 2 })];
	const left = { locationId: WEB, kind: 'left', why: 'jit' };
	const store = { locationId: STORE, kind: 'level', level: 2 };
	expect(placesOf(bed, aPolicy(), [])).toEqual([left, store]);
	expect(placesOf(bed, aPolicy({ jitUnits: 20 }), [])).toMatchObject([{ level: 20 }, store]);
	expect(placesOf(bed, aPolicy({ jitUnits: 20, cap: 8 }), [])).toMatchObject([{ level: 8 }, store]);
});

describe('a composite', () => {
	const item = (sku: string, parts: Record<string, number> = {}, archived = false) =>
		[
			sku,
			{
				...{ sku, archived, isComposite: Object.keys(parts).length > 0 },
				components: Object.entries(parts).map(([part, quantity]) => ({
					...{ stockItemId: part, sku: part, quantity },
				})),
			},
		] as const;
	const partsOf = (sku: string, ...items: ReturnType<typeof item>[]) =>
		plainComponents({ stockItemId: sku, sku }, new Map(items));

	test('counts goods that it reaches in two ways twice', () => {
		const parts = partsOf(
			...['BOX' as const, item('BOX', { SET: 2, MUG: 1 }), item('SET', { MUG: 3 }), item('MUG')],
		);
		expect(parts).toEqual({ ok: true, value: [{ stockItemId: 'MUG', sku: 'MUG', quantity: 7 }] });
	});

	test.each([
		['compositeCircular', [item('A', { B: 1 }), item('B', { A: 1 })], 'A is a component of itself'],
		['compositeCircular', [item('A', { A: 1 })], 'A is a component of itself'],
		['componentUnknown', [item('A', { B: 1 })], 'Component B is no item of the warehouse'],
		['componentUnknown', [item('A', { B: 1 }), item('B', {}, true)], 'Component B is archived'],
	])('with a fault is a %s', (problem, items, detail) => {
		expect(partsOf('A', ...items)).toEqual({ ok: false, error: { problem, detail } });
	});

	test('that has lost its components is said to be empty, also inside of another', () => {
		const [, plain] = item('B');
		const empty = ['B', { ...plain, isComposite: true }] as const;
		const error = { problem: 'compositeEmpty', detail: 'Composite B has no components' };
		expect(partsOf('A', item('A', { B: 1 }), empty)).toEqual({ ok: false, error });
	});

	test('is not limited by what is ordered when it is sold', () => {
		const levels = [stockOf('MUG', { main: 9 }), stockOf('BED', { main: { jit: true } })];
		const at = (id: string) =>
			levels.find(({ stockItemId }) => stockItemId === id)?.levels[0] ?? null;
		const part = (sku: string) => ({ stockItemId: `item-${sku}`, sku, quantity: 2 });
		const both = compositeLevel([part('MUG'), part('BED')], 'main', at);
		expect(both).toMatchObject({ available: 4, jit: false });
		expect(compositeLevel([part('BED')], 'main', at)).toMatchObject({ available: 0, jit: true });
		expect(compositeLevel([part('MUG'), part('CUP')], 'main', at)).toBeNull();
	});
});
