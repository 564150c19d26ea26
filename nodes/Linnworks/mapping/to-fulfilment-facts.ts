import type { FulfilmentFacts, WaveFact } from '../../../domain/target/fulfilment-facts';
import type { RawOrder } from './raw/raw-order';
import type { RawV2Order, RawWave } from './raw/raw-replies';
import { toInstant } from './return/to-instant';

/** What the gate's reads brought for one order; undefined stands for a read that failed or said nothing of it. */
export type GateReads = {
	v2: RawV2Order | undefined;
	handOver: string | undefined;
	isFulfilmentCentre: boolean | undefined;
	/** By wave number: the wave while it is live, null once it is finished, undefined when it could not be read. */
	waves: ReadonlyMap<number, RawWave | null>;
};

export const NOTHING_READ: GateReads = {
	v2: undefined,
	handOver: undefined,
	isFulfilmentCentre: undefined,
	waves: new Map(),
};

/** Marker of a parked order; 1 to 6 are user tags (1.0/orders.json, ChangeOrderTag). */
const PARKED_MARKER = 7;
const UNPAID_STATUS = 0;
/** Hand-over states in which a third party is at work (2.0/orders-v2.json, FulfillmentStatus). */
const HANDED_OVER = new Set(['Submitted', 'Accepted']);
const FINISHED_WAVE = new Set(['Shipped', 'Abandoned']);
const UNSTARTED_WAVE = new Set(['Unallocated', 'Allocated']);

/**
 * How far the warehouse has come. v1 has no lock flag: HoldOrCancel means locked on an open order and cancelled on a
 * processed one, while v2 tells them apart, so without v2 the lock is read off v1 and still listed as unknown.
 */
export function toFulfilmentFacts(order: RawOrder, reads: GateReads): FulfilmentFacts {
	const { GeneralInfo: info, Processed: closed } = order;
	const { waves, unknown: unknownWaves } = closed
		? { waves: [], unknown: [] }
		: toWaveFacts(order, reads.waves);
	const { IsLocked: isLocked, IsMerged: isMerged } = reads.v2?.GeneralInfo ?? {};
	const closedAt = closed ? toWholeSecond(toInstant(order.ProcessedDateTime)) : null;
	const unknown = [
		...(!closed && typeof isLocked !== 'boolean' ? ['lock state'] : []),
		...(!closed && typeof isMerged !== 'boolean' ? ['merge state'] : []),
		...(reads.handOver === undefined ? ['hand-over state'] : []),
		...(reads.isFulfilmentCentre === undefined ? ['kind of location'] : []),
		...unknownWaves,
	];
	return {
		found: true,
		closed,
		...(closedAt === null ? {} : { closedAt }),
		cancelled: closed && (reads.v2?.GeneralInfo.IsCancelled ?? info.HoldOrCancel),
		partShipped: info.PartShipped || order.Items.some((item) => item.PartShippedQty > 0),
		handedOver: HANDED_OVER.has(reads.handOver ?? '') || reads.isFulfilmentCentre === true,
		waves,
		labelPrinted: info.LabelPrinted,
		trackingNumber: order.ShippingInfo.TrackingNumber,
		invoicePrinted: info.InvoicePrinted,
		pickListPrinted: info.PickListPrinted,
		locked: !closed && (isLocked === true || info.HoldOrCancel),
		parked: info.IsParked || info.Marker === PARKED_MARKER,
		paid: info.Status !== UNPAID_STATUS,
		merged: isMerged === true,
		unknown,
	};
}

function toWaveFacts(
	order: RawOrder,
	known: GateReads['waves'],
): { waves: WaveFact[]; unknown: string[] } {
	const waves: WaveFact[] = [];
	const unknown: string[] = [];
	for (const id of order.GeneralInfo.PickwaveIds) {
		const wave = known.get(id);
		if (wave === undefined) unknown.push(`pick wave ${id}`);
		waves.push(toWaveFact(id, wave, order.NumOrderId));
	}
	return { waves, unknown };
}

/** Finished waves come back empty from GetPickingWave; one that could not be read counts as live. */
function toWaveFact(id: number, wave: RawWave | null | undefined, orderNumber: number): WaveFact {
	const entry = wave?.Orders.find((each) => each.OrderId === orderNumber);
	const pickedInItems = entry?.Items.reduce((sum, item) => sum + item.PickedQuantity, 0) ?? 0;
	const left = wave !== null && wave !== undefined && !entry;
	return {
		waveId: String(id),
		finished: wave === null || left || FINISHED_WAVE.has(wave?.State ?? ''),
		notStarted: UNSTARTED_WAVE.has(wave?.State ?? ''),
		state: wave === null ? 'Finished' : (wave?.State ?? ''),
		pickState: entry?.PickState ?? '',
		pickedUnits: Math.max(0, Math.round(Math.max(entry?.PickedItemsCount ?? 0, pickedInItems))),
	};
}

/** Sources tell when something changed in whole seconds, and a change in the second of the dispatch came after it. */
const toWholeSecond = (instant: string | null): string | null =>
	instant === null ? null : `${instant.slice(0, 19)}.000Z`;
