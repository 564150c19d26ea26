import { toExceptionRow, type ExceptionRow } from '../exception/order-exception';
import type { ExceptionClosure } from '../report/edit-report';
import { stableHash } from '../stable-hash';
import type { SilenceCheck } from './check-silence';
import { CHANNEL_WORDS, type Channel } from './silence-channels';
import { instantWords, spanWords } from './time-words';

/** An open exception of a silence, by the id of its row. */
export type OpenSilence = { id: number; order_key: string; fingerprint: string };

export type SilenceReport = { exceptions: ExceptionRow[]; closures: ExceptionClosure[] };

/**
 * An exception for each silence, said once while it lasts, and closures for channels that spoke again. A check that is
 * merely no longer unusual, as in quiet hours, closes nothing. `waiting` is how many signals wait.
 */
export function buildSilenceReport(
	checks: readonly SilenceCheck[],
	open: readonly OpenSilence[],
	context: { now: Date; executionId: string; waiting: number },
): SilenceReport {
	const reports = checks.map((check) => reportOf(check, open, context));
	return {
		exceptions: reports.flatMap(({ exceptions }) => exceptions),
		closures: reports.flatMap(({ closures }) => closures),
	};
}

const keyOf = (channel: Channel): string => `silence:osync:${channel}`;

function reportOf(
	check: SilenceCheck,
	open: readonly OpenSilence[],
	context: { now: Date; executionId: string; waiting: number },
): SilenceReport {
	const { channel, lastAt, silent } = check;
	const fingerprint = stableHash(['SILENCE', channel, lastAt]);
	const mine = open.filter((row) => row.order_key === keyOf(channel));
	const isSaid =
		lastAt === null ? mine.length > 0 : mine.some((row) => row.fingerprint === fingerprint);
	const spoke = lastAt === null ? [] : mine.filter((row) => row.fingerprint !== fingerprint);
	return {
		exceptions: silent && !isSaid ? [toRow(check, fingerprint, context)] : [],
		closures: spoke.map(({ id }) => ({
			exception_id: id,
			status: silent ? 'superseded' : 'resolved',
			closed_at: context.now.toISOString(),
		})),
	};
}

function toRow(
	check: SilenceCheck,
	fingerprint: string,
	{ now, executionId, waiting }: { now: Date; executionId: string; waiting: number },
): ExceptionRow {
	const { channel, lastAt, minutes, limitMinutes, usual } = check;
	const { name, missing, check: first } = CHANNEL_WORDS[channel];
	const since =
		lastAt === null || minutes === null
			? `${missing} in the time that is known.`
			: `${missing} since ${instantWords(lastAt)} (${spanWords(minutes * 60)}).`;
	const known = usual
		? `At this hour of the week it usually is silent for ${spanWords(usual.median * 60)}, at most for ${spanWords(usual.longest * 60)} (${usual.weeks} weeks).`
		: `What is usual at this hour is not known yet; the setting allows ${spanWords(limitMinutes * 60)}.`;
	const queue = channel === 'sweeps' ? ` Signals that wait: ${waiting}.` : '';
	return toExceptionRow(
		'SILENCE',
		{
			reason: `${since} ${known}${queue} Check first ${first}.`,
			evidence: { channel, last: lastAt === null ? '' : new Date(lastAt).toISOString(), minutes, limitMinutes, usual, waiting }, // prettier-ignore
			fingerprint,
		},
		{
			lane: '',
			orderKey: keyOf(channel),
			orderName: name,
			targetOrder: '',
			link: '',
			correlationId: `silence-${executionId}`,
			executionId,
		},
		now,
	);
}
