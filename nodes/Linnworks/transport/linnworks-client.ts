import { z } from 'zod';
import { inBatches } from '../../shared/in-batches';
import * as replies from '../mapping/raw/raw-replies';
import { rawOrderSchema, rawTotalsSchema, type RawOrder } from '../mapping/raw/raw-order';
import { LinnworksRequests } from './linnworks-requests';
import { OPERATIONS, type Operation } from './operations';
import type * as bodies from '../mapping/raw/request-bodies';

/** Orders per GetOrdersById; the vendor states no limit, users stay at 50. */
const ORDERS_PER_CALL = 50;
/** Keeps a v2 address with repeated `id=<36 characters>` under 4 kB. */
const IDS_PER_ADDRESS = 90;

/**
 * Orders and what the account knows of places, countries and services, one method a call. How calls are repeated, and how
 * they fail, is in LinnworksRequests.
 */
export class LinnworksClient extends LinnworksRequests {
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

	/** Ids of all open orders of one location; the GUID of zeros is the Default location, never all of them. */
	async getAllOpenOrders(body: bodies.GetAllOpenOrders): Promise<string[]> {
		return await this.request(OPERATIONS.getAllOpenOrders, { body }, replies.rawOrderIdsSchema);
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

	/** All countries in the account's spelling. */
	async getCountries() {
		return await this.request(OPERATIONS.getCountries, {}, replies.rawCountriesSchema);
	}

	/** All postal services of the account. */
	async getPostalServices() {
		return await this.request(OPERATIONS.getPostalServices, {}, replies.rawPostalServicesSchema);
	}

	/**
	 * Saves up to 20 orders at one location and returns ids in no promised order. Orders whose key is taken are skipped
	 * while paid and overwritten while unpaid, so look first, and look again afterwards.
	 */
	async createOrders(body: bodies.CreateOrders): Promise<string[]> {
		return await this.request(OPERATIONS.createOrders, { body }, replies.rawChangedIdsSchema);
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

	/** Replaces every extended property of the order. */
	async setExtendedProperties(body: bodies.SetExtendedProperties): Promise<void> {
		await this.request(OPERATIONS.setExtendedProperties, { body }, z.unknown());
	}

	/** Parks orders with tag 7, unparks them without one; returns the ids it changed, refused ones are missing. */
	async changeOrderTag(orderIds: readonly string[], tag: 7 | null): Promise<string[]> {
		const body = { orderIds, ...(tag === null ? {} : { tag }) };
		return await this.request(OPERATIONS.changeOrderTag, { body }, replies.rawChangedIdsSchema);
	}

	/** Marks orders as paid; returns the ids it changed. A parked order keeps its status. */
	async markPaid(orderIds: readonly string[]): Promise<string[]> {
		const body = { orderIds, status: 1 };
		return await this.request(OPERATIONS.changeStatus, { body }, replies.rawChangedIdsSchema);
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
}
