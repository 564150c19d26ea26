import type { RawOrder } from '../mapping/raw/raw-order';
import type { RawWave } from '../mapping/raw/raw-replies';
import { NOTHING_READ, type GateReads } from '../mapping/to-fulfilment-facts';
import { stockLocations } from './account-cache';
import type { Connection } from './connect-linnworks';
import { inParallel, PARALLEL_READS } from '../../shared/in-parallel';
import { remoteOutcome } from '../../shared/remote-outcome';

/**
 * Reads what the gate needs beside the orders themselves: locks and merges, hand-over, kind of location, and each
 * pick wave once. A read that fails or is refused leaves its fact unknown instead of failing the order.
 */
export async function readGate(
	connection: Connection,
	orders: readonly RawOrder[],
): Promise<(order: RawOrder) => GateReads> {
	const { client } = connection;
	const ids = [...new Set(orders.map((order) => order.OrderId))];
	if (ids.length === 0) return () => NOTHING_READ;
	const [v2, handOver, locations] = await Promise.all([
		remoteOutcome(client.getV2Orders(ids)),
		remoteOutcome(client.getFulfilmentStatuses(ids)),
		remoteOutcome(stockLocations(connection)),
	]);
	const open = orders.filter((order) => !order.Processed);
	const waves = await readWaves(
		connection,
		open.flatMap((order) => order.GeneralInfo.PickwaveIds),
	);
	const v2ById = new Map((v2.ok ? v2.value : []).map((order) => [order.OrderId, order]));
	const handOverById = new Map(
		(handOver.ok ? handOver.value : []).map((row) => [row.OrderId, row.FulfillmentStatus]),
	);
	const isCentreById = new Map(
		(locations.ok ? locations.value : []).map((row) => [
			row.StockLocationId,
			row.IsFulfillmentCenter,
		]),
	);
	return (order) => ({
		v2: v2ById.get(order.OrderId),
		handOver: handOverById.get(order.OrderId),
		isFulfilmentCentre: isCentreById.get(order.FulfilmentLocationId),
		waves,
	});
}

async function readWaves(
	{ client }: Connection,
	waveIds: readonly number[],
): Promise<ReadonlyMap<number, RawWave | null>> {
	const ids = [...new Set(waveIds)];
	const reads = await inParallel(
		ids,
		PARALLEL_READS,
		async (id) => await remoteOutcome(client.getPickingWave(id)),
	);
	const waves = new Map<number, RawWave | null>();
	for (const [at, read] of reads.entries()) {
		const id = ids[at];
		if (id !== undefined && read.ok) waves.set(id, read.value);
	}
	return waves;
}
