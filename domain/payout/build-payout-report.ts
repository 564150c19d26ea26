import { toExceptionRow, type ExceptionRow } from '../exception/order-exception';
import { formatAmount, type MinorUnits } from '../money/money';
import type { ExceptionClosure } from '../report/edit-report';
import { stableHash } from '../stable-hash';
import type { MatchedTransaction, PayoutCause } from './match-transactions';
import type { PayoutReport } from './reconcile-payout';

/** A row of the payouts table: what one look at one payout came to. Amounts are decimal text. */
export type PayoutRow = {
	payout_id: string;
	issued_at: string;
	status: string;
	state: PayoutReport['state'];
	currency: string;
	net: string;
	charges: string;
	refunds: string;
	others: string;
	fees: string;
	unexplained: string;
	matched: number;
	matched_amount: string;
	unmatched: number;
	/** JSON list of the movements without their document: order, amount, cause. */
	unmatched_list: string;
	deposits: string;
	deposited: string;
	/** Paid out less deposited; empty while there is no deposit. */
	difference: string;
	/** What could not be read or was left out. */
	remarks: string;
	recorded_at: string;
	execution_id: string;
};

export type OpenPayoutException = { id: number; order_key: string; fingerprint: string };

export type PayoutContext = {
	now: Date;
	/** How long what is missing or unread may stay so before somebody hears of it. */
	settlingDays: number;
	executionId: string;
	link: string;
};

const CAUSE_WORDS: Readonly<Record<PayoutCause, string>> = {
	matched: 'is there',
	missing: 'is missing in the accounts',
	timing: 'may still come',
	amountDiffers: 'has another amount in the accounts',
	duplicate: 'is in the accounts twice',
	noCounterpart: 'needs no document',
};

/**
 * Writes down what a reconciliation came to: one row, an exception for what finance has to settle, closures for what is
 * settled. The same trouble with the same movements is said once; `open` are the open exceptions of payouts.
 */
export function buildPayoutReport(
	report: PayoutReport,
	open: readonly OpenPayoutException[],
	context: PayoutContext,
): { row: PayoutRow; exceptions: ExceptionRow[]; closures: ExceptionClosure[] } {
	const key = `payout:${report.payout.system}:${report.payout.payoutId}`;
	const mine = open.filter((exception) => exception.order_key === key);
	const finding = findingOf(report, context);
	const fingerprint = finding ? stableHash([key, finding.code, finding.reason]) : '';
	const isKnown = mine.some((exception) => exception.fingerprint === fingerprint);
	return {
		row: toRow(report, context),
		exceptions:
			finding && !isKnown
				? [
						toExceptionRow(
							finding.code,
							{ reason: finding.reason, evidence: evidenceOf(report), fingerprint },
							{
								lane: '',
								orderKey: key,
								orderName: `Payout ${report.payout.payoutId}`,
								targetOrder: report.deposit?.displayNumbers.join(', ') ?? '',
								link: context.link,
								correlationId: `payout-${report.payout.payoutId}`,
								executionId: context.executionId,
							},
							context.now,
						),
					]
				: [],
		closures: mine
			.filter((exception) => exception.fingerprint !== fingerprint)
			.map((exception) => ({
				exception_id: exception.id,
				status: finding ? 'superseded' : 'resolved',
				closed_at: context.now.toISOString(),
			})),
	};
}

function findingOf(
	report: PayoutReport,
	{ now, settlingDays }: PayoutContext,
): { code: 'PAYOUT_DIFFERS' | 'PAYOUT_UNMATCHED'; reason: string } | null {
	const { payout, sums, unmatched, differenceMinor, state } = report;
	const money = (amount: MinorUnits): string =>
		`${formatAmount(amount, payout.currency)} ${payout.currency}`;
	if (state === 'differs') {
		const why =
			sums.unexplained !== 0
				? `Its movements leave ${money(sums.unexplained)} unexplained`
				: differenceMinor === null
					? `There is no deposit of ${money(payout.netMinor)}`
					: `The deposit is off by ${money(differenceMinor)}`;
		return { code: 'PAYOUT_DIFFERS', reason: `${why}.` };
	}
	if (state === 'unread') {
		const ageDays = (now.getTime() - Date.parse(payout.issuedAt)) / 86_400_000;
		const reason = `The accounts could not be read: ${report.unknown.join(', ')}.`;
		return ageDays < settlingDays ? null : { code: 'PAYOUT_UNMATCHED', reason };
	}
	if (state !== 'unmatched') return null;
	const list = unmatched
		.filter(({ cause }) => cause !== 'timing')
		.map(
			({ transaction, cause }) =>
				`${transaction.order?.name ?? transaction.type} ${money(transaction.amountMinor)} ${CAUSE_WORDS[cause]}`,
		);
	const others = report.leftOut.length === 0 ? '' : ` Left out: ${report.leftOut.join(', ')}.`;
	return { code: 'PAYOUT_UNMATCHED', reason: `${list.join('; ')}.${others}` };
}

const evidenceOf = ({ payout, sums, unmatched }: PayoutReport): object => ({
	net: payout.netMinor,
	...sums,
	unmatched: unmatched.map(toListed),
});

const toListed = ({ transaction, cause, document }: MatchedTransaction): object => ({
	transaction: transaction.id,
	order: transaction.order?.name ?? '',
	group: transaction.group,
	amount: transaction.amountMinor,
	cause,
	document: document?.displayNumber ?? '',
});

function toRow(
	{ payout, sums, matched, unmatched, deposit, differenceMinor, ...report }: PayoutReport,
	{ now, executionId }: { now: Date; executionId: string },
): PayoutRow {
	const text = (amount: MinorUnits): string => formatAmount(amount, payout.currency);
	return {
		payout_id: payout.payoutId,
		issued_at: payout.issuedAt,
		status: payout.status,
		state: report.state,
		currency: payout.currency,
		net: text(payout.netMinor),
		charges: text(sums.charges),
		refunds: text(sums.refunds),
		others: text(sums.others),
		fees: text(sums.fees),
		unexplained: text(sums.unexplained),
		matched: matched.count,
		matched_amount: text(matched.amountMinor),
		unmatched: unmatched.length,
		unmatched_list: JSON.stringify(unmatched.map(toListed)),
		deposits: deposit?.displayNumbers.join(', ') ?? '',
		deposited: deposit ? text(deposit.amountMinor) : '',
		difference: differenceMinor === null ? '' : text(differenceMinor),
		remarks: [...report.unknown.map((gap) => `not read: ${gap}`), ...report.leftOut].join('; '),
		recorded_at: now.toISOString(),
		execution_id: executionId,
	};
}
