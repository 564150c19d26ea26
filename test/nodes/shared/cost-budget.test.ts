import fc from 'fast-check';
import type { Priority } from '../../../nodes/shared/api-budget';
import { CostBudget } from '../../../nodes/shared/cost-budget';
import { RateBucket } from '../../../simulators/shopify/http/rate-bucket';
import { FakeTime } from '../../support/fake-time';

const KEY = 'shop';
const STANDARD = { maximumAvailable: 2000, restoreRate: 100 };

type Call = { points: number; actual?: number; priority?: Priority; latencyMs?: number };

/** A vendor's bucket and a budget on the same clock; calls say when they started and whether they were refused. */
function shopOnClock({ maximumAvailable, restoreRate } = STANDARD) {
	const time = new FakeTime();
	const bucket = new RateBucket(maximumAvailable, restoreRate, time.now);
	const budget = new CostBudget(time.now, time.wait);
	const started: Array<{ name: string; at: number; refused: boolean }> = [];
	const seen = { used: 0, refused: 0 };
	const call = async (name: string, asked: Call): Promise<void> => {
		const { points, actual = points, priority = 'edit', latencyMs = 200 } = asked;
		const ticket = await budget.acquire(KEY, points, priority);
		const refused = !bucket.take(points);
		started.push({ name, at: time.now(), refused });
		if (refused) seen.refused += 1;
		else seen.used += actual;
		if (!refused) bucket.giveBack(points - actual);
		const told = bucket.status();
		await time.wait(latencyMs);
		budget.settle(KEY, ticket, told);
	};
	return { time, budget, bucket, call, started, seen };
}

describe('a bucket of points', () => {
	test('is used to more than ninety per cent by bulk work, and nothing is refused', async () => {
		const { time, call, seen } = shopOnClock();
		const bulk = async (): Promise<void> => {
			for (let page = 0; page < 60; page += 1) {
				await call(`page ${page}`, { points: 997, priority: 'bulk' });
			}
		};
		const done = bulk();
		await time.runOut();
		await done;
		const given = STANDARD.maximumAvailable + (time.now() / 1000) * STANDARD.restoreRate;
		expect(seen).toEqual({ used: 60 * 997, refused: 0 });
		expect(seen.used / given).toBeGreaterThan(0.9);
	});

	test('is used up by bulk work while no order edit is about', async () => {
		const { time, call, started } = shopOnClock();
		void call('teaches', { points: 0, priority: 'bulk', latencyMs: 0 });
		void call('page 1', { points: 1000, priority: 'bulk' });
		void call('page 2', { points: 1000, priority: 'bulk' });
		await time.runTo(1);
		expect(started.map(({ at }) => at)).toEqual([0, 0, 0]);
	});

	test('makes the first order edit wait for its points, and then holds a whole query for the next', async () => {
		const { time, call, started } = shopOnClock();
		const bulk = async (): Promise<void> => {
			for (let page = 0; page < 20; page += 1) {
				await call(`page ${page}`, { points: 997, priority: 'bulk' });
			}
		};
		const done = bulk();
		const asked = [15_000, 45_000, 75_000, 130_000];
		for (const at of asked) {
			await time.runTo(at);
			void call(`edit at ${at}`, { points: 975 });
			await time.runTo(at + 1);
		}
		await time.runOut();
		await done;
		const edits = started.filter(({ name }) => name.startsWith('edit'));
		const [first = NaN, ...others] = edits.map(({ at }, index) => at - (asked[index] ?? NaN));
		expect(first).toBeGreaterThan(0);
		expect(first).toBeLessThanOrEqual(10_000);
		expect(others).toEqual([0, 0, 0]);
		expect(started.filter(({ refused }) => refused)).toEqual([]);
	});

	test('is all open to bulk work again a minute after the last order edit', async () => {
		const { time, call, started } = shopOnClock();
		void call('edit', { points: 1 });
		await time.runTo(50_000);
		const pages = ['page 1', 'page 2'].map((name) =>
			call(name, { points: 1000, priority: 'bulk' }),
		);
		await time.runTo(59_000);
		expect(started.map(({ name }) => name)).toEqual(['edit', 'page 1']);
		await time.runOut();
		await Promise.all(pages);
		expect(started[2]?.at).toBe(60_000);
	});

	test('goes to the edits that wait, in their order, before bulk work', async () => {
		const { time, call, started } = shopOnClock();
		void call('first', { points: 1000, latencyMs: 0 });
		await time.runOut();
		const calls = [
			call('bulk', { points: 500, priority: 'bulk' }),
			call('edit 1', { points: 1000 }),
			call('edit 2', { points: 1000 }),
			call('small', { points: 1 }),
		];
		await time.runOut();
		await Promise.all(calls);
		expect(started.map(({ name }) => name)).toEqual(['first', 'edit 1', 'small', 'edit 2', 'bulk']);
	});

	test('a call wakes in time though a later one naps longer', async () => {
		const { time, call, started } = shopOnClock();
		void call('first', { points: 2000, latencyMs: 0 });
		await time.runOut();
		void call('bulk', { points: 900, priority: 'bulk' });
		void call('edit', { points: 100 });
		await time.runOut();
		expect(started.map(({ name }) => name)).toEqual(['first', 'edit', 'bulk']);
		expect(started[1]?.at).toBeLessThanOrEqual(1_010);
	});

	test('before the first reply edits go at once and bulk work lets the first one teach it', async () => {
		const { time, call, started } = shopOnClock();
		void call('bulk 1', { points: 900, priority: 'bulk' });
		void call('bulk 2', { points: 900, priority: 'bulk' });
		void call('edit', { points: 900 });
		await time.runTo(1);
		expect(started.map(({ name }) => name)).toEqual(['bulk 1', 'edit']);
		await time.runOut();
		expect(started.map(({ name, refused }) => [name, refused])).toEqual([
			['bulk 1', false],
			['edit', false],
			['bulk 2', false],
		]);
	});

	test('a refusal corrects the picture: others wait for what it says', async () => {
		const { time, budget, call, started } = shopOnClock();
		budget.settle(KEY, await budget.acquire(KEY, 100, 'edit'), {
			...STANDARD,
			currentlyAvailable: 100,
		});
		void call('edit', { points: 600 });
		await time.runOut();
		expect(started).toEqual([{ name: 'edit', at: 5_000, refused: false }]);
	});

	test('a late reply does not bring back the points of calls that it never saw', async () => {
		const { time, call, started } = shopOnClock();
		void call('slow', { points: 100, latencyMs: 5_000 });
		await time.runTo(1);
		void call('quick', { points: 1800, latencyMs: 10 });
		await time.runTo(5_001);
		void call('next', { points: 1500 });
		await time.runOut();
		expect(started.filter(({ refused }) => refused)).toEqual([]);
	});

	test('a call without an answer counts as paid', async () => {
		const { time, budget, call, started } = shopOnClock();
		budget.settle(KEY, await budget.acquire(KEY, 0, 'edit'), {
			...STANDARD,
			currentlyAvailable: 1000,
		});
		budget.settle(KEY, await budget.acquire(KEY, 900, 'edit'), null);
		void call('edit', { points: 400 });
		await time.runOut();
		expect(started[0]?.at).toBe(3_000);
	});

	test('shops do not wait for each other', async () => {
		const { time, budget, started, call } = shopOnClock();
		budget.settle('other shop', await budget.acquire('other shop', 1000, 'edit'), {
			...STANDARD,
			currentlyAvailable: 0,
		});
		void call('edit', { points: 900 });
		await time.runTo(0);
		expect(started).toHaveLength(1);
	});

	test('is never overdrawn by calls of any size, and every call gets through', async () => {
		const calls = fc.array(
			fc.record({
				points: fc.integer({ min: 1, max: 1000 }),
				share: fc.integer({ min: 1, max: 100 }),
				priority: fc.constantFrom<Priority>('edit', 'bulk'),
				at: fc.integer({ min: 0, max: 20_000 }),
				latencyMs: fc.integer({ min: 1, max: 900 }),
			}),
			{ minLength: 1, maxLength: 25 },
		);
		await fc.assert(
			fc.asyncProperty(calls, async (wanted) => {
				const { time, call, started, seen } = shopOnClock();
				const first = call('teaches', { points: 1, latencyMs: 0 });
				await time.runOut();
				await first;
				const all: Array<Promise<void>> = [];
				for (const [index, each] of [...wanted].sort((a, b) => a.at - b.at).entries()) {
					await time.runTo(each.at);
					const actual = Math.ceil((each.points * each.share) / 100);
					all.push(call(`call ${index}`, { ...each, actual }));
				}
				await time.runOut();
				await Promise.all(all);
				expect(started).toHaveLength(wanted.length + 1);
				expect(seen.refused).toBe(0);
			}),
			{ numRuns: 60 },
		);
	});
});
