import fc from 'fast-check';
import { buildStockReport } from '../../../domain/stock/build-stock-report';
import { compositeLevel, plainComponents } from '../../../domain/stock/composite-levels';
import type { StockBuffer } from '../../../domain/stock/stock-buffer';
import { toWantedStock, wantedLevel } from '../../../domain/stock/wanted-stock';
import { NOW } from '../../builders/signal-builder';
import {
	aMark,
	allEnd,
	aPolicy,
	articleOf,
	planOf,
	pushedRow,
	stockOf,
	STORE,
	WEB,
} from '../../builders/stock-builder';

const units = fc.integer({ min: -20, max: 500 });
const cap = fc.option(fc.integer({ min: 0, max: 100 }), { nil: null });
const buffer: fc.Arbitrary<StockBuffer> = fc.oneof(
	fc.record({ kind: fc.constant('absolute' as const), units: fc.integer({ min: 0, max: 30 }) }),
	fc.record({
		kind: fc.constant('percent' as const),
		hundredths: fc.integer({ min: 0, max: 10_000 }),
	}),
);
const SKUS = ['TEE', 'MUG', 'CUP', 'SET'];
/** Levels in the warehouse and in the shop, by SKU. */
const world = fc.uniqueArray(
	fc.record({ sku: fc.constantFrom(...SKUS), main: units, north: units, web: units, store: units }),
	{ selector: ({ sku }) => sku, minLength: 1 },
);
type World = Array<{ sku: string; main: number; north: number; web: number; store: number }>;
const levelsOf = (given: World) => given.map(({ sku, ...at }) => stockOf(sku, at));
const shopOf = (given: World) =>
	given.map(({ sku, web, store }) => articleOf(sku, { [WEB]: web, [STORE]: store }));
const shuffled = <T>(list: readonly T[]) =>
	fc.shuffledSubarray([...list], { minLength: list.length });
const RUNS = { numRuns: 300 };
const REPORT = { now: NOW, runId: 'run', executionId: 'e', link: '' };
const LIMITS = { backlog: 1000, minutesWithoutGood: 60 };

describe('whatever is in stock', () => {
	it('no more is promised than is there less the buffer, nor more than the cap, nor less than nothing', () => {
		fc.assert(
			fc.property(units, buffer, cap, (available, kept, most) => {
				const level = wantedLevel(available, { buffer: kept, cap: most });
				const keeps =
					kept.kind === 'absolute' ? kept.units : (available * kept.hundredths) / 10_000;
				expect(Number.isInteger(level)).toBe(true);
				expect(level).toBeGreaterThanOrEqual(0);
				expect(level).toBeLessThanOrEqual(Math.max(0, available - keeps) + 1e-9);
				expect(level).toBeLessThanOrEqual(most ?? Infinity);
			}),
			RUNS,
		);
	});

	it('several locations together give as much as one that holds it all', () => {
		fc.assert(
			fc.property(
				fc.array(units, { minLength: 1, maxLength: 4 }),
				buffer,
				cap,
				(all, kept, most) => {
					const sources = all.map((_, at) => `l${at}`);
					const policy = aPolicy({
						feeds: [{ locationId: WEB, sources }],
						buffer: kept,
						cap: most,
					});
					const level = stockOf('TEE', Object.fromEntries(all.map((one, at) => [`l${at}`, one])));
					const [wanted] = toWantedStock([level], policy, []);
					const sum = all.reduce((total, one) => total + one, 0);
					expect(wanted?.places).toEqual([
						{
							locationId: WEB,
							kind: 'level',
							level: wantedLevel(sum, { buffer: kept, cap: most }),
						},
					]);
				},
			),
			RUNS,
		);
	});

	it('all composites of a kind can be made at once, and one more cannot', () => {
		const part = fc.record({
			of: fc.integer({ min: 0, max: 5 }),
			quantity: fc.integer({ min: 1, max: 4 }),
		});
		const parts = fc.array(fc.array(part, { minLength: 1, maxLength: 3 }), {
			minLength: 3,
			maxLength: 3,
		});
		const stock = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 3, maxLength: 3 });
		fc.assert(
			fc.property(parts, stock, (composites, plain) => {
				// Items 0 to 2 are plain; composite 3 + n is made of items before it.
				const idOf = (at: number): string => `i${at}`;
				const catalogue = new Map(
					[0, 1, 2, 3, 4, 5].map((at) => [
						idOf(at),
						{
							...{ sku: idOf(at), archived: false, isComposite: at > 2 },
							components: (composites[at - 3] ?? []).map(({ of, quantity }) => ({
								...{ stockItemId: idOf(of % at), sku: idOf(of % at), quantity },
							})),
						},
					]),
				);
				const levels = plain.map((one, at) => stockOf(idOf(at), { main: one }).levels[0]);
				const made = plainComponents({ stockItemId: 'i5', sku: 'i5' }, catalogue);
				if (!made.ok) throw new Error(made.error.detail);
				const level = compositeLevel(
					made.value,
					'main',
					(id) => levels[Number(id.slice(1))] ?? null,
				);
				const build = (id: string, count: number, shelf: Map<string, number>): boolean => {
					const item = catalogue.get(id);
					if (!item?.isComposite) {
						shelf.set(id, (shelf.get(id) ?? 0) - count);
						return (shelf.get(id) ?? 0) >= 0;
					}
					return item.components
						.map((one) => build(one.stockItemId, count * one.quantity, shelf))
						.every(Boolean);
				};
				const shelf = () => new Map(plain.map((one, at) => [idOf(at), one]));
				expect(build('i5', level?.available ?? NaN, shelf())).toBe(true);
				expect(build('i5', (level?.available ?? NaN) + 1, shelf())).toBe(false);
			}),
			RUNS,
		);
	});
});

describe('whatever shop and warehouse hold', () => {
	it('after a push the shop holds what is wanted, and the next delta push has nothing to do', () => {
		fc.assert(
			fc.property(world, buffer, fc.constantFrom('full', 'delta'), (given, kept, mode) => {
				const facts = { levels: levelsOf(given), policy: { buffer: kept } };
				const plan = planOf({ ...facts, mode, shop: shopOf(given) });
				const outcomes = allEnd(plan, 'done');
				const run = {
					plan,
					outcomes,
					marks: [],
					earlier: [],
					openExceptions: [],
					isComplete: true,
				};
				const { pushed, newMarks } = buildStockReport(run, LIMITS, REPORT);
				const next = planOf({ ...facts, mode: 'delta', shop: [], pushed });
				expect([newMarks, next.pairs, next.equal, next.skipped]).toEqual([[], [], [], []]);
				const held = new Map(
					plan.equal.map((each) => [`${each.sku}${each.locationId}`, each.wanted]),
				);
				for (const pair of plan.pairs) held.set(`${pair.sku}${pair.locationId}`, pair.to);
				for (const { sku, places } of toWantedStock(facts.levels, aPolicy(facts.policy), [])) {
					for (const place of places) {
						const level = place.kind === 'level' ? place.level : NaN;
						expect(held.get(`${sku}${place.locationId}`)).toBe(level);
					}
				}
			}),
			RUNS,
		);
	});

	it('the order of rows makes no difference', () => {
		const marks = [aMark(1, 'TEE'), aMark(2, 'MUG', { locationId: WEB }), aMark(3, 'CUP')];
		const orders = world.chain((given) =>
			fc.record({
				given: fc.constant(given),
				levels: shuffled(levelsOf(given)),
				shop: shuffled(shopOf(given)),
				some: shuffled(marks),
			}),
		);
		fc.assert(
			fc.property(orders, ({ given, levels, shop, some }) => {
				const mode = 'delta';
				const sorted = (plan: ReturnType<typeof planOf>) => {
					const bySku = <T extends { sku: string; locationId: string }>(list: T[]) =>
						list.toSorted((a, b) =>
							`${a.sku}${a.locationId}`.localeCompare(`${b.sku}${b.locationId}`),
						);
					return [bySku(plan.pairs), bySku(plan.equal), bySku(plan.skipped), bySku(plan.repairs)];
				};
				const other = planOf({ mode, levels, shop, marks: some });
				expect(sorted(other)).toEqual(
					sorted(planOf({ mode, levels: levelsOf(given), shop: shopOf(given), marks })),
				);
			}),
			RUNS,
		);
	});

	it('a stock signal always leads to a look, and stays open until the level was seen to be right', () => {
		const status = fc.constantFrom('done', 'stale', 'rejected', 'unknown', 'notStarted');
		const place = fc.constantFrom('', WEB, STORE);
		fc.assert(
			fc.property(world, place, status, fc.boolean(), (given, locationId, ended, inFlight) => {
				const [first] = given;
				const sku = first?.sku ?? '';
				const marks = [aMark(1, sku.toLowerCase(), { locationId })];
				const facts = {
					mode: 'delta' as const,
					levels: levelsOf(given),
					shop: shopOf(given),
					marks,
				};
				const order = { orderKey: 'k', orderName: '#1', skus: [sku], overdueMinutes: null };
				const orders = inFlight ? [order] : [];
				const plan = planOf({ ...facts, inFlight: orders });
				const seen = [...plan.pairs, ...plan.equal, ...plan.skipped].filter(
					(each) => each.sku === sku,
				);
				const places = locationId === '' ? [WEB, STORE] : [locationId];
				expect(seen.map((each) => each.locationId)).toEqual(expect.arrayContaining(places));
				const outcomes = allEnd(plan, ended);
				const run = {
					plan,
					outcomes,
					marks,
					earlier: [],
					openExceptions: [],
					isComplete: true,
				};
				const { handledMarks } = buildStockReport(run, LIMITS, REPORT);
				const isMarked = (each: { sku: string; locationId: string }): boolean =>
					each.sku === sku && places.includes(each.locationId);
				const isRight = !inFlight && (ended === 'done' || !plan.pairs.some(isMarked));
				expect(handledMarks).toEqual(isRight ? [1] : []);
			}),
			RUNS,
		);
	});

	it('an overdue order lets nothing be raised, and once it is settled all is what it should be', () => {
		const seen = fc.array(fc.integer({ min: -2, max: 2 }), { minLength: 8, maxLength: 8 });
		const moved = fc.record({ web: units, store: units });
		const mode = fc.constantFrom('full' as const, 'delta' as const);
		const name = fc.constantFrom('available' as const, 'on_hand' as const);
		fc.assert(
			fc.property(world, seen, moved, mode, name, (given, known, after, push, quantityName) => {
				const [first] = given;
				const sku = first?.sku ?? '';
				const policy = { quantityName };
				const levels = levelsOf(given);
				const held = { orderKey: 'k', orderName: '#1', skus: [sku], overdueMinutes: 120 };
				// What was pushed before: often what is wanted now, sometimes not.
				const wanted = toWantedStock(levels, aPolicy(policy), []);
				const before = wanted.flatMap((each) =>
					each.places.map((place, at) =>
						pushedRow(
							each.sku,
							place.locationId,
							(place.kind === 'level' ? place.level : 0) + (known[at] ?? 0),
						),
					),
				);
				const facts = { levels, pushed: before, policy };
				const plan = planOf({ ...facts, mode: push, shop: shopOf(given), inFlight: [held] });
				expect(plan.pairs.filter((pair) => pair.sku === sku && pair.to >= pair.from)).toEqual([]);
				expect(plan.equal.filter((each) => each.sku === sku)).toEqual([]);
				const run = { plan, outcomes: allEnd(plan, 'done'), earlier: [], openExceptions: [] };
				const report = buildStockReport({ ...run, marks: [], isComplete: true }, LIMITS, REPORT);
				const waits = plan.skipped.filter(({ why }) => why === 'notRaised').length;
				expect(report.exceptions).toHaveLength(waits > 0 ? 1 : 0);
				// It is settled, which moves the shop's own level; the warehouse stays as it was.
				const marks = report.newMarks.map((row, at) =>
					aMark(at, row.sku, { locationId: row.location_id }),
				);
				const shop = shopOf([{ ...(first ?? { main: 0, north: 0 }), sku, ...after }]);
				const memory = [...before, ...report.pushed];
				const next = planOf({ levels, policy, mode: 'delta', shop, marks, pushed: memory });
				const looked = [...next.pairs, ...next.equal].map(
					(each) => `${each.sku}@${each.locationId}`,
				);
				const left = [
					...plan.pairs.filter((pair) => pair.inFlight.length > 0),
					...plan.skipped.filter(({ why }) => why === 'notRaised'),
				];
				expect(looked).toEqual(
					expect.arrayContaining(left.map((each) => `${each.sku}@${each.locationId}`)),
				);
			}),
			RUNS,
		);
	});
});
