import type { AppliedStep } from '../../../../domain/report/applied-step';
import type { RecordOutcome } from '../../../../domain/report/record-outcome';

/** What a record is to become: the call that makes it, or why there is none to make. */
export type PostSalePlan<Body> = { write: Body } | Ruling;

/** Why no call is made for a record. */
type Ruling = Omit<RecordOutcome, 'status'> & {
	status: Exclude<AppliedStep['status'], 'done' | 'unknown'>;
	/** Ids of the records that Linnworks has for it. */
	ids: string[];
};

/** There is nothing to do about it; the message says why, where it needs saying. */
export const settled = (message: string, ids: string[] = []): Ruling => ({
	...{ status: 'alreadyDone', message, waitsFor: '', ids },
});

/** A person has to see it. */
export const refused = (message: string, ids: string[] = []): Ruling => ({
	...{ status: 'rejected', message, waitsFor: '', ids },
});

/** Only something that is to come is missing. */
export const waiting = (
	waitsFor: Exclude<RecordOutcome['waitsFor'], ''>,
	message: string,
): Ruling => ({ ...{ status: 'notStarted', message, waitsFor, ids: [] } });
