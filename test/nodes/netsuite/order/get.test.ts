import type { SyncItem } from '../../../../domain/report/sync-item';
import { aLook } from '../../../builders/signal-builder';
import { keyOf, Office } from './office';

let office: Office;

beforeAll(async () => {
	office = await Office.open({ taxProfile: 'none' });
});
beforeEach(() => {
	office.startOver();
});
afterAll(async () => await office.close());

const MUGS = { sku: 'MUG', quantity: 2, amount: 20 };
const TEAS = { sku: 'TEA', quantity: 5, amount: 10 };

describe('an order is found', () => {
	const found = (item: SyncItem | undefined) => item?.target?.displayNumber;

	test('by its external ID, whatever its case', async () => {
		office.byHand([MUGS], { externalId: 'shopify_so_6001' });
		expect(found(await office.get())).toMatch(/^SO/);
	});

	test('by its internal ID, with the reference that its external ID tells', async () => {
		const orderId = office.byHand([MUGS]);
		const item = await office.get('6001', { lookUpBy: 'internalId', orderId, reference: '' });
		expect(item.target).toMatchObject({ orderId, reference: '6001' });
	});

	test('by its internal ID where nothing else is known of it', async () => {
		const orderId = office.byHand([MUGS], { externalId: 'OTHER_77' });
		const item = await office.get('6001', { orderId, reference: '' });
		expect(item.target).toMatchObject({ orderId, reference: '' });
	});

	test('by a field, and an additional order with the same value is not taken for it', async () => {
		const named = { custbody_shopify_order_id: '6001' };
		const orderId = office.byHand([MUGS], { externalId: 'WEB-1', ...named });
		office.byHand([TEAS], { externalId: 'SHOPIFY_SO_6001-A1', ...named });
		const item = await office.get('6001', { lookUpBy: 'field' });
		expect(item.target).toMatchObject({ orderId, reference: '6001' });
		expect(item.target?.additions).toEqual({ next: 2, references: ['6001-A1'] });
	});

	test('by its reference, though another ID is remembered for it', async () => {
		const other = office.byHand([TEAS], { externalId: 'SHOPIFY_SO_6002' });
		const orderId = office.byHand([MUGS]);
		expect((await office.get('6001', { orderId: other })).target?.orderId).toBe(orderId);
	});
});

describe('no order is found', () => {
	test('when NetSuite has none: the item goes on without a target', async () => {
		const item = await office.get();
		expect(item.target).toBeUndefined();
		expect(item.failure).toBeUndefined();
		expect(item.editability).toMatchObject({ editable: false, code: 'ABSENT' });
	});

	test('when another kind of transaction has the external ID', async () => {
		office.byHand([MUGS], { externalId: 'SHOPIFY_SO_1' });
		const invoice = { entity: { id: office.customer }, externalId: 'SHOPIFY_SO_6001' };
		const items = [{ item: { id: office.stock('MUG') }, quantity: 1, amount: 1 }];
		office.simulator.account.create('invoice', { ...invoice, item: { items } });
		expect((await office.get()).target).toBeUndefined();
	});

	test('when several carry the value of the field', async () => {
		const named = { custbody_shopify_order_id: '6001' };
		office.byHand([MUGS], { externalId: 'WEB-1', ...named });
		office.byHand([MUGS], { externalId: 'WEB-2', ...named });
		const { target, failure } = await office.get('6001', { lookUpBy: 'field' });
		expect(target).toBeUndefined();
		expect(failure).toMatchObject({ step: 'target', code: 'ORDER_AMBIGUOUS', retry: false });
		expect(failure?.reason).toMatch(/SO\d+ and SO\d+/);
	});

	test.each([
		['names none', { orderId: '', reference: '' }, /names no order/],
		['names no internal ID', { orderId: 'SO-1', reference: '' }, /"SO-1" is not an internal ID/],
	])('when an item %s, and the node stops', async (_what, parameters, message) => {
		await expect(office.get('6001', parameters)).rejects.toThrow(message);
	});
});

describe('what an order holds', () => {
	test('is told line by line, net, under the references that the lines remember', async () => {
		const shipping = { shipMethod: { id: '11' }, shippingCost: 4.99, memo: 'Ring twice' };
		const contact = { email: 'ada@example.test', location: { id: '1' } };
		const address = { addressee: 'Acme Ltd', attention: 'Ada Byron', addr1: '12 St James Square' };
		office.byHand([MUGS, TEAS], {
			...{ ...shipping, ...contact },
			shippingAddress: { ...address, city: 'London', zip: 'SW1Y 4JH', country: { id: 'GB' } },
		});
		expect(await office.target()).toMatchObject({
			system: 'netsuite',
			reference: '6001',
			currency: 'GBP',
			locationId: '1',
			lines: [
				{ reference: 'line-1', sku: 'MUG', quantity: 2, netMinor: 2000, grossMinor: 2000 },
				{ reference: 'line-2', sku: 'TEA', quantity: 5, netMinor: 1000, shippedQuantity: 0 },
			],
			shipping: { serviceId: '11', serviceName: 'Standard', amountMinor: 499 },
			totals: { taxMinor: 0, totalMinor: 3499 },
			deliveryAddress: {
				...{ fullName: 'Ada Byron', company: 'Acme Ltd', address1: '12 St James Square' },
				...{ town: 'London', postcode: 'SW1Y 4JH', countryCode: 'GB', country: 'GB' },
			},
			email: 'ada@example.test',
			notes: ['Ring twice'],
			abilities: { totals: 'derived', linePrices: 'net', services: false, foreignLines: 'keep' },
		});
	});

	test('has its own line keys, which skip numbers', async () => {
		office.byHand([MUGS, TEAS, MUGS]);
		const held = office.simulator.account.order('SHOPIFY_SO_6001').lines;
		const { lines } = await office.target();
		expect(lines.map(({ rowId }) => rowId)).toEqual(held.map(({ line }) => String(line)));
	});

	test('is in its own currency, to the digits of that currency', async () => {
		office.byHand([{ sku: 'MUG', quantity: 3, amount: 1200 }], { currency: { id: '5' } });
		const { currency, lines, totals } = await office.target();
		expect({ currency, totals }).toEqual({
			currency: 'JPY',
			totals: { taxMinor: 0, totalMinor: 1200 },
		});
		expect(lines[0]?.netMinor).toBe(1200);
	});

	test('leaves closed lines out, with their amounts', async () => {
		office.byHand([MUGS, TEAS]);
		office.simulator.account.closeLines('SHOPIFY_SO_6001', [{ sku: 'TEA' }]);
		const { lines, totals } = await office.target();
		expect(lines.map(({ sku }) => sku)).toEqual(['MUG']);
		expect(totals.totalMinor).toBe(2000);
	});

	test('leaves closed lines out where the account does not count them either', async () => {
		Object.assign(office.simulator.switches, { closedLinesCount: false });
		office.byHand([MUGS, TEAS]);
		office.simulator.account.closeLines('SHOPIFY_SO_6001', [{ sku: 'TEA' }]);
		expect((await office.target()).totals.totalMinor).toBe(2000);
	});

	test('leaves lines without units out', async () => {
		office.byHand([MUGS, { ...TEAS, quantity: 0, amount: 0 }]);
		expect((await office.target()).lines.map(({ sku }) => sku)).toEqual(['MUG']);
	});

	test('is a kit as one line, and the members of an item group without its frame', async () => {
		office.stock('MUG');
		office.stock('TEA');
		const members = [
			{ sku: 'MUG', quantity: 1 },
			{ sku: 'TEA', quantity: 2 },
		];
		const { account } = office.simulator;
		account.createItem({ sku: 'KIT', type: 'kitItem', price: 9, members });
		account.createItem({ sku: 'GROUP', type: 'itemGroup', members });
		office.byHand([{ sku: 'KIT', quantity: 3, amount: 27 }]);
		account.editByHand('SHOPIFY_SO_6001', {
			item: { items: [{ item: { id: office.stock('GROUP') }, quantity: 2 }] },
		});
		const { lines } = await office.target();
		expect(lines.map(({ sku, quantity }) => `${quantity} ${sku}`)).toEqual([
			'3 KIT',
			'2 MUG',
			'4 TEA',
		]);
	});

	test('cannot be a part of a unit', async () => {
		office.byHand([{ ...MUGS, quantity: 1.5 }]);
		const { failure } = await office.get();
		expect(failure).toMatchObject({ code: 'SNAPSHOT_INVALID', step: 'target' });
		expect(failure?.reason).toMatch(/\(MUG\).*part of a unit/);
	});
});

describe('orders of one batch', () => {
	const looks = (count: number) =>
		Array.from({ length: count }, (_, at) => ({
			look: aLook({ orderKey: keyOf(String(7000 + at)) }),
		}));

	test('cost three queries for fifty of them, and one record each', async () => {
		for (let at = 0; at < 60; at += 1) {
			office.byHand([MUGS], { externalId: `SHOPIFY_SO_${7000 + at}` });
		}
		await office.run('get', looks(1));
		const { result, calls } = await office.counting(() => office.run('get', looks(60)));
		expect(result.every(({ target }, at) => target?.reference === String(7000 + at))).toBe(true);
		expect(calls).toEqual({ 'POST suiteql': 6, 'GET salesOrder': 60 });
	});

	test('that are billed cost two queries more', async () => {
		office.byHand([MUGS], { externalId: 'SHOPIFY_SO_7000' });
		office.simulator.account.ship('SHOPIFY_SO_7000');
		office.simulator.account.invoice('SHOPIFY_SO_7000');
		await office.run('get', looks(1));
		const { calls } = await office.counting(() => office.run('get', looks(1)));
		expect(calls).toEqual({ 'POST suiteql': 5, 'GET salesOrder': 1 });
	});

	test('stand or fall by themselves when a record cannot be read', async () => {
		office.byHand([MUGS], { externalId: 'SHOPIFY_SO_7000' });
		const broken = office.byHand([MUGS], { externalId: 'SHOPIFY_SO_7001' });
		office.simulator.faults.add({
			...{ method: 'GET', target: 'salesOrder', record: broken },
			...{ kind: 'status', status: 403, times: 0 },
		});
		const [one, other] = await office.run('get', looks(2));
		expect(one?.target?.reference).toBe('7000');
		expect(other).toMatchObject({ failure: { step: 'target', code: 'SYNC_FAILED', retry: true } });
		expect(other?.target).toBeUndefined();
	});

	test('pass untouched when they failed before', async () => {
		const [item] = await office.run('get', [{ failure: { code: 'SYNC_FAILED' }, kept: 1 }]);
		expect(item).toEqual({ failure: { code: 'SYNC_FAILED' }, kept: 1 });
	});
});

describe('options', () => {
	test.each([
		[{ lineIdField: 'custcol_x; DROP' }, /Option "Line ID Field" is not the name of a field/],
		[{ holdField: "custbody'" }, /Option "Hold Field" is not the name of a field/],
		[{ lineIdField: '' }, /Option "Line ID Field" must not be empty/],
		[{ externalIdPrefix: 'A|B' }, /Option "External ID Prefix" may hold letters/],
		[{ taxStrategy: 'taxItemLine' }, /Option "Tax Item ID" is needed/],
		[{ customerId: 'ACME' }, /Option "Customer ID" is not an internal ID/],
	])('%j stop the node', async (options, message) => {
		office.options = options;
		await expect(office.get()).rejects.toThrow(message);
	});

	test('name the prefix of external IDs', async () => {
		office.options['externalIdPrefix'] = 'SHOP2_';
		office.byHand([MUGS], { externalId: 'SHOP2_6001' });
		expect((await office.target()).reference).toBe('6001');
	});
});
