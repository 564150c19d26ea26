import { minorUnits, sumMinor, type MinorUnits } from '../money/money';
import type { OrderRefunds, RefundAmounts, SourceRefund } from './order-refunds';

/** A refund with what it comes to in the currency of the books. */
export type PricedRefund = { refund: SourceRefund; amounts: RefundAmounts };

/** The refunds that have amounts in a currency, in their order; the others cannot be booked in it. */
export function pricedRefunds(
	{ refunds }: Pick<OrderRefunds, 'refunds'>,
	currency: string,
): PricedRefund[] {
	return refunds.flatMap((refund) => {
		const amounts = refund.amounts.find((each) => each.currency === currency.toUpperCase());
		return amounts ? [{ refund, amounts }] : [];
	});
}

/**
 * What a refund gives beyond its lines (above zero) or holds back of them, as far as it is credited. What an exchange
 * holds back of the returned goods pays for the new ones: it is no less credit, only less money. Goodwill whose money
 * never went was never given (docs/vendors/shopify.md §4.5).
 */
export function creditedAdjustment({ refund, amounts }: PricedRefund): MinorUnits {
	const { adjustmentMinor, lines } = amounts;
	if (refund.exchanged) return minorUnits(Math.max(0, adjustmentMinor));
	if (adjustmentMinor <= 0) return adjustmentMinor;
	const beyond = movedMinor(amounts) - sumMinor(lines.map((line) => line.grossMinor));
	return minorUnits(Math.min(adjustmentMinor, Math.max(0, beyond)));
}

/** What a refund is worth by the source's own figures, whether or not money moved: its lines and its adjustment. */
export function creditValue(priced: PricedRefund): MinorUnits {
	return sumMinor([
		...priced.amounts.lines.map((line) => line.grossMinor),
		creditedAdjustment(priced),
	]);
}

/** Money of a refund that is on its way to the customer. */
export const movedMinor = ({ transactions }: RefundAmounts): MinorUnits =>
	sumMinor(
		transactions.filter(({ state }) => state === 'moved').map(({ amountMinor }) => amountMinor),
	);

/** Whether any movement of a refund is still undecided, so that nothing of it may be booked. */
export const isPending = ({ transactions }: RefundAmounts): boolean =>
	transactions.some(({ state }) => state === 'pending');
