import { sleep } from 'n8n-workflow';
import { readableZodError } from '../../../domain/readable-zod-error';
import { err, type Result } from '../../../domain/result';
import type { Priority } from '../../shared/api-budget';
import type { CostBudget } from '../../shared/cost-budget';
import { NoAnswer, type HttpPort, type HttpResponse } from '../../shared/http-port';
import type { RemoteError } from '../../shared/remote-error';
import { expectedPoints, learnPoints } from './learned-points';
import type { Operation } from './operation';
import type { ListPage } from './queries/restock-lists';
import { readCost } from './read-cost';
import { readAnswer, readSilence, UnreadableAnswer } from './shopify-error';

export type ClientOptions = {
	apiVersion: string;
	/** Longest wait for one answer; 30 s unless told. */
	timeoutMs?: number;
	/** Whether a call that may succeed later waits for points and is repeated; true unless told. */
	repeats?: boolean;
	/** The points of the shop that calls share, and the name of the shop and app in it; none unless told. */
	budget?: { costs: CostBudget; key: string };
	/** Who goes first when points are short; order edits unless told. */
	priority?: Priority;
	wait?: (ms: number) => Promise<void>;
	/** A number in [0, 1) that spreads repeated calls of parallel executions. */
	chance?: () => number;
};

/** How often a call is repeated, by the kind of failure; every other kind is final. */
const REPEATS: Partial<Record<RemoteError['kind'], number>> = {
	throttled: 5,
	unauthorised: 2,
	unavailable: 3,
};
const FIRST_PAUSE_MS = 400;

/**
 * How calls are made. A call waits until the shop's bucket holds its points (docs/vendors/shopify.md §7); one that is
 * refused for want of points all the same waits as its answer says. Every failure is a RemoteError.
 */
export abstract class ShopifyRequests {
	constructor(
		private readonly port: HttpPort,
		private readonly options: ClientOptions,
	) {}

	/** A further page of a list of the thing with this GID; null when it went away meanwhile. */
	async readListPage<T>(
		operation: Operation<ListPage<T>>,
		id: string,
		after: string | null,
	): Promise<ListPage<T>> {
		return await this.request(operation, { id, after });
	}

	protected async request<T>(operation: Operation<T>, variables: object): Promise<T> {
		const failures = new Map<RemoteError['kind'], number>();
		for (;;) {
			const outcome = await this.budgeted(operation, variables);
			if (outcome.ok) return outcome.value;
			const { error } = outcome;
			const failed = (failures.get(error.kind) ?? 0) + 1;
			failures.set(error.kind, failed);
			const repeats = (this.options.repeats ?? true) ? (REPEATS[error.kind] ?? 0) : 0;
			const repeatable = operation.kind === 'query' || error.kind !== 'unavailable';
			if (failed > repeats || !repeatable) throw error;
			await (this.options.wait ?? sleep)(this.pauseMs(error, failed));
		}
	}

	private async budgeted<T>(
		operation: Operation<T>,
		variables: object,
	): Promise<Result<T, RemoteError>> {
		const { budget, priority = 'edit', repeats = true } = this.options;
		if (!budget || !repeats) return (await this.attempt(operation, variables)).outcome;
		const points = operation.points ?? expectedPoints(operation.name, variables);
		const ticket = await budget.costs.acquire(budget.key, points, priority);
		const attempt = await this.attempt(operation, variables).catch((error: unknown) => {
			budget.costs.settle(budget.key, ticket, null);
			return Promise.reject(error);
		});
		budget.costs.settle(budget.key, ticket, attempt.cost?.throttleStatus ?? null);
		const requested = attempt.cost?.requestedQueryCost ?? 0;
		if (requested > 0) learnPoints(operation.name, variables, requested);
		return attempt.outcome;
	}

	private async attempt<T>(operation: Operation<T>, variables: object) {
		const answer = await this.port({
			method: 'POST',
			path: `/admin/api/${this.options.apiVersion}/graphql.json`,
			body: { query: operation.text, operationName: operation.name, variables },
			timeoutMs: this.options.timeoutMs ?? 30_000,
		}).catch((error: unknown) => {
			if (error instanceof NoAnswer) return error;
			return Promise.reject(error);
		});
		if (answer instanceof NoAnswer) {
			return { outcome: err(readSilence(operation, answer)), cost: null };
		}
		return { outcome: readOutcome(operation, answer), cost: readCost(answer.body) };
	}

	private pauseMs(error: RemoteError, failed: number): number {
		const spread = 1 + (this.options.chance ?? Math.random)() * 0.25;
		if (error.kind === 'throttled') return error.details.retryAfterSeconds * 1000 * spread;
		return FIRST_PAUSE_MS * 2 ** (failed - 1) * spread;
	}
}

function readOutcome<T>(operation: Operation<T>, answer: HttpResponse): Result<T, RemoteError> {
	const outcome = readAnswer(operation, answer);
	if (!outcome.ok) return outcome;
	const parsed = operation.answer.safeParse(outcome.value);
	if (parsed.success) return { ok: true, value: parsed.data };
	return err(
		new UnreadableAnswer({
			system: 'Shopify',
			operation: operation.name,
			status: answer.status,
			vendorCode: `Unexpected answer: ${readableZodError(parsed.error).slice(0, 300)}`,
			requestId: answer.headers['x-request-id'] ?? '',
			retryAfterSeconds: 0,
		}),
	);
}
