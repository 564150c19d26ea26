import type { OrderSnapshot } from '../../domain/order/order-snapshot';
import { Finance } from '../nodes/netsuite/credit/finance';
import { Office } from '../nodes/netsuite/order/office';
import { Warehouse } from '../nodes/linnworks/warehouse';
import { bookedWhole } from './book-refunds';
import { ConnectedShop } from './connected-shop';
import { dispatched } from './dispatched';
import { opened } from './opened';

jest.setTimeout(30_000);

const VAT = { taxRates: [{ title: 'VAT', rate: 0.2 }] };

describe('case 30: a line edited down keeps only the discount of the units that are left', () => {
	/** Two at 48.00 less 20 %, before and after one was taken off. */
	async function edited(taxesIncluded = true) {
		const shop = await opened(ConnectedShop.open({ LAMP: '48.00' }, { shop: { taxesIncluded } }));
		const order = shop.place({ LAMP: 2 }, { ...VAT, orderDiscount: { percentage: 20 } });
		const before = await shop.read(order);
		shop.tell((desk) => desk.edit(order, [{ setQuantity: { sku: 'LAMP', quantity: 1 } }]));
		return { before, after: await shop.read(order), locationMap: shop.locationMap(order) };
	}
	const lineOf = ({ prices, lines }: OrderSnapshot) => prices[0]?.lines[lines[0]?.lineId ?? ''];

	it.each([
		['with tax in the price', true, { netMinor: 3200, taxMinor: 640, grossMinor: 3840 }],
		['with tax on top', false, { netMinor: 3840, taxMinor: 768, grossMinor: 4608 }],
	])('is read as 38.40, %s', async (_how, taxesIncluded, expected) => {
		const { after } = await edited(taxesIncluded);
		expect(lineOf(after.snapshot)).toEqual(expected);
	});

	it('is 38.40 in Linnworks after the edit', async () => {
		const { before, after, locationMap } = await edited();
		const warehouse = await opened(Warehouse.open());
		warehouse.place(before.snapshot);
		const [item] = await warehouse.sweep([{ snapshot: after.snapshot }], { locationMap });
		expect(item?.verification?.discrepancies).toEqual([]);
		const order = warehouse.simulator.warehouse.order(after.snapshot.reference);
		expect(order.TotalsInfo.TotalCharge).toBe(38.4);
		expect(order.Items).toMatchObject([{ Quantity: 1, CostIncTax: 38.4 }]);
	});

	it('is 38.40 in NetSuite after the edit', async () => {
		const { before, after, locationMap } = await edited();
		const office = await opened(Office.open());
		await office.sweep([before.snapshot], { importOrders: true, locationMap });
		expect(office.simulator.account.orders()).toMatchObject([{ total: 76.8, tax: 12.8 }]);
		const [item] = await office.sweep([after.snapshot], { locationMap });
		expect(item?.verification?.discrepancies).toEqual([]);
		const { total, tax } = office.simulator.account.orders()[0] ?? {};
		expect([total, tax]).toEqual([38.4, 6.4]);
	});

	it('credits the unit that went off with 38.40, and pays that back', async () => {
		const { before, after } = await edited();
		const finance = await opened(Finance.open());
		const key = finance.place(before.snapshot);
		finance.bill(key, finance.simulator.account.deposit(key));
		expect(await bookedWhole(finance, after)).toEqual(['bookCredit: done']);
		expect(finance.booked('creditMemo')).toMatchObject([{ total: 38.4, remaining: 38.4 }]);
	});
});

describe('case 34: money and units are two things, and neither is scaled by the other', () => {
	/** Four lamps that left and were paid, and what the shop then gave back. */
	async function refunded(lamps: number, amount: string) {
		const shop = await opened(ConnectedShop.open({ LAMP: '48.00' }));
		const order = shop.place({ LAMP: 4 }, VAT);
		const before = await shop.read(order);
		const lines = lamps === 0 ? [] : [{ sku: 'LAMP', quantity: lamps }];
		shop.tell(
			(desk) => desk.fulfil(order),
			(desk) => desk.refund(order, { lines, amount }),
		);
		return { before, after: await shop.read(order) };
	}
	async function recorded({ before, after }: Awaited<ReturnType<typeof refunded>>) {
		const desk = await dispatched(before);
		const { reference } = after.snapshot;
		await desk.run('recordRefund', [{ ...after, reference }]);
		return desk.staff
			.refundRecords(reference)
			.flatMap((record) => record.RefundLines)
			.map((line) => [line.RefundedUnit, line.Quantity, line.Amount]);
	}
	async function credited({ before, after }: Awaited<ReturnType<typeof refunded>>) {
		const finance = await opened(Finance.open());
		const key = finance.place(before.snapshot);
		finance.bill(key, finance.simulator.account.deposit(key));
		await bookedWhole(finance, after);
		return finance.simulator.account
			.records('creditMemo')
			.flatMap((credit) => credit.lines)
			.map(({ quantity, amount, values }) => [
				values['custcol_shopify_line_id'] === 'adjustment' ? 'adjustment' : 'goods',
				...[quantity, amount],
			]);
	}

	it('half of the money and no units is goodwill: no goods in any record', async () => {
		const story = await refunded(0, '96.00');
		expect(story.after.snapshot.lines).toMatchObject([{ quantity: 4 }]);
		expect(await recorded(story)).toEqual([['Additional', 0, 96]]);
		expect(await credited(story)).toEqual([['adjustment', 1, 96]]);
	});

	it('half of the units with a quarter of the money stays half of the units', async () => {
		const story = await refunded(2, '48.00');
		expect(story.after.snapshot.lines).toMatchObject([{ quantity: 2 }]);
		expect(await recorded(story)).toEqual([['Item', 2, 48]]);
		expect(await credited(story)).toEqual([
			['goods', 2, 80],
			['adjustment', 1, -48],
		]);
	});
});

describe('case 35: the tax is the source’s, and a total that differs is told', () => {
	/** Lines whose tax, taken line by line, is not what the rate makes of their sum. */
	async function sold() {
		const shop = await opened(ConnectedShop.open({ PEN: '0.99', CLIP: '0.99', CAP: '0.99' }));
		const order = shop.place({ PEN: 1, CLIP: 1, CAP: 1 }, VAT);
		return { ...(await shop.read(order)), locationMap: shop.locationMap(order) };
	}

	it('is taken over to the penny by an account that would charge otherwise', async () => {
		const { snapshot: order, locationMap } = await sold();
		const office = await opened(Office.open({ taxProfile: 'suiteTax', taxRate: 7 }));
		await office.sweep([order], { importOrders: true, locationMap });
		const [{ total, tax } = { total: 0, tax: 0 }] = office.simulator.account.orders();
		expect([order.prices[0]?.taxMinor, order.prices[0]?.totalMinor]).toEqual([51, 297]);
		expect([tax, total]).toEqual([0.51, 2.97]);
	});

	it('is told as a difference where an account insists on its own', async () => {
		const office = await opened(Office.open({ taxProfile: 'legacy', taxRate: 7 }));
		const { snapshot, locationMap } = await sold();
		const [item] = await office.sweep([snapshot], { importOrders: true, locationMap });
		expect(item?.verification?.discrepancies).toMatchObject([
			{ kind: 'total', expected: '2.97 GBP', found: '2.64 GBP' },
			{ kind: 'tax', expected: '0.51 GBP', found: '0.18 GBP' },
		]);
	});
});
