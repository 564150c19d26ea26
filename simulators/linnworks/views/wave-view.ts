import type { OrderRecord } from '../store/order-record';
import {
	isFinished,
	type WaveItemRecord,
	type WaveOrderRecord,
	type WaveRecord,
} from '../store/wave-record';
import type { World } from '../store/world';
import { pickStateOf, type PickState } from '../behaviour/waves';
import type { AllocationCheck } from '../behaviour/wave-checks';
import { stockItemById } from '../behaviour/stock';

function itemState(
	order: OrderRecord | undefined,
	state: PickState,
	item: WaveItemRecord,
	wave: WaveRecord,
) {
	if (wave.state === 'Abandoned') return 'Abandonned';
	if (!order?.lines.some((line) => line.rowId === item.orderRowId)) return 'DeletedFromOrder';
	return state === 'LockedOrParked' || state === 'Cancelled' ? 'OrderStateInvalid' : 'Normal';
}

function waveOrderView(world: World, wave: WaveRecord, entry: WaveOrderRecord) {
	const order = world.orders.get(entry.orderId);
	const state = pickStateOf(order, entry);
	const num = order?.num ?? 0;
	return {
		PickingWaveOrdersRowId: entry.rowId,
		PickingWaveId: wave.id,
		OrderId: num,
		PickState: state,
		SortOrder: entry.sortOrder,
		ItemCount: entry.items.reduce((total, item) => total + item.toPick, 0),
		PickedItemsCount: entry.items.reduce((total, item) => total + item.picked, 0),
		Items: entry.items.map((item, index) => ({
			SortOrder: index + 1,
			ToPickQuantity: item.toPick,
			TOTId: 0,
			TrayTag: '',
			PickingTag: '',
			PickingWaveItemsRowId: item.rowId,
			PickingWaveId: wave.id,
			PickedQuantity: item.picked,
			ItemState: itemState(order, state, item, wave),
			BatchInventoryId: 0,
			OrderId: num,
			OrderItemRowId: item.orderRowId,
			StockItemId: item.stockItemId,
			OrderSortOrder: entry.sortOrder,
		})),
	};
}

function orderFlags(world: World, entry: WaveOrderRecord) {
	const order = world.orders.get(entry.orderId);
	return {
		OrderId_Guid: entry.orderId,
		IsProcessed: order?.processed ?? false,
		IsCancelled: order?.cancelled ?? false,
		IsOnHold: order?.locked ?? false,
		IsLocked: order?.locked ?? false,
		IsPaid: order?.status === 1,
	};
}

function headerFields(wave: WaveRecord) {
	const items = wave.orders.flatMap((entry) => entry.items);
	const isPicked = (entry: WaveOrderRecord) => entry.items.every((i) => i.picked >= i.toPick);
	return {
		LocationId: wave.locationId,
		UserId: wave.userId,
		EmailAddress: '',
		CreatedDate: wave.createdAt.toISOString(),
		OrderCount: wave.orders.length,
		ItemCount: items.reduce((total, item) => total + item.toPick, 0),
		ItemsPicked: items.reduce((total, item) => total + item.picked, 0),
		OrdersPicked: wave.orders.filter(isPicked).length,
		AccumulatedInProgressSeconds: 0,
		...(wave.startedAt ? { StartTime: wave.startedAt.toISOString() } : {}),
		...(wave.endedAt ? { EndTime: wave.endedAt.toISOString() } : {}),
		GroupType: wave.groupType,
		PickingWaveId: wave.id,
		State: wave.state,
	};
}

/** `PickingWave` of the contract: the header list entry. */
export function waveHeaderView(world: World, wave: WaveRecord, withOrders: boolean) {
	return {
		...headerFields(wave),
		SortType: wave.sortingType,
		Orders: withOrders ? wave.orders.map((entry) => waveOrderView(world, wave, entry)) : [],
	};
}

/** `PickingWaveDetailed` of the contract. */
export function waveDetailView(world: World, wave: WaveRecord) {
	return {
		...headerFields(wave),
		SortingType: wave.sortingType,
		Orders: wave.orders.map((entry) => ({
			...waveOrderView(world, wave, entry),
			Composition: [],
			...orderFlags(world, entry),
		})),
	};
}

export type WaveView = ReturnType<typeof waveDetailView>;

/** `GetPickingWavesResponse`: finished waves come back without detail, as users have seen. */
export function wavesReply(world: World, waves: readonly WaveRecord[]) {
	const live = waves.filter((wave) => !isFinished(wave));
	const ids = new Set(
		live.flatMap((wave) => wave.orders.flatMap(({ items }) => items.map((i) => i.stockItemId))),
	);
	return {
		PickingWaves: live.map((wave) => waveDetailView(world, wave)),
		Skus: [...ids].flatMap((id) => {
			const item = stockItemById(world, id);
			if (!item) return [];
			return [
				{
					SKU: item.sku,
					StockItemId: item.id,
					ItemTitle: item.title,
					Barcode: item.barcode,
					PrimaryImageURL: '',
					Identifiers: [],
				},
			];
		}),
		Bins: [],
	};
}

/** `PickWaveAllocateCheckResult` of the contract. */
export function allocationView(world: World, check: AllocationCheck, index: number) {
	const { order } = check;
	return {
		SortOrder: index + 1,
		OrderId: check.num,
		...(order ? { OrderId_Guid: order.id } : {}),
		Errors: check.errors.map(({ type, text, rowId }) => ({
			Error: text,
			ErrorType: type,
			...(rowId === null ? {} : { OrderItemRowId: rowId }),
		})),
		HasErrors: check.errors.length > 0,
		OrderDetails: (order?.lines ?? []).flatMap((line) => {
			const item = stockItemById(world, line.stockItemId);
			if (!order || !item) return [];
			return [
				{
					LocationId: order.locationId,
					OrderItemRowId: line.rowId,
					BatchInventoryId: 0,
					StockItemId: item.id,
					SKU: item.sku,
					ItemTitle: item.title,
					Binrack: '',
					BatchNumber: '',
					Quantity: line.quantity,
					RoutingSequence: 0,
				},
			];
		}),
	};
}
