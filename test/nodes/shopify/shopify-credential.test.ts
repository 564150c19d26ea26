import { OrderSyncShopifyApi } from '../../../credentials/OrderSyncShopifyApi.credentials';
import { shopBaseUrl, shopDomain } from '../../../nodes/Shopify/transport/shop-domain';
import { startShopifySimulator, type ShopifySimulator } from '../../../simulators/shopify';
import { connectShopify } from '../../../nodes/Shopify/transport/connect-shopify';
import { nodeContext } from '../../support/node-context';
import { simulatorCredential } from './shopify-fixtures';

describe('shopDomain', () => {
	it.each([
		'demo',
		'Demo.MyShopify.com',
		' demo.myshopify.com ',
		'https://demo.myshopify.com',
		'https://demo.myshopify.com/admin/orders?x=1',
		'http://demo.myshopify.com:443/',
		'https://admin.shopify.com/store/demo/orders',
	])('understands "%s"', (text) => {
		expect(shopDomain(text)).toBe('demo.myshopify.com');
	});

	it.each(['', 'shop.example.com', 'demo.myshopify.com.evil.example', 'demo@evil', 'https://'])(
		'refuses "%s", so that no token goes to another host',
		(text) => {
			expect(() => shopDomain(text)).toThrow('is not a shop');
		},
	);

	it('lets a base URL replace the host', () => {
		expect(shopBaseUrl({ shop: 'demo', baseUrl: 'http://127.0.0.1:1234/' })).toBe(
			'http://127.0.0.1:1234',
		);
		expect(shopBaseUrl({ shop: 'demo', baseUrl: '' })).toBe('https://demo.myshopify.com');
	});
});

describe('authentication', () => {
	let simulator: ShopifySimulator;

	beforeEach(async () => {
		simulator = await startShopifySimulator();
	});

	afterEach(async () => await simulator.close());

	const asksWith = async (change: Record<string, string>): Promise<boolean> => {
		const credential = simulatorCredential(simulator, change);
		const { client } = await connectShopify(nodeContext({ credential }), {
			wait: async () => undefined,
		});
		return await client.hasOrder('gid://shopify/Order/1');
	};

	it('works with an access token', async () => {
		expect(await asksWith({})).toBe(false);
		await expect(asksWith({ accessToken: 'shpat_wrong' })).rejects.toThrow('HTTP 401');
	});

	it('works with client credentials, and renews an expired token by itself', async () => {
		const credential = simulatorCredential(simulator, { authentication: 'clientCredentials' });
		const { client } = await connectShopify(nodeContext({ credential }));
		expect(await client.hasOrder('gid://shopify/Order/1')).toBe(false);
		const first = credential.data['sessionToken'];
		expect(first).not.toBe('');
		simulator.tokens.expireAll();
		expect(await client.hasOrder('gid://shopify/Order/1')).toBe(false);
		expect(credential.data['sessionToken']).not.toBe(first);
	});

	it('may authenticate the same request twice', async () => {
		const type = new OrderSyncShopifyApi();
		const data = { ...simulatorCredential(simulator).data, authentication: 'clientCredentials' };
		const request = {
			url: '/admin/api/2026-10/graphql.json',
			headers: { Accept: 'application/json' },
		};
		const once = await type.authenticate({ ...data, sessionToken: 'old' }, request);
		const twice = await type.authenticate({ ...data, sessionToken: 'new' }, once);
		expect(twice).toEqual({
			url: '/admin/api/2026-10/graphql.json',
			baseURL: simulator.url,
			headers: { Accept: 'application/json', 'X-Shopify-Access-Token': 'new' },
		});
	});

	it('refuses a grant without a token', async () => {
		const helpers = { httpRequest: async () => ({}) };
		const grant = new OrderSyncShopifyApi().preAuthentication.call({ helpers } as never, {
			...simulatorCredential(simulator).data,
			authentication: 'clientCredentials',
		});
		await expect(grant).rejects.toThrow('issued no access token');
	});
});
