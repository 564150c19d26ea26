import type { WaveFact } from '../../../domain/target/fulfilment-facts';
import type { SqlRow } from './raw/row';

/** What hangs off an order that its lines do not tell. */
export type OrderLinks = {
	/** Units in item fulfilments, whatever their state, by the order's line. */
	fulfilled: ReadonlyMap<string, number>;
	waves: WaveFact[];
};

const FULFILMENT = 'ItemShip';
/** Links by which the warehouse's own work is known before there is a fulfilment (docs/vendors/netsuite.md §4). */
const WAVE_LINKS = new Set(['waveord', 'pickpack', 'ordfftrq']);

/**
 * Reads the rows of the link query, one for each pair of lines, into what they say of each order, by internal id. A
 * wave or pick task counts as live and under way, because nothing more is told of it.
 */
export function toOrderLinks(rows: readonly SqlRow[]): Map<string, OrderLinks> {
	const byOrder = new Map<
		string,
		{ fulfilled: Map<string, number>; waves: Map<string, WaveFact> }
	>();
	for (const row of rows) {
		const orderId = row['previousdoc'] ?? '';
		const known = byOrder.get(orderId) ?? { fulfilled: new Map(), waves: new Map() };
		byOrder.set(orderId, known);
		const { previousline = '', nextdoc = '', linktype = '' } = row;
		if (row['type'] === FULFILMENT) {
			const units = Math.abs(Number(row['quantity'] ?? '0')) || 0;
			known.fulfilled.set(previousline, (known.fulfilled.get(previousline) ?? 0) + units);
		} else if (WAVE_LINKS.has(linktype.toLowerCase())) {
			known.waves.set(nextdoc, toWave(nextdoc, row['status_name'] ?? linktype));
		}
	}
	return new Map(
		[...byOrder].map(([orderId, { fulfilled, waves }]): [string, OrderLinks] => [
			orderId,
			{ fulfilled, waves: [...waves.values()] },
		]),
	);
}

const toWave = (waveId: string, state: string): WaveFact => ({
	waveId,
	finished: false,
	notStarted: false,
	state,
	pickState: 'Unpicked',
	pickedUnits: 0,
});
