import { OrderSyncLinnworksApi } from '../../../credentials/OrderSyncLinnworksApi.credentials';
import { anOrder } from '../../builders/order-builder';
import { aLook } from '../../builders/signal-builder';
import { numbered, Warehouse } from './warehouse';

describe('the session', () => {
	let warehouse: Warehouse;
	beforeEach(async () => {
		warehouse = await Warehouse.open();
	});
	afterEach(async () => await warehouse.close());

	const logins = () => warehouse.simulator.calls.count('Auth/AuthorizeByApplication');
	const someOrders = () =>
		Array.from({ length: 12 }, (_, at) => {
			const order = numbered(anOrder().withLine('SKU-1', 1, '1.00').build(), String(9000 + at));
			warehouse.place(order);
			return { look: aLook({ orderKey: order.orderKey }) };
		});

	test('is opened once and kept, with nothing but token, server and locality', async () => {
		await warehouse.run('get', someOrders());
		expect(logins()).toBe(1);
		const { sessionToken, server, locality } = warehouse.credential;
		expect({ server, locality }).toEqual({ server: warehouse.simulator.serverUrl, locality: 'EU' });
		expect(sessionToken).not.toBe('');
		expect(Object.keys(warehouse.credential).sort()).toEqual(
			[
				...['applicationId', 'applicationSecret', 'baseUrl', 'installationToken'],
				...['locality', 'server', 'sessionToken'],
			].sort(),
		);
	});

	test('that has expired is renewed once, not by each parallel call', async () => {
		const items = someOrders();
		await warehouse.run('get', items);
		warehouse.simulator.expireSessions();
		const again = await warehouse.run('get', items);
		expect(again.every((item) => item.target)).toBe(true);
		expect(logins()).toBe(2);
	});

	test('that ends between two calls is renewed, and a write is not doubled by it', async () => {
		warehouse.stock('SKU-2');
		const bought = anOrder().withLine('SKU-1', 1, '1.00');
		warehouse.place(bought.build());
		warehouse.simulator.faults.add({ operation: 'Orders/AddOrderItem', kind: 'expireSession' });
		const snapshot = bought.withLine('SKU-2', 1, '1.00').build();
		const [item] = await warehouse.sweep([{ snapshot }]);
		expect(item?.verification?.discrepancies).toEqual([]);
		expect(warehouse.simulator.warehouse.order('6001').Items).toHaveLength(2);
	});
});

describe('the credential', () => {
	const type = new OrderSyncLinnworksApi();
	const ids = { applicationId: 'a', applicationSecret: 's', installationToken: 't' };
	const login = async (baseUrl: string, reply: object) => {
		const httpRequest = jest.fn().mockResolvedValue(reply);
		const context = { helpers: { httpRequest } } as never;
		const session = await type.preAuthentication.call(context, { ...ids, baseUrl });
		return { session, url: (httpRequest.mock.calls[0] as [{ url: string }])[0].url };
	};
	const reply = (Server: string, State = 'AVAILABLE') => ({
		Token: 'token',
		Server,
		Locality: 'US',
		Status: { State },
		DatabasePassword: 'secret',
	});

	test('logs in at Linnworks and keeps three values', async () => {
		const { session, url } = await login('', reply('https://us-ext.linnworks.net'));
		expect(url).toBe('https://api.linnworks.net/api/Auth/AuthorizeByApplication');
		expect(session).toEqual({
			sessionToken: 'token',
			server: 'https://us-ext.linnworks.net',
			locality: 'US',
		});
	});

	test.each([
		['', 'http://us-ext.linnworks.net'],
		['', 'https://linnworks.net.evil.example'],
		['', 'http://127.0.0.1:1234'],
		['http://127.0.0.1:1', 'http://10.0.0.1:1'],
		['', ''],
	])('with base URL "%s" does not trust the server "%s"', async (baseUrl, server) => {
		await expect(login(baseUrl, reply(server))).rejects.toThrow(/another domain/);
	});

	test('trusts any port of the base URL', async () => {
		const { session } = await login('http://127.0.0.1:1/', reply('http://127.0.0.1:2'));
		expect(session['server']).toBe('http://127.0.0.1:2');
	});

	test('opens no session on an account that is locked', async () => {
		const locked = login('', reply('https://eu-ext.linnworks.net', 'LOCKED_FULL'));
		await expect(locked).rejects.toMatchObject({ code: 'ACCOUNT_LOCKED_FULL' });
	});

	test('sends v1 to the server, v2 to the locality, the bare token to both, twice alike', async () => {
		const session = {
			sessionToken: 'token',
			server: 'https://us-ext.linnworks.net',
			locality: 'US',
		};
		const v1 = await type.authenticate({ ...session }, { url: '/api/Orders/GetOrdersById' });
		expect(v1).toMatchObject({
			url: '/api/Orders/GetOrdersById',
			baseURL: 'https://us-ext.linnworks.net',
			headers: { Authorization: 'token' },
		});
		expect(await type.authenticate({ ...session }, v1)).toEqual(v1);
		const v2 = await type.authenticate({ ...session }, { url: '/v2/orders' });
		expect(v2.baseURL).toBe('https://us-api.linnworks.net');
	});
});
