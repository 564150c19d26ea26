import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { OrderSyncNetSuiteApi } from '../../../credentials/OrderSyncNetSuiteApi.credentials';
import { connectNetSuite } from '../../../nodes/NetSuite/transport/connect-netsuite';
import { isDuplicate } from '../../../nodes/NetSuite/transport/is-duplicate';
import { NetSuiteClient } from '../../../nodes/NetSuite/transport/netsuite-client';
import { n8nHttpPort } from '../../../nodes/shared/n8n-http-port';
import { SlotBudget } from '../../../nodes/shared/slot-budget';
import { startNetSuiteSimulator, type NetSuiteSimulator } from '../../../simulators/netsuite';
import { nodeContext } from '../../support/node-context';

const NAME = 'orderSyncNetSuiteApi';
const WAYS = ['ES256', 'PS256', 'tba'] as const;

let simulator: NetSuiteSimulator;

beforeAll(async () => {
	simulator = await startNetSuiteSimulator({ latencyMs: 5 });
});
beforeEach(() => {
	simulator.reset();
});
afterAll(async () => await simulator.close());

function dataFor(way: (typeof WAYS)[number]): ICredentialDataDecryptedObject {
	const { accountId, oauth2, oauth2Rsa, tba } = simulator.credentials;
	const base = { accountId: accountId.toLowerCase(), baseUrl: simulator.url, accessToken: '' };
	if (way === 'tba') return { ...base, authentication: 'tba', ...tba };
	const key = way === 'ES256' ? oauth2 : oauth2Rsa;
	return { ...base, authentication: 'oauth2', algorithm: way, ...key };
}

const contextFor = (data: ICredentialDataDecryptedObject) =>
	nodeContext({ credential: { name: NAME, type: new OrderSyncNetSuiteApi(), data } });

function newOrder(externalId: string) {
	const item = simulator.account.createItem({ sku: externalId, price: 10 });
	const customer = simulator.account.createCustomer({});
	const lines = [{ item: { id: item }, quantity: 1 }];
	return { externalId, entity: { id: customer }, item: { items: lines } };
}

describe.each(WAYS)('logged in with %s', (way) => {
	test('writes, reads and asks', async () => {
		const { client } = await connectNetSuite(contextFor(dataFor(way)));
		expect(await client.serverTime()).toMatch(/Z$/);
		const { id } = await client.createRecord('salesOrder', newOrder('SHOPIFY_SO_1'));
		await client.updateRecord('salesOrder', 'eid:SHOPIFY_SO_1', { memo: "it's (done)!" });
		expect(await client.getRecord('salesOrder', id)).toMatchObject({ memo: "it's (done)!" });
		expect(await client.getRecord('salesOrder', 'eid:SHOPIFY_SO_2')).toBeNull();
		const rows = await client.query('SELECT id FROM transaction WHERE externalid = ?', [
			'SHOPIFY_SO_1',
		]);
		expect(rows).toEqual([{ id }]);
		const one = 'SELECT id FROM transaction FETCH FIRST 1 ROWS ONLY';
		expect(await client.query(one, [], { limit: 1 })).toEqual([{ id }]);
		expect(simulator.account.loginFailures()).toEqual([]);
	});
});

test('a second create with the same external id is told as a duplicate', async () => {
	const { client } = await connectNetSuite(contextFor(dataFor('tba')));
	const order = newOrder('SHOPIFY_SO_1');
	await client.createRecord('salesOrder', order);
	const again = client.createRecord('salesOrder', order).catch(isDuplicate);
	await expect(again).resolves.toBe(true);
});

test('a misspelt field is refused, not dropped', async () => {
	const { client } = await connectNetSuite(contextFor(dataFor('tba')));
	await client.createRecord('salesOrder', newOrder('SHOPIFY_SO_1'));
	const typo = client.updateRecord('salesOrder', 'eid:SHOPIFY_SO_1', { mmeo: 'x' });
	await expect(typo).rejects.toThrow(/HTTP 400.*mmeo/);
});

test('a token that has ended is renewed', async () => {
	const data = dataFor('ES256');
	const { client } = await connectNetSuite(contextFor(data));
	await client.serverTime();
	const first = data['accessToken'];
	simulator.account.revokeTokens();
	await expect(client.serverTime()).resolves.toMatch(/Z$/);
	expect(data['accessToken']).not.toBe(first);
});

test('a wrong token secret never locks the user', async () => {
	const { client } = await connectNetSuite(contextFor({ ...dataFor('tba'), tokenSecret: 'wrong' }));
	const calls = Array.from({ length: 12 }, () => client.serverTime().catch(() => 'refused'));
	expect(new Set(await Promise.all(calls))).toEqual(new Set(['refused']));
	expect(simulator.account.loginFailures()).toHaveLength(2);
});

describe('many calls at once', () => {
	/** A client whose pauses are short, however long it asks for. */
	const clientWith = (slots: number) => {
		let skipped = 0;
		const wait = async (ms: number): Promise<void> => {
			skipped += ms;
			await new Promise((done) => setTimeout(done, 10));
		};
		return new NetSuiteClient(n8nHttpPort(contextFor(dataFor('ES256')), NAME), {
			...{ account: simulator.url, slots, wait },
			budget: new SlotBudget(() => Date.now() + skipped, wait),
		});
	};
	const twenty = async (client: NetSuiteClient): Promise<number> => {
		await client.serverTime();
		const times = await Promise.all(Array.from({ length: 20 }, () => client.serverTime()));
		return times.length;
	};

	test('stay within the slots of the account', async () => {
		expect(await twenty(clientWith(5))).toBe(20);
		expect(simulator.calls.overLimit).toBe(0);
		expect(simulator.calls.peakParallel).toBe(5);
	});

	test('get through when the account says that they are too many', async () => {
		Object.assign(simulator.switches, { concurrencyLimit: 4 });
		expect(await twenty(clientWith(5))).toBe(20);
		expect(simulator.calls.overLimit).toBeGreaterThan(0);
	});

	test('get through when it says so with "Invalid login"', async () => {
		const more = { concurrencyLimit: 4, overloadAs: 'invalidLogin', overloadWaitMs: 1 };
		Object.assign(simulator.switches, more);
		expect(await twenty(clientWith(5))).toBe(20);
		expect(simulator.calls.overLimit).toBeGreaterThan(0);
	});
});
