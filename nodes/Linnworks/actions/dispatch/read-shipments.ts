import type { Shipment, ShippedOrder } from '../../../../domain/dispatch/shipment';
import type { Failure } from '../../../../domain/report/sync-item';
import { err, ok, type Result } from '../../../../domain/result';
import { inParallel, PARALLEL_READS } from '../../../shared/in-parallel';
import type { RemoteError } from '../../../shared/remote-error';
import { remoteOutcome } from '../../../shared/remote-outcome';
import { toFailure } from '../../../shared/sync-items';
import { dispatchKind } from '../../mapping/dispatch/to-dispatched-order';
import {
	leftUnder,
	mayBeSplit,
	toShipment,
	trackingUrlWishes,
	withUrls,
	type GoneOrder,
} from '../../mapping/dispatch/to-shipment';
import type { RawOrder } from '../../mapping/raw/raw-order';
import type { DispatchClient } from '../../transport/dispatch-client';
import { ofSource } from '../pick-order';

export type ShipmentWish = { reference: string; source: string; subSource: string };

export type ShipmentTerms = {
	/** Whether an order is asked for its parcels: where it may have several, always, or never. */
	parcels: 'auto' | 'always' | 'never';
	trackingUrls: boolean;
};

/** Orders that one reference finds at most (docs/vendors/linnworks.md §2.2); as many may be too few. */
const MOST_ORDERS = 50;
/** The status of an order that is sent again (docs/vendors/linnworks.md §8). */
const RESEND = 4;

type Found = { reference: string; orders: GoneOrder[] };

/**
 * What left for each wish, in the order of the wishes. A call that fails is the failure of the orders it was about, and
 * of no others.
 */
export async function readShipments(
	client: DispatchClient,
	wishes: readonly ShipmentWish[],
	terms: ShipmentTerms,
): Promise<Array<Result<Shipment, Failure>>> {
	const found = await inParallel(
		wishes,
		PARALLEL_READS,
		async (wish): Promise<Result<Found, Failure>> => {
			const read = await readGone(client, wish, terms);
			return read.ok ? read : err(read.error);
		},
		{ firstAlone: true },
	);
	const shipments = found.map((each): Result<Shipment, Failure> =>
		each.ok ? ok(toShipment(each.value.reference, each.value.orders)) : each,
	);
	if (!terms.trackingUrls) return shipments;
	const orders = found.flatMap((each) => (each.ok ? each.value.orders : []));
	const urls = await remoteOutcome(client.getTrackingUrls(orders.flatMap(trackingUrlWishes)));
	return shipments.map((each) => {
		if (!each.ok || each.value.orders.length === 0) return each;
		return urls.ok ? ok(withUrls(each.value, urls.value)) : err(toFailure('target', urls.error));
	});
}

async function readGone(
	client: DispatchClient,
	wish: ShipmentWish,
	terms: ShipmentTerms,
): Promise<Result<Found, Failure>> {
	const { reference } = wish;
	const read = await remoteOutcome(client.getOrderDetailsByReferenceId(reference));
	if (!read.ok) return failed(read.error);
	if (read.value.length >= MOST_ORDERS) return err(tooMany(reference));
	const left = leftUnder(reference, ofSource(read.value, wish));
	const isSure = left.length === 1 && left[0]?.GeneralInfo.Status !== RESEND;
	const orders: GoneOrder[] = [];
	for (const order of left) {
		const kind = await kindOf(client, order, isSure);
		if (!kind.ok) return failed(kind.error);
		const isAsked = terms.parcels === 'always' || (terms.parcels === 'auto' && mayBeSplit(order));
		const packed =
			isAsked && order.Processed && kind.value === 'sale'
				? await remoteOutcome(client.getPackageSplit(order.OrderId))
				: ok([]);
		if (!packed.ok) return failed(packed.error);
		orders.push({ order, kind: kind.value, packed: packed.value });
	}
	return ok({ reference, orders });
}

/**
 * What an order is to the sale. Its status says that it is sent again, open or processed. Whatever else there is to know
 * stands in the header of a processed order only, which is read where there are several: one order alone cannot be one
 * that was sent again.
 */
async function kindOf(
	client: DispatchClient,
	order: RawOrder,
	isSure: boolean,
): Promise<Result<ShippedOrder['kind'], RemoteError>> {
	if (order.GeneralInfo.Status === RESEND) return ok('resend');
	if (isSure || !order.Processed) return ok('sale');
	const info = await remoteOutcome(client.getOrderInfo(order.OrderId));
	return info.ok ? ok(dispatchKind(info.value)) : info;
}

const failed = (error: RemoteError): Result<never, Failure> => err(toFailure('target', error));

const tooMany = (reference: string): Failure => ({
	step: 'target',
	code: 'ORDER_AMBIGUOUS',
	reason: `Linnworks has ${MOST_ORDERS} orders or more under reference ${reference}, and shows no more than that`,
	retry: false,
	retryAfterSeconds: 0,
});
