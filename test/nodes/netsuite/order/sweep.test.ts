import { anOrder } from '../../../builders/order-builder';
import { Office, numbered } from './office';

const profiles = [
	['SuiteTax', { taxProfile: 'suiteTax' }, { total: 18.27 }],
	['legacy tax that NetSuite computes', { taxProfile: 'legacy' }, { total: 18.28 }],
	['tax as an item line', { taxProfile: 'none' }, { taxItem: true, total: 18.27 }],
] as const;
type Story = { taxItem?: boolean; total: number };

describe.each(profiles)('%s', (_name, switches, { taxItem = false, total }: Story) => {
	let office: Office;

	beforeAll(async () => {
		office = await Office.open(switches);
		if (taxItem) {
			const type = 'otherChargeSaleItem';
			office.options['taxItemId'] = office.simulator.account.createItem({ sku: 'TAX', type });
		}
	});
	afterAll(async () => await office.close());

	const bought = () =>
		anOrder().withLine('MUG', 2, '6.01').withLine('TEA', 3, '1.99').shippedBy('Standard', '4.99');

	test('an order is created, and an edit of it written', async () => {
		await office.place(bought().build());
		const edited = bought()
			.nowWith('TEA', { quantity: 5 })
			.withLine('JAM', 1, '3.33')
			.without('MUG');
		const [item] = await office.sweep([edited.build()]);
		expect(item?.failure).toBeUndefined();
		expect(item?.plan?.problems).toEqual([]);
		expect(item?.verification?.discrepancies).toEqual([]);
		expect(office.simulator.account.order('SHOPIFY_SO_6001').total).toBe(total);
	});

	test('an order that the shop cancels is closed, and then there is nothing left to do', async () => {
		const order = numbered(bought().build(), '6003');
		await office.place(order);
		const cancelled = { ...order, cancelledAt: '2026-03-02T09:00:00Z' };
		const [item] = await office.sweep([cancelled]);
		expect(item?.applied?.steps.map(({ status }) => status)).toEqual(['done']);
		expect(item?.verification?.discrepancies).toEqual([]);
		const [again] = await office.plan([cancelled]);
		expect(again?.decision?.code).toBe('NOTHING_TO_DO');
	});

	test('what is added once the order is billed becomes an order of its own', async () => {
		const order = bought();
		await office.place(numbered(order.build(), '6004'));
		office.simulator.account.ship('SHOPIFY_SO_6004');
		office.simulator.account.invoice('SHOPIFY_SO_6004');
		const edited = numbered(order.nowWith('TEA', { quantity: 4 }).build(), '6004');
		const [item] = await office.sweep([edited]);
		expect(item?.applied?.steps.map(({ step }) => step.kind)).toEqual(['addOrder']);
		expect(item?.verification?.discrepancies).toEqual([]);
		const { lines, additions } = await office.target('6004');
		expect(additions).toEqual({ next: 2, references: ['6004-A1'] });
		expect(lines.find(({ sku }) => sku === 'TEA')).toMatchObject({ quantity: 4 });
		const [again] = await office.plan([edited]);
		expect(again?.plan?.steps).toEqual([]);
	});

	test('a second look at the same order plans nothing', async () => {
		const order = numbered(bought().build(), '6002');
		await office.place(order);
		const [item] = await office.plan([order]);
		expect(item?.plan?.steps).toEqual([]);
		expect(item?.decision?.code).toBe('NOTHING_TO_DO');
	});
});
