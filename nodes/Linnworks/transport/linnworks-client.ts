import { z } from 'zod';
import { inBatches } from '../../shared/in-batches';
import { RemoteRejected } from '../../shared/remote-error';
import * as replies from '../mapping/raw/raw-replies';
import { rawOrderSchema, rawTotalsSchema, type RawOrder } from '../mapping/raw/raw-order';
import { LinnworksRequests } from './linnworks-requests';
import { refusedInReply } from './judge-answer';
import { OPERATIONS, type Operation } from './operations';
import type * as bodies from '../mapping/raw/request-bodies';
import * as postSale from '../mapping/return/raw-post-sale';
import * as stock from '../mapping/stock/raw-stock';

/** Orders per GetOrdersById; the vendor states no limit, users stay at 50. */
const ORDERS_PER_CALL = 50;
/** Items per GetInventoryItemsCompositionByIds (1.0/inventory.json). */
const COMPOSITIONS_PER_CALL = 100;
/** The largest page of GetStockItemsFull (1.0/stock.json); as many items are asked for where nothing is said. */
export const ITEMS_PER_PAGE = 200;
/** Rows per page of GetItemChangesHistory; the vendor names no limit, users take 200. */
export const CHANGES_PER_PAGE = 200;
/** Keeps a v2 address with repeated `id=<36 characters>` under 4 kB. */
const IDS_PER_ADDRESS = 90;

/** A stock search without a result is a refusal (docs/vendors/linnworks.md §7). */
const NOTHING_FOUND = /no items found/i;

function emptyIfNothingFound(error: unknown): [] {
	if (error instanceof RemoteRejected && NOTHING_FOUND.test(error.details.vendorCode)) return [];
	throw error;
}

/** The Linnworks API, one method a call. How calls are repeated, and how they fail, is in LinnworksRequests. */
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

	/** Stock items by SKU; SKUs that Linnworks does not know, or has archived, are missing. */
	async getStockItemIdsBySku(skus: readonly string[]) {
		const body = { SKUS: skus };
		const schema = replies.rawStockItemIdsSchema;
		return (await this.request(OPERATIONS.getStockItemIdsBySku, { body }, schema)).Items;
	}

	/** What composite items are made of, by the id of the composite; items that are none are missing. */
	async getCompositions(ids: readonly string[]): Promise<replies.RawCompositions> {
		const found: replies.RawCompositions = {};
		for (const InventoryItemIds of inBatches(ids, COMPOSITIONS_PER_CALL)) {
			const body = { InventoryItemIds };
			const schema = replies.rawCompositionsSchema;
			Object.assign(found, await this.request(OPERATIONS.getCompositions, { body }, schema));
		}
		return found;
	}

	/** Items in use, composites among them, whose bar code contains this text; variation parents are left out. */
	async findStockItemsByBarcode(keyword: string): Promise<replies.RawStockItem[]> {
		const found: replies.RawStockItem[] = [];
		for (let pageNumber = 1; ; pageNumber++) {
			const body = {
				keyword,
				loadCompositeParents: true,
				loadVariationParents: false,
				entriesPerPage: ITEMS_PER_PAGE,
				pageNumber,
				dataRequirements: [],
				searchTypes: ['Barcode'],
			};
			const schema = replies.rawStockItemsSchema;
			const page = await this.request(OPERATIONS.getStockItemsFull, { body }, schema).catch(
				emptyIfNothingFound,
			);
			found.push(...page);
			if (page.length < ITEMS_PER_PAGE) return found;
		}
	}

	/** One page of the items in use with their levels, composites and groups of variations among them; empty past the end. */
	async getStockPage(pageNumber: number): Promise<stock.RawStockRow[]> {
		const body = {
			...{ keyword: '', loadCompositeParents: true, loadVariationParents: true },
			...{ entriesPerPage: ITEMS_PER_PAGE, pageNumber },
			...{ dataRequirements: ['StockLevels'], searchTypes: ['SKU'] },
		};
		const schema = stock.rawStockPageSchema;
		return await this.request(OPERATIONS.getStockItemsFull, { body }, schema).catch(
			emptyIfNothingFound,
		);
	}

	/** Levels of items by id, at every location; items that Linnworks does not know are missing. */
	async getStockLevels(StockItemIds: readonly string[]): Promise<stock.RawItemLevels[]> {
		const body = { StockItemIds };
		return await this.request(OPERATIONS.getStockLevels, { body }, stock.rawLevelBatchSchema);
	}

	/** Kinds of items by SKU and by number, archived ones included; what Linnworks never had is missing. */
	async getItemKinds(
		SKUS: readonly string[],
		ids: readonly number[],
	): Promise<stock.RawItemKind[]> {
		const body = { SKUS, StockItemIntIds: ids };
		return await this.request(OPERATIONS.getStockItemTypeInfo, { body }, stock.rawItemKindsSchema);
	}

	/** What kind of items SKUs are, archived ones included; SKUs that Linnworks never had are missing. */
	async getStockItemTypes(skus: readonly string[]) {
		const body = { SKUS: skus, StockItemIntIds: [] };
		const schema = replies.rawStockItemTypesSchema;
		return (await this.request(OPERATIONS.getStockItemTypeInfo, { body }, schema)).StockItemInfo;
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

	/** All return bookings of an order, whoever made them, booked in or not. */
	async getRmas(orderId: string): Promise<postSale.RawRma[]> {
		const body = { OrderId: orderId };
		return await this.request(OPERATIONS.getRmas, { body }, postSale.rawRmasSchema);
	}

	/** All refunds of an order, whoever recorded them, sent or not. */
	async getRefunds(orderId: string): Promise<postSale.RawRefund[]> {
		const body = { OrderId: orderId };
		return await this.request(OPERATIONS.getRefunds, { body }, postSale.rawRefundsSchema);
	}

	/** One page of the changes of an item's stock at one location, newest first; pages count from 1 and hold up to 200. */
	async getItemChanges(stockItemId: string, locationId: string, pageNumber: number) {
		const query = {
			...{ stockItemId, locationId, pageNumber: String(pageNumber) },
			entriesPerPage: String(CHANGES_PER_PAGE),
		};
		return await this.request(OPERATIONS.getItemChanges, { query }, postSale.rawItemChangesSchema);
	}

	/** Books a return each time it is called, so look first. Stock moves when the warehouse books it in. */
	async createRmaBooking(body: postSale.CreateRmaBooking): Promise<number> {
		const operation = OPERATIONS.createRmaBooking;
		const { RMAHeaderId: id, Errors } = await this.request(
			operation,
			{ body },
			postSale.rawRmaReplySchema,
		);
		if (id === 0) throw refusedInReply(operation, Errors, 'RMAHeaderId');
		return id;
	}

	/** Records a refund each time it is called, so look first. No money moves: that would be another call. */
	async createRefund(body: postSale.CreateRefund): Promise<number> {
		const operation = OPERATIONS.createRefund;
		const {
			RefundHeaderId: id,
			CannotRefundReason: reason,
			Errors,
		} = await this.request(operation, { body }, postSale.rawRefundReplySchema);
		const why = reason === 'None' || reason === '' ? Errors : [reason, ...Errors];
		if (id === 0) throw refusedInReply(operation, why, 'RefundHeaderId');
		return id;
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
