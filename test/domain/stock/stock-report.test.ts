import {
	buildStockReport,
	type StockReport,
	type StockRun,
} from '../../../domain/stock/build-stock-report';
import type { PushOutcome } from '../../../domain/stock/push-outcome';
import type { StockPlan } from '../../../domain/stock/stock-plan';
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

const CONTEXT = { now: NOW, runId: 'run-7', executionId: 'e-7', link: 'https://n8n.test/e-7' };
const LIMITS = { backlog: 3, minutesWithoutGood: 60 };
const minutesAgo = (minutes: number): Date => new Date(NOW.getTime() - minutes * 60_000);

const reportOf = (plan: StockPlan, run: Partial<StockRun> = {}): StockReport =>
	buildStockReport(
		{
			plan,
			outcomes: [],
			marks: [],
			earlier: [],
			openExceptions: [],
			isComplete: true,
			...run,
		},
		LIMITS,
		CONTEXT,
	);

const tee = stockOf('TEE', { main: 10, north: 2 });
const shop = [articleOf('TEE', { [WEB]: 12, [STORE]: 2 })];
const seenTee = [pushedRow('TEE', WEB, 10), pushedRow('TEE', STORE, 2)];
const aPlan = (facts: Partial<Push> = {}): StockPlan => planOf({ levels: [tee], shop, ...facts });

describe('what a push remembers', () => {
	test('is what was set and read back, and what was right before', () => {
		const plan = aPlan();
		const report = reportOf(plan, { outcomes: allEnd(plan, 'done') });
		const rest = { verified_at: NOW.toISOString(), run_id: 'run-7' };
		const { inventoryItemId } = shop[0] ?? { inventoryItemId: '' };
		const row = { sku: 'TEE', inventory_item_id: inventoryItemId, ...rest };
		expect(report.pushed).toEqual([
			{ ...row, location_id: WEB, pushed: 10 },
			{ ...row, location_id: STORE, pushed: 2 },
		]);
		expect(report.row).toMatchObject({
			...{ run_id: 'run-7', mode: 'full', looked: 2, changed: 1, equal: 1 },
			...{ good: 'yes', alert: '', started_at: NOW.toISOString(), execution_id: 'e-7' },
			message: 'Levels: 1 set, 1 right already.',
		});
	});

	test.each(['stale', 'rejected', 'unknown', 'notStarted'] as const)(
		'is nothing of a level that ended %s, and looks at it again',
		(status) => {
			const plan = aPlan({ pushed: seenTee });
			const report = reportOf(plan, { outcomes: allEnd(plan, status) });
			expect(report.pushed).toEqual([]);
			expect(report.newMarks).toMatchObject([
				{ sku: 'TEE', location_id: WEB, status: 'new', reason: 'not done in stock push run-7' },
			]);
			const again = [aMark(1, 'TEE', { locationId: WEB })];
			const marked = aPlan({ pushed: seenTee, marks: again });
			const outcomes = allEnd(marked, status);
			expect(reportOf(marked, { outcomes, marks: again }).newMarks).toEqual([]);
		},
	);

	test('does not need a signal for what the next push finds by itself', () => {
		const plan = aPlan({ mode: 'delta' });
		expect(reportOf(plan, { outcomes: allEnd(plan, 'stale') }).newMarks).toEqual([]);
	});

	test('is not started where nobody reported, and is what was reported last', () => {
		const plan = aPlan();
		expect(reportOf(plan).row).toMatchObject({ not_started: 1, changed: 0, good: 'no' });
		const [pair] = plan.pairs;
		const outcome = (status: PushOutcome['stockSet']['status']): PushOutcome => ({
			inventoryItemId: pair?.inventoryItemId ?? '',
			...{ locationId: WEB, stockSet: { status, message: '' } },
		});
		const outcomes = [outcome('unknown'), outcome('done')];
		expect(reportOf(plan, { outcomes }).row).toMatchObject({ changed: 1, unknown: 0 });
	});

	test('is that the shop does not sell a SKU, once', () => {
		const report = reportOf(aPlan({ shop: [] }));
		expect(report.pushed).toMatchObject([
			{ sku: 'TEE', location_id: '', inventory_item_id: '', pushed: 12 },
		]);
		const pushed = [pushedRow('TEE', '', 12)];
		expect(reportOf(aPlan({ shop: [], pushed })).pushed).toEqual([]);
	});
});

describe('stock signals', () => {
	const marks = [aMark(1, 'TEE', { locationId: WEB }), aMark(2, 'tee', { locationId: STORE })];
	const plan = aPlan({ mode: 'delta', pushed: seenTee, marks });

	test('are handled once their levels were seen to be right', () => {
		const done = reportOf(plan, { outcomes: allEnd(plan, 'done'), marks });
		expect(done.handledMarks).toEqual([1, 2]);
		expect(done.row).toMatchObject({ repaired: 1, oldest_signal_minutes: 0 });
		expect(done.row.repairs).toBe(
			'SKU "TEE" at shop location 71 repaired: synthetic restock of order #1001: 12 -> 10',
		);
	});

	test('stay where they were not, and are no repair', () => {
		const open = reportOf(plan, { outcomes: allEnd(plan, 'unknown'), marks });
		expect(open.handledMarks).toEqual([2]);
		expect(open.row).toMatchObject({ repaired: 0, repairs: '', oldest_signal_minutes: 60 });
	});

	test('of everywhere stay until it is right everywhere', () => {
		const everywhere = [aMark(3, 'TEE')];
		const all = aPlan({ mode: 'delta', pushed: seenTee, marks: everywhere });
		const outcomes = allEnd(all, 'stale');
		expect(reportOf(all, { outcomes, marks: everywhere }).handledMarks).toEqual([]);
	});

	test('stay while an order holds their SKU, and where nothing was read', () => {
		const inFlight = [{ orderKey: 'k', orderName: '#1', skus: ['TEE'], overdueMinutes: null }];
		const held = aPlan({ mode: 'delta', pushed: seenTee, marks, inFlight });
		expect(reportOf(held, { marks })).toMatchObject({ handledMarks: [], row: { held: 2 } });
		const unread = aPlan({ mode: 'delta', pushed: seenTee, marks, shop: [] });
		expect(reportOf(unread, { marks }).handledMarks).toEqual([]);
	});

	test('of what cannot be pushed are handled, because a person was told', () => {
		const untracked = [articleOf('TEE', {}, { problem: 'untracked' })];
		const told = aPlan({ mode: 'delta', pushed: seenTee, marks, shop: untracked });
		const report = reportOf(told, { marks });
		expect(report.handledMarks).toEqual([1, 2]);
		expect(report.exceptions).toHaveLength(1);
	});

	test('at a location that is not mapped stay until it is', () => {
		const strange = [aMark(4, 'TEE', { locationId: '99' })];
		const plan99 = aPlan({ mode: 'delta', pushed: seenTee, marks: strange });
		const report = reportOf(plan99, { marks: strange });
		expect(report.handledMarks).toEqual([]);
		expect(report.exceptions[0]?.reason).toContain('add a row to osync_location_map');
	});

	test('a full push leaves one for what an order held back and the shop holds differently', () => {
		const inFlight = [{ orderKey: 'k', orderName: '#1', skus: ['TEE'], overdueMinutes: null }];
		const held = aPlan({ pushed: seenTee, inFlight });
		expect(reportOf(held).newMarks).toMatchObject([{ sku: 'TEE', location_id: WEB }]);
	});
});

describe('exceptions', () => {
	const duplicate = aPlan({ shop: [articleOf('TEE', {}, { problem: 'duplicate' })] });
	const raised = (report: StockReport) =>
		report.exceptions.map((row, at) => ({ ...row, id: at + 1 }));

	test('name the SKU and what to do, and are raised once', () => {
		const first = reportOf(duplicate);
		expect(first.exceptions).toMatchObject([
			{
				...{ code: 'STOCK_NOT_PUSHED', order_key: 'stock:tee', order_name: 'TEE', lane: '' },
				...{ owner: 'Operations', correlation_id: 'stock-run-7', status: 'open' },
				reason: expect.stringContaining(
					'SKU "TEE": several articles of the shop have this SKU. Give each article a SKU of its own.',
				),
			},
		]);
		const openExceptions = raised(first);
		expect(reportOf(duplicate, { openExceptions }).exceptions).toEqual([]);
		expect(reportOf(duplicate, { openExceptions }).closures).toEqual([]);
	});

	test('are closed when the SKU is looked at and all is well', () => {
		const openExceptions = raised(reportOf(duplicate));
		const plan = aPlan();
		const { closures } = reportOf(plan, { openExceptions, outcomes: allEnd(plan, 'done') });
		expect(closures).toEqual([
			{ exception_id: 1, status: 'resolved', closed_at: NOW.toISOString() },
		]);
	});

	test('of one location are not closed by a look at another', () => {
		const missing = aPlan({ shop: [articleOf('TEE', { [WEB]: 10, [STORE]: null })] });
		const openExceptions = raised(reportOf(missing));
		expect(openExceptions).toMatchObject([{ order_key: 'stock:tee@72' }]);
		const levels = [stockOf('TEE', { main: 9, north: 2 })];
		const web = aPlan({ mode: 'delta', levels, pushed: seenTee });
		const outcomes = allEnd(web, 'done');
		expect(reportOf(web, { openExceptions, outcomes }).closures).toEqual([]);
		const both = aPlan();
		const done = { openExceptions, outcomes: allEnd(both, 'done') };
		expect(reportOf(both, done).closures).toHaveLength(1);
	});

	test('stay while the SKU was not looked at, or nobody knows how it ended', () => {
		const openExceptions = raised(reportOf(duplicate));
		const idle = aPlan({ mode: 'delta', pushed: seenTee });
		expect(reportOf(idle, { openExceptions }).closures).toEqual([]);
		const plan = planOf({ levels: [tee], shop: [articleOf('TEE', { [WEB]: 12, [STORE]: 3 })] });
		const outcomes = allEnd(plan, 'unknown');
		expect(reportOf(plan, { openExceptions, outcomes }).closures).toEqual([]);
	});

	test('are raised for what the shop refused, whatever its words', () => {
		const plan = aPlan();
		const first = reportOf(plan, { outcomes: allEnd(plan, 'rejected', 'Not allowed') });
		expect(first.exceptions[0]?.reason).toContain('the shop refused the level (Not allowed)');
		const outcomes = allEnd(plan, 'rejected', 'Still not allowed');
		const openExceptions = raised(first);
		expect(reportOf(plan, { outcomes, openExceptions }).exceptions).toEqual([]);
	});
});

describe('a run as a whole', () => {
	test('with nothing to do says so', () => {
		const idle = aPlan({ mode: 'delta', pushed: seenTee });
		expect(reportOf(idle).row).toMatchObject({
			...{ message: 'Nothing to do.', good: 'yes', alert: '', untouched: 2, looked: 0 },
		});
		const right = aPlan({ shop: [articleOf('TEE', { [WEB]: 10, [STORE]: 2 })] });
		expect(reportOf(right).row.message).toBe(
			'Nothing to do: 2 levels looked at, all right already.',
		);
	});

	const backlogOf = (count: number): StockPlan => {
		const skus = Array.from({ length: count }, (_, at) => `SKU-${at}`);
		const levels = skus.map((sku) => stockOf(sku, { main: 1 }));
		return planOf({ levels, shop: skus.map((sku) => articleOf(sku, { [WEB]: 0, [STORE]: 0 })) });
	};

	test.each([
		[3, 'stale', 'yes', ''],
		[4, 'stale', 'yes', '4 stock levels wait to be pushed, more than 3'],
		[3, 'unknown', 'no', ''],
		[4, 'rejected', 'yes', '4 stock levels wait'],
		[4, 'done', 'yes', ''],
	] as const)('%i levels that end %s: good %s, alert "%s"', (count, status, good, alert) => {
		const plan = backlogOf(count);
		const { row } = reportOf(plan, { outcomes: allEnd(plan, status) });
		expect(row.good).toBe(good);
		expect(row.alert).toContain(alert);
		expect(row.alert === '').toBe(alert === '');
	});

	test.each([
		[[{ good: 'yes', minutes: 61 }], true],
		[[{ good: 'yes', minutes: 59 }], false],
		[[{ good: 'no', minutes: 61 }], true],
		[[{ good: 'no', minutes: 10 }], false],
		[
			[
				{ good: 'yes', minutes: 50 },
				{ good: 'no', minutes: 5 },
				{ good: 'yes', minutes: 90 },
			],
			false,
		],
		[[], false],
	])('after %j, a run that is not good is a worry: %s', (runs, isWorry) => {
		const earlier = runs.map(({ good, minutes }) => ({ good, recorded_at: minutesAgo(minutes) }));
		const report = reportOf(aPlan(), { earlier });
		expect(report.row.good).toBe('no');
		expect(report.row.alert !== '').toBe(isWorry);
		expect(report.exceptions.map((row) => row.order_key)).toEqual(isWorry ? ['stock:*'] : []);
	});

	test('in which items may have slipped through is not good, and says so', () => {
		const idle = aPlan({ mode: 'delta', pushed: seenTee });
		const { row } = reportOf(idle, { isComplete: false });
		expect(row.good).toBe('no');
		expect(row.message).toContain('Nothing to do. The list of items changed while it was read');
	});

	test('a good run closes the worry', () => {
		const earlier = [{ good: 'no', recorded_at: minutesAgo(90) }];
		const openExceptions = reportOf(aPlan(), { earlier }).exceptions.map((row) => ({
			...row,
			id: 5,
		}));
		const plan = aPlan();
		const run = { earlier, openExceptions, outcomes: allEnd(plan, 'done') };
		expect(reportOf(plan, run).closures).toMatchObject([{ exception_id: 5 }]);
	});
});
