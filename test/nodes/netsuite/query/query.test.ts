import type { IDataObject } from 'n8n-workflow';
import { OrderSyncNetSuiteApi } from '../../../../credentials/OrderSyncNetSuiteApi.credentials';
import { NetSuiteQuery } from '../../../../nodes/NetSuite/NetSuiteQuery.node';
import { startNetSuiteSimulator, type NetSuiteSimulator } from '../../../../simulators/netsuite';
import { nodeContext } from '../../../support/node-context';

let simulator: NetSuiteSimulator;

beforeAll(async () => {
	simulator = await startNetSuiteSimulator();
});
beforeEach(() => {
	simulator.reset();
	for (const sku of ['A-1', 'A-2', "O'NEILL"]) simulator.account.createItem({ sku, price: 1 });
});
afterAll(async () => await simulator.close());

async function run(
	parameters: Record<string, unknown>,
	{
		items = [{}],
		continueOnFail = false,
	}: { items?: IDataObject[]; continueOnFail?: boolean } = {},
) {
	const { accountId, tba } = simulator.credentials;
	const data = {
		accountId,
		baseUrl: simulator.url,
		accessToken: '',
		authentication: 'tba',
		...tba,
	};
	const context = nodeContext({
		...{ items, continueOnFail },
		parameters: { operation: 'run', options: {}, ...parameters },
		credential: { name: 'orderSyncNetSuiteApi', type: new OrderSyncNetSuiteApi(), data },
	});
	const [output] = await new NetSuiteQuery().execute.call(context);
	return output ?? [];
}
const rows = async (...asked: Parameters<typeof run>) =>
	(await run(...asked)).map(({ json }) => json);

const ITEM = 'SELECT i.ID, i.ItemId FROM item i WHERE i.itemid = ?';

test('values are bound, whatever they hold', async () => {
	const [found] = await rows({ query: ITEM, parameters: '["O\'NEILL"]' });
	expect(found).toMatchObject({ itemid: "O'NEILL" });
	expect(await rows({ query: ITEM, parameters: ["x' OR '1'='1"] })).toEqual([]);
});

test('a list may come as such, from an expression', async () => {
	const items = [{ sku: 'A-1' }, { sku: 'A-2' }];
	const parameters = (index: number) => [items[index]?.sku];
	const found = await run({ query: ITEM, parameters }, { items });
	expect(found.map(({ json, pairedItem }) => [json['itemid'], pairedItem])).toEqual([
		['A-1', { item: 0 }],
		['A-2', { item: 1 }],
	]);
});

test('names of columns come in lower case, and values as text', async () => {
	const [found] = await rows({ query: ITEM, parameters: '["A-1"]' });
	expect(Object.keys(found ?? {})).toEqual(['id', 'itemid']);
	expect(found?.['id']).toEqual(expect.any(String));
});

test('plain numbers come as numbers if asked for, and nothing else does', async () => {
	const query =
		"SELECT 12 AS a, -0.5 AS b, '007' AS c, '1e3' AS d, '12345678901234567' AS e, '' || 'T' AS f FROM item i WHERE i.itemid = 'A-1'";
	const [found] = await rows({ query, options: { numbersAsNumbers: true } });
	expect(found).toEqual({ a: 12, b: -0.5, c: '007', d: '1e3', e: '12345678901234567', f: 'T' });
});

test('the limit is the account’s work, not ours', async () => {
	const query = 'SELECT i.id FROM item i ORDER BY i.id';
	expect(await rows({ query, limit: 2 })).toHaveLength(2);
	expect(simulator.calls.of('POST suiteql').at(-1)?.query).toEqual({ limit: '2', offset: '0' });
	expect(await rows({ query, returnAll: true })).toHaveLength(3);
});

test.each([
	['nothing to run', { query: ' ' }, /There is no query/],
	['parameters that are no list', { query: ITEM, parameters: '{"a":1}' }, /not a list of texts/],
	['parameters that are no JSON', { query: ITEM, parameters: '[1' }, /not a list of texts/],
	[
		'a parameter that cannot be bound',
		{ query: ITEM, parameters: [{ a: 1 }] },
		/not a list of texts/,
	],
	['too few parameters', { query: ITEM }, /HTTP 400/],
	[
		'a query that NetSuite refuses',
		{ query: 'SELECT nothing FROM nowhere' },
		/HTTP 400.*nowhere/is,
	],
])('%s stops the node', async (_what, parameters, message) => {
	await expect(run(parameters)).rejects.toThrow(message);
});

test('with "Continue On Fail" the others go on', async () => {
	const items = [{ sku: 'A-1' }, { sku: 'A-2' }];
	const query = (index: number) => (index === 0 ? 'SELECT x FROM nowhere' : ITEM);
	const parameters = (index: number) => (index === 0 ? [] : ['A-2']);
	const found = await rows({ query, parameters }, { items, continueOnFail: true });
	expect(found).toMatchObject([{ error: expect.stringContaining('HTTP 400') }, { itemid: 'A-2' }]);
});
