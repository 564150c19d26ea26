import { NoAnswer, type HttpResponse } from '../../../../nodes/shared/http-port';
import { SlotBudget } from '../../../../nodes/shared/slot-budget';
import { isDuplicate } from '../../../../nodes/NetSuite/transport/is-duplicate';
import { NetSuiteClient } from '../../../../nodes/NetSuite/transport/netsuite-client';
import { BUSY, failureOf, INVALID_LOGIN, refusal, scripted, type Reply } from './scripted-client';

const reading = (client: NetSuiteClient) => client.getRecord('salesOrder', '1');
const asking = (client: NetSuiteClient) => client.query('SELECT 1');
const writing = (client: NetSuiteClient) => client.updateRecord('salesOrder', '1', { memo: 'x' });

describe('what an answer means', () => {
	test.each([
		['read', reading, refusal(400, 'INVALID_CONTENT', 'no'), 'rejected', 1],
		['write', writing, refusal(400, 'USER_ERROR', 'no'), 'rejected', 1],
		['write', writing, refusal(403), 'rejected', 1],
		['write', writing, refusal(404, 'NONEXISTENT_ID'), 'rejected', 1],
		['read', reading, refusal(404, 'INVALID_REQUEST'), 'rejected', 1],
		['write', writing, { status: 302 }, 'rejected', 1],
		['write', writing, refusal(400, 'USER_ERROR', 'Record has been changed'), 'conflict', 1],
		['write', writing, refusal(400, 'RCRD_HAS_BEEN_CHANGED', '…'), 'conflict', 1],
		['read', reading, refusal(500, 'UNEXPECTED_ERROR'), 'unavailable', 4],
		['query', asking, refusal(503), 'unavailable', 4],
		['write', writing, refusal(500, 'UNEXPECTED_ERROR'), 'unknownOutcome', 1],
		['write', writing, refusal(408), 'unknownOutcome', 1],
		['read', reading, new NoAnswer('ECONNRESET', false), 'unavailable', 4],
		['write', writing, new NoAnswer('ETIMEDOUT', false), 'unknownOutcome', 1],
		['write', writing, new NoAnswer('ECONNREFUSED', true), 'unavailable', 4],
		['write', writing, BUSY, 'throttled', 6],
		['write', writing, refusal(400, 'CONCURRENCY_LIMIT_EXCEEDED'), 'throttled', 6],
		['read', reading, INVALID_LOGIN, 'unauthorised', 1],
		['write', writing, new NoAnswer('LOGIN_REFUSED_INVALID_GRANT', false), 'unauthorised', 1],
		['write', writing, new NoAnswer('LOGIN_UNAVAILABLE', false), 'unavailable', 4],
		['read', reading, { body: 'not a record' }, 'unavailable', 1],
		['query', asking, { body: { items: [] } }, 'unavailable', 1],
	])('a %s: %#', async (_kind, call, reply, kind, tries) => {
		const { client, sent } = scripted([reply]);
		expect((await failureOf(call(client))).kind).toBe(kind);
		expect(sent).toHaveLength(tries);
	});

	test('only what may be sent again is called safe to retry', async () => {
		const safe = async (reply: Reply) =>
			(await failureOf(writing(scripted([reply]).client))).safeToRetry;
		expect(await safe(refusal(400, 'USER_ERROR', 'Record has been changed'))).toBe(false);
		expect(await safe(refusal(500))).toBe(false);
		expect(await safe(BUSY)).toBe(true);
	});

	test('all details travel with code and path, without e-mail addresses, 300 characters at most', async () => {
		const body = {
			'o:errorDetails': [
				{
					detail: 'Bad reference.',
					'o:errorCode': 'INVALID_CONTENT',
					'o:errorPath': 'item.items[0].item',
				},
				{ detail: 'Unknown <ada@example.test>', 'o:errorQueryParam': 'replace' },
			],
			secret: 'body',
		};
		const error = await failureOf(writing(scripted([{ status: 400, body }]).client));
		expect(error.message).toBe(
			'NetSuite PATCH salesOrder/1 HTTP 400: INVALID_CONTENT at item.items[0].item: Bad reference.; replace: Unknown <…>',
		);
		const long = await failureOf(writing(scripted([refusal(400, 'X', 'y'.repeat(400))]).client));
		expect(long.details.vendorCode).toHaveLength(300);
		const page = await failureOf(writing(scripted([{ status: 400, body: '<html>' }]).client));
		expect(page.details.vendorCode).toBe('');
	});

	test.each([
		[refusal(400, 'USER_ERROR', 'This record already exists'), true],
		[refusal(400, 'DUP_RCRD', 'taken'), true],
		[refusal(400, 'USER_ERROR', 'no'), false],
		[refusal(400, 'INVALID_CONTENT', 'already exists'), false],
		[refusal(500, 'USER_ERROR', 'already exists'), false],
	])('a taken external id is recognised: %#', async (reply, expected) => {
		const { client } = scripted([reply]);
		expect(isDuplicate(await failureOf(client.createRecord('salesOrder', {})))).toBe(expected);
	});
});

describe('waiting', () => {
	test('for a slot at NetSuite: longer each time, spread, never at once', async () => {
		const { client, waits } = scripted([BUSY, BUSY, BUSY, BUSY, BUSY, { status: 204 }]);
		await writing(client);
		expect(waits).toEqual([2000, 4000, 8000, 16_000, 32_000]);
		const spread = scripted([BUSY, { status: 204 }], { chance: () => 0.5 });
		await writing(spread.client);
		expect(spread.waits).toEqual([2500]);
		const asked = scripted([{ ...BUSY, headers: { 'retry-after': '7' } }, { status: 204 }]);
		await writing(asked.client);
		expect(asked.waits).toEqual([7000]);
	});

	test('a 429 stops new calls to the account for two seconds; a login that looks like one does not', async () => {
		const budget = new SlotBudget(
			() => 0,
			async () => undefined,
		);
		const paused = jest.spyOn(budget, 'pause').mockImplementation(() => undefined);
		jest.spyOn(budget, 'isUnderPressure').mockReturnValue(true);
		const replies = [BUSY, INVALID_LOGIN, { status: 204 }];
		await writing(scripted(replies, { budget }).client);
		expect(paused.mock.calls).toEqual([['a', 2]]);
	});

	test('without holding a slot meanwhile', async () => {
		const budget = new SlotBudget(
			() => 0,
			async () => undefined,
		);
		const { client } = scripted([refusal(503), { body: {} }], {
			budget,
			slots: 1,
			wait: async () =>
				await budget.run('a', 1, { priority: 'edit', isWrite: false }, async () => undefined),
		});
		await expect(reading(client)).resolves.toEqual({});
	});

	test('a login refused soon after a 429 is congestion, and tried again', async () => {
		const { client, sent } = scripted([BUSY, INVALID_LOGIN, { status: 204 }]);
		await writing(client);
		expect(sent).toHaveLength(3);
	});

	test('a login refused while all slots are taken is congestion', async () => {
		let answered = 0;
		const answers: Array<() => void> = [];
		const port = async (): Promise<HttpResponse> =>
			await new Promise((resolve) => {
				const refused = answered++ === 0;
				const reply = refused ? INVALID_LOGIN : { status: 200, body: {} };
				answers.push(() => resolve({ status: 200, headers: {}, body: {}, ...reply }));
			});
		const client = new NetSuiteClient(port, {
			...{ account: 'a', slots: 2, budget: new SlotBudget(), wait: async () => undefined },
		});
		const both = Promise.all([reading(client), reading(client)]);
		await new Promise((done) => setImmediate(done));
		while (answers.length > 0) {
			answers.shift()?.();
			await new Promise((done) => setImmediate(done));
		}
		await expect(both).resolves.toEqual([{}, {}]);
		expect(answered).toBe(3);
	});
});
