import { overdueFor } from '../../../domain/stock/edits-in-flight';
import { buildStockReport, type StockReport } from '../../../domain/stock/build-stock-report';
import { stockPlanSchema, type StockPlan } from '../../../domain/stock/stock-plan';
import { waitingSince } from '../../../domain/stock/waiting-since';
import { NOW } from '../../builders/signal-builder';
import {
	aMark,
	allEnd,
	articleOf,
	planOf,
	pushedRow,
	stockOf,
	STORE,
	WEB,
	type Push,
} from '../../builders/stock-builder';

const CONTEXT = { now: NOW, runId: 'run-7', executionId: 'e-7', link: '' };
const LIMITS = { backlog: 30, minutesWithoutGood: 60 };
const order = (overdueMinutes: number | null, skus: string[] | null, name = '#1001') => ({
	...{ orderKey: `shopify:demo:${name.slice(1)}`, orderName: name, skus, overdueMinutes },
});
const old = (...skus: string[]) => order(180, skus);
const composite = stockOf(
	'SET',
	{ main: 3 },
	{
		isComposite: true,
		composition: [{ stockItemId: 'item-TEE', sku: 'TEE', quantity: 2 }],
	},
);
const tee = stockOf('TEE', { main: 10, north: 2 });
const shopTee = (web: number, store = 2) => articleOf('TEE', { [WEB]: web, [STORE]: store });
const aPlan = (facts: Partial<Push> = {}): StockPlan => {
	const plan = planOf({ levels: [tee], shop: [shopTee(12)], inFlight: [old('TEE')], ...facts });
	expect(stockPlanSchema.parse(plan)).toEqual(plan);
	return plan;
};
const report = (
	plan: StockPlan,
	run: Partial<Parameters<typeof buildStockReport>[0]> = {},
): StockReport => {
	const given = { marks: [], earlier: [], openExceptions: [], isComplete: true };
	return buildStockReport(
		{ plan, outcomes: allEnd(plan, 'done'), ...given, ...run },
		LIMITS,
		CONTEXT,
	);
};
const raised = ({ exceptions }: StockReport) =>
	exceptions.map((row, at) => ({ ...row, id: at + 1 }));

describe('since when an order is on its way', () => {
	const at = (minute: number): Date => new Date(NOW.getTime() + minute * 60_000);
	test.each([
		['nobody knows', [], null],
		['one row that waits', [[3, null]], 3],
		['a row written anew by every look', [[3, 20], [3, 40], [3, null]], 3], // prettier-ignore
		['fresh signals while older ones wait', [[3, 20], [19, 40], [39, null]], 3], // prettier-ignore
		['in whatever order they come', [[39, null], [3, 20], [19, 40]], 3], // prettier-ignore
		['it was settled in between', [[3, 20], [21, 22], [39, null]], 39], // prettier-ignore
		['it was settled just now', [[3, 20], [19, 40]], 3], // prettier-ignore
		['its hold is older than its signal', [[39, null], [3, null]], 3], // prettier-ignore
	] as const)('%s', (_name, waits, since) => {
		const rows = waits.map(([from, until]) => ({
			...{ from: at(from), until: until === null ? null : at(until) },
		}));
		expect(waitingSince(rows)).toEqual(since === null ? null : at(since));
	});

	test.each([
		[null, null],
		[at(-119), null],
		[at(-120), 120],
	])('since %s is overdue for %s minutes', (since, minutes) => {
		expect(overdueFor(since, 120, NOW)).toBe(minutes);
	});
});

describe('SKUs of an overdue order', () => {
	test('are lowered, and looked at again once the order is settled', () => {
		const plan = aPlan({ mode: 'delta', pushed: [pushedRow('TEE', WEB, 13)] });
		expect(plan.pairs).toMatchObject([{ locationId: WEB, from: 12, to: 10, inFlight: ['#1001'] }]);
		const { pushed, newMarks, exceptions } = report(plan);
		expect(pushed).toMatchObject([{ location_id: WEB, pushed: 10 }]);
		expect(newMarks).toMatchObject([
			{ sku: 'TEE', location_id: WEB, reason: 'lowered while order #1001 was on its way' },
		]);
		expect(exceptions).toEqual([]);
	});

	test('are never raised', () => {
		const plan = aPlan({ shop: [shopTee(8, 3)], levels: [tee] });
		expect(plan.pairs).toMatchObject([{ locationId: STORE, from: 3, to: 2 }]);
		expect(plan.skipped).toMatchObject([{ sku: 'TEE', locationId: WEB, why: 'notRaised' }]);
		const { row, pushed } = report(plan);
		expect(row).toMatchObject({ not_raised: 1, held: 0, changed: 1, good: 'yes' });
		expect(row.message).toContain('1 not raised because orders are on their way for too long');
		expect(pushed.map(({ location_id: location }) => location)).toEqual([STORE]);
	});

	test('are compared by what can be bought where the level on hand is set', () => {
		const policy = { quantityName: 'on_hand' } as const;
		const shop = [articleOf('TEE', { [WEB]: { available: 8, onHand: 15 }, [STORE]: { available: 4, onHand: 6 } })]; // prettier-ignore
		const plan = aPlan({ shop, policy });
		expect(plan.pairs).toMatchObject([{ locationId: STORE, name: 'on_hand', from: 6, to: 4 }]);
		expect(plan.skipped).toMatchObject([{ locationId: WEB, why: 'notRaised' }]);
	});

	test('take with them what shares their goods', () => {
		const shop = [shopTee(10), articleOf('SET', { [WEB]: 1, [STORE]: 4 })];
		const plan = aPlan({ levels: [tee, composite], shop });
		expect(plan.pairs).toMatchObject([{ sku: 'SET', locationId: STORE, from: 4, to: 0 }]);
		expect(plan.overdue).toMatchObject([{ orderName: '#1001', skus: ['SET'] }]);
	});

	test('that are right are not taken for settled', () => {
		const marks = [aMark(1, 'TEE')];
		const plan = aPlan({ mode: 'delta', shop: [shopTee(10)], marks });
		expect(plan).toMatchObject({ pairs: [], equal: [] });
		expect(report(plan, { marks })).toMatchObject({ pushed: [], handledMarks: [], newMarks: [] });
	});

	test('are repaired at once, and their signal stays until the order is settled', () => {
		const marks = [aMark(1, 'TEE', { locationId: WEB })];
		const plan = aPlan({ mode: 'delta', pushed: [pushedRow('TEE', WEB, 10)], marks });
		expect(plan.repairs).toMatchObject([{ locationId: WEB, from: 12, to: 10 }]);
		const { row, handledMarks, newMarks } = report(plan, { marks });
		expect([row.repaired, handledMarks, newMarks]).toEqual([1, [], []]);
	});

	test('that were remembered as wanted get a signal, or nobody would look again', () => {
		const pushed = [pushedRow('TEE', WEB, 10), pushedRow('TEE', STORE, 2)];
		const plan = aPlan({ shop: [shopTee(8)], pushed });
		expect(report(plan).newMarks).toMatchObject([{ sku: 'TEE', location_id: WEB }]);
	});

	test('are left alone wholly while another order is on its way that is not overdue', () => {
		const young = order(null, ['tee'], '#1002');
		const plan = aPlan({ shop: [shopTee(12, 1)], inFlight: [old('TEE'), young] });
		expect(plan.pairs).toEqual([]);
		expect(plan.skipped.map(({ why }) => why)).toEqual(['inFlight', 'inFlight']);
		expect(plan.overdue).toMatchObject([{ orderName: '#1001', skus: ['TEE'] }]);
	});

	test('are told like others where they have a problem', () => {
		const plan = aPlan({ shop: [articleOf('TEE', {}, { problem: 'untracked' })] });
		expect(plan.problems).toMatchObject([{ code: 'untracked' }]);
		expect(report(plan).exceptions.map((row) => row.order_key)).toEqual(['stock:tee']);
	});
});

describe('a person', () => {
	const holding = aPlan({ shop: [shopTee(8)] });

	test('is told of the order, once, with its SKUs, how long, and what to do', () => {
		const first = report(holding);
		expect(first.exceptions).toMatchObject([
			{
				...{ code: 'STOCK_NOT_PUSHED', order_key: 'stock-order:shopify:demo:1001' },
				...{ order_name: '#1001', status: 'open' },
				reason: expect.stringMatching(
					/Order #1001 has been on its way for at least 3 hours\..*not raised for SKU "TEE"\. Settle the order's open exception\..*paid, corrected or cancelled\.$/,
				),
			},
		]);
		expect(first.row.problem_list).toContain('Order #1001');
		const openExceptions = raised(first);
		const more = aPlan({
			shop: [shopTee(8), articleOf('MUG', { [WEB]: 0, [STORE]: 0 })],
			levels: [tee, stockOf('MUG', { main: 1 })],
			inFlight: [order(9000, ['TEE', 'MUG'])],
		});
		expect(more.overdue).toMatchObject([{ skus: ['TEE', 'MUG'] }]);
		const again = report(more, { openExceptions });
		expect([again.exceptions, again.closures]).toEqual([[], []]);
	});

	test('hears of each order, and of ten SKUs at most', () => {
		const skus = Array.from({ length: 12 }, (_, at) => `SKU-${at}`);
		const plan = aPlan({
			levels: skus.map((sku) => stockOf(sku, { main: 1 })),
			shop: skus.map((sku) => articleOf(sku, { [WEB]: 0, [STORE]: 0 })),
			inFlight: [order(119, skus), order(6000, ['SKU-3'], '#1002')],
		});
		const reasons = report(plan).exceptions.map((row) => row.reason);
		expect(reasons).toHaveLength(2);
		expect(reasons[0]).toMatch(/119 minutes.*"SKU-9" and 2 more\./);
		expect(reasons[0]).not.toContain('SKU-10');
		expect(reasons[1]).toMatch(/4 days.*SKU "SKU-3"\./);
	});

	test.each([
		['it is settled', { inFlight: [] }],
		['it is on its way anew', { inFlight: [order(null, ['TEE'])] }],
		['nothing is to be raised any more', { shop: [shopTee(12)] }],
		['its SKU was set by hand', { shop: [shopTee(10)] }],
	])('is relieved when %s', (_name, facts: Partial<Push>) => {
		const openExceptions = raised(report(holding));
		expect(report(aPlan(facts), { openExceptions }).closures).toMatchObject([
			{ exception_id: 1, status: 'resolved' },
		]);
	});

	test('is not while nobody knows whether it still holds something back', () => {
		const openExceptions = raised(report(holding));
		for (const mode of ['delta', 'full'] as const) {
			const unread = [articleOf('TEE', { [WEB]: 8 })];
			const plan = aPlan({ mode, shop: mode === 'delta' ? [] : unread, levels: [tee] });
			if (mode === 'full') expect(plan.skipped).toContainEqual(expect.objectContaining({ why: 'unread' })); // prettier-ignore
			expect(report(plan, { openExceptions }).closures).toEqual([]);
		}
		const torn = aPlan({ shop: [shopTee(12)] });
		expect(report(torn, { openExceptions, isComplete: false }).closures).toEqual([]);
	});

	test('hears of nothing in a dry run', () => {
		const { exceptions, row } = report(holding, { isDry: true, outcomes: [] });
		expect([exceptions, row.not_raised]).toEqual([[], 1]);
	});

	test('hears of an overdue order that cannot be read, though it holds nothing back', () => {
		const plan = aPlan({ inFlight: [order(120, null)] });
		expect(plan.pairs).toMatchObject([{ locationId: WEB, from: 12, to: 10, inFlight: [] }]);
		const { exceptions, row } = report(plan);
		expect(exceptions).toMatchObject([{ reason: expect.stringContaining('Not all of it can be read') }]); // prettier-ignore
		expect(row).toMatchObject({ unread: 1, good: 'no' });
		expect(report(aPlan({ inFlight: [order(null, null)] })).exceptions).toEqual([]);
	});

	test('hears once of an order that could be read in the shop only', () => {
		const inFlight = [old('TEE'), order(180, null)];
		const { exceptions } = report(aPlan({ shop: [shopTee(8)], inFlight }));
		expect(exceptions).toHaveLength(1);
		expect(exceptions[0]?.reason).toMatch(/SKU "TEE"\. Not all of it can be read/);
	});

	test('hears of a backlog that overdue orders make', () => {
		const skus = Array.from({ length: 16 }, (_, at) => `SKU-${at}`);
		const plan = aPlan({
			levels: skus.map((sku) => stockOf(sku, { main: 1 })),
			shop: skus.map((sku) => articleOf(sku, { [WEB]: 0, [STORE]: 0 })),
			inFlight: [old(...skus)],
		});
		expect(report(plan).row.alert).toContain('32 held back for orders');
	});
});
