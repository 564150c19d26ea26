import { toOrderSnapshot } from '../../../nodes/Shopify/mapping/to-order-snapshot';
import type { RawLine, RawOrder } from '../../../nodes/Shopify/transport/raw-order';
import { bag, rawLine, rawOrder, rawShippingLine } from './shopify-fixtures';

const snapshotOf = (change: Partial<RawOrder> = {}) => {
	const result = toOrderSnapshot(rawOrder(change), 'Demo.myshopify.com');
	if (!result.ok) throw new Error(result.error.reason);
	return result.value;
};
const reasonOf = (change: Partial<RawOrder>): string => {
	const result = toOrderSnapshot(rawOrder(change), 'demo.myshopify.com');
	return result.ok ? 'accepted' : result.error.reason;
};
const price = (netMinor: number, taxMinor: number) => ({
	netMinor,
	taxMinor,
	grossMinor: netMinor + taxMinor,
});

describe('prices with tax included', () => {
	it('takes unit price by units where no discount applies, even after a removal', () => {
		const snapshot = snapshotOf({
			lines: [
				rawLine({
					currentQuantity: 1,
					priceAfterAllDiscountsBeforeTaxesSet: bag('25.00'),
				}),
			],
			currentSubtotalPriceSet: bag('30.00'),
			currentTotalPriceSet: bag('36.00'),
			currentTotalTaxSet: bag('6.00'),
		});
		expect(snapshot.prices).toEqual([
			{
				currency: 'GBP',
				lines: { '9001': price(2500, 500) },
				shipping: price(500, 100),
				taxMinor: 600,
				totalMinor: 3600,
			},
		]);
	});

	it('adds the stated tax to the net price of a discounted line that nothing was removed from', () => {
		const snapshot = snapshotOf({
			lines: [
				rawLine({
					discountAllocations: [{}],
					priceAfterAllDiscountsBeforeTaxesSet: bag('45.00'),
					taxLines: [{ rate: 0.2, priceSet: bag('9.00') }],
				}),
			],
			currentSubtotalPriceSet: bag('54.00'),
			currentTotalPriceSet: bag('60.00'),
			currentTotalTaxSet: bag('10.00'),
		});
		expect(snapshot.prices[0]?.lines['9001']).toEqual(price(4500, 900));
	});

	it('never uses the stale tax of a reduced, discounted line: 2 x 48.00 at 20 % off, one removed, is 38.40', () => {
		const reduced = rawLine({
			currentQuantity: 1,
			originalUnitPriceSet: bag('48.00'),
			discountAllocations: [{}],
			priceAfterAllDiscountsBeforeTaxesSet: bag('32.00'),
			taxLines: [{ rate: 0.2, priceSet: bag('12.80') }],
		});
		const snapshot = snapshotOf({
			lines: [reduced, rawLine({ id: 'gid://shopify/LineItem/9002' })],
			currentSubtotalPriceSet: bag('98.40'),
			currentTotalPriceSet: bag('104.40'),
			currentTotalTaxSet: bag('17.40'),
		});
		expect(snapshot.prices[0]?.lines).toEqual({
			'9001': price(3200, 640),
			'9002': price(5000, 1000),
		});
	});

	it('splits an odd penny between reduced lines by largest remainder', () => {
		const line = (id: number): RawLine =>
			rawLine({
				id: `gid://shopify/LineItem/${id}`,
				currentQuantity: 1,
				discountAllocations: [{}],
				priceAfterAllDiscountsBeforeTaxesSet: bag('8.33'),
			});
		const snapshot = snapshotOf({
			lines: [line(1), line(2)],
			currentSubtotalPriceSet: bag('19.99'),
			currentTotalPriceSet: bag('25.99'),
			currentTotalTaxSet: bag('4.33'),
		});
		expect(snapshot.prices[0]?.lines).toEqual({ '1': price(833, 167), '2': price(833, 166) });
	});

	it('takes a tip as a line like any other when it adds up', () => {
		const tip = rawLine({
			id: 'gid://shopify/LineItem/7',
			sku: null,
			quantity: 1,
			currentQuantity: 1,
			requiresShipping: false,
			originalUnitPriceSet: bag('2.00'),
			priceAfterAllDiscountsBeforeTaxesSet: bag('2.00'),
			taxLines: [],
		});
		const snapshot = snapshotOf({
			lines: [rawLine(), tip],
			totalTipReceivedSet: bag('2.00'),
			currentTotalPriceSet: bag('68.00'),
		});
		expect(snapshot.prices[0]?.lines['7']).toEqual(price(200, 0));
	});
});

describe('prices with tax excluded', () => {
	const excluded = (change: Partial<RawOrder>): Partial<RawOrder> => ({
		taxesIncluded: false,
		lines: [
			rawLine({
				priceAfterAllDiscountsBeforeTaxesSet: bag('60.00'),
				taxLines: [{ rate: 0.2, priceSet: bag('12.00') }],
			}),
		],
		currentSubtotalPriceSet: bag('60.00'),
		currentShippingPriceSet: bag('5.00'),
		shippingLines: [rawShippingLine({ discountedPriceSet: bag('5.00') })],
		currentTotalTaxSet: bag('13.00'),
		currentTotalPriceSet: bag('78.00'),
		...change,
	});

	it('adds the stated tax while nothing was removed', () => {
		expect(snapshotOf(excluded({})).prices[0]).toEqual({
			currency: 'GBP',
			lines: { '9001': price(6000, 1200) },
			shipping: price(500, 100),
			taxMinor: 1300,
			totalMinor: 7800,
		});
	});

	it('gives a reduced line what the others leave of the tax', () => {
		const snapshot = snapshotOf(
			excluded({
				lines: [
					rawLine({
						currentQuantity: 1,
						priceAfterAllDiscountsBeforeTaxesSet: bag('30.00'),
						taxLines: [{ rate: 0.2, priceSet: bag('12.00') }],
					}),
				],
				currentSubtotalPriceSet: bag('30.00'),
				currentTotalTaxSet: bag('7.00'),
				currentTotalPriceSet: bag('42.00'),
			}),
		);
		expect(snapshot.prices[0]?.lines['9001']).toEqual(price(3000, 600));
	});

	it('leaves all tax to part of the shipping once no line is left', () => {
		const snapshot = snapshotOf(
			excluded({
				lines: [rawLine({ currentQuantity: 0 })],
				shippingLines: [
					rawShippingLine({
						discountedPriceSet: bag('4.34'),
						taxLines: [{ rate: 0.2, priceSet: bag('0.87') }],
					}),
				],
				currentSubtotalPriceSet: bag('0.00'),
				currentShippingPriceSet: bag('2.17'),
				currentTotalTaxSet: bag('0.43'),
				currentTotalPriceSet: bag('2.60'),
			}),
		);
		expect(snapshot.prices[0]).toMatchObject({ lines: {}, shipping: price(217, 43) });
	});

	it('refuses tax that the lines cannot explain', () => {
		expect(
			reasonOf(excluded({ currentTotalTaxSet: bag('15.00'), currentTotalPriceSet: bag('80.00') })),
		).toContain('12.00 GBP where 14.00 was expected');
	});
});

describe('two currencies', () => {
	const inEuro = (presentment: string, shop: string) => bag(presentment, 'EUR', shop);
	const euro: Partial<RawOrder> = {
		presentmentCurrencyCode: 'EUR',
		lines: [
			rawLine({
				originalUnitPriceSet: inEuro('35.99', '30.00'),
				priceAfterAllDiscountsBeforeTaxesSet: inEuro('59.98', '50.00'),
				taxLines: [{ rate: 0.2, priceSet: inEuro('12.00', '10.00') }],
			}),
		],
		shippingLines: [
			rawShippingLine({
				discountedPriceSet: inEuro('7.20', '6.00'),
				taxLines: [{ rate: 0.2, priceSet: inEuro('1.20', '1.00') }],
			}),
		],
		currentSubtotalPriceSet: inEuro('71.98', '60.00'),
		currentShippingPriceSet: inEuro('7.20', '6.00'),
		currentTotalTaxSet: inEuro('13.20', '11.00'),
		currentTotalPriceSet: inEuro('79.18', '66.00'),
	};

	it('prices the order as paid first, then in the shop currency', () => {
		const { prices } = snapshotOf(euro);
		expect(prices.map((each) => [each.currency, each.totalMinor, each.lines['9001']])).toEqual([
			['EUR', 7918, price(5998, 1200)],
			['GBP', 6600, price(5000, 1000)],
		]);
	});

	it('puts a rounding of the conversion on the lines, and only there', () => {
		const odd = { ...euro, currentTotalPriceSet: inEuro('79.18', '66.01') };
		expect(snapshotOf(odd).prices[1]).toMatchObject({
			totalMinor: 6601,
			lines: { '9001': price(5000, 1001) },
		});
		const asPaid = { ...euro, currentTotalPriceSet: inEuro('79.19', '66.00') };
		expect(reasonOf(asPaid)).toContain('71.98 EUR where 71.99 was expected');
	});
});

describe('what does not add up is refused with its numbers', () => {
	it.each<[string, Partial<RawOrder>, string]>([
		[
			'duties',
			{ currentTotalPriceSet: bag('71.00'), currentTotalDutiesSet: bag('5.00') },
			'duties 5.00 GBP',
		],
		[
			'additional fees',
			{ currentTotalPriceSet: bag('67.50'), currentTotalAdditionalFeesSet: bag('1.50') },
			'additional fees 1.50 GBP',
		],
		[
			'a tip without a line',
			{ currentTotalPriceSet: bag('68.00'), totalTipReceivedSet: bag('2.00') },
			'tips 2.00 GBP',
		],
		[
			'cash rounding',
			{
				currentTotalPriceSet: bag('66.02'),
				totalCashRoundingAdjustment: { paymentSet: bag('0.02') },
			},
			'cash rounding 0.02 GBP',
		],
		[
			'a penny nobody explains',
			{ currentTotalPriceSet: bag('66.01') },
			'add up to 60.00 GBP where 60.01 was expected',
		],
		[
			'an amount finer than a penny',
			{ currentTotalPriceSet: bag('66.005') },
			'total is 66.005 GBP',
		],
		[
			'an amount in a third currency',
			{ currentTotalTaxSet: bag('11.00', 'USD') },
			'tax is 11.00 USD',
		],
	])('%s', (_what, change, reason) => {
		expect(reasonOf(change)).toContain(reason);
	});
});
