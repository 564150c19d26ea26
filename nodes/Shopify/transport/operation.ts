import type { ZodType, ZodTypeDef } from 'zod';

/** One GraphQL operation with the shape its answer must have. */
export type Operation<T> = {
	/** A query may be repeated after silence; a mutation may not. */
	kind: 'query' | 'mutation';
	name: string;
	text: string;
	/** Checks the `data` of an answer; fields that are not named in it are dropped. */
	answer: ZodType<T, ZodTypeDef, unknown>;
};
