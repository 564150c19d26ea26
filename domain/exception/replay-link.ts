import { z } from 'zod';
import { err, ok, type Result } from '../result';
import { planReplay } from './plan-replay';

export type ReplayLink = { exceptionId: number; replayKey: string };

/** Ids of rows have at most nine digits here, because larger numbers make Postgres refuse the whole query. */
const linkSchema = z.object({
	exception: z.string().regex(/^[1-9]\d{0,8}$/),
	key: z.string().regex(/^[A-Za-z0-9_-]{32}$/),
});

/**
 * The address under which a person asks for another look; empty when there is none: no page is set up, the row has no
 * key, or it is not about something that can be looked at again.
 */
export function toReplayLink(
	replayUrl: string,
	row: { id: number; order_key: string; code: string; replay_key: string },
): string {
	if (!/^https?:\/\/\S+$/.test(replayUrl) || planReplay(row).kind === 'impossible') return '';
	const query = { exception: String(row.id), key: row.replay_key };
	if (!linkSchema.safeParse(query).success) return '';
	return `${replayUrl}?${new URLSearchParams(query).toString()}`;
}

/** Reads the query of such an address, as a stranger may have written it. */
export function parseReplayLink(query: unknown): Result<ReplayLink, { kind: 'notAReplayLink' }> {
	const link = linkSchema.safeParse(query);
	if (!link.success) return err({ kind: 'notAReplayLink' });
	return ok({ exceptionId: Number(link.data.exception), replayKey: link.data.key });
}
