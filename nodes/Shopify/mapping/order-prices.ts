import { formatAmount, minorUnits, sumMinor, type MinorUnits } from '../../../domain/money/money';
import type { OrderPrices } from '../../../domain/order/order-snapshot';
import { err, ok, type Result } from '../../../domain/result';
import type { RawOrder } from '../transport/raw-order';
import { AmountReader, type Side } from './amount-reader';
import { gidDigits } from './gid-digits';
import { grossPrices, netPrices } from './line-prices';
import { shippingPrice } from './shipping-price';

/**
 * Everything an order costs, in one of its two currencies. Totals and the order's tax are Shopify's own; lines,
 * shipping and tax must add up to the total, or the order is refused with the numbers that do not.
 * In a currency that the sale was converted to, every amount was rounded on its own: there, differences of a minor
 * unit a line are put on the lines.
 */
export function orderPrices(order: RawOrder, side: Side): Result<OrderPrices, string> {
	const paidIn = order.presentmentCurrencyCode;
	const currency = side === 'presentmentMoney' ? paidIn : order.currencyCode;
	const amounts = new AmountReader(side, currency);
	const totalMinor = amounts.read(order.currentTotalPriceSet, 'total');
	const taxMinor = amounts.read(order.currentTotalTaxSet, 'tax');
	const subtotal = amounts.read(order.currentSubtotalPriceSet, 'subtotal');
	const tip = order.totalTipReceivedSet ? amounts.read(order.totalTipReceivedSet, 'tips') : 0;
	const shipping = shippingPrice(order, amounts);
	const lines = order.lines
		.filter((line) => line.currentQuantity > 0)
		.map((line) => ({
			line,
			netMinor: amounts.read(line.priceAfterAllDiscountsBeforeTaxesSet, `price of ${line.id}`),
		}));
	const carriage = order.taxesIncluded ? shipping.grossMinor : shipping.netMinor;
	const addedTax = order.taxesIncluded ? 0 : taxMinor;
	const totals = {
		goodsMinor: minorUnits(subtotal + tip),
		withoutShippingMinor: minorUnits(totalMinor - carriage - addedTax),
		taxMinor: minorUnits(taxMinor - shipping.taxMinor),
		converted: currency !== paidIn,
	};
	const priced = (order.taxesIncluded ? grossPrices : netPrices)(lines, totals, amounts);
	if (amounts.problems.length > 0) return err(amounts.problems.join('; '));
	const text = (amount: number): string => formatAmount(minorUnits(amount), currency);
	if (!priced.ok) {
		const { found, total } = priced.error;
		return err(
			`The lines add up to ${text(found)} ${currency} where ${text(total)} was expected` +
				` (total ${text(totalMinor)}, subtotal ${text(subtotal)}, shipping ${text(carriage)}, tax ${text(taxMinor)}${otherCharges(order)})`,
		);
	}
	const goods = sumMinor(
		priced.value.map((price) => (order.taxesIncluded ? price.grossMinor : price.netMinor)),
	);
	const found = goods + carriage + addedTax;
	if (found !== totalMinor) {
		return err(
			`Lines ${text(goods)} + shipping ${text(carriage)}${order.taxesIncluded ? '' : ` + tax ${text(taxMinor)}`}` +
				` = ${text(found)} ${currency}, but the order's total is ${text(totalMinor)}${otherCharges(order)}`,
		);
	}
	return ok({
		currency,
		lines: Object.fromEntries(
			lines.map(({ line }, index) => [gidDigits(line.id), priced.value[index] ?? ZERO_PRICE]),
		),
		shipping,
		taxMinor,
		totalMinor,
	});
}

const NOTHING: MinorUnits = minorUnits(0);
const ZERO_PRICE = { netMinor: NOTHING, taxMinor: NOTHING, grossMinor: NOTHING };

/** Charges that no line carries, by name, as the likely reason for a difference. */
function otherCharges(order: RawOrder): string {
	const charges = {
		duties: order.currentTotalDutiesSet,
		'additional fees': order.currentTotalAdditionalFeesSet,
		tips: order.totalTipReceivedSet,
		'cash rounding': order.totalCashRoundingAdjustment.paymentSet,
	};
	return Object.entries(charges)
		.filter(([, bag]) => bag !== null && /[1-9]/.test(bag.presentmentMoney.amount))
		.map(
			([name, bag]) =>
				`, ${name} ${bag?.presentmentMoney.amount} ${bag?.presentmentMoney.currencyCode}`,
		)
		.join('');
}
