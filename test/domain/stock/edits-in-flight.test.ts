import { ordersInFlight, toOrderInFlight } from '../../../domain/stock/edits-in-flight';
import { withGiftSet } from '../../builders/bundle-builder';
import { anOrder } from '../../builders/order-builder';
import { aSignal } from '../../builders/signal-builder';
import { aMark, articleOf, planOf, stockOf, STORE, WEB } from '../../builders/stock-builder';

const order = (...skus: string[]) => ({
	...{ orderKey: 'k', orderName: '#1001', skus },
	overdueMinutes: null,
});
const composite = (sku: string, ...parts: string[]) =>
	stockOf(
		sku,
		{ main: 1 },
		{
			isComposite: true,
			composition: parts.map((part) => ({ stockItemId: `item-${part}`, sku: part, quantity: 1 })),
		},
	);
const shop = (...skus: string[]) => skus.map((sku) => articleOf(sku, { [WEB]: 5, [STORE]: 5 }));
const levels = [
	...['TEE', 'MUG', 'CUP'].map((sku) => stockOf(sku, { main: 1 })),
	composite('SET', 'MUG', 'CUP'),
];

test('orders are in flight while a signal or a hold of theirs is new, each once', () => {
	const rows = [
		aSignal({ id: 1, order: '6001' }),
		aSignal({ id: 2, order: '6001', kind: 'hold' }),
		aSignal({ id: 3, order: '6002', kind: 'hold' }),
		{ ...aSignal({ id: 4, order: '6003' }), status: 'handled' },
		{},
	];
	expect(ordersInFlight(rows).map(({ sourceId }) => sourceId)).toEqual([
		'gid://shopify/Order/6001',
		'gid://shopify/Order/6002',
	]);
});

test('an order moves what is on it in the shop, what is on it in the warehouse, and its bundles', () => {
	const shopOrder = withGiftSet(
		anOrder().withLine('TEE', 1, '1.00').withService('Tip', '1.00'),
		'7',
		1,
	);
	const target = { lines: [{ sku: 'OLD' }, { sku: 'TEE' }, { sku: '' }] } as never;
	const { orderName, skus } = toOrderInFlight('k', shopOrder.build(), target, null);
	expect(orderName).toBe(shopOrder.build().name);
	expect(skus).toEqual(expect.arrayContaining(['TEE', 'OLD', 'GIFT-SET']));
	expect(new Set(skus).size).toBe(skus?.length);
	expect(skus).not.toContain('');
});

test('SKUs of an order in flight are left out until it is settled, under either name', () => {
	const names = [{ sku: 'SHIRT', variantId: '', targetSku: 'TEE' }];
	for (const sku of ['shirt', 'TEE']) {
		const inFlight = [order(sku)];
		const plan = planOf({ levels, shop: shop('SHIRT', 'CUP'), inFlight, policy: { names } });
		expect(plan.pairs.map((pair) => pair.sku)).toEqual(['CUP', 'CUP']);
		const held = plan.skipped.filter(({ why }) => why === 'inFlight');
		expect(held).toMatchObject([{ sku: 'SHIRT' }, { sku: 'SHIRT', comesBack: true }]);
		expect(held[0]?.detail).toContain('orders #1001 are on their way');
	}
});

test.each([
	['MUG', ['MUG', 'SET']],
	['SET', ['CUP', 'MUG', 'SET']],
	['TEE', ['TEE']],
])('%s in flight holds everything that shares its goods', (sku, expected) => {
	const plan = planOf({ levels, shop: shop('TEE', 'MUG', 'CUP', 'SET'), inFlight: [order(sku)] });
	const held = plan.skipped.filter(({ why }) => why === 'inFlight').map((each) => each.sku);
	expect([...new Set(held)].sort()).toEqual(expected);
});

test('a stock signal does not push what is in flight', () => {
	const facts = { mode: 'delta' as const, levels, shop: shop('TEE'), marks: [aMark(1, 'TEE')] };
	const plan = planOf({ ...facts, inFlight: [order('TEE')] });
	expect(plan.pairs).toEqual([]);
	expect(plan.skipped).toContainEqual(expect.objectContaining({ sku: 'TEE', why: 'inFlight' }));
});

test('an order that cannot be read holds nothing back, and is told', () => {
	const unread = toOrderInFlight('shopify:demo:6001', null, null, null);
	const plan = planOf({ levels, shop: shop('TEE'), inFlight: [unread] });
	expect(plan.pairs).toHaveLength(2);
	expect(plan.skipped).toContainEqual(
		expect.objectContaining({ sku: '', why: 'unread', detail: expect.stringContaining('6001') }),
	);
});
