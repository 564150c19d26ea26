import { TRIES_BEFORE_EXCEPTION, type Judgement } from './judgement';
import type { SyncItem } from './sync-item';

/** What it means that an earlier step gave the order up. */
export function judgeFailure(
	failure: NonNullable<SyncItem['failure']>,
	attempt: number,
): Judgement {
	const finding = { code: failure.code, reason: failure.reason, evidence: { step: failure.step } };
	const say = !failure.retry || attempt + 1 >= TRIES_BEFORE_EXCEPTION;
	return {
		outcome: failure.retry ? 'retrying' : 'refused',
		findings: say ? [finding] : [],
		lookAgain: failure.retry,
		retryAfterSeconds: failure.retryAfterSeconds,
		countsAsTry: true,
	};
}
