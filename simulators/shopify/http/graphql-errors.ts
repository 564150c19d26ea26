import type { GraphQLError } from 'graphql';
import type { ThrottleStatus } from './rate-bucket';

export interface ErrorRow {
	readonly message: string;
	readonly locations?: unknown;
	readonly path?: unknown;
	readonly extensions?: Readonly<Record<string, unknown>>;
}

/** The body of an answer that carries only errors; the vendor still sends HTTP 200. */
export interface ErrorBody {
	readonly errors: readonly ErrorRow[];
	readonly extensions?: Readonly<Record<string, unknown>>;
}

/** The bucket is empty: no data, and the cost to wait for. */
export function throttled(requested: number, throttleStatus: ThrottleStatus): ErrorBody {
	return {
		errors: [
			{
				message: 'Throttled',
				extensions: {
					code: 'THROTTLED',
					documentation: 'https://shopify.dev/api/usage/rate-limits',
				},
			},
		],
		extensions: {
			cost: { requestedQueryCost: requested, actualQueryCost: null, throttleStatus },
		},
	};
}

/** The query is too big for one call, however full the bucket. */
export function maxCostExceeded(cost: number, maxCost: number): ErrorBody {
	return {
		errors: [
			{
				message: `Query cost is ${cost}, which exceeds the single query max cost limit (${maxCost}).`,
				extensions: { code: 'MAX_COST_EXCEEDED', cost, maxCost },
			},
		],
	};
}

/** The vendor's own failure, inside a 200. */
export function internalError(): ErrorBody {
	return {
		errors: [
			{
				message: 'Internal error. Looks like something went wrong on our end.',
				extensions: { code: 'INTERNAL_SERVER_ERROR' },
			},
		],
	};
}

/** Errors of parsing, validation or execution. */
export function toErrorRows(errors: readonly GraphQLError[]): ErrorRow[] {
	return errors.map((error) => {
		const { message, locations, path, extensions } = error;
		return { message, locations, path, extensions };
	});
}
