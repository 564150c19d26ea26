import { z } from 'zod';
import { toExceptionRow, type ExceptionRow } from '../exception/order-exception';
import { formatAmount, minorUnits, minorUnitsSchema } from '../money/money';
import { pricesIn } from '../order/order-snapshot';
import type { MoneyCause, MoneyDifference, MoneyProof } from '../refund/money-proof';
import { describeStep } from '../report/describe-step';
import type { SyncItem } from '../report/sync-item';
import { freshSignal } from '../signal/requeue';
import type { NewSignalRow } from '../signal/signal-row';
import { stableHash } from '../stable-hash';

/** One order of the daily money report. Amounts are minor units of the order's currency in the accounts. */
export const moneyRowSchema = z.object({
	kind: z.literal('moneyRow'),
	order_key: z.string(),
	order_name: z.string(),
	target_order: z.string(),
	currency: z.string(),
	/** What the shop says the order comes to, and what the accounts say; null where one has no such order. */
	source_total: minorUnitsSchema.nullable(),
	target_total: minorUnitsSchema.nullable(),
	moved: minorUnitsSchema,
	paid: minorUnitsSchema,
	due: minorUnitsSchema,
	credited: minorUnitsSchema,
	/** Each difference with its cause code and its words; empty for an order that agrees. */
	causes: z.array(z.object({ code: z.string(), words: z.string() })),
});
export type MoneyRow = z.infer<typeof moneyRowSchema>;

const REFUND_WORDS: Readonly<Record<MoneyCause, string>> = {
	missing: 'is not booked',
	duplicate: 'is booked twice',
	amountDiffers: 'is booked with another amount',
	pending: 'has not moved yet',
	beforeGoLive: 'is from before the start and not booked by us',
	currency: 'is in a currency that the accounts do not have for this order',
	bookedByAnother: 'is booked by somebody else',
	nothingToCredit: 'was neither billed nor paid in advance, so there is nothing to book',
	awaitingBilling: 'is booked once the order is billed',
	awaitingGoods: 'is booked once the goods are back',
	notAtSource: 'is booked, but the shop does not have it',
	unread: 'could not be compared, because something could not be read',
};

/** Differences that nobody has to do anything about now. */
const QUIET: readonly MoneyCause[] = [
	'pending',
	'beforeGoLive',
	'bookedByAnother',
	'nothingToCredit',
	'awaitingBilling',
	'awaitingGoods',
];

/**
 * Compares one order's money in the shop and in the accounts: its refunds (`proof`), and its edits, by the plan that
 * would bring the sales order in step. An order that failed on the way is said not to have been compared.
 */
export function toMoneyRow(item: SyncItem, proof: MoneyProof | null): MoneyRow {
	const { look, snapshot, target, plan, failure, refunds } = item;
	const currency = proof?.currency ?? target?.currency ?? snapshot?.prices[0]?.currency ?? '';
	const source = snapshot ? (pricesIn(snapshot, currency)?.totalMinor ?? null) : null;
	const edits = failure
		? [{ code: 'unread', words: failure.reason }]
		: [
				...(plan?.problems ?? []).map(({ code, detail }) => ({ code, words: detail })),
				...(plan?.steps ?? []).map((step) => ({
					code: 'editNotBooked',
					words: `Not done: ${describeStep(step)}`,
				})),
				...(snapshot && !target && !plan && snapshot.cancelledAt === null
					? [{ code: 'orderMissing', words: 'The accounts do not have the order' }]
					: []),
			];
	return {
		kind: 'moneyRow',
		order_key: look.orderKey,
		order_name: (snapshot ?? refunds)?.name ?? look.orderKey,
		target_order: target?.displayNumber ?? proof?.targetOrder ?? '',
		currency,
		source_total: source,
		target_total: target?.totals.totalMinor ?? null,
		moved: proof?.movedMinor ?? minorUnits(0),
		paid: proof?.paidMinor ?? minorUnits(0),
		due: proof?.dueMinor ?? minorUnits(0),
		credited: proof?.creditedMinor ?? minorUnits(0),
		causes: [...edits, ...(proof?.differences ?? []).map((each) => inWords(each, currency))],
	};
}

function inWords(
	{ side, cause, refundId, transactionId, documents, amountMinor }: MoneyDifference,
	currency: string,
): MoneyRow['causes'][number] {
	const what =
		side === 'credit' ? `The credit of refund ${refundId}` : `The payment ${transactionId}`;
	const money = `${formatAmount(amountMinor, currency)} ${currency}`;
	const where = documents.length === 0 ? '' : ` (${documents.join(', ')})`;
	return { code: cause, words: `${what} of ${money} ${REFUND_WORDS[cause]}${where}` };
}

/** Causes for which somebody or something has to act. */
const pressing = ({ causes }: MoneyRow): MoneyRow['causes'] =>
	causes.filter(({ code }) => !(QUIET as readonly string[]).includes(code));

export type MoneyFollowUp = { exceptions: ExceptionRow[]; signals: NewSignalRow[] };

/**
 * What follows from a row: an exception for finance, and a signal to the refund flow, which books what it can and then
 * closes the exception. The same differences are said once; `known` are fingerprints of open exceptions.
 */
export function followUp(
	row: MoneyRow,
	item: SyncItem,
	known: ReadonlySet<string>,
	context: { now: Date; executionId: string; link: string },
): MoneyFollowUp {
	const causes = pressing(row);
	if (causes.length === 0) return { exceptions: [], signals: [] };
	const fingerprint = stableHash(['REFUND_MISMATCH', row.order_key, causes]);
	const reason = `${causes.map(({ words }) => words).join('. ')}.`;
	return {
		exceptions: known.has(fingerprint)
			? []
			: [
					toExceptionRow(
						'REFUND_MISMATCH',
						{ reason, evidence: row, fingerprint },
						{
							lane: 'netsuiteRefunds',
							orderKey: row.order_key,
							orderName: row.order_name,
							targetOrder: row.target_order,
							link: context.link,
							correlationId: `money-report-${context.executionId}`,
							executionId: context.executionId,
						},
						context.now,
					),
				],
		signals: [
			freshSignal(item.look, 'money-report', context.executionId, context.now.toISOString()),
		],
	};
}
