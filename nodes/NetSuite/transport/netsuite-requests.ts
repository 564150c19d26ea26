import { sleep } from 'n8n-workflow';
import type { z } from 'zod';
import type { Priority } from '../../shared/api-budget';
import {
	NoAnswer,
	type HttpPort,
	type HttpRequest,
	type HttpResponse,
} from '../../shared/http-port';
import { RemoteThrottled, RemoteUnauthorised, type RemoteError } from '../../shared/remote-error';
import { processSlots, type SlotBudget } from '../../shared/slot-budget';
import { judgeAnswer, objection, unreadable, type Verdict } from './judge-answer';
import { processLogins, type LoginGuard, type LoginSign } from './login-guard';
import type { Operation } from './operation';
import { waitBeforeNextTry } from './wait-between-tries';

export type ClientOptions = {
	/** Names the account whose slots are shared. */
	account: string;
	/** Names a login whose user NetSuite locks after five failures: token-based authentication only. */
	lockableLogin?: string;
	/** Most parallel calls of this n8n process to the account; 5 unless given. */
	slots?: number;
	priority?: Priority;
	/** Longest wait for one answer; 90 s unless given, since saving an order can run an account's own scripts. */
	timeoutMs?: number;
	budget?: SlotBudget;
	logins?: LoginGuard;
	wait?: (ms: number) => Promise<void>;
	/** A number from 0 up to 1 that spreads repeated calls. */
	chance?: () => number;
};

/** Parallel requests of an account of the standard tier (docs/vendors/netsuite.md §8.1). */
const SLOTS = 5;
const TIMEOUT_MS = 90_000;
/** How long no new call starts after a refusal for too many calls; the refused call itself waits longer. */
const BREATHER_SECONDS = 2;

/**
 * How a call is made. Reads are repeated on server errors and silence, everything is repeated when it was refused for
 * want of slots, and a write whose outcome is open is never sent again: it ends in RemoteUnknownOutcome. A call holds
 * its slot only while it is under way, not while it waits for its next try. Every failure is a RemoteError.
 */
export abstract class NetSuiteRequests {
	constructor(
		private readonly port: HttpPort,
		private readonly options: ClientOptions,
	) {}

	/** The body of an answer in the shape of a schema. */
	protected async read<T>(
		operation: Operation,
		schema: z.ZodType<T, z.ZodTypeDef, unknown>,
	): Promise<T> {
		const { status, body } = await this.request(operation);
		const parsed = schema.safeParse(body);
		if (parsed.success) return parsed.data;
		throw unreadable(operation, status, parsed.error.issues[0]?.path.join('.') ?? '');
	}

	/** A successful answer, after as many tries as it takes and the rules allow. */
	protected async request(operation: Operation): Promise<HttpResponse> {
		const { wait = sleep, chance = Math.random } = this.options;
		const failures: Partial<Record<RemoteError['kind'], number>> = {};
		for (;;) {
			const verdict = await this.attempt(operation);
			if (verdict.kind === 'success') return verdict.response;
			const { error, mayTryAgain } = verdict;
			const count = (failures[error.kind] ?? 0) + 1;
			failures[error.kind] = count;
			const pause = mayTryAgain ? waitBeforeNextTry(error, count, chance()) : null;
			if (pause === null) throw error;
			await wait(pause);
		}
	}

	private async attempt(operation: Operation): Promise<Verdict> {
		const { account, lockableLogin, slots = SLOTS, priority = 'edit' } = this.options;
		const { budget = processSlots, logins = processLogins } = this.options;
		const inSlot = async (): Promise<Verdict> =>
			await budget.run(account, slots, { priority, isWrite: !operation.isRead }, async () => {
				const closed = lockableLogin === undefined ? null : logins.closedUntil(lockableLogin);
				if (closed !== null) return guarded(operation, closed);
				const answer = await this.send(operation);
				const verdict = judgeAnswer(operation, answer, budget.isUnderPressure(account, slots));
				if (saysTooMany(verdict)) budget.pause(account, BREATHER_SECONDS);
				return verdict;
			});
		if (lockableLogin === undefined) return await inSlot();
		return await logins.run(lockableLogin, inSlot, signOf);
	}

	private async send({ method, path, query, headers, body }: Operation) {
		const request: HttpRequest = {
			...{ method, path, timeoutMs: this.options.timeoutMs ?? TIMEOUT_MS },
			...(query ? { query } : {}),
			...(headers ? { headers } : {}),
			...(body ? { body } : {}),
		};
		return await this.port(request).catch((silence: unknown) => {
			if (silence instanceof NoAnswer) return silence;
			throw silence;
		});
	}
}

function guarded(operation: Operation, closedUntil: number): Verdict {
	const until = new Date(closedUntil).toISOString();
	const code = `LOGIN_GUARD nothing is sent before ${until} after refused logins, so that NetSuite does not lock the user; correct the credential, or wait`;
	return {
		kind: 'failure',
		error: new RemoteUnauthorised(objection(operation, 0, code)),
		mayTryAgain: false,
	};
}

/** Whether NetSuite itself named its limit; a 401 that only looks like it must not count as proof for the next one. */
const saysTooMany = (verdict: Verdict): boolean =>
	verdict.kind === 'failure' &&
	verdict.error instanceof RemoteThrottled &&
	verdict.error.details.status !== 401;

/** Any answer but a refused login, too many calls or a server error comes from behind the login. */
function signOf(verdict: Verdict): LoginSign {
	if (verdict.kind === 'success') return 'accepted';
	const { error } = verdict;
	const { status, vendorCode } = error.details;
	if (vendorCode.startsWith('LOGIN_GUARD')) return 'notSent';
	if (error instanceof RemoteThrottled) return status === 401 ? 'crowded' : 'unheard';
	if (status === 401) return 'refused';
	return status === 0 || status >= 500 ? 'unheard' : 'accepted';
}
