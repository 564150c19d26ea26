import fc from 'fast-check';
import type { Priority } from '../../../nodes/shared/api-budget';
import { SlotBudget } from '../../../nodes/shared/slot-budget';

const KEY = 'account';
const READ = { priority: 'edit', isWrite: false } as const;

/** Lets everything that is ready go on. */
const settled = async (): Promise<void> => await new Promise((done) => setImmediate(done));

/** Calls that stay open until they are told to end, and what was started, in order. */
function openCalls(budget: SlotBudget, slots: number) {
	const started: string[] = [];
	const running = new Map<string, { end: () => void; fail: () => void; priority: Priority }>();
	const waiting = new Map<string, Priority>();
	const results: Promise<string>[] = [];
	const add = (name: string, priority: Priority, isWrite = false): Promise<string> => {
		waiting.set(name, priority);
		const result = budget.run(
			KEY,
			slots,
			{ priority, isWrite },
			async () =>
				await new Promise<string>((resolve, reject) => {
					waiting.delete(name);
					started.push(name);
					running.set(name, {
						priority,
						end: () => void (running.delete(name), resolve(name)),
						fail: () => void (running.delete(name), reject(new Error(name))),
					});
				}),
		);
		results.push(result.catch((error: unknown) => `failed ${String(error)}`));
		return result;
	};
	return { add, started, running, waiting, results };
}

describe('slots', () => {
	test('a freed slot goes to the edit that waits longest, then to bulk work', async () => {
		const calls = openCalls(new SlotBudget(), 2);
		const orders: Array<[string, Priority]> = [
			['edit 1', 'edit'],
			['edit 2', 'edit'],
			['bulk 1', 'bulk'],
			['edit 3', 'edit'],
			['edit 4', 'edit'],
		];
		for (const [name, priority] of orders) void calls.add(name, priority);
		await settled();
		expect(calls.started).toEqual(['edit 1', 'edit 2']);
		calls.running.get('edit 2')?.end();
		await settled();
		expect(calls.started.at(-1)).toBe('edit 3');
		for (const name of ['edit 1', 'edit 3', 'edit 4']) {
			calls.running.get(name)?.end();
			await settled();
		}
		expect(calls.started).toEqual(['edit 1', 'edit 2', 'edit 3', 'edit 4', 'bulk 1']);
	});

	test('a write goes before the reads that wait, behind the writes, and never before an edit as bulk work', async () => {
		const calls = openCalls(new SlotBudget(), 1);
		void calls.add('edit read 1', 'edit');
		void calls.add('edit read 2', 'edit');
		void calls.add('bulk read', 'bulk');
		void calls.add('bulk write', 'bulk', true);
		void calls.add('edit write 1', 'edit', true);
		void calls.add('edit write 2', 'edit', true);
		await settled();
		while (calls.running.size > 0) {
			[...calls.running.values()][0]?.end();
			await settled();
		}
		expect(calls.started).toEqual([
			'edit read 1',
			'edit write 1',
			'edit write 2',
			'edit read 2',
			'bulk write',
			'bulk read',
		]);
	});

	test('bulk work leaves one slot of several free for an edit', async () => {
		const calls = openCalls(new SlotBudget(), 3);
		for (const name of ['bulk 1', 'bulk 2', 'bulk 3']) void calls.add(name, 'bulk');
		await settled();
		expect(calls.started).toEqual(['bulk 1', 'bulk 2']);
		void calls.add('edit', 'edit');
		await settled();
		expect(calls.started.at(-1)).toBe('edit');
	});

	test('a single slot is taken by both kinds', async () => {
		const calls = openCalls(new SlotBudget(), 1);
		void calls.add('bulk', 'bulk');
		await settled();
		expect(calls.started).toEqual(['bulk']);
	});

	test('a call that fails frees its slot and passes its failure on', async () => {
		const calls = openCalls(new SlotBudget(), 1);
		const first = calls.add('first', 'edit');
		void calls.add('second', 'edit');
		await settled();
		calls.running.get('first')?.fail();
		await expect(first).rejects.toThrow('first');
		await settled();
		expect(calls.started).toEqual(['first', 'second']);
	});

	test('keys do not know of each other', async () => {
		const budget = new SlotBudget();
		void budget.run('other', 1, READ, async () => await new Promise(() => undefined));
		await expect(budget.run(KEY, 1, READ, async () => 'done')).resolves.toBe('done');
	});

	test('a pause starts nothing until it is over, and a longer one counts', async () => {
		let now = 0;
		const waits: number[] = [];
		const budget = new SlotBudget(
			() => now,
			async (ms) => {
				waits.push(ms);
				now += ms;
			},
		);
		budget.pause(KEY, 4);
		budget.pause(KEY, 2);
		await budget.run(KEY, 2, READ, async () => expect(now).toBe(4000));
		expect(waits).toEqual([4000]);
	});

	test('after a refusal fewer go at once than were in flight, and every minute one more is tried', async () => {
		let now = 0;
		const budget = new SlotBudget(
			() => now,
			async (ms) => void (now += ms),
		);
		const calls = openCalls(budget, 5);
		for (let at = 1; at <= 20; at += 1) void calls.add(`edit ${at}`, 'edit');
		await settled();
		expect(calls.running.size).toBe(5);
		budget.pause(KEY, 2);
		const endOne = async (): Promise<void> => {
			[...calls.running.values()][0]?.end();
			await settled();
		};
		await endOne();
		await endOne();
		expect([now, calls.running.size]).toEqual([2000, 4]);
		now = 60_000 - 1;
		await endOne();
		expect(calls.running.size).toBe(4);
		now = 60_000;
		await endOne();
		expect(calls.running.size).toBe(5);
		now = 600_000;
		await endOne();
		expect(calls.running.size).toBe(5);
	});

	test('several refusals of one moment take a slot each, and one slot is always left', async () => {
		let now = 0;
		const budget = new SlotBudget(
			() => now,
			async (ms) => void (now += ms),
		);
		const calls = openCalls(budget, 3);
		for (const name of ['edit 1', 'edit 2', 'edit 3', 'edit 4', 'edit 5']) {
			void calls.add(name, 'edit');
		}
		await settled();
		for (const name of ['edit 1', 'edit 2', 'edit 3']) {
			budget.pause(KEY, 2);
			calls.running.get(name)?.end();
			await settled();
		}
		expect([...calls.running.keys()]).toEqual(['edit 4']);
		calls.running.get('edit 4')?.end();
		await settled();
		expect([...calls.running.keys()]).toEqual(['edit 5']);
	});

	test('pressure: all of several slots taken, one waiting, or a pause in the last minute', async () => {
		let now = 0;
		const budget = new SlotBudget(
			() => now,
			async (ms) => void (now += ms),
		);
		const calls = openCalls(budget, 3);
		void calls.add('edit 1', 'edit');
		void calls.add('bulk 1', 'bulk');
		await settled();
		expect(budget.isUnderPressure(KEY, 3)).toBe(false);
		void calls.add('bulk 2', 'bulk');
		expect(budget.isUnderPressure(KEY, 3)).toBe(true);
		for (const { end } of [...calls.running.values()]) end();
		await settled();
		calls.running.get('bulk 2')?.end();
		await settled();
		expect(budget.isUnderPressure(KEY, 3)).toBe(false);
		budget.pause(KEY, 1);
		now += 59_999;
		expect(budget.isUnderPressure(KEY, 3)).toBe(true);
		now += 1;
		expect(budget.isUnderPressure(KEY, 3)).toBe(false);
	});

	test('one slot alone is no sign of pressure, or every call would be one', async () => {
		const budget = new SlotBudget();
		await budget.run(KEY, 1, READ, async () => expect(budget.isUnderPressure(KEY, 1)).toBe(false));
	});
});

describe('whatever comes and ends in whatever order', () => {
	const step = fc.oneof(
		fc.record({ kind: fc.constant('add' as const), edit: fc.boolean(), write: fc.boolean() }),
		fc.record({ kind: fc.constant('end' as const), at: fc.nat(), fails: fc.boolean() }),
		fc.record({ kind: fc.constant('pause' as const), seconds: fc.integer({ min: 1, max: 5 }) }),
	);

	test('slots are never exceeded, no bulk call starts while an edit waits, and all calls complete', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.integer({ min: 1, max: 4 }),
				fc.array(step, { maxLength: 40 }),
				async (slots, steps) => {
					let now = 0;
					const budget = new SlotBudget(
						() => now,
						async (ms) => void (now += ms),
					);
					const calls = openCalls(budget, slots);
					let most = slots;
					const check = (): void => {
						expect(calls.running.size).toBeLessThanOrEqual(slots);
						const edits = [...calls.waiting.values()].filter((each) => each === 'edit').length;
						if (calls.running.size < most) expect(edits).toBe(0);
					};
					const end = async (at: number, fails: boolean): Promise<void> => {
						const all = [...calls.running.values()];
						const one = all[at % Math.max(1, all.length)];
						const before = calls.started.length;
						const editWaits = [...calls.waiting.values()].includes('edit');
						if (fails) one?.fail();
						else one?.end();
						await settled();
						if (calls.started.length > before) expect(calls.running.size).toBeLessThanOrEqual(most);
						const next = calls.started[before];
						if (editWaits && next !== undefined) expect(next).toMatch(/^edit/);
						check();
					};
					for (const [at, each] of steps.entries()) {
						if (each.kind === 'add') {
							const priority = each.edit ? 'edit' : 'bulk';
							void calls.add(`${priority} ${at}`, priority, each.write).catch(() => undefined);
							await settled();
							check();
						} else if (each.kind === 'pause') {
							// The pauses of one run never come to the minute after which a slot comes back.
							most = Math.min(slots, Math.max(1, calls.running.size - 1));
							budget.pause(KEY, each.seconds);
						} else await end(each.at, each.fails);
					}
					while (calls.running.size > 0) await end(0, false);
					expect(calls.waiting.size).toBe(0);
					await Promise.all(calls.results);
				},
			),
			{ numRuns: 100 },
		);
	});
});
