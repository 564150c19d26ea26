import type { ZodType, ZodTypeDef } from 'zod';

/** One GraphQL operation with the shape its answer must have. */
export type Operation<T> = {
	/** A query may be repeated after silence; a mutation may not. */
	kind: 'query' | 'mutation';
	name: string;
	text: string;
	/** The most points a call may cost, where that is known before the first one; learned from replies otherwise. */
	points?: number;
	/** What the vendor refuses in `userErrors` is part of the answer and not the failure of the call. */
	refusalsInAnswer?: true;
	/** Checks the `data` of an answer; fields that are not named in it are dropped. */
	answer: ZodType<T, ZodTypeDef, unknown>;
};
