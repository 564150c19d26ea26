import { orderSnapshotSchema, type OrderSnapshot } from '../../../domain/order/order-snapshot';
import { readableZodError } from '../../../domain/readable-zod-error';
import { anOrder, type OrderBuilder } from '../../builders/order-builder';

const two = (): OrderBuilder =>
	anOrder().withLine('SKU-1', 1, '10.00').withLine('SKU-2', 2, '5.00');

/** The order with the prices of some lines forgotten in one currency. */
function unpriced(order: OrderSnapshot, currency: string, ...lineIds: string[]): OrderSnapshot {
	return {
		...order,
		prices: order.prices.map((prices) => ({
			...prices,
			lines: Object.fromEntries(
				Object.entries(prices.lines).filter(
					([lineId]) => prices.currency !== currency || !lineIds.includes(lineId),
				),
			),
		})),
	};
}
const complaint = (order: OrderSnapshot): string => {
	const read = orderSnapshotSchema.safeParse(order);
	return read.success ? '' : readableZodError(read.error);
};

describe('an order as read from the shop', () => {
	it('is taken when every line has a price in every currency', () => {
		expect(complaint(two().build())).toBe('');
		expect(complaint(two().alsoPricedIn('EUR', 1.2).build())).toBe('');
	});

	it('is refused when a line has no price, naming the line', () => {
		expect(complaint(unpriced(two().build(), 'GBP', '102'))).toBe(
			'prices.GBP.102: The line has no price',
		);
	});

	it('is refused for each line without a price', () => {
		expect(complaint(unpriced(two().build(), 'GBP', '101', '102'))).toBe(
			'prices.GBP.101: The line has no price; prices.GBP.102: The line has no price',
		);
	});

	it('is refused when the price is missing in the second currency only', () => {
		const order = two().alsoPricedIn('EUR', 1.2).build();
		expect(complaint(unpriced(order, 'EUR', '101'))).toBe('prices.EUR.101: The line has no price');
	});

	it('may keep the price of a line that is gone', () => {
		const order = two().build();
		expect(complaint({ ...order, lines: order.lines.slice(0, 1) })).toBe('');
	});

	it('needs no prices of lines when it has none', () => {
		expect(complaint(two().without('SKU-1').without('SKU-2').build())).toBe('');
	});

	it('may hold a line that is free', () => {
		expect(complaint(anOrder().withLine('GIFT', 1, '0.00').build())).toBe('');
	});
});
