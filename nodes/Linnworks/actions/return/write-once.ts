import { DRY_RUN_MESSAGE } from '../../../../domain/report/applied-step';
import type { RecordOutcome } from '../../../../domain/report/record-outcome';
import type { Result } from '../../../../domain/result';
import {
	RemoteRejected,
	RemoteUnknownOutcome,
	type RemoteError,
} from '../../../shared/remote-error';
import { remoteOutcome } from '../../../shared/remote-outcome';
import { waiting, type PostSalePlan } from '../../mapping/return/post-sale-plan';
import { LATE, type Limits } from '../../../shared/run-limits';

/** What became of one record. */
export type Outcome = RecordOutcome & {
	/** Ids of the records that Linnworks has for it. */
	ids: string[];
};

type Calls<Body, Found> = {
	write: (body: Body) => Promise<unknown>;
	/** Everything that the order has of this kind. */
	read: () => Promise<Found>;
	/** The ids of what was asked for among it, only if it is there as asked. */
	find: (body: Body, found: Found) => string[];
};

/** Carries plans out, in their order, until the time is up; a dry run only says which of them would write. */
export async function carryOut<Body, Found>(
	plans: ReadonlyArray<PostSalePlan<Body>>,
	calls: Calls<Body, Found>,
	{ dryRun, isLate }: Limits,
): Promise<Outcome[]> {
	const bodies = plans.flatMap((plan) => ('write' in plan ? [plan.write] : []));
	const outcomes: Outcome[] = dryRun
		? bodies.map(() => ({ ...outcome('notStarted', DRY_RUN_MESSAGE), ids: [] }))
		: await writeOnce(bodies, calls, isLate);
	const written = outcomes.values();
	return plans.flatMap((plan) => ('write' in plan ? (written.next().value ?? []) : [plan]));
}

/**
 * Makes records that were looked for and are not there, each with one call, and reads the order back once: neither an
 * answer nor its absence is taken for proof. A call whose answer got lost is never sent again
 * (docs/vendors/linnworks.md §4.5).
 */
async function writeOnce<Body, Found>(
	bodies: readonly Body[],
	{ write, read, find }: Calls<Body, Found>,
	isLate: () => boolean,
): Promise<Outcome[]> {
	const replies: Array<Result<unknown, RemoteError>> = [];
	for (const body of bodies) {
		if (isLate()) break;
		replies.push(await remoteOutcome(write(body)));
	}
	const isOpen = (reply: Result<unknown, RemoteError> | undefined): boolean =>
		reply !== undefined && (reply.ok || reply.error instanceof RemoteUnknownOutcome);
	const back = replies.some(isOpen) ? await remoteOutcome(read()) : null;
	return bodies.map((body, at): Outcome => {
		const reply = replies[at];
		if (!reply) return waiting('time', LATE);
		const error = reply.ok ? null : reply.error;
		if (!isOpen(reply)) {
			const status = error instanceof RemoteRejected ? 'rejected' : 'notStarted';
			return { ...outcome(status, error?.message), ids: [] };
		}
		if (back?.ok) {
			const ids = find(body, back.value);
			if (ids.length === 1) {
				return { ...outcome('done', error ? 'Confirmed by reading back' : ''), ids };
			}
			if (ids.length > 1) {
				const message = `It is there more than once, as ${ids.join(', ')}. Delete all but one`;
				return { ...outcome('rejected', message), ids };
			}
		}
		const unread =
			back && !back.ok ? back.error.message : 'Linnworks answered, but it is not there';
		return { ...outcome('unknown', error?.message ?? unread), ids: [] };
	});
}

const outcome = (status: Outcome['status'], message = ''): RecordOutcome => ({
	...{ status, message, waitsFor: '' },
});
