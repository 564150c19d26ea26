import type { OrderSnapshot } from '../order/order-snapshot';
import { wasInStep, type LedgerLook } from './ledger-look';

export type StandingPolicy = {
	/** Minutes after a look during which an order is left alone: what was read may be from before the write. */
	quietMinutes: number;
	/** Minutes after a change of the source in which the ordinary flow has to notice it. */
	missedMinutes: number;
};

/**
 * What a difference means. `drift`: both stood still, so the target moved. `missed`: the source changed and nobody
 * looked. Everything else is known or in flight: `waiting` (a signal or hold waits), `recent` (just looked at),
 * `inFlight` (just changed), `told` (the last look ended in an exception).
 */
export type Standing = 'drift' | 'missed' | 'waiting' | 'recent' | 'inFlight' | 'told';

export type StandingFacts = {
	/** When the target was read, before the source was; the lists below were read after both. */
	readAt: Date;
	isWaiting: boolean;
	/** Looks at this order, newest first. */
	looks: readonly LedgerLook[];
	/** Whether an exception of the ordinary flow is open for it. */
	hasOpenTrouble: boolean;
};

/**
 * Decides whether a difference may be called drift. Signals and ledger are read last, so a write of ours between the
 * two reads always shows: as a signal that still waits, or as a ledger row that is younger than the read.
 */
export function decideStanding(
	snapshot: Pick<OrderSnapshot, 'updatedAt' | 'changes' | 'cancelledAt'>,
	{ readAt, isWaiting, looks, hasOpenTrouble }: StandingFacts,
	policy: StandingPolicy,
): Standing {
	if (isWaiting) return 'waiting';
	const last = looks[0];
	if (last && Date.parse(last.recorded_at) > before(readAt, policy.quietMinutes)) return 'recent';
	const changedAt = Date.parse(snapshot.updatedAt);
	const seen = looks.find((look) => look.source_updated_at !== '');
	const isUnseen = seen
		? changedAt > Date.parse(seen.source_updated_at)
		: last !== undefined || snapshot.changes.length > 0 || snapshot.cancelledAt !== null;
	const isYoung = changedAt > before(readAt, policy.missedMinutes);
	if (isYoung && (isUnseen || !seen)) return 'inFlight';
	if (isUnseen) return 'missed';
	if (hasOpenTrouble || (last && !wasInStep(last))) return 'told';
	return 'drift';
}

const before = (time: Date, minutes: number): number => time.getTime() - minutes * 60_000;
