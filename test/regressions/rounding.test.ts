import fc from 'fast-check';
import { allocate } from '../../domain/money/allocate';
import { minorUnits, sumMinor } from '../../domain/money/money';
import type { OrderRefunds } from '../../domain/refund/order-refunds';
import { toOrderRefunds } from '../../nodes/Shopify/mapping/to-order-refunds';
import { anOrder } from '../builders/order-builder';
import { aLook } from '../builders/signal-builder';
import { Finance } from '../nodes/netsuite/credit/finance';
import {
	rawRefund,
	rawRefundLine,
	rawRefundOrder,
	rawRefundTransaction,
} from '../nodes/shopify/refund-fixtures';
import { bag } from '../nodes/shopify/shopify-fixtures';
import { bookedWhole } from './book-refunds';
import { ConnectedShop } from './connected-shop';
import { dispatched } from './dispatched';
import { opened } from './opened';

jest.setTimeout(30_000);

describe('case 33: shares of a refund come to the refund, and tax goes by its rate', () => {
	/** Two at 1.00, of which 1.03 is paid back: rounded one by one, the shares would be 1.04. */
	async function halfPaidBack() {
		const shop = await opened(ConnectedShop.open({ PEN: '1.00', CLIP: '1.00' }));
		const order = shop.place({ PEN: 1, CLIP: 1 });
		const before = await shop.read(order);
		const lines = ['PEN', 'CLIP'].map((sku) => ({ sku, quantity: 1 }));
		shop.tell(
			(desk) => desk.fulfil(order),
			(desk) => desk.refund(order, { lines, amount: '1.03' }),
		);
		return { before, after: await shop.read(order) };
	}

	it('records 1.03 as 0.52 and 0.51 in Linnworks', async () => {
		const { before, after } = await halfPaidBack();
		const { reference } = after.snapshot;
		const desk = await dispatched(before);
		await desk.run('recordRefund', [{ ...after, reference }]);
		const [record] = desk.staff.refundRecords(reference);
		expect(record?.RefundLines.map(({ Amount }) => Amount)).toEqual([0.52, 0.51]);
	});

	it('books 1.03 in NetSuite, credit and money', async () => {
		const { before, after } = await halfPaidBack();
		const finance = await opened(Finance.open());
		const key = finance.place(before.snapshot);
		finance.bill(key, finance.simulator.account.deposit(key));
		await bookedWhole(finance, after);
		expect(finance.booked('creditMemo').map(({ total }) => total)).toEqual([1.03]);
		expect(finance.booked('customerRefund').map(({ total }) => total)).toEqual([1.03]);
	});

	it('never gives out more or less than there is, nor a share that is a penny off', () => {
		const amount = fc.integer({ min: 0, max: 1_000_000 });
		fc.assert(
			fc.property(fc.array(amount, { minLength: 1, maxLength: 12 }), amount, (weights, cap) => {
				const shares = allocate(minorUnits(cap), weights);
				expect(sumMinor(shares)).toBe(cap);
				const whole = weights.reduce((sum, weight) => sum + weight, 0);
				if (whole === 0) return;
				for (const [at, share] of shares.entries()) {
					expect(Math.abs(share - (cap * (weights[at] ?? 0)) / whole)).toBeLessThan(1);
				}
			}),
		);
	});

	it('credits goods at 20 % and at 5 % each with the tax of its own', async () => {
		const sold = anOrder()
			.withLine('LAMP', 2, '120.00', { lineId: '9001' })
			.withLine('BOOK', 2, '105.00', { lineId: '9002', taxRatePpm: 50_000 })
			.build();
		const line = (id: string, sku: string, tax: string) =>
			rawRefundLine({
				...{ subtotalSet: bag('100.00'), totalTaxSet: bag(tax) },
				lineItem: { ...rawRefundLine().lineItem, id: `gid://shopify/LineItem/${id}`, sku },
			});
		const refund = rawRefund({
			lines: [line('9001', 'LAMP', '20.00'), line('9002', 'BOOK', '5.00')],
			transactions: [rawRefundTransaction({ amountSet: bag('225.00') })],
		});
		const read = toOrderRefunds(rawRefundOrder([refund]), 'demo.myshopify.com');
		if (!read.ok) throw new Error(read.error.reason);
		const finance = await opened(Finance.open());
		const key = finance.place(sold);
		finance.bill(key, finance.simulator.account.deposit(key));
		const refunds: OrderRefunds = { ...read.value, updatedAt: sold.updatedAt };
		const left = anOrder()
			.withLine('LAMP', 1, '120.00', { lineId: '9001' })
			.withLine('BOOK', 1, '105.00', { lineId: '9002', taxRatePpm: 50_000 })
			.build();
		await bookedWhole(finance, {
			look: aLook({ orderKey: sold.orderKey }),
			...{ snapshot: left, refunds },
		});
		const [credit] = finance.simulator.account.records('creditMemo');
		expect(credit?.taxDetails.map(({ taxBasis, taxAmount }) => [taxBasis, taxAmount])).toEqual([
			[100, 20],
			[100, 5],
		]);
	});
});
