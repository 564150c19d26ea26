import { startBench, stockItemId, TWO_LINES, type Bench } from './linnworks-caller';

let bench: Bench;
beforeEach(async () => {
	bench = await startBench();
});
afterEach(async () => await bench.simulator.close());

type Booked = { RMAHeaderId?: number; Errors: string[]; SuccessfullyActioned?: boolean };
type Refunded = {
	RefundHeaderId?: number;
	CannotRefundReason: string;
	Errors: string[];
	SuccessfullyActioned?: boolean;
};
type History = { Data: Array<{ Note: string; ChangeQty: number; Level: number }> };

const DEFAULT = '00000000-0000-0000-0000-000000000000';

const post = async <T>(name: string, request: object): Promise<T> =>
	(await bench.caller.post<T>(`ReturnsRefunds/${name}`, { request })).body;

/** A dispatched order: two mugs at 12.00, one tea at 6.00, postage 3.60; answers its id and rows. */
function dispatched() {
	const { warehouse } = bench.simulator;
	const { orderId, numOrderId } = warehouse.createOrder(TWO_LINES);
	warehouse.process('#1001');
	const [mug = '', tea = ''] = warehouse.order('#1001').Items.map((row) => row.RowId);
	return { orderId, numOrderId, mug, tea };
}

const booking = (orderId: string, row: string, units: number, more: object = {}) => ({
	OrderId: orderId,
	Reference: '501',
	ReturnItems: [{ OrderItemRowId: row, ReturnQuantity: units, ReturnLocation: DEFAULT, ...more }],
});

async function history(sku: string) {
	const { body } = await bench.caller.get<History>('Stock/GetItemChangesHistory', {
		...{ stockItemId: await stockItemId(bench.caller, sku), locationId: DEFAULT },
		...{ entriesPerPage: '10', pageNumber: '1' },
	});
	return body.Data.map(({ Note, ChangeQty, Level }) => [Note, ChangeQty, Level]);
}

const level = (sku: string): number => bench.simulator.warehouse.stockLevel(sku).level;

describe('a return', () => {
	test('moves stock when it is booked in, not when it is booked, and scrap goes out again', async () => {
		const { orderId, numOrderId, mug } = dispatched();
		const created = await post<Booked>(
			'CreateRMABooking',
			booking(orderId, mug, 2, { ScrapQuantity: 1 }),
		);
		expect(created.Errors).toEqual([]);
		expect(level('MUG')).toBe(48);
		const named = { RMAHeaderId: created.RMAHeaderId, OrderId: orderId };
		expect(await post('ActionRMABooking', named)).toMatchObject({ SuccessfullyActioned: true });
		expect(level('MUG')).toBe(49);
		expect((await history('MUG')).slice(0, 3)).toEqual([
			[`SCRAPPED BY RMA ${created.RMAHeaderId}/Order ${numOrderId}`, -1, 49],
			[`Customer return for order ${numOrderId}, ref: 501`, 2, 50],
			[`Order ${numOrderId} ref: #1001`, -2, 48],
		]);
	});

	test('is booked in once', async () => {
		const { orderId, mug } = dispatched();
		const { RMAHeaderId } = await post<Booked>('CreateRMABooking', booking(orderId, mug, 1));
		await post('ActionRMABooking', { RMAHeaderId, OrderId: orderId });
		const again = await post<Booked>('ActionRMABooking', { RMAHeaderId, OrderId: orderId });
		expect(again).toMatchObject({ SuccessfullyActioned: false, Errors: [expect.any(String)] });
		expect(level('MUG')).toBe(49);
	});

	test('is booked anew by every call, whatever its reference', async () => {
		const { orderId, mug } = dispatched();
		await post('CreateRMABooking', booking(orderId, mug, 1));
		await post('CreateRMABooking', booking(orderId, mug, 1));
		const references = bench.simulator.warehouse
			.returnBookings('#1001')
			.map((rma) => rma.ExternalReference);
		expect(references).toEqual(['501', '501']);
	});

	test.each([
		['more units than were shipped', (rows: Rows) => booking(rows.orderId, rows.mug, 3)],
		[
			'more scrap than units',
			(rows: Rows) => booking(rows.orderId, rows.mug, 1, { ScrapQuantity: 2 }),
		],
		['no units', (rows: Rows) => booking(rows.orderId, rows.mug, 0)],
		['a row of no line', (rows: Rows) => booking(rows.orderId, rows.orderId, 1)],
		[
			'a place that is none',
			(rows: Rows) => booking(rows.orderId, rows.mug, 1, { ReturnLocation: rows.orderId }),
		],
		['no lines', (rows: Rows) => ({ OrderId: rows.orderId, ReturnItems: [] })],
		['an order that is none', (rows: Rows) => booking(rows.mug, rows.mug, 1)],
		[
			'an exchange',
			(rows: Rows) => ({ ...booking(rows.orderId, rows.mug, 1), ExchangeItems: [{}] }),
		],
	])('of %s is refused in a 200, and nothing is saved', async (_, toRequest) => {
		const refused = await post<Booked>('CreateRMABooking', toRequest(dispatched()));
		expect(refused.RMAHeaderId).toBeUndefined();
		expect(refused.Errors).toHaveLength(1);
		expect(bench.simulator.warehouse.returnBookings('#1001')).toEqual([]);
	});

	test('needs an order that has left', async () => {
		const { warehouse } = bench.simulator;
		const { orderId } = warehouse.createOrder(TWO_LINES);
		const mug = warehouse.order('#1001').Items[0]?.RowId ?? '';
		const open = await post<Booked>('CreateRMABooking', booking(orderId, mug, 1));
		expect(open.Errors).toEqual(['Cannot return: OpenOrderInLinnworks']);
		warehouse.cancel('#1001');
		const cancelled = await post<Booked>('CreateRMABooking', booking(orderId, mug, 1));
		expect(cancelled.Errors).toEqual(['Cannot return: Other']);
	});

	test('that is booked holds its units, unless the switch says that only goods that are back do', async () => {
		const { orderId, mug } = dispatched();
		await post('CreateRMABooking', booking(orderId, mug, 2));
		expect((await post<Booked>('CreateRMABooking', booking(orderId, mug, 1))).Errors).toEqual([
			'Only 0 of MUG can be returned.',
		]);
		bench.simulator.switches.bookedReturnsBlock = false;
		expect((await post<Booked>('CreateRMABooking', booking(orderId, mug, 1))).Errors).toEqual([]);
	});

	test('can be changed and deleted until it is booked in', async () => {
		const { orderId, mug } = dispatched();
		const { RMAHeaderId } = await post<Booked>('CreateRMABooking', booking(orderId, mug, 1));
		const named = { RMAHeaderId, OrderId: orderId };
		const row = () => bench.simulator.warehouse.returnBookings('#1001')[0]?.RMALines[0];
		const change = async (ReturnQuantity: number) =>
			await post<Booked>('UpdateRMABooking', {
				...named,
				ReturnItems: [{ RMARowId: row()?.RMARowId, ReturnQuantity }],
			});
		expect((await change(2)).Errors).toEqual([]);
		expect((await change(3)).Errors).toHaveLength(1);
		expect(row()?.ReturnQuantity).toBe(2);
		await post('ActionRMABooking', named);
		expect((await change(1)).Errors).toHaveLength(1);
		await post('DeleteRMA', { RMAHeaderId });
		expect(bench.simulator.warehouse.returnBookings('#1001')).toHaveLength(1);
	});

	test('of a composite brings its components in', async () => {
		const { warehouse } = bench.simulator;
		warehouse.addStockItem({
			sku: 'SET',
			components: [
				{ sku: 'MUG', quantity: 2 },
				{ sku: 'TEA', quantity: 1 },
			],
		});
		const lines = [{ itemNumber: 'L1', sku: 'SET', quantity: 2, pricePerUnit: 20 }];
		warehouse.createOrder({ reference: '#7', lines });
		warehouse.process('#7');
		warehouse.receiveReturn('#7', [{ sku: 'SET', quantity: 1 }]);
		expect([level('MUG'), level('TEA')]).toEqual([50 - 4 + 2, 20 - 2 + 1]);
	});
});

type Rows = ReturnType<typeof dispatched>;

describe('the warehouse', () => {
	test('books in what came of a booking, and what came without one', async () => {
		const { orderId, mug } = dispatched();
		await post('CreateRMABooking', booking(orderId, mug, 2));
		const { warehouse } = bench.simulator;
		const first = warehouse.receiveReturn('#1001', [{ sku: 'MUG', quantity: 1 }]);
		const second = warehouse.receiveReturn('#1001', [{ sku: 'TEA', quantity: 1 }], { scrap: true });
		expect([level('MUG'), level('TEA')]).toEqual([49, 19]);
		expect(warehouse.returnBookings('#1001')).toMatchObject([
			{ RMAHeaderId: first, ExternalReference: '501', Actioned: true, ChannelInitiated: false },
			{ RMAHeaderId: second, ExternalReference: expect.stringMatching(/^[0-9A-F]{14}$/) },
		]);
		expect(() => warehouse.receiveReturn('#1001', [{ sku: 'TEA', quantity: 1 }])).toThrow('TEA');
	});

	test('leaves its name on a level that was set by hand', async () => {
		bench.simulator.warehouse.adjustStock('MUG', 3);
		expect((await history('MUG'))[0]).toEqual(['DIRECT ADJUSTMENT BY warehouse', 3, 53]);
	});
});

describe('a refund', () => {
	const refund = (orderId: string, ...lines: object[]) => ({
		OrderId: orderId,
		RefundLines: lines,
	});
	const item = (row: string, Amount: number, more: object = {}) => ({
		...{ RefundedUnit: 'Item', OrderItemRowId: row, Amount, ExternalReference: '7001' },
		...more,
	});

	test('is a booking that moves neither money nor stock, made anew by every call', async () => {
		const { orderId, mug } = dispatched();
		const shipping = { RefundedUnit: 'Shipping', Amount: 3.6, ExternalReference: '7001' };
		await post('CreateRefund', refund(orderId, item(mug, 12), shipping));
		await post('CreateRefund', refund(orderId, item(mug, 12)));
		expect(bench.simulator.warehouse.refundRecords('#1001')).toMatchObject([
			{
				Amount: 15.6,
				Actioned: false,
				Status: { StatusHeader: 'OPEN' },
				ExternalReference: '7001',
			},
			{ Amount: 12, Actioned: false },
		]);
		expect(level('MUG')).toBe(48);
	});

	test('is sent once', async () => {
		const { orderId, mug } = dispatched();
		const { RefundHeaderId } = await post<Refunded>('CreateRefund', refund(orderId, item(mug, 12)));
		const named = { RefundHeaderId, OrderId: orderId };
		expect((await post<Refunded>('ActionRefund', named)).SuccessfullyActioned).toBe(true);
		expect((await post<Refunded>('ActionRefund', named)).SuccessfullyActioned).toBe(false);
	});

	test.each([
		['more than its line', 'Other', (rows: Rows) => refund(rows.orderId, item(rows.tea, 6.01))],
		[
			'a line of another order',
			'Other',
			(rows: Rows) => refund(rows.orderId, item(rows.orderId, 1)),
		],
		['nothing', 'Other', (rows: Rows) => refund(rows.orderId, item(rows.mug, 0))],
		['no lines', 'NoNewRefundsSpecified', (rows: Rows) => refund(rows.orderId)],
		[
			'an order that is none',
			'MissingOrderInLinnworks',
			(rows: Rows) => refund(rows.mug, item(rows.mug, 1)),
		],
		[
			'two references',
			'MultipleReferences',
			(rows: Rows) =>
				refund(rows.orderId, item(rows.mug, 1), item(rows.tea, 1, { ExternalReference: '7002' })),
		],
		[
			'more than the order',
			'Other',
			(rows: Rows) => refund(rows.orderId, { RefundedUnit: 'Additional', Amount: 33.61 }),
		],
	])('of %s is refused in a 200', async (_, reason, toRequest) => {
		const refused = await post<Refunded>('CreateRefund', toRequest(dispatched()));
		expect(refused.RefundHeaderId).toBeUndefined();
		expect(refused.CannotRefundReason).toBe(reason);
		expect(refused.Errors.length).toBeGreaterThan(0);
		expect(bench.simulator.warehouse.refundRecords('#1001')).toEqual([]);
	});

	test('needs an order that has left and is not refunded yet', async () => {
		const { orderId } = bench.simulator.warehouse.createOrder(TWO_LINES);
		const reason = async () =>
			(
				await post<Refunded>(
					'CreateRefund',
					refund(orderId, { RefundedUnit: 'Additional', Amount: 33.6 }),
				)
			).CannotRefundReason;
		expect(await reason()).toBe('OpenOrderInLinnworks');
		bench.simulator.warehouse.process('#1001');
		bench.simulator.switches.internalRefunds = false;
		expect(await reason()).toBe('NotImplemented');
		bench.simulator.switches.internalRefunds = true;
		expect(await reason()).toBe('None');
		expect(await reason()).toBe('OrderIsFullyRefundedInLinnworks');
	});
});
