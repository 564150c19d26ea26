import { NoAnswer, type HttpRequest, type HttpResponse } from '../../../../nodes/shared/http-port';
import { RemoteError } from '../../../../nodes/shared/remote-error';
import { SlotBudget } from '../../../../nodes/shared/slot-budget';
import { LoginGuard } from '../../../../nodes/NetSuite/transport/login-guard';
import { NetSuiteClient } from '../../../../nodes/NetSuite/transport/netsuite-client';
import type { ClientOptions } from '../../../../nodes/NetSuite/transport/netsuite-requests';

export type Reply = Partial<HttpResponse> | NoAnswer;

/** A client whose port plays back answers, the last one for ever; time passes only by waiting. */
export function scripted(replies: Reply[], options: Partial<ClientOptions> = {}) {
	const sent: HttpRequest[] = [];
	const waits: number[] = [];
	const clock = { now: Date.UTC(2026, 0, 1) };
	const port = async (request: HttpRequest): Promise<HttpResponse> => {
		sent.push(request);
		const reply = replies[Math.min(sent.length, replies.length) - 1];
		if (reply instanceof NoAnswer) throw reply;
		return { status: 200, headers: {}, body: null, ...reply };
	};
	const pass = async (ms: number): Promise<void> => void (clock.now += ms);
	const client = new NetSuiteClient(port, {
		account: 'a',
		budget: new SlotBudget(() => clock.now, pass),
		logins: new LoginGuard(() => clock.now),
		wait: async (ms) => {
			waits.push(ms);
			await pass(ms);
		},
		chance: () => 0,
		...options,
	});
	return { client, sent, waits, clock };
}

/** The remote failure that a call has to end in. */
export const failureOf = async (call: Promise<unknown>): Promise<RemoteError> =>
	await call.then(
		() => Promise.reject(new Error('The call succeeded')),
		(error: unknown) => {
			if (error instanceof RemoteError) return error;
			throw error;
		},
	);

/** A refusal as NetSuite words it. */
export const refusal = (status: number, code = '', detail = '', path?: string): Reply => ({
	status,
	body: {
		title: 'Bad Request',
		status,
		'o:errorDetails': [
			{ detail, 'o:errorCode': code, ...(path === undefined ? {} : { 'o:errorPath': path }) },
		],
	},
});
export const INVALID_LOGIN = refusal(401, 'INVALID_LOGIN', 'Invalid login attempt.');
export const BUSY = refusal(
	429,
	'CONCURRENCY_LIMIT_EXCEEDED',
	'Concurrent request limit exceeded.',
);
