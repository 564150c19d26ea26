import { Args } from '../behaviour/args';
import type { LinnworksError } from '../behaviour/errors';
import type { Account } from './account';
import { answerGuarded } from './guarded-call';
import { OPERATIONS } from './operations';
import { flat, type Operation } from './operation';
import { noResource, refusal, reply, success, unauthorized, type Outcome } from './outcome';
import { decodeBody, type RawRequest } from './request-body';
import { sessionReply } from './session-reply';

const AUTHORIZE = 'Auth/AuthorizeByApplication';
const JSON_MINDED = new Set(['Orders/ChangeStatus', 'Orders/ChangeOrderTag']);

function canonicalName(path: string, names: readonly string[]): string | undefined {
	const wanted = path.replace(/^\/api\//i, '').toLowerCase();
	return names.find((name) => name.toLowerCase() === wanted);
}

function notAllowed(method: string): Outcome {
	const message = `The requested resource does not support http method '${method}'.`;
	return reply(405, { Message: message });
}

function answer(
	account: Account,
	request: RawRequest,
	name: string,
	operation: Operation,
	needsSession: boolean,
): Outcome {
	const isGet = request.method === 'GET';
	if (request.method !== 'POST' && !(isGet && operation.isRead)) return notAllowed(request.method);
	const decoded = () => decodeBody(request, operation.family, operation.isStrictlyFlat ?? false);
	const isIgnored = () =>
		JSON_MINDED.has(name) &&
		account.world.switches.jsonStatusWrites === 'ignored' &&
		!request.contentType.includes('form-urlencoded');
	return answerGuarded(account, {
		request,
		operation: name,
		callsPerMinute: operation.callsPerMinute,
		needsSession,
		decode: decoded,
		run: (params) =>
			isIgnored() ? success([]) : success(operation.run(account.world, new Args(params))),
		onUnauthorized: () =>
			unauthorized(
				account.world.switches,
				'Authorization has been denied for this request, the session token is not valid.',
			),
		onRefusal: (error: LinnworksError) => refusal(error),
	});
}

/** Answers `/api/...` on the data host. */
export function answerData(account: Account, request: RawRequest): Outcome {
	const name = canonicalName(request.path, Object.keys(OPERATIONS));
	const operation = name === undefined ? undefined : OPERATIONS[name];
	if (name === undefined || !operation) return noResource(request.path);
	return answer(account, request, name, operation, true);
}

/** Answers `/api/Auth/...` on the auth host. */
export function answerAuth(account: Account, request: RawRequest): Outcome {
	if (!canonicalName(request.path, [AUTHORIZE])) return noResource(request.path);
	const authorize = flat(150, (world, args) =>
		sessionReply(world, account.sessions.open(args), account.serverUrl),
	);
	return answer(account, request, AUTHORIZE, authorize, false);
}
