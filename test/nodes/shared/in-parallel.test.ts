import fc from 'fast-check';
import { inParallel } from '../../../nodes/shared/in-parallel';

/** Lets everything that is ready go on. */
const settled = async (): Promise<void> => await new Promise((done) => setImmediate(done));

/** Calls that stay open until they are told to end. */
function openCalls() {
	const started: number[] = [];
	const running = new Map<number, { end: () => void; fail: () => void }>();
	const run = async (element: number): Promise<string> =>
		await new Promise((resolve, reject) => {
			started.push(element);
			running.set(element, {
				end: () => void (running.delete(element), resolve(`result ${element}`)),
				fail: () => void (running.delete(element), reject(new Error(`failed ${element}`))),
			});
		});
	const end = async (element: number): Promise<void> => {
		running.get(element)?.end();
		await settled();
	};
	return { started, running, run, end };
}

test('a call that ends makes room for the next one at once', async () => {
	const calls = openCalls();
	const all = inParallel([1, 2, 3, 4], 2, calls.run);
	await settled();
	expect(calls.started).toEqual([1, 2]);
	await calls.end(2);
	expect(calls.started).toEqual([1, 2, 3]);
	await calls.end(3);
	expect(calls.started).toEqual([1, 2, 3, 4]);
	await calls.end(4);
	await calls.end(1);
	expect(await all).toEqual(['result 1', 'result 2', 'result 3', 'result 4']);
});

test('the first call goes alone if it shall', async () => {
	const calls = openCalls();
	const all = inParallel([1, 2, 3], 2, calls.run, { firstAlone: true });
	await settled();
	expect(calls.started).toEqual([1]);
	await calls.end(1);
	expect(calls.started).toEqual([1, 2, 3]);
	await calls.end(2);
	await calls.end(3);
	await all;
});

test('after a failure nothing more is started', async () => {
	const calls = openCalls();
	const all = inParallel([1, 2, 3, 4], 2, calls.run);
	await settled();
	calls.running.get(1)?.fail();
	await expect(all).rejects.toThrow('failed 1');
	await calls.end(2);
	expect(calls.started).toEqual([1, 2]);
});

test('an empty list and a width of nothing come to an end', async () => {
	const double = async (element: number): Promise<number> => element * 2;
	expect(await inParallel([], 5, double)).toEqual([]);
	expect(await inParallel([], 5, double, { firstAlone: true })).toEqual([]);
	expect(await inParallel([1, 2], 0, double)).toEqual([2, 4]);
});

test('whatever ends when: never more at once than allowed, and every result in its place', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.array(fc.nat(), { maxLength: 12 }),
			fc.integer({ min: 1, max: 5 }),
			fc.boolean(),
			async (choices, width, firstAlone) => {
				const calls = openCalls();
				const list = choices.map((_choice, at) => at);
				const all = inParallel(list, width, calls.run, { firstAlone });
				await settled();
				for (const choice of choices) {
					const open = [...calls.running.keys()];
					const done = calls.started.length - open.length;
					const alone = firstAlone && done === 0;
					expect(open.length).toBe(Math.min(alone ? 1 : width, list.length - done));
					await calls.end(open[choice % open.length] ?? -1);
				}
				expect(await all).toEqual(list.map((at) => `result ${at}`));
			},
		),
		{ numRuns: 100 },
	);
});
