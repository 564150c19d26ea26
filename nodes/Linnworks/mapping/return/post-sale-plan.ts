import type { AppliedStep } from '../../../../domain/report/applied-step';

/** What a record is to become: the call that makes it, or why there is none to make. */
export type PostSalePlan<Body> =
	| { write: Body }
	| {
			status: Exclude<AppliedStep['status'], 'done' | 'unknown'>;
			/** A sentence for a person; empty where there is nothing to say. */
			message: string;
			/** Ids of the records that Linnworks has for it. */
			ids: string[];
	  };
