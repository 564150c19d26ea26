import { parseOrderKey, toOrderKey } from '../../../domain/order/order-key';

describe('an order key', () => {
	it('joins system, account and reference, and comes apart again', () => {
		const key = toOrderKey({
			system: 'shopify',
			account: 'Demo.MyShopify.com',
			reference: '6001',
		});
		expect(key).toBe('shopify:demo.myshopify.com:6001');
		expect(parseOrderKey(key)).toEqual({
			ok: true,
			value: { system: 'shopify', account: 'demo.myshopify.com', reference: '6001' },
		});
	});

	it('keeps the case of the reference', () => {
		const key = toOrderKey({ system: 'shopify', account: 'a', reference: 'AbC' });
		expect(key).toBe('shopify:a:AbC');
	});

	it.each([
		'',
		'shopify:demo',
		'shopify:demo:',
		':demo:6001',
		'shopify::6001',
		'Shopify:demo:6001',
		'shopify:demo:6001:extra',
		'shopify:de mo:6001',
		'shopify:demo:6001\n',
	])('is not "%s"', (key) => {
		expect(parseOrderKey(key)).toEqual({ ok: false, error: { kind: 'notAnOrderKey', key } });
	});

	it.each(['gid://shopify/Order/6001', '', 'with blank'])(
		'is not made from the reference "%s"',
		(reference) => {
			expect(() => toOrderKey({ system: 'shopify', account: 'demo', reference })).toThrow();
		},
	);
});
