import type { IAllExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';
import { NoAnswer, type HttpPort, type HttpRequest, type HttpResponse } from './http-port';

/** The narrowest part of an n8n context that can make an authenticated request. */
export type RequestContext = {
	helpers: {
		httpRequestWithAuthentication: (
			this: IAllExecuteFunctions,
			credentialType: string,
			options: IHttpRequestOptions,
		) => Promise<unknown>;
	};
};

/** Failures that happen before a byte of the request has left this machine. */
const NEVER_SENT = new Set([
	'ECONNREFUSED',
	'ENOTFOUND',
	'EAI_AGAIN',
	'EHOSTUNREACH',
	'ENETUNREACH',
]);

/**
 * An HTTP port on n8n's request helper. n8n renews an expired session and repeats the call once by itself on a 401;
 * a second 401 comes back as a response with that status. A login that has nothing to renew (`renews: false`) gets the
 * first one, so that a wrong login is not tried twice.
 */
export function n8nHttpPort(
	context: RequestContext,
	credentialType: string,
	{ renews = true }: { renews?: boolean } = {},
): HttpPort {
	return async (request) => {
		// n8n leaves out a body without keys, so an empty object travels as text.
		const emptyObject = isEmptyObject(request.body);
		const options: IHttpRequestOptions = {
			method: request.method,
			url: request.path,
			headers: {
				Accept: 'application/json',
				...(emptyObject ? { 'Content-Type': 'application/json' } : {}),
				...request.headers,
			},
			timeout: request.timeoutMs,
			returnFullResponse: true,
			ignoreHttpStatusErrors: renews ? { ignore: true, except: [401] } : true,
			...(request.query ? { qs: request.query, arrayFormat: 'repeat' as const } : {}),
			...(request.body === undefined
				? {}
				: { body: emptyObject ? '{}' : (request.body as IHttpRequestOptions['body'] & object) }),
		};
		return await context.helpers.httpRequestWithAuthentication
			.call(context as unknown as IAllExecuteFunctions, credentialType, options)
			.then(toResponse, answerOf);
	};
}

const isEmptyObject = (body: HttpRequest['body']): boolean =>
	body !== undefined && !(body instanceof URLSearchParams) && Object.keys(body).length === 0;

function toResponse(raw: unknown): HttpResponse {
	const { statusCode, headers, body } = raw as {
		statusCode: number;
		headers: Record<string, unknown>;
		body: unknown;
	};
	const lower = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]);
	return { status: statusCode, headers: Object.fromEntries(lower) as Record<string, string>, body };
}

/** An error status that n8n threw is an answer all the same; a reply cut off half-way is silence, whatever its status. */
function answerOf(error: unknown): HttpResponse {
	const status = statusOf(error);
	if (status !== null && status >= 400) return { status, headers: {}, body: null };
	const code = networkCode(error);
	throw new NoAnswer(code, NEVER_SENT.has(code));
}

function statusOf(error: unknown): number | null {
	const { httpCode, cause } = (error ?? {}) as { httpCode?: unknown; cause?: unknown };
	const fromCause = (cause as { response?: { status?: unknown } } | undefined)?.response?.status;
	const status = Number(fromCause ?? httpCode);
	return Number.isInteger(status) && status >= 100 ? status : null;
}

function networkCode(error: unknown): string {
	const { cause, code } = (error ?? {}) as { cause?: { code?: unknown }; code?: unknown };
	const found = cause?.code ?? code;
	return typeof found === 'string' && found !== '' ? found : 'UNKNOWN';
}
