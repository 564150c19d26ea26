import type { OrderView } from '../../../simulators/linnworks';
import { lineAmounts } from '../../../simulators/linnworks/behaviour/totals';
import { startBench, stockItemId, TWO_LINES, type Bench } from './linnworks-caller';

const DEFAULT_SERVICE = '00000000-0000-0000-0000-000000000000';

describe('linnworks simulator: line and header edits', () => {
	let bench: Bench;
	let orderId: string;

	beforeEach(async () => {
		bench = await startBench();
		orderId = bench.simulator.warehouse.createOrder(TWO_LINES).orderId;
	});

	afterEach(async () => {
		await bench.simulator.close();
	});

	const order = (): OrderView => bench.simulator.warehouse.order('#1001');
	const row = (itemNumber: string) => {
		const found = order().Items.find((item) => item.ItemNumber === itemNumber);
		if (!found) throw new Error(`No row ${itemNumber}`);
		return found;
	};
	const addMug = async (linePricing?: object) =>
		await bench.caller.post('Orders/AddOrderItem', {
			orderId,
			itemId: await stockItemId(bench.caller, 'MUG'),
			quantity: 1,
			...(linePricing ? { linePricing } : {}),
		});

	it('works out totals of prices with tax inside', () => {
		expect(row('L1')).toMatchObject({ CostIncTax: 24, Cost: 20, Tax: 4 });
		expect(order().TotalsInfo).toMatchObject({
			Subtotal: 25,
			PostageCost: 3.6,
			PostageCostExTax: 3,
			Tax: 5.6,
			TotalCharge: 33.6,
		});
	});

	it('works out totals of prices without tax, the postage carrying none', () => {
		bench.simulator.warehouse.createOrder({
			reference: '#net',
			lines: [
				{
					sku: 'MUG',
					quantity: 3,
					pricePerUnit: 3.33,
					taxRate: 20,
					taxInclusive: false,
					discount: 10,
				},
			],
			postageCost: 5,
		});
		const { Items, TotalsInfo } = bench.simulator.warehouse.order('#net');
		expect(Items[0]).toMatchObject({ Cost: 8.99, Tax: 1.8, CostIncTax: 10.79, DiscountValue: 1 });
		expect(TotalsInfo).toMatchObject({
			...{ Subtotal: 8.99, PostageCostExTax: 5, Tax: 1.8, TotalCharge: 15.79, CountryTaxRate: 0 },
		});
	});

	it.each([
		[
			{ pricePerUnit: 9.99, quantity: 3, discount: 0, taxRate: 20, taxInclusive: true },
			24.98,
			4.99,
		],
		[
			{ pricePerUnit: 19.99, quantity: 1, discount: 15, taxRate: 20, taxInclusive: true },
			14.16,
			2.83,
		],
		[{ pricePerUnit: 1.005, quantity: 1, discount: 0, taxRate: 0, taxInclusive: false }, 1.01, 0],
	])('rounds a line to the penny: %j', (price, cost, tax) => {
		const line = { ...price, rowId: '', stockItemId: null, itemNumber: '', itemSource: '' };
		const rest = { channelSku: '', title: '', isService: false, shippedQuantity: 0 };
		const amounts = lineAmounts({
			...{ ...line, ...rest },
			...{ shippingCost: 0, options: [], addedAt: new Date(0) },
		});
		expect(amounts).toMatchObject({ cost, tax });
	});

	it('spreads an order discount over lines and postage', async () => {
		await bench.caller.post('Orders/CreateOrders', {
			orders: [
				{
					...{ Source: 'S', SubSource: 'T', ReferenceNumber: '#disc', PaymentStatus: 'Paid' },
					...{ ReceivedDate: '2026-03-01', DispatchBy: '2026-03-02', PostalServiceCost: 10 },
					...{ Discount: 11, DiscountType: 'AllEvenly' },
					OrderItems: [
						{ ItemNumber: '1', Qty: 1, PricePerUnit: 100, TaxRate: 20, TaxCostInclusive: true },
					],
				},
			],
		});
		const { TotalsInfo } = bench.simulator.warehouse.order('#disc');
		expect(TotalsInfo).toMatchObject({ TotalCharge: 99, PostageCost: 9, TotalDiscount: 10 });
	});

	it('adds a second line when AddOrderItem is sent twice', async () => {
		await addMug({ PricePerUnit: 5, TaxRatePercentage: 20, TaxInclusive: true });
		await addMug({ PricePerUnit: 5, TaxRatePercentage: 20, TaxInclusive: true });
		expect(order().Items).toHaveLength(4);
		expect(order().TotalsInfo.TotalCharge).toBe(43.6);
		expect(order().Items[3]).toMatchObject({ ItemNumber: 'MUG', ItemSource: '', Quantity: 1 });
	});

	it('prices an added line by the stock item when no pricing is sent', async () => {
		await addMug();
		expect(order().Items[2]).toMatchObject({
			...{ PricePerUnit: 12, Discount: 0, TaxRate: 20, TaxCostInclusive: true },
		});
	});

	it('sets absolute values by row id and keeps the item number', async () => {
		const orderItem = { ...row('L1'), Quantity: 5, ItemNumber: 'L9' };
		const { body } = await bench.caller.post('Orders/UpdateOrderItem', { orderId, orderItem });
		expect(body).toMatchObject({ TotalsInfo: { TotalCharge: 69.6 }, Item: { Quantity: 5 } });
		await bench.caller.post('Orders/UpdateOrderItem', { orderId, orderItem });
		expect(row('L9').Quantity).toBe(5);
		expect(order().Items).toHaveLength(2);
	});

	it('can drop the item number it is sent', async () => {
		bench.simulator.switches.updateItemNumberPersists = false;
		const orderItem = { ...row('L1'), ItemNumber: 'L9' };
		await bench.caller.post('Orders/UpdateOrderItem', { orderId, orderItem });
		expect(order().Items[0]?.ItemNumber).toBe('L1');
	});

	it('damages a line whose row is sent in part', async () => {
		const orderItem = { RowId: row('L1').RowId, Quantity: 3 };
		await bench.caller.post('Orders/UpdateOrderItem', { orderId, orderItem });
		expect(order().Items[0]).toMatchObject({ Quantity: 3, PricePerUnit: 0, IsUnlinked: true });
		expect(order().TotalsInfo.TotalCharge).toBe(9.6);
	});

	it('removes a line once and refuses the second time', async () => {
		const call = { orderId, rowid: row('L2').RowId };
		expect((await bench.caller.post('Orders/RemoveOrderItem', call)).status).toBe(200);
		expect(order().TotalsInfo.TotalCharge).toBe(27.6);
		expect((await bench.caller.post('Orders/RemoveOrderItem', call)).status).toBe(400);
	});

	it('replaces the whole customer and takes over the tax rate of the new country', async () => {
		const address = { FullName: 'Bo', Country: 'Germany' };
		const info = { Address: address, BillingAddress: address };
		const { body } = await bench.caller.post('Orders/SetOrderCustomerInfo', { orderId, info });
		expect(body).toMatchObject({ CountryTaxRate: 19, PostageCostExTax: 3.03, TotalCharge: 33.6 });
		expect(order().CustomerInfo.Address).toMatchObject({ Town: '', PostCode: '', FullName: 'Bo' });
	});

	it('replaces all shipping fields; a postage left out becomes nothing', async () => {
		const info = { PostalServiceId: DEFAULT_SERVICE, TrackingNumber: 'T1' };
		await bench.caller.post('Orders/SetOrderShippingInfo', { orderId, info });
		expect(order().TotalsInfo.TotalCharge).toBe(30);
		expect(order().ShippingInfo.TrackingNumber).toBe('T1');
	});

	it('keeps totals set by hand until the next edit', async () => {
		const info = { ...order().TotalsInfo, TotalCharge: 33.59 };
		const set = await bench.caller.post('Orders/SetOrderTotalsInfo', { orderId, info });
		expect(set.status).toBe(204);
		expect(order().TotalsInfo.TotalCharge).toBe(33.59);
		await addMug({ PricePerUnit: 1, TaxInclusive: true });
		expect(order().TotalsInfo.TotalCharge).toBe(34.6);
	});

	it('refuses edits of processed orders', async () => {
		bench.simulator.warehouse.process('#1001');
		expect((await addMug()).status).toBe(400);
	});

	it('appends extended properties, and replaces them all by Set', async () => {
		const ExtendedProperties = [{ Name: 'a', Value: '1' }];
		const request = { OrderId: orderId, ExtendedProperties };
		const add = async () => await bench.caller.post('Orders/AddExtendedProperties', { request });
		expect((await add()).body).toMatchObject({ ExtendedPropertiesInserted: 1 });
		expect((await add()).body).toMatchObject({ ExtendedPropertiesInserted: 0 });
		await bench.caller.post('Orders/SetExtendedProperties', {
			orderId,
			extendedProperties: [{ Name: 'b', Value: '2', Type: '' }],
		});
		expect(order().ExtendedProperties.map(({ Name }) => Name)).toEqual(['b']);
	});

	it('refuses a cancellation without a refund amount in a word', async () => {
		const { status, body } = await bench.caller.post('Orders/CancelOrder', { orderId });
		expect([status, body]).toEqual([400, { Message: 'The request is invalid.' }]);
	});
});
