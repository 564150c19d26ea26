import type { WaveFact } from '../../../domain/target/fulfilment-facts';
import type { SqlRow } from './raw/row';

/** What hangs off an order that its lines do not tell. */
export type OrderLinks = {
	/** Units in item fulfilments, whatever their state, by the order's line. */
	fulfilled: ReadonlyMap<string, number>;
	waves: WaveFact[];
};

const FULFILMENT = 'ItemShip';
const FULFILMENT_LINK = 'shiprcpt';
/** Links by which the warehouse's own work is known before there is a fulfilment (docs/vendors/netsuite.md §4). */
const WAVE_LINKS = new Set(['waveord', 'pickpack', 'ordfftrq']);

/**
 * Reads the rows of the link query, one for each pair of lines, into what they say of each order, by internal id; null
 * where they say that there is a fulfilment which the role may not see. A wave or pick task counts as live and under
 * way, because nothing more is told of it.
 */
export function toOrderLinks(rows: readonly SqlRow[]): Map<string, OrderLinks | null> {
	const byOrder = new Map<string, SqlRow[]>();
	for (const row of rows) {
		const orderId = row['previousdoc'] ?? '';
		byOrder.set(orderId, [...(byOrder.get(orderId) ?? []), row]);
	}
	return new Map([...byOrder].map(([orderId, own]) => [orderId, linksOf(own)]));
}

function linksOf(rows: readonly SqlRow[]): OrderLinks | null {
	const fulfilled = new Map<string, number>();
	const waves = new Map<string, WaveFact>();
	for (const { previousline = '', nextdoc = '', linktype = '', type, ...row } of rows) {
		const link = linktype.toLowerCase();
		if (link === FULFILMENT_LINK && type === undefined) return null;
		if (type === FULFILMENT) {
			const units = Math.abs(Number(row['quantity'] ?? '0')) || 0;
			fulfilled.set(previousline, (fulfilled.get(previousline) ?? 0) + units);
		} else if (WAVE_LINKS.has(link)) {
			waves.set(nextdoc, toWave(nextdoc, row['status_name'] ?? linktype));
		}
	}
	return { fulfilled, waves: [...waves.values()] };
}

const toWave = (waveId: string, state: string): WaveFact => ({
	waveId,
	finished: false,
	notStarted: false,
	state,
	pickState: 'Unpicked',
	pickedUnits: 0,
});
