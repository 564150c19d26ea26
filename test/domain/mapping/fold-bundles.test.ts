import fc from 'fast-check';
import type { WantedLine } from '../../../domain/edit/wanted-line';
import { foldBundles, type BundleLine } from '../../../domain/mapping/fold-bundles';
import { minorUnits } from '../../../domain/money/money';
import { someMappings } from '../../builders/mappings-builder';

const KITS: Record<string, Record<string, number>> = {
	'KIT-1': { A: 1, B: 2 },
	'KIT-2': { A: 2, C: 1, D: 3 },
	'KIT-3': { B: 1 },
};
const mappings = someMappings()
	.composing('KIT-1', KITS['KIT-1'] ?? {})
	.composing('KIT-2', KITS['KIT-2'] ?? {})
	.translating('SHOP-KIT', 'KIT-1')
	.build();
const NONE: ReadonlySet<string> = new Set();

function part(
	lineId: string,
	sku: string,
	quantity: number,
	gross = 0,
	rate = 200_000,
): WantedLine {
	const tax = Math.round((gross * rate) / (1_000_000 + rate));
	return {
		...{ lineId, sku, quantity, stockItemId: '', title: `Article ${sku}` },
		netMinor: minorUnits(gross - tax),
		taxMinor: minorUnits(tax),
		grossMinor: minorUnits(gross),
		...{ taxRatePpm: rate, taxIncluded: true, isService: false },
	};
}

const inKit = (line: WantedLine, sku = 'KIT-1', groupId = 'g1'): BundleLine => ({
	line,
	bundle: { groupId, title: 'Kit', sku, quantity: 1 },
});
const alone = (line: WantedLine): BundleLine => ({ line, bundle: null });
const told = (lines: readonly WantedLine[]): string[] =>
	lines.map((line) => `${line.quantity} ${line.sku}`);
const fold = (lines: readonly BundleLine[], apart = NONE): string[] =>
	told(foldBundles(lines, mappings, apart));

describe('the components of a bundle', () => {
	const kit = [inKit(part('1', 'A', 2, 700)), inKit(part('2', 'B', 4, 501))];

	it('become one line of the composite, with the group as its id and the money of all', () => {
		expect(foldBundles(kit, mappings, NONE)).toEqual([
			{
				...part('g1', 'KIT-1', 2),
				stockItemId: 'item-kit-1',
				title: 'Kit',
				...{ netMinor: 1000, taxMinor: 201, grossMinor: 1201 },
			},
		]);
	});

	it('are counted by article, not by line', () => {
		const spread = [inKit(part('1', 'B', 1)), inKit(part('2', 'a', 1)), inKit(part('3', 'B', 1))];
		expect(fold(spread)).toEqual(['1 KIT-1']);
	});

	it('are the same article by id, however they are called', () => {
		const renamed = { ...part('1', 'SHOP-A', 1), stockItemId: 'item-a' };
		expect(fold([inKit(renamed), inKit(part('2', 'B', 2))])).toEqual(['1 KIT-1']);
	});

	it('go under the composite that a mapping row names for the bundle', () => {
		const own = kit.map(({ line }) => inKit(line, ' shop-kit '));
		expect(fold(own)).toEqual(['2 KIT-1']);
	});

	it.each([
		['some are left over', [part('1', 'A', 2), part('2', 'B', 3)]],
		['one is missing', [part('1', 'A', 1)]],
		['one is another article', [part('1', 'A', 1), part('2', 'C', 2)]],
		['there is one too many', [part('1', 'A', 1), part('2', 'B', 2), part('3', 'C', 1)]],
	])('stay lines of their own when %s', (_why, parts) => {
		expect(fold(parts.map((line) => inKit(line)))).toEqual(told(parts));
	});

	it('stay lines of their own without a composite, without a SKU, and where they are held apart', () => {
		expect(fold(kit.map(({ line }) => inKit(line, 'KIT-9')))).toEqual(['2 A', '4 B']);
		expect(fold(kit.map(({ line }) => inKit(line, '')))).toEqual(['2 A', '4 B']);
		expect(fold(kit, new Set(['g1']))).toEqual(['2 A', '4 B']);
	});

	it('leave a service and the same article outside of the bundle alone', () => {
		const card = { ...part('3', '', 1, 250, 0), isService: true, title: 'Card' };
		const lines = [alone(part('9', 'A', 5)), ...kit, inKit(card)];
		expect(fold(lines)).toEqual(['5 A', '2 KIT-1', '1 ']);
	});

	it('taxed differently are taxed at what the tax comes to', () => {
		const [line] = foldBundles(
			[inKit(part('1', 'A', 1, 1200)), inKit(part('2', 'B', 2, 1000, 0))],
			mappings,
			NONE,
		);
		expect(line).toMatchObject({ netMinor: 2000, taxMinor: 200, taxRatePpm: 100_000 });
	});

	it('of two bundles of one kind become two lines', () => {
		const second = kit.map(({ line }) =>
			inKit({ ...line, lineId: `${line.lineId}0` }, 'KIT-1', 'g2'),
		);
		const folded = foldBundles([...kit, ...second], mappings, NONE);
		expect(folded.map((line) => line.lineId)).toEqual(['g1', 'g2']);
	});
});

type BundleTale = { kit: string; quantity: number; money: number[]; change: number; rate: number };

const bundleTales: fc.Arbitrary<BundleTale> = fc.record({
	kit: fc.constantFrom(...Object.keys(KITS)),
	quantity: fc.integer({ min: 1, max: 4 }),
	money: fc.array(fc.nat(5000), { minLength: 3, maxLength: 3 }),
	change: fc.constantFrom(0, 0, 0, 1, -1),
	rate: fc.constantFrom(0, 50_000, 200_000),
});

/** Bundles, some of them with one component too many or too few, among lines of their own; lines in any order. */
const orders: fc.Arbitrary<BundleLine[]> = fc
	.tuple(
		fc.array(bundleTales, { maxLength: 4 }),
		fc.array(fc.tuple(fc.constantFrom('A', 'B', 'E'), fc.nat(900)), { maxLength: 3 }),
	)
	.map(([bundles, own]) => [
		...bundles.flatMap(({ kit, quantity, money, change, rate }, group) =>
			Object.entries(KITS[kit] ?? {}).map(([sku, each], at) => {
				const units = Math.max(1, each * quantity + (at === 0 ? change : 0));
				return inKit(part(`${group}-${at}`, sku, units, money[at], rate), kit, `g${group}`);
			}),
		),
		...own.map(([sku, gross], at) => alone(part(`own-${at}`, sku, 1 + (gross % 3), gross))),
	])
	.chain((lines) => fc.shuffledSubarray(lines, { minLength: lines.length }));

const total = (
	lines: readonly WantedLine[],
	side: 'netMinor' | 'taxMinor' | 'grossMinor',
): number => lines.reduce((sum, line) => sum + line[side], 0);

/** Units a SKU, with composites taken apart again. */
function units(lines: readonly WantedLine[]): Record<string, number> {
	const counted: Record<string, number> = {};
	for (const { sku, quantity } of lines) {
		for (const [each, count] of Object.entries(KITS[sku] ?? { [sku]: 1 })) {
			counted[each] = (counted[each] ?? 0) + count * quantity;
		}
	}
	return Object.fromEntries(Object.entries(counted).sort());
}

describe('any order with bundles', () => {
	const plain = (lines: readonly BundleLine[]): WantedLine[] => lines.map(({ line }) => line);

	it('costs the same to the minor unit, on every side of the tax', () => {
		fc.assert(
			fc.property(orders, (lines) => {
				const folded = foldBundles(lines, mappings, NONE);
				for (const side of ['netMinor', 'taxMinor', 'grossMinor'] as const) {
					expect(total(folded, side)).toBe(total(plain(lines), side));
				}
			}),
		);
	});

	it('ships the same units of every article', () => {
		fc.assert(
			fc.property(orders, (lines) => {
				expect(units(foldBundles(lines, mappings, NONE))).toEqual(units(plain(lines)));
			}),
		);
	});

	it('keeps its lines in their order, a bundle where its first component stood', () => {
		fc.assert(
			fc.property(orders, (lines) => {
				const folded = foldBundles(lines, mappings, NONE).map((line) => line.lineId);
				const places = lines.map(({ line, bundle }) =>
					bundle && folded.includes(bundle.groupId) ? bundle.groupId : line.lineId,
				);
				expect(folded).toEqual([...new Set(places)]);
			}),
		);
	});

	it('has a line for a bundle exactly where the warehouse has it of the same composition', () => {
		fc.assert(
			fc.property(orders, (lines) => {
				const folded = foldBundles(lines, mappings, NONE);
				for (const groupId of new Set(lines.flatMap(({ bundle }) => bundle?.groupId ?? []))) {
					const own = lines.filter(({ bundle }) => bundle?.groupId === groupId);
					const kit = own[0]?.bundle?.sku ?? '';
					const goods = units(plain(own));
					const whole = [1, 2, 3, 4, 5].some((count) => {
						const wanted = Object.entries(KITS[kit] ?? {}).map(([sku, each]) => [
							sku,
							each * count,
						]);
						return JSON.stringify(Object.fromEntries(wanted)) === JSON.stringify(goods);
					});
					const isFolded = folded.some((line) => line.lineId === groupId);
					expect(isFolded).toBe(whole && kit !== 'KIT-3');
				}
			}),
		);
	});
});
