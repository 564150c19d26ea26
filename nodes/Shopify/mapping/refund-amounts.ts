import { minorUnits, sumMinor, type MinorUnits } from '../../../domain/money/money';
import type { RefundAmounts } from '../../../domain/refund/order-refunds';
import { err, ok, type Result } from '../../../domain/result';
import type { RawRefund, RawRefundOrder } from '../transport/raw-refund';
import { AmountReader, type Side } from './amount-reader';
import { gidDigits } from './gid-digits';
import { toMoneyState, toRestock } from './refund-words';
import { toLineBundle } from './to-line-bundle';

/** The entry for money whose refund is still pending: it says nothing about goodwill (docs/vendors/shopify.md §4.5). */
const STILL_PENDING = 'PENDING_REFUND_DISCREPANCY';

type Unchecked<T> = { [Key in keyof T]: unknown };

/**
 * What a refund comes to in one of the order's two currencies, or the amounts that could not be read. Subtotals of
 * lines and shipping contain tax where the order's prices do; a duty has none. Only transactions of kind REFUND are
 * money back: a cancelled authorisation is a VOID. A transaction that neither succeeded nor failed is pending.
 */
export function refundAmounts(
	refund: RawRefund,
	order: RawRefundOrder,
	side: Side,
): Result<Unchecked<RefundAmounts>, string> {
	const currency = side === 'presentmentMoney' ? order.presentmentCurrencyCode : order.currencyCode;
	const amounts = new AmountReader(side, currency);
	const split = (subtotal: MinorUnits, taxMinor: MinorUnits): Record<string, MinorUnits> =>
		order.taxesIncluded
			? { netMinor: minorUnits(subtotal - taxMinor), taxMinor, grossMinor: subtotal }
			: { netMinor: subtotal, taxMinor, grossMinor: minorUnits(subtotal + taxMinor) };
	const goods = refund.lines.map(({ lineItem, ...line }, at) => ({
		lineId: gidDigits(lineItem.id),
		kind: 'goods',
		sku: lineItem.sku ?? '',
		title: lineItem.name,
		quantity: line.quantity,
		restock: toRestock(line.restockType),
		bundle: toLineBundle(
			lineItem.lineItemGroup,
			// A bundle of which nothing is left counts none; it still is the one that these units came from.
			Math.max(1, lineItem.lineItemGroup?.quantity ?? 0),
		),
		...split(
			amounts.read(line.subtotalSet, `refundLineItems.${at}.subtotalSet`),
			amounts.read(line.totalTaxSet, `refundLineItems.${at}.totalTaxSet`),
		),
	}));
	const shipping = refund.shipping.map((line, at) => ({
		...charge('shipping', line.shippingLine.title),
		...split(
			amounts.read(line.subtotalAmountSet, `refundShippingLines.${at}.subtotalAmountSet`),
			amounts.read(line.taxAmountSet, `refundShippingLines.${at}.taxAmountSet`),
		),
	}));
	const duties = (refund.duties ?? []).map(({ amountSet }, at) => {
		const amount = amounts.read(amountSet, `duties.${at}.amountSet`);
		return {
			...charge('duty', 'Duty'),
			netMinor: amount,
			taxMinor: minorUnits(0),
			grossMinor: amount,
		};
	});
	const adjustments = refund.adjustments
		.filter(({ reason }) => reason !== STILL_PENDING)
		.flatMap(({ amountSet, taxAmountSet }, at) => [
			amounts.read(amountSet, `orderAdjustments.${at}.amountSet`),
			amounts.read(taxAmountSet, `orderAdjustments.${at}.taxAmountSet`),
		]);
	const transactions = refund.transactions
		.filter(({ kind }) => kind === 'REFUND')
		.map(({ id, status, gateway, createdAt, processedAt, amountSet }) => ({
			transactionId: gidDigits(id),
			state: toMoneyState(status),
			gateway: gateway ?? '',
			at: processedAt ?? createdAt,
			amountMinor: amounts.read(amountSet, `transactions.${gidDigits(id)}.amountSet`),
		}));
	if (amounts.problems.length > 0) return err(amounts.problems.join('; '));
	return ok({
		currency,
		lines: [...goods, ...shipping, ...duties],
		adjustmentMinor: minorUnits(0 - sumMinor(adjustments)),
		transactions,
	});
}

/** A refunded charge, which no line of the order carries. */
const charge = (kind: 'shipping' | 'duty', title: string): Record<string, unknown> => ({
	lineId: '',
	kind,
	sku: '',
	title,
	quantity: 1,
	restock: 'none',
	bundle: null,
});
