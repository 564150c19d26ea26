import { toExceptionRow, type ExceptionRow } from '../exception/order-exception';
import type { MoneyCause } from '../refund/money-proof';
import type { SyncItem } from '../report/sync-item';
import { freshSignal } from '../signal/requeue';
import type { NewSignalRow } from '../signal/signal-row';
import { stableHash } from '../stable-hash';
import type { MoneyRow } from './money-row';

/** Differences that nobody has to do anything about now. */
const QUIET: readonly MoneyCause[] = [
	'pending',
	'beforeGoLive',
	'bookedByAnother',
	'nothingToCredit',
	'awaitingBilling',
	'awaitingGoods',
	'awaitingDispatch',
	'nothingToRecord',
];

/** Causes for which somebody or something has to act. */
const pressing = ({ causes }: MoneyRow): MoneyRow['causes'] =>
	causes.filter(({ code }) => !(QUIET as readonly string[]).includes(code));

/** The signals are for the table of the flow that the row's `lane` names. */
export type MoneyFollowUp = { exceptions: ExceptionRow[]; signals: NewSignalRow[] };

/**
 * What follows from a row: an exception for finance, and a signal to the flow of its system, which books what it can and
 * then closes the exception. The same differences are said once; `known` are fingerprints of open exceptions.
 */
export function followUp(
	row: MoneyRow,
	item: SyncItem,
	known: ReadonlySet<string>,
	context: { now: Date; executionId: string; link: string },
): MoneyFollowUp {
	const causes = pressing(row);
	if (causes.length === 0) return { exceptions: [], signals: [] };
	const fingerprint = stableHash(['REFUND_MISMATCH', row.order_key, row.target_system, causes]);
	const reason = `${causes.map(({ words }) => words).join('. ')}.`;
	return {
		exceptions: known.has(fingerprint)
			? []
			: [
					toExceptionRow(
						'REFUND_MISMATCH',
						{ reason, evidence: row, fingerprint },
						{
							lane: row.lane,
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
