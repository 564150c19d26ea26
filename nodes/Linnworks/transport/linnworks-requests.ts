import { sleep } from 'n8n-workflow';
import type { z } from 'zod';
import { processBudget, type ApiBudget, type Priority } from '../../shared/api-budget';
import { NoAnswer, type HttpPort, type HttpRequest } from '../../shared/http-port';
import type { RemoteError } from '../../shared/remote-error';
import { encodeBody, type Encoding } from './encode-body';
import { judgeAnswer, unreadable } from './judge-answer';
import type { Operation } from './operations';
import { waitBeforeNextTry } from './wait-between-tries';

export type ClientOptions = {
	/** Names the account in the API budget: the credential's id. */
	account: string;
	encoding?: Encoding;
	/** Share of the documented limits to use; 100 unless given. */
	rateLimitPercent?: number;
	timeoutMs?: number;
	priority?: Priority;
	budget?: ApiBudget;
	wait?: (ms: number) => Promise<void>;
	chance?: () => number;
};

const TIMEOUT_MS = 30_000;

type Call = {
	query?: HttpRequest['query'] & object;
	body?: Record<string, unknown>;
};

/**
 * How a call is made. Reads are repeated on server errors and silence, everything is repeated over quota or after a
 * lost session, and a write whose outcome is open is never sent again: it ends in RemoteUnknownOutcome. Every failure
 * is a RemoteError. Needs a session, which the port's credential provides.
 */
export abstract class LinnworksRequests {
	constructor(
		private readonly port: HttpPort,
		private readonly options: ClientOptions,
	) {}

	protected async request<T>(
		operation: Operation,
		call: Call,
		schema: z.ZodType<T, z.ZodTypeDef, unknown>,
	): Promise<T> {
		const { account, wait = sleep, chance = Math.random, priority = 'edit' } = this.options;
		const budget = this.options.budget ?? processBudget;
		const share = (this.options.rateLimitPercent ?? 100) / 100;
		const limit = Math.max(1, Math.floor(operation.callsPerMinute * share));
		const key = `linnworks:${account}:${operation.name}`;
		const failures: Partial<Record<RemoteError['kind'], number>> = {};
		for (;;) {
			await budget.acquire(key, limit, priority);
			const raw = await this.send(operation, call);
			const answer = judgeAnswer(operation, raw);
			if (answer.kind === 'success') {
				const parsed = schema.safeParse(answer.body);
				if (parsed.success) return parsed.data;
				const field = parsed.error.issues[0]?.path.join('.') ?? '';
				throw unreadable(operation, raw instanceof NoAnswer ? 0 : raw.status, field);
			}
			const { error, mayTryAgain } = answer;
			const count = (failures[error.kind] ?? 0) + 1;
			failures[error.kind] = count;
			const pause = mayTryAgain ? waitBeforeNextTry(error, count, chance()) : null;
			if (pause === null) throw error;
			if (error.kind === 'throttled') budget.pause(key, pause / 1000);
			await wait(pause);
		}
	}

	private async send(operation: Operation, call: Call) {
		const request: HttpRequest = {
			method: operation.method,
			path: operation.path,
			timeoutMs: this.options.timeoutMs ?? TIMEOUT_MS,
			...(call.query ? { query: call.query } : {}),
			...(call.body
				? { body: encodeBody(operation, call.body, this.options.encoding ?? 'json') }
				: {}),
		};
		return await this.port(request).catch((silence: unknown) => {
			if (silence instanceof NoAnswer) return silence;
			throw silence;
		});
	}
}
