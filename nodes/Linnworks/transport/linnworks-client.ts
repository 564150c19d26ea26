import { sleep } from 'n8n-workflow';
import { z } from 'zod';
import { processBudget, type ApiBudget, type Priority } from '../../shared/api-budget';
import { NoAnswer, type HttpPort, type HttpRequest } from '../../shared/http-port';
import { inBatches } from '../../shared/in-batches';
import type { RemoteError } from '../../shared/remote-error';
import * as replies from '../mapping/raw/raw-replies';
import { rawOrderSchema, rawTotalsSchema, type RawOrder } from '../mapping/raw/raw-order';
import { encodeBody, type Encoding } from './encode-body';
import { judgeAnswer, unreadable } from './judge-answer';
import { OPERATIONS, type Operation } from './operations';
import type * as bodies from '../mapping/raw/request-bodies';
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
/** Orders per GetOrdersById; the vendor states no limit, users stay at 50. */
const ORDERS_PER_CALL = 50;
/** Keeps a v2 address with repeated `id=<36 characters>` under 4 kB. */
const IDS_PER_ADDRESS = 90;

type Call = {
	query?: HttpRequest['query'] & object;
	body?: Record<string, unknown>;
};

/**
 * The Linnworks API, one method a call. Reads are repeated on server errors and silence, everything is repeated
 * over quota or after a lost session, and a write whose outcome is open is never sent again: it ends in
 * RemoteUnknownOutcome. Every failure is a RemoteError. Needs a session, which the port's credential provides.
 */
export class LinnworksClient {
	constructor(
		private readonly port: HttpPort,
		private readonly options: ClientOptions,
	) {}

	/** Orders by id, open and processed; ids that Linnworks does not know are missing. */
	async getOrdersById(ids: readonly string[]): Promise<RawOrder[]> {
		const orders: RawOrder[] = [];
		for (const pkOrderIds of inBatches(ids, ORDERS_PER_CALL)) {
			const body = { pkOrderIds };
			orders.push(
				...(await this.request(OPERATIONS.getOrdersById, { body }, z.array(rawOrderSchema))),
			);
		}
		return orders;
	}

	/** Up to 50 orders, open and processed, whose reference or secondary reference is this one. */
	async getOrderDetailsByReferenceId(reference: string): Promise<RawOrder[]> {
		const query = { ReferenceId: reference };
		return await this.request(
			OPERATIONS.getOrderDetailsByReferenceId,
			{ query },
			z.array(rawOrderSchema),
		);
	}

	/** What only v2 knows of orders: locked, merged, cancelled. */
	async getV2Orders(ids: readonly string[]) {
		return await this.byAddress(OPERATIONS.getV2Orders, ids, replies.rawV2OrdersSchema);
	}

	/** How far a third party has taken orders over. */
	async getFulfilmentStatuses(ids: readonly string[]) {
		return await this.byAddress(OPERATIONS.getFulfilmentStatuses, ids, replies.rawHandOverSchema);
	}

	/** All stock locations of the account. */
	async getStockLocations() {
		return await this.request(OPERATIONS.getStockLocations, {}, replies.rawLocationsSchema);
	}

	/** A pick wave while it is live; null for one that is shipped or abandoned. */
	async getPickingWave(waveId: number) {
		const query = { pickingWaveId: String(waveId) };
		const { PickingWaves: waves } = await this.request(
			OPERATIONS.getPickingWave,
			{ query },
			replies.rawWavesSchema,
		);
		return waves.find((wave) => wave.PickingWaveId === waveId) ?? null;
	}

	/** Stock items by SKU; SKUs that Linnworks does not know, or has archived, are missing. */
	async getStockItemIdsBySku(skus: readonly string[]) {
		const body = { SKUS: skus };
		const schema = replies.rawStockItemIdsSchema;
		return (await this.request(OPERATIONS.getStockItemIdsBySku, { body }, schema)).Items;
	}

	/** All countries in the account's spelling. */
	async getCountries() {
		return await this.request(OPERATIONS.getCountries, {}, replies.rawCountriesSchema);
	}

	/** All postal services of the account. */
	async getPostalServices() {
		return await this.request(OPERATIONS.getPostalServices, {}, replies.rawPostalServicesSchema);
	}

	/** Adds a line each time it is called; look first whether it is there. */
	async addOrderItem(body: bodies.AddOrderItem) {
		return await this.request(OPERATIONS.addOrderItem, { body }, replies.rawLineReplySchema);
	}

	/** Adds a charge without stock each time it is called; its cost is a net price a unit. */
	async addOrderService(body: bodies.AddOrderService) {
		return await this.request(OPERATIONS.addOrderService, { body }, replies.rawLineReplySchema);
	}

	/** Replaces a whole row: what is left out falls back to the vendor's defaults. */
	async updateOrderItem(body: bodies.UpdateOrderItem) {
		return await this.request(OPERATIONS.updateOrderItem, { body }, replies.rawLineReplySchema);
	}

	async removeOrderItem(body: bodies.RemoveOrderItem) {
		return await this.request(OPERATIONS.removeOrderItem, { body }, replies.rawLineReplySchema);
	}

	/** Replaces both addresses; a new country can change the order's tax. */
	async setOrderCustomerInfo(body: bodies.SetOrderCustomerInfo) {
		return await this.request(OPERATIONS.setOrderCustomerInfo, { body }, rawTotalsSchema);
	}

	/** Replaces all six shipping fields. */
	async setOrderShippingInfo(body: bodies.SetOrderShippingInfo) {
		const schema = replies.rawShippingReplySchema;
		return await this.request(OPERATIONS.setOrderShippingInfo, { body }, schema);
	}

	/** Overrides the totals until the next call that makes Linnworks work them out again. */
	async setOrderTotalsInfo(body: bodies.SetOrderTotalsInfo): Promise<void> {
		await this.request(OPERATIONS.setOrderTotalsInfo, { body }, z.unknown());
	}

	/** Replaces every note of the order. */
	async setOrderNotes(body: bodies.SetOrderNotes): Promise<void> {
		await this.request(OPERATIONS.setOrderNotes, { body }, z.unknown());
	}

	/** Parks orders with tag 7, unparks them without one; returns the ids it changed, refused ones are missing. */
	async changeOrderTag(orderIds: readonly string[], tag: 7 | null): Promise<string[]> {
		const body = { orderIds, ...(tag === null ? {} : { tag }) };
		return await this.request(OPERATIONS.changeOrderTag, { body }, replies.rawChangedIdsSchema);
	}

	/** Cancels an open order. `refund` is mandatory in practice: without it the vendor answers a bare 400. */
	async cancelOrder(body: bodies.CancelOrder): Promise<void> {
		await this.request(OPERATIONS.cancelOrder, { body }, z.unknown());
	}

	/** Takes orders, named by number, out of their waves; an order in neither list of the reply stayed in. */
	async deleteOrdersFromPickingWaves(orderNumbers: readonly number[]) {
		const body = { OrderIds: orderNumbers };
		const schema = replies.rawWaveRemovalSchema;
		return await this.request(OPERATIONS.deleteOrdersFromPickingWaves, { body }, schema);
	}

	private async byAddress<T>(
		operation: Operation,
		ids: readonly string[],
		schema: z.ZodType<T[], z.ZodTypeDef, unknown>,
	): Promise<T[]> {
		const found: T[] = [];
		for (const id of inBatches(ids, IDS_PER_ADDRESS)) {
			found.push(...(await this.request(operation, { query: { id } }, schema)));
		}
		return found;
	}

	private async request<T>(
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
