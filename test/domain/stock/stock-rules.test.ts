import { parseBuffer } from '../../../domain/stock/stock-buffer';
import { buildStockPolicy, type StockSettings } from '../../../domain/stock/stock-policy';
import { indexRules, parseStockRules } from '../../../domain/stock/stock-rules';
import { toWantedStock } from '../../../domain/stock/wanted-stock';
import { articleOf, stockOf } from '../../builders/stock-builder';

const SETTINGS: StockSettings = {
	...{ buffer: '', cap: null, quantityName: 'available', jitUnits: null },
	...{ tellUnsold: false, tellUnmapped: true },
};
const place = (source: string, target: string, system = '') => ({
	...{ source_location_id: source, target_location_id: target, target_system: system },
});
const MAP = [place('gid://shopify/Location/71', 'MAIN'), place('72', 'north', 'linnworks')];
type Tables = { locationMap?: object[]; skuMap?: object[]; stockRules?: object[] };
const policyOf = (tables: Tables, settings: Partial<StockSettings> = {}) =>
	buildStockPolicy(
		{ ...SETTINGS, ...settings },
		{
			locationMap: (tables.locationMap ?? MAP) as Array<Record<string, unknown>>,
			skuMap: (tables.skuMap ?? []) as Array<Record<string, unknown>>,
			stockRules: tables.stockRules ?? [],
		},
		'linnworks',
	);
const builtOf = (tables: Tables, settings: Partial<StockSettings> = {}) => {
	const policy = policyOf(tables, settings);
	if (!policy.ok) throw new Error(policy.error);
	return policy.value;
};

test.each([
	['', null],
	['5', { kind: 'absolute', units: 5 }],
	[' 10% ', { kind: 'percent', hundredths: 1000 }],
	['7.5 %', { kind: 'percent', hundredths: 750 }],
	['100%', { kind: 'percent', hundredths: 10_000 }],
])('the buffer "%s" is read', (text, value) => {
	expect(parseBuffer(text)).toEqual({ ok: true, value });
});

test.each(['-1', '1.5', '101%', '10.125%', 'five', '%', '5 units'])(
	'the buffer "%s" is refused',
	(text) => {
		expect(parseBuffer(text)).toMatchObject({ ok: false });
	},
);

describe('rows of osync_stock_rules', () => {
	test.each([
		[{ id: 4, sku: '' }, 'Stock rule row 4 is broken: sku: is empty; * stands for every SKU'],
		[{ sku: 'A', buffer: 'x' }, 'Stock rule row no. 1 is broken: buffer: "x" is neither'],
		[{ sku: 'A', cap: 'ten' }, 'Stock rule row no. 1 is broken: cap: "ten" is no whole number'],
		[{ sku: 'A', cap: -1 }, 'Stock rule row no. 1 is broken: cap: "-1"'],
		[{ sku: 'A', push: 'maybe' }, 'Stock rule row no. 1 is broken: push: "maybe" is neither'],
	])('%j is broken and says where', (row, error) => {
		const parsed = parseStockRules([row]);
		expect(parsed.ok ? '' : parsed.error).toContain(error);
	});

	test('two rows for the same place are refused, because only one of them can count', () => {
		const rows = [{ sku: 'Tee ' }, { sku: 'TEE', location_id: '' }];
		const parsed = parseStockRules(rows);
		expect(parsed).toEqual({
			ok: false,
			error: 'Stock rule rows no. 1 and no. 2 are for the same sku and location_id',
		});
	});

	test('of each value the nearest row that sets it counts, in whatever order they stand', () => {
		const rows = [
			{ sku: '*', buffer: '1', cap: 90, push: 'yes', note: 'all' },
			{ sku: '*', location_id: '72', buffer: '2', cap: null },
			{ sku: 'tee', buffer: '3' },
			{ sku: 'TEE', location_id: 'gid://shopify/Location/72', push: 'no' },
		];
		for (const order of [rows, rows.toReversed()]) {
			const parsed = parseStockRules(order);
			const termsOf = indexRules(parsed.ok ? parsed.value : []);
			const units = (count: number) => ({ kind: 'absolute', units: count });
			expect(termsOf('Tee', '72')).toEqual({ buffer: units(3), cap: 90, push: false });
			expect(termsOf('Tee', '71')).toEqual({ buffer: units(3), cap: 90, push: true });
			expect(termsOf('Mug', '72')).toEqual({ buffer: units(2), cap: 90, push: true });
			expect(termsOf('Mug', '71')).toEqual({ buffer: units(1), cap: 90, push: true });
		}
	});
});

describe('a policy', () => {
	test('takes the rows of its own system, and adds up locations that feed the same one', () => {
		const extra = [place('71', 'south'), place('71', '99', 'netsuite'), place('', 'x')];
		expect(builtOf({ locationMap: [...MAP, ...extra] }).feeds).toEqual([
			{ locationId: '71', sources: ['main', 'south'] },
			{ locationId: '72', sources: ['north'] },
		]);
	});

	test.each([
		[{ locationMap: [] }, 'osync_location_map maps no location'],
		[{ stockRules: [{ sku: 'A', location_id: '99' }] }, 'names location_id 99'],
		[{ locationMap: [...MAP, place('73', 'main')] }, 'its stock would be promised twice'],
		[{ stockRules: [{ sku: 'A', cap: 'x' }] }, 'cap: "x"'],
	])('%j is refused', (tables: Tables, error) => {
		const policy = policyOf(tables);
		expect(policy.ok ? '' : policy.error).toContain(error);
	});

	test('lets one location feed two if a rule takes one of them out', () => {
		const stockRules = [{ sku: '*', location_id: '73', push: 'no' }];
		const policy = builtOf({ locationMap: [...MAP, place('73', 'main')], stockRules });
		const [wanted] = toWantedStock([stockOf('TEE', { main: 4 })], policy, []);
		expect(wanted?.places).toEqual([
			{ locationId: '71', kind: 'level', level: 4 },
			{ locationId: '72', kind: 'level', level: 0 },
			{ locationId: '73', kind: 'left', why: 'rule' },
		]);
	});

	test('a broken buffer in the settings is refused', () => {
		const policy = policyOf({}, { buffer: 'lots' });
		expect(policy.ok ? '' : policy.error).toContain('The buffer "lots" is neither');
	});
});

describe('names', () => {
	const skuMap = [
		{ source_sku: 'SHOP-TEE', source_variant_id: '', target_sku: 'TEE' },
		{ source_sku: '', source_variant_id: 'gid://shopify/ProductVariant/900', target_sku: 'MUG' },
		{ source_sku: 'title:Wrapping', source_variant_id: '', target_sku: 'WRAP' },
		{ source_sku: 'CAP', source_variant_id: '', target_sku: 'CAP-2', target_system: 'netsuite' },
	];
	const levels = [stockOf('TEE', { main: 1 }), stockOf('MUG', { main: 2 })];

	test('before the shop is read, an item has every name that it may have', () => {
		const wanted = toWantedStock(levels, builtOf({ skuMap }), []);
		expect(wanted.map(({ sku, itemSku }) => [sku, itemSku])).toEqual([
			['TEE', 'TEE'],
			['SHOP-TEE', 'TEE'],
			['MUG', 'MUG'],
		]);
	});

	test('a SKU that a row sends elsewhere is no longer the item of that name', () => {
		const policy = builtOf({ skuMap: [{ source_sku: 'TEE', target_sku: 'MUG' }] });
		const wanted = toWantedStock(levels, policy, []);
		expect(wanted.map(({ sku, itemSku }) => [sku, itemSku])).toEqual([
			['MUG', 'MUG'],
			['TEE', 'MUG'],
		]);
	});

	test('afterwards the articles of the shop decide, by variant before SKU', () => {
		const byVariant = articleOf('ODD', {}, { candidates: [{ variantId: '900' }] });
		const shop = [articleOf('shop-tee', {}), byVariant];
		const wanted = toWantedStock(levels, builtOf({ skuMap }), shop);
		expect(wanted.map(({ sku, itemSku }) => [sku, itemSku])).toEqual([
			['shop-tee', 'TEE'],
			['ODD', 'MUG'],
			['TEE', 'TEE'],
			['MUG', 'MUG'],
		]);
	});

	test('of several items that differ in case only, the one that is spelled alike is meant', () => {
		const both = [stockOf('tee', { main: 1 }), stockOf('TEE', { main: 2 })];
		const exact = toWantedStock(both, builtOf({}), [articleOf('TEE', {})]);
		expect(exact[0]).toMatchObject({ problem: null, places: [{ level: 2 }, {}] });
		const vague = toWantedStock(both, builtOf({}), [articleOf('Tee', {})]);
		expect(vague[0]).toMatchObject({ problem: { code: 'ambiguous' }, places: [] });
		expect(vague[0]?.problem?.detail).toContain('"tee", "TEE"');
	});
});
