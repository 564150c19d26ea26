import { stockItemById } from '../behaviour/stock';
import { checkAllocatable } from '../behaviour/wave-checks';
import { addWave, liveWaveOf, pickStateOf } from '../behaviour/waves';
import type { WaveRecord, WaveState } from '../store/wave-record';
import type { World } from '../store/world';
import { waveDetailView, type WaveView } from '../views/wave-view';
import { orderNamed, WAREHOUSE_USER } from './find-order';

export interface RefusedOrder {
	orderId: string;
	reasons: string[];
}

export type DrivenWave = WaveView & { Refused: RefusedOrder[] };

const PICKER_ID = 1;

/** What pickers do with waves. */
export function waveDrivers(world: World) {
	function waveOf(id: number): WaveRecord {
		const wave = world.waves.find((candidate) => candidate.id === id);
		if (!wave) throw new Error(`No wave ${id}.`);
		return wave;
	}

	function enter(id: number, state: WaveState): WaveView {
		const wave = waveOf(id);
		wave.state = state;
		if (state === 'InProgress') wave.startedAt ??= world.clock();
		if (state === 'Shipped' || state === 'Abandoned') wave.endedAt = world.clock();
		return waveDetailView(world, wave);
	}

	return {
		/** Makes a wave of the orders that may enter one and names the others; throws if none may. */
		createPickWave(first: string | string[], ...others: string[]): DrivenWave {
			const orders = [first, others].flat().map((key) => orderNamed(world, key));
			const checks = orders.map((order) => checkAllocatable(world, order.num));
			const fit = checks.flatMap(({ order, errors }) =>
				order && errors.length === 0 ? order : [],
			);
			const refused = checks
				.filter(({ errors }) => errors.length > 0)
				.map(({ order, errors }) => ({
					orderId: order?.id ?? '',
					reasons: errors.map(({ type }) => type),
				}));
			const location = fit[0]?.locationId;
			if (location === undefined) {
				throw new Error(`No order can enter a wave: ${JSON.stringify(refused)}`);
			}
			const wave = addWave(
				world,
				{
					locationId: location,
					userId: PICKER_ID,
					groupType: 'Orders',
					sortingType: 'OrderView',
				},
				fit,
				WAREHOUSE_USER,
			);
			return { ...waveDetailView(world, wave), Refused: refused };
		},

		startWave: (id: number) => enter(id, 'InProgress'),
		pauseWave: (id: number) => enter(id, 'Paused'),
		completePick: (id: number) => enter(id, 'Complete'),
		packWave: (id: number) => enter(id, 'Packing'),
		shipWave: (id: number) => enter(id, 'Shipped'),
		abandonWave: (id: number) => enter(id, 'Abandoned'),
		wave: (id: number) => waveDetailView(world, waveOf(id)),

		/** Picks units of one SKU for an order of a started wave. */
		pickItem(key: string, sku: string, quantity: number): WaveView {
			const order = orderNamed(world, key);
			const wave = liveWaveOf(world, order.id);
			const entry = wave?.orders.find(({ orderId }) => orderId === order.id);
			if (!wave || !entry) throw new Error(`Order ${key} is in no wave.`);
			if (wave.state !== 'InProgress') throw new Error(`Wave ${wave.id} is not started.`);
			if (pickStateOf(order, entry) === 'LockedOrParked') {
				throw new Error(`Order ${key} is locked or parked.`);
			}
			const item = entry.items.find(
				({ stockItemId }) => stockItemById(world, stockItemId)?.sku === sku,
			);
			if (!item || item.picked + quantity > item.toPick) {
				throw new Error(`Order ${key} has no ${quantity} of ${sku} left to pick.`);
			}
			item.picked += quantity;
			return waveDetailView(world, wave);
		},
	};
}
