import { freshSignal } from '../signal/requeue';
import type { NewSignalRow } from '../signal/signal-row';
import { planReplay } from './plan-replay';

/** A row of the exceptions table that waits for another look. */
export type ReplayRow = { id: number; order_key: string; code: string; reason: string };

/** What becomes of the row once its signal is written. */
export type ReplayedRow = {
	exception_id: number;
	status: 'open' | 'resolved';
	/** UTC; empty for a row that is open again. */
	closed_at: string;
	reason: string;
};

export type ReplayBatch = { signals: NewSignalRow[]; rows: ReplayedRow[] };

/**
 * Turns exceptions that wait for another look into signals, one per order, and into what their rows become. The
 * signals have to be written first: a crash in between repeats the look, which changes nothing.
 */
export function buildReplay(
	rows: readonly ReplayRow[],
	context: { now: Date; executionId: string },
): ReplayBatch {
	const now = context.now.toISOString();
	const signals = new Map<string, NewSignalRow>();
	const replayed = rows.map((row): ReplayedRow => {
		const replay = planReplay(row);
		const open = { exception_id: row.id, status: 'open', closed_at: '' } as const;
		switch (replay.kind) {
			case 'order':
				signals.set(replay.orderKey, freshSignal(replay, 'replay', context.executionId, now));
				return { ...open, reason: row.reason };
			case 'workflow':
				return { exception_id: row.id, status: 'resolved', closed_at: now, reason: row.reason };
			case 'impossible':
				return { ...open, reason: withSentence(row.reason, replay.reason) };
		}
	});
	return { signals: [...signals.values()], rows: replayed };
}

const withSentence = (reason: string, sentence: string): string =>
	reason.includes(sentence) ? reason : `${reason} ${sentence}`.trim();
