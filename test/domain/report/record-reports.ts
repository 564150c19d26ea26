import { buildReport } from '../../../domain/report/build-report';
import type { EditReport } from '../../../domain/report/edit-report';
import type { OpenException } from '../../../domain/report/open-exception';
import type { SyncItem } from '../../../domain/report/sync-item';
import type { Lane } from '../../../domain/signal/lane';
import type { Fate } from '../../builders/kept-records-builder';
import { NOW } from '../../builders/signal-builder';

export const DONE: Fate = { status: 'done' };
export const THERE: Fate = { status: 'alreadyDone' };
export const REJECTED: Fate = {
	status: 'rejected',
	message: 'Not recorded: nothing is left of it',
};
export const UNKNOWN: Fate = { status: 'unknown', message: 'No answer came' };
export const FAILED: Fate = { status: 'notStarted', message: 'Linnworks was busy' };
export const waiting = (waitsFor: NonNullable<Fate['waitsFor']>): Fate => ({
	status: 'notStarted',
	message: `Waits for ${waitsFor}`,
	waitsFor,
});

export const report = (
	item: SyncItem,
	open: OpenException[] = [],
	{ now = NOW, lane = 'linnworksRefunds' as Lane } = {},
): EditReport => buildReport(item, open, { lane, now, executionId: '42', link: '' });
export const stored = (said: EditReport, firstId = 1): OpenException[] =>
	said.exceptions.map(({ order_key, code, fingerprint, lane, opened_at }, at) => ({
		id: firstId + at,
		lane: lane as Lane,
		order_key,
		code,
		fingerprint,
		opened_at,
	}));
export const codes = (said: EditReport): string[] => said.exceptions.map(({ code }) => code);
/** Seconds until the next look, and the attempt it counts; null when nothing is remembered. */
export const next = (said: EditReport, now = NOW): [number, number] | null => {
	const [row] = said.remember;
	return row ? [(Date.parse(row.not_before) - now.getTime()) / 1000, row.attempt] : null;
};
