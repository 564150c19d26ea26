import type { OrderSnapshot } from '../../../../domain/order/order-snapshot';
import type { SyncItem } from '../../../../domain/report/sync-item';
import { GIFT_SET, withGiftSet } from '../../../builders/bundle-builder';
import { anOrder } from '../../../builders/order-builder';
import { numbered, Office } from './office';

let office: Office;

beforeAll(async () => {
	office = await Office.open({ taxProfile: 'suiteTax' });
});
beforeEach(() => {
	office.startOver();
});
afterAll(async () => await office.close());

const IMPORT = { importOrders: true };
const kinds = (item: SyncItem | undefined) => item?.plan?.steps.map(({ kind }) => kind);
const problems = (item: SyncItem | undefined) => item?.plan?.problems.map(({ code }) => code);
const created = (item: SyncItem | undefined) => {
	const step = item?.plan?.steps[0];
	if (step?.kind !== 'createOrder') throw new Error(JSON.stringify(item?.plan ?? item?.failure));
	return step;
};
const planOne = async (
	order: OrderSnapshot,
	parameters: Record<string, unknown> = IMPORT,
): Promise<SyncItem> => {
	const [item] = await office.plan([order], parameters);
	if (!item) throw new Error('Nothing came back');
	return item;
};

describe('an order that NetSuite has', () => {
	const bought = () => anOrder().withLine('MUG', 2, '6.00').withLine('TEA', 3, '2.00');

	test('is amended, with the keys of its own lines', async () => {
		await office.place(bought().build());
		const edited = bought().nowWith('TEA', { quantity: 4 }).withLine('JAM', 1, '3.00');
		const item = await planOne(edited.build());
		const { lines } = office.simulator.account.order('SHOPIFY_SO_6001');
		expect(item.plan?.steps).toMatchObject([
			{ kind: 'updateLine', rowId: String(lines[1]?.line), to: { quantity: 4, netMinor: 667 } },
			{ kind: 'addLine', sku: 'JAM', stockItemId: office.stock('JAM') },
		]);
	});

	test('is never created a second time', async () => {
		await office.place(bought().build());
		expect(kinds(await planOne(bought().build()))).toEqual([]);
	});

	test('gets an additional order once it is billed, unless the options want an exception', async () => {
		await office.place(bought().build());
		office.simulator.account.ship('SHOPIFY_SO_6001');
		office.simulator.account.invoice('SHOPIFY_SO_6001');
		const edited = bought().nowWith('TEA', { quantity: 4 }).build();
		expect(kinds(await planOne(edited))).toEqual(['addOrder']);
		office.options['afterCutOff'] = 'exception';
		const item = await planOne(edited);
		expect(kinds(item)).toEqual(['updateLine']);
		expect(item.decision).toMatchObject({ verdict: 'refuse', code: 'CLOSED_BILLED' });
	});

	test('ships by the service that an edit chose, found by its name', async () => {
		const order = bought().shippedBy('Standard', '4.80');
		await office.place(order.build());
		const express = order.shippedBy('Express', '6.00', { changed: true }).build();
		expect((await planOne(express)).plan?.steps).toMatchObject([
			{ kind: 'setShipping', to: { serviceId: '12', amountMinor: 500 } },
		]);
		const drone = order.shippedBy('Drone', '6.00', { changed: true }).build();
		expect(problems(await planOne(drone))).toEqual(['SHIPPING_UNMAPPED']);
	});

	test('is compared with the location of the shop, unless the options say otherwise', async () => {
		const locationMap = [
			{ target_system: 'netsuite', source_location_id: 'loc-1', target_location_id: '2' },
		];
		await office.place(bought().build());
		const from = { id: 'loc-1', name: 'Leeds' };
		const edited = bought().from(from).nowWith('TEA', { quantity: 4 }).build();
		expect(problems(await planOne(edited, { locationMap }))).toEqual(['LOCATION_DIFFERS']);
		office.options['compareLocation'] = false;
		expect(problems(await planOne(edited, { locationMap }))).toEqual([]);
	});
});

describe('articles', () => {
	const people = () => office.simulator.account;
	const placed = () => anOrder().withLine('MUG', 1, '6.00');
	beforeEach(async () => await office.place(placed().build()));

	/** Plans an order that got one more line, whose item is not made by the test. */
	async function adding(sku: string, line: { barcode?: string } = {}): Promise<SyncItem> {
		const edited = placed().withLine(sku, 1, '1.00', line).build();
		const read = await office.run('get', [await lookAt(edited)]);
		const [item] = await office.run('plan', read);
		if (!item) throw new Error('Nothing came back');
		return item;
	}
	const lookAt = async (snapshot: OrderSnapshot) => {
		const { look } = await office.get(snapshot.reference);
		return { look, snapshot };
	};
	const added = (item: SyncItem) => item.plan?.steps[0];

	test('are found whatever the case and blanks around their SKU', async () => {
		const stockItemId = office.stock('Jam-Jar');
		expect(added(await adding(' JAM-JAR '))).toMatchObject({ stockItemId, sku: 'Jam-Jar' });
	});

	test('are found under the name of those above them', async () => {
		const stockItemId = office.stock('Jars : Jam');
		expect(added(await adding('Jars : Jam'))).toMatchObject({ stockItemId, sku: 'Jam' });
	});

	test('are found by bar code, with or without zeros in front', async () => {
		const stockItemId = people().createItem({ sku: 'JAM', upc: '036000291452' });
		expect(added(await adding('', { barcode: '0036000291452' }))).toMatchObject({ stockItemId });
	});

	test('that share a bar code are for a person to tell apart', async () => {
		people().createItem({ sku: 'JAM', upc: '036000291452' });
		people().createItem({ sku: 'JELLY', upc: '0036000291452' });
		expect(problems(await adding('', { barcode: '036000291452' }))).toEqual(['SKU_AMBIGUOUS']);
	});

	test('that are inactive are said to be', async () => {
		people().createItem({ sku: 'JAM', isInactive: true });
		const { plan } = await adding('JAM');
		expect(plan?.problems).toMatchObject([
			{ code: 'SKU_UNMAPPED', detail: expect.stringContaining('archived') },
		]);
	});

	test('that are item groups are none that a line can be', async () => {
		people().createItem({ sku: 'SET', type: 'itemGroup', members: [{ sku: 'MUG', quantity: 1 }] });
		expect(problems(await adding('SET'))).toEqual(['SKU_UNMAPPED']);
	});

	test('that exist only since the last look are found', async () => {
		expect(problems(await adding('JAM'))).toEqual(['SKU_UNMAPPED']);
		office.stock('JAM');
		expect(problems(await adding('JAM'))).toEqual([]);
	});

	test('of fifty orders are asked for with one query', async () => {
		const orders = Array.from({ length: 50 }, (_, at) =>
			numbered(anOrder().withLine(`SKU-${at}`, 1, '1.00').build(), String(7000 + at)),
		);
		for (const { lines } of orders) office.stock(lines[0]?.sku ?? '');
		const items = orders.map((snapshot) => ({ look: { ...look(snapshot) }, snapshot }));
		await office.run('plan', items.slice(0, 1), IMPORT);
		const { result, calls } = await office.counting(() => office.run('plan', items, IMPORT));
		expect(result.flatMap((item) => kinds(item))).toEqual(Array(50).fill('createOrder'));
		expect(calls).toEqual({ 'POST suiteql': 1 });
	});

	test('that cannot be asked for fail the orders that need them, and no others', async () => {
		const edited = placed().withLine('JAM', 1, '1.00').build();
		const read = await office.run('get', [await lookAt(edited), await lookAt(placed().build())]);
		office.simulator.faults.add({ target: 'suiteql', kind: 'status', status: 403, times: 0 });
		const [asks, asksNot] = await office.run('plan', read);
		expect(asks?.failure).toMatchObject({ step: 'plan', retry: true });
		expect(kinds(asksNot)).toEqual([]);
	});
});

const look = (snapshot: OrderSnapshot) => ({
	...{ kind: 'orderLook', schemaVersion: 1, orderKey: snapshot.orderKey, sourceId: '1' },
	...{ topics: [], signalCount: 1, firstReceivedAt: '', lastReceivedAt: '', attempt: 0 },
	...{ notBefore: '', heldByUs: false, targetOrderId: '', correlationId: '' },
});

describe('a bundle of the shop', () => {
	const members = Object.entries(GIFT_SET).map(([sku, quantity]) => ({ sku, quantity }));
	const bought = () => withGiftSet(anOrder(), 'g1', 2);
	const skus = (item: SyncItem) =>
		created(item).to.lines.map(({ sku, quantity }) => [sku, quantity]);

	test('is one line of the kit', async () => {
		for (const { sku } of members) office.stock(sku);
		office.simulator.account.createItem({ sku: 'GIFT-SET', type: 'kitItem', price: 9, members });
		const item = await planOne(bought().build());
		expect(skus(item)).toEqual([['GIFT-SET', 2]]);
		await office.place(bought().build());
		expect(kinds(await planOne(withGiftSet(anOrder(), 'g1', 3).build()))).toEqual(['updateLine']);
	});

	test('stays its components where NetSuite has an item group of that name', async () => {
		for (const { sku } of members) office.stock(sku);
		office.simulator.account.createItem({ sku: 'GIFT-SET', type: 'itemGroup', members });
		expect(skus(await planOne(bought().build()))).toEqual([
			['MUG', 2],
			['TEA', 4],
		]);
	});
});

describe('an order that NetSuite does not have', () => {
	const bought = () => anOrder().withLine('MUG', 2, '6.00').shippedBy('Express', '6.00');

	test('is left alone unless orders are imported', async () => {
		const item = await planOne(bought().build(), {});
		expect(item.plan).toBeUndefined();
	});

	test('is created whole: net postage, service by name, customer, location', async () => {
		const locationMap = [
			{ target_system: 'netsuite', source_location_id: 'loc-1', target_location_id: '2' },
		];
		const order = bought().from({ id: 'loc-1', name: 'Leeds' }).build();
		const step = created(await planOne(order, { ...IMPORT, locationMap }));
		expect(step).toMatchObject({
			...{ source: 'SHOPIFY', subSource: 'demo.myshopify.com', reference: '6001' },
			...{ locationId: '2', locationName: 'Second Warehouse', customerId: office.customer },
			to: { currency: 'GBP', shipping: { serviceId: '12', amountMinor: 500 }, totalMinor: 1800 },
		});
	});

	test('is not created for a location that NetSuite does not have', async () => {
		const locationMap = [
			{ target_system: 'netsuite', source_location_id: 'loc-1', target_location_id: '99' },
		];
		const order = bought().from({ id: 'loc-1', name: 'Leeds' }).build();
		expect(problems(await planOne(order, { ...IMPORT, locationMap }))).toEqual([
			'LOCATION_UNMAPPED',
		]);
	});

	test('is not created with a charge that has no item', async () => {
		const tipped = bought().withService('Tip', '2.00').build();
		expect(problems(await planOne(tipped))).toEqual(['SKU_MISSING']);
		const tip = office.stock('TIP');
		const skuMap = [{ target_system: 'netsuite', source_sku: 'title:Tip', target_sku: 'TIP' }];
		const step = created(await planOne(tipped, { ...IMPORT, skuMap }));
		expect(step.to.lines[1]).toMatchObject({ stockItemId: tip, isService: false });
	});

	test('waits for what has to be true of it', async () => {
		const parameters = { ...IMPORT, requireTagsPresent: 'Released' };
		const item = await planOne(bought().build(), parameters);
		expect(item.plan?.postponed?.reason).toMatch(/"Released"/);
		expect(item.decision?.code).toBe('POSTPONED');
		const released = bought()
			.with({ tags: ['released'] })
			.build();
		expect(kinds(await planOne(released, parameters))).toEqual(['createOrder']);
	});
});

describe('the customer of a new order', () => {
	const people = () => office.simulator.account;
	const bought = () => anOrder().withLine('MUG', 1, '6.00').withEmail('ada@example.test');
	const company = {
		...{ id: '11', externalId: 'ACME', locationId: '22', locationExternalId: 'ACME-LEEDS' },
		name: 'Acme',
	};
	const ofCompany = () => bought().with({ company }).build();
	const customer = async (order: OrderSnapshot, customerMap: object[] = []) => {
		const item = await planOne(order, { ...IMPORT, customerMap });
		return item.plan?.problems[0]?.code ?? created(item).customerId;
	};
	const row = (cells: object) => ({
		target_system: 'netsuite',
		target_customer_id: '900',
		...cells,
	});

	test('is the one of the options', async () => {
		expect(await customer(bought().build())).toBe(office.customer);
	});

	test('is the one that the table gives buyers without a company', async () => {
		expect(await customer(bought().build(), [row({ source_company_id: '' })])).toBe('900');
	});

	test('is the one with that email where the options name none', async () => {
		office.options['customerId'] = '';
		expect(await customer(bought().build())).toBe('CUSTOMER_UNMAPPED');
		const ada = people().createCustomer({ email: 'Ada@Example.test' });
		expect(await customer(bought().build())).toBe(ada);
		people().createCustomer({ email: 'ada@example.test' });
		expect(await customer(bought().build())).toBe('CUSTOMER_UNMAPPED');
	});

	test('is not guessed for an order without an email', async () => {
		office.options['customerId'] = '';
		people().createCustomer({});
		expect(await customer(bought().withEmail('').build())).toBe('CUSTOMER_UNMAPPED');
	});

	test('is, for a company, the one of its location, then its own, and never the general one', async () => {
		expect(await customer(ofCompany())).toBe('CUSTOMER_UNMAPPED');
		const byCompany = row({ source_company_id: 'gid://shopify/Company/11' });
		const byLocation = row({
			...{ source_company_id: '11', source_location_id: '22', target_customer_id: '901' },
		});
		const elsewhere = row({ source_company_id: '11', source_location_id: '23' });
		expect(await customer(ofCompany(), [elsewhere])).toBe('CUSTOMER_UNMAPPED');
		expect(await customer(ofCompany(), [byCompany])).toBe('900');
		expect(await customer(ofCompany(), [byCompany, byLocation])).toBe('901');
	});

	test('is, for a company that is not in the table, the one with its external ID', async () => {
		const acme = people().createCustomer({ externalId: 'acme' });
		expect(await customer(ofCompany())).toBe(acme);
		const leeds = people().createCustomer({ externalId: 'ACME-LEEDS' });
		expect(await customer(ofCompany())).toBe(leeds);
	});

	test('names the company and what to do when there is none', async () => {
		const { plan } = await planOne(ofCompany());
		expect(plan?.steps).toEqual([]);
		expect(plan?.problems).toEqual([
			{
				code: 'CUSTOMER_UNMAPPED',
				detail:
					'NetSuite has no customer for company 11, location 22; add a row to osync_customer_map',
				subject: 'company 11',
			},
		]);
	});
});
