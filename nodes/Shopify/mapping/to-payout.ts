import { parseAmount, ZERO, type MinorUnits } from '../../../domain/money/money';
import { toOrderKey } from '../../../domain/order/order-key';
import { payoutSchema, type Payout, type PayoutTransaction } from '../../../domain/payout/payout';
import { readableZodError } from '../../../domain/readable-zod-error';
import { err, ok, type Result } from '../../../domain/result';
import type { RawBalanceRow, RawPayoutWhole } from '../transport/raw-payout';
import { balanceGroup } from './balance-group';
import { gidDigits } from './gid-digits';

export type PayoutInvalid = { code: 'PAYOUT_INVALID'; reason: string };

/** The row that is the payout itself, seen from the account. */
const THE_PAYOUT = 'TRANSFER';

type Unchecked<T> = { [Key in keyof T]: unknown };

/**
 * What the payment provider paid out at once. An amount in another currency is refused with its number. Movements that
 * do not add up to what was paid out are told as they are: comparing is the reconciliation's business.
 */
export function toPayout(payout: RawPayoutWhole, shop: string): Result<Payout, PayoutInvalid> {
	const currency = payout.net.currencyCode;
	const problems: string[] = [];
	const read = ({ amount, currencyCode }: RawPayoutWhole['net'], what: string): MinorUnits => {
		const parsed = parseAmount(amount, currency);
		if (parsed.ok && currencyCode === currency) return parsed.value;
		problems.push(`${what} is ${amount} ${currencyCode}, not an amount in ${currency}`);
		return ZERO;
	};
	const netMinor = read(payout.net, 'net');
	const transactions = payout.rows
		.filter(({ type }) => type !== THE_PAYOUT)
		.map((row): Unchecked<PayoutTransaction> & { netMinor: MinorUnits } => {
			const id = gidDigits(row.id);
			return {
				id,
				type: row.type.toLowerCase(),
				group: balanceGroup(row.type),
				at: row.transactionDate,
				orderTransactionId: row.sourceOrderTransactionId ?? onlyAdjusted(row),
				order: toOrder(row, payout, shop),
				amountMinor: read(row.amount, `amount of ${id}`),
				feeMinor: read(row.fee, `fee of ${id}`),
				netMinor: read(row.net, `net of ${id}`),
			};
		});
	if (problems.length > 0) return invalid(problems.join('; '));
	const parsed = payoutSchema.safeParse({
		kind: 'payout',
		schemaVersion: 1,
		system: 'shopify',
		payoutId: payout.legacyResourceId,
		issuedAt: payout.issuedAt,
		status: payout.status.toLowerCase(),
		currency,
		netMinor,
		transactions,
	} satisfies Record<keyof Payout, unknown>);
	return parsed.success ? ok(parsed.data) : invalid(readableZodError(parsed.error));
}

const invalid = (reason: string): Result<never, PayoutInvalid> =>
	err({ code: 'PAYOUT_INVALID', reason });

/** The one payment that an adjustment is about; empty when it is about none or several. */
function onlyAdjusted({ adjustmentsOrders }: RawBalanceRow): string {
	const [first, ...others] = adjustmentsOrders;
	return others.length === 0 ? (first?.orderTransactionId ?? '') : '';
}

/** The order of a movement; an adjustment names the payments of orders instead, which must be of one order. */
function toOrder(
	row: RawBalanceRow,
	{ owners }: RawPayoutWhole,
	shop: string,
): PayoutTransaction['order'] {
	const adjusted = row.adjustmentsOrders.map((each) => owners.get(each.orderTransactionId));
	const [first, ...others] = row.associatedOrder ? [row.associatedOrder] : adjusted;
	if (!first || others.some((order) => order?.id !== first.id)) return null;
	const reference = gidDigits(first.id);
	return {
		orderKey: toOrderKey({ system: 'shopify', account: shop, reference }),
		name: first.name,
	};
}
