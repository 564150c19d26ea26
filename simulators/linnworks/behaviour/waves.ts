import type { OrderRecord } from '../store/order-record';
import {
	isFinished,
	type WaveItemRecord,
	type WaveOrderRecord,
	type WaveRecord,
} from '../store/wave-record';
import type { World } from '../store/world';
import { API_USER, isHeld, saveOrder } from './order-access';

export type PickState =
	| 'Unpicked'
	| 'PartialPicked'
	| 'Picked'
	| 'Processed'
	| 'LockedOrParked'
	| 'Cancelled'
	| 'Deleted';

export interface WaveDraft {
	locationId: string;
	userId: number;
	groupType: WaveRecord['groupType'];
	sortingType: WaveRecord['sortingType'];
}

function contains(wave: Readonly<WaveRecord>, orderId: string): boolean {
	return wave.orders.some((entry) => entry.orderId === orderId);
}

/** The unfinished wave an order is in. */
export function liveWaveOf(world: World, orderId: string): WaveRecord | undefined {
	return world.waves.find((wave) => !isFinished(wave) && contains(wave, orderId));
}

/** The wave numbers GeneralInfo.PickwaveIds lists. */
export function waveIdsOf(world: World, orderId: string): number[] {
	return world.waves
		.filter((wave) => contains(wave, orderId))
		.filter((wave) => world.switches.pickwaveIdsKeepFinished || !isFinished(wave))
		.map((wave) => wave.id);
}

/** How far one order of a wave has come; the state of the order itself comes first. */
export function pickStateOf(
	order: Readonly<OrderRecord> | undefined,
	entry: Readonly<WaveOrderRecord>,
): PickState {
	if (!order) return 'Deleted';
	if (order.cancelled) return 'Cancelled';
	if (order.processed) return 'Processed';
	if (isHeld(order)) return 'LockedOrParked';
	if (entry.items.every((item) => item.picked === 0)) return 'Unpicked';
	return entry.items.every((item) => item.picked >= item.toPick) ? 'Picked' : 'PartialPicked';
}

function waveItems(world: World, order: Readonly<OrderRecord>): WaveItemRecord[] {
	return order.lines.flatMap((line) => {
		if (line.stockItemId === null || line.quantity - line.shippedQuantity <= 0) return [];
		return {
			rowId: world.ids.number('waveItem'),
			orderRowId: line.rowId,
			stockItemId: line.stockItemId,
			toPick: line.quantity - line.shippedQuantity,
			picked: 0,
		};
	});
}

function noteWave(world: World, order: OrderRecord, type: string, waveId: number, user: string) {
	const entry = { type, note: `Pickwave ${waveId}`, user };
	saveOrder(world, order, entry, world.switches.lastUpdatedOnWaves);
}

/** Makes a wave of orders already found fit for one. */
export function addWave(
	world: World,
	draft: WaveDraft,
	orders: readonly OrderRecord[],
	user = API_USER,
): WaveRecord {
	const wave: WaveRecord = {
		id: world.ids.number('wave'),
		...draft,
		state: draft.userId > 0 ? 'Allocated' : 'Unallocated',
		createdAt: world.clock(),
		startedAt: null,
		endedAt: null,
		orders: orders.map((order, index) => ({
			rowId: world.ids.number('waveOrder'),
			orderId: order.id,
			sortOrder: index + 1,
			items: waveItems(world, order),
		})),
	};
	world.waves.push(wave);
	for (const order of orders) noteWave(world, order, 'Added to pickwave', wave.id, user);
	return wave;
}

/** Takes an order out of its wave, which the vendor allows only while it is Unpicked. */
export function removeFromWave(
	world: World,
	order: OrderRecord,
	user = API_USER,
): 'removed' | 'noWave' | 'refused' {
	const wave = liveWaveOf(world, order.id);
	const entry = wave?.orders.find(({ orderId }) => orderId === order.id);
	if (!wave || !entry) return 'noWave';
	if (pickStateOf(order, entry) !== 'Unpicked') return 'refused';
	wave.orders = wave.orders.filter(({ orderId }) => orderId !== order.id);
	noteWave(world, order, 'Removed from pickwave', wave.id, user);
	return 'removed';
}

/** Waves whose orders are all processed or cancelled become Shipped. */
export function shipFinishedWaves(world: World): void {
	for (const wave of world.waves) {
		const isOver = wave.orders.every(({ orderId }) => world.orders.get(orderId)?.processed);
		if (isFinished(wave) || wave.orders.length === 0 || !isOver) continue;
		wave.state = 'Shipped';
		wave.endedAt = world.clock();
	}
}
