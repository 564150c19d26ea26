import { z } from 'zod';
import { err, ok, type Result } from '../../../domain/result';
import type { HttpResponse, NoAnswer } from '../../shared/http-port';
import {
	RemoteRejected,
	RemoteThrottled,
	RemoteUnauthorised,
	RemoteUnavailable,
	RemoteUnknownOutcome,
	type RemoteError,
	type RemoteErrorDetails,
} from '../../shared/remote-error';
import type { Operation } from './operation';
import { readCost } from './read-cost';

/** The query asks for more than Shopify computes at once: ask for less at a time. */
export class QueryTooCostly extends RemoteRejected {}

/** The answer has another shape than the contract says. A change may have been made all the same. */
export class UnreadableAnswer extends RemoteRejected {}

/** The app lacks a scope for one of the fields it asked for. */
export class AccessDenied extends RemoteRejected {
	constructor(
		details: RemoteErrorDetails,
		/** The refused field as a path of the answer, such as "nodes.0.fulfillmentOrders". */
		readonly path: string,
	) {
		super(details);
	}
}

const errorsSchema = z.array(
	z.object({
		message: z.string().default(''),
		path: z.array(z.union([z.string(), z.number()])).optional(),
		extensions: z
			.object({ code: z.string().optional(), requiredAccess: z.string().nullish() })
			.optional(),
	}),
);

const payloadSchema = z.object({
	userErrors: z.array(z.object({ field: z.array(z.string()).nullish(), message: z.string() })),
});

const WAIT_WITHOUT_ADVICE_SECONDS = 1;

/**
 * Reads an answer's outcome. Shopify reports most failures of GraphQL inside a 200: `errors` beside `data`, and
 * `userErrors` inside a mutation's payload (https://shopify.dev/docs/api/usage/response-codes).
 */
export function readAnswer(
	operation: Operation<unknown>,
	response: HttpResponse,
): Result<unknown, RemoteError> {
	const body = (response.body ?? {}) as { data?: unknown; errors?: unknown };
	const details = (vendorCode: string, retryAfterSeconds = 0): RemoteErrorDetails => ({
		system: 'Shopify',
		operation: operation.name,
		status: response.status,
		vendorCode: vendorCode.slice(0, 300),
		requestId: response.headers['x-request-id'] ?? '',
		retryAfterSeconds,
	});
	if (response.status === 401) return err(new RemoteUnauthorised(details('')));
	if (response.status === 429) {
		const seconds = Number(response.headers['retry-after']) || WAIT_WITHOUT_ADVICE_SECONDS;
		return err(new RemoteThrottled(details('THROTTLED', seconds)));
	}
	if (response.status >= 500 || response.status === 408) return err(away(operation, details('')));
	if (response.status !== 200) {
		return err(new RemoteRejected(details(typeof body.errors === 'string' ? body.errors : '')));
	}
	if (body.errors !== undefined) return err(graphqlError(operation, body, details));
	const refused = operation.refusalsInAnswer ? '' : userErrors(body.data);
	if (refused !== '') return err(new RemoteRejected(details(refused)));
	return body.data === undefined || body.data === null
		? err(new RemoteRejected(details('The answer holds no data')))
		: ok(body.data);
}

/** What silence means: harmless for a query, or when the request certainly never left; otherwise unknown. */
export function readSilence(operation: Operation<unknown>, silence: NoAnswer): RemoteError {
	const details = {
		system: 'Shopify',
		operation: operation.name,
		status: 0,
		vendorCode: silence.code,
		requestId: '',
		retryAfterSeconds: 0,
	};
	return silence.neverSent ? new RemoteUnavailable(details) : away(operation, details);
}

function away(operation: Operation<unknown>, details: RemoteErrorDetails): RemoteError {
	return operation.kind === 'query'
		? new RemoteUnavailable(details)
		: new RemoteUnknownOutcome(details);
}

function graphqlError(
	operation: Operation<unknown>,
	body: { errors?: unknown },
	details: (vendorCode: string, retryAfterSeconds?: number) => RemoteErrorDetails,
): RemoteError {
	const errors = errorsSchema.safeParse(body.errors);
	if (!errors.success) return new RemoteRejected(details(String(body.errors)));
	const withCode = (code: string) => errors.data.find((each) => each.extensions?.code === code);
	if (withCode('THROTTLED')) return new RemoteThrottled(details('THROTTLED', secondsToWait(body)));
	const costly = withCode('MAX_COST_EXCEEDED');
	if (costly) return new QueryTooCostly(details(`MAX_COST_EXCEEDED ${costly.message}`));
	const denied = withCode('ACCESS_DENIED');
	if (denied) {
		const scope = denied.extensions?.requiredAccess ?? denied.message;
		return new AccessDenied(
			details(`ACCESS_DENIED ${scope}`),
			(denied.path ?? [denied.message]).join('.'),
		);
	}
	if (withCode('INTERNAL_SERVER_ERROR')) return away(operation, details('INTERNAL_SERVER_ERROR'));
	const text = errors.data.map((each) => [each.extensions?.code, each.message].join(' ').trim());
	return new RemoteRejected(details(text.join('; ')));
}

/** Until the bucket holds what the query asks for: (requested - available) / restoreRate. */
function secondsToWait(body: unknown): number {
	const cost = readCost(body);
	if (!cost) return WAIT_WITHOUT_ADVICE_SECONDS;
	const { requestedQueryCost, throttleStatus } = cost;
	const missing = requestedQueryCost - throttleStatus.currentlyAvailable;
	if (missing <= 0 || throttleStatus.restoreRate <= 0) return WAIT_WITHOUT_ADVICE_SECONDS;
	return missing / throttleStatus.restoreRate;
}

function userErrors(data: unknown): string {
	return Object.values((data ?? {}) as Record<string, unknown>)
		.flatMap((payload) => payloadSchema.safeParse(payload).data?.userErrors ?? [])
		.map((each) => `${each.field?.join('.') ?? ''} ${each.message}`.trim())
		.join('; ');
}
