import type { Shipment, ShippedOrder } from '../../../../domain/dispatch/shipment';
import type { RawOrder } from '../raw/raw-order';
import { toInstant } from '../return/to-instant';
import type { RawPacked, RawTrackingUrl, TrackingUrlWish } from './raw-dispatch';
import { headerNumbers, toParcels } from './to-parcels';
import { goneRows, toShippedRows } from './to-shipped-rows';

/** An order of which goods left, with what was read of it besides. */
export type GoneOrder = {
	order: RawOrder;
	kind: ShippedOrder['kind'];
	packed: readonly RawPacked[];
};

const SOURCE_NUMBER = /^\d+$/;

/**
 * The orders, among all those that Linnworks returned for a reference, that left: processed and not cancelled, even if
 * they hold only services, or still open and shipped in part. One that is under the number of another order of the shop, and names this one
 * beside, belongs to that one.
 */
export const leftUnder = (reference: string, orders: readonly RawOrder[]): RawOrder[] =>
	orders.filter((order) => {
		const { ReferenceNum: own, HoldOrCancel } = order.GeneralInfo;
		if (own !== reference && SOURCE_NUMBER.test(own)) return false;
		return order.Processed ? !HoldOrCancel : goneRows(order).length > 0;
	});

/**
 * Whether an order may be in several parcels, so that it has to be asked: it holds more than one unit, a unit that is
 * packed in several boxes, or several numbers. Nothing on the order itself says so.
 */
export function mayBeSplit(order: RawOrder): boolean {
	const rows = goneRows(order);
	const units = rows.reduce((sum, { quantity }) => sum + quantity, 0);
	const isComposite = rows.some(({ row }) => listLength(row['CompositeSubItems']) > 0);
	const isBoxed = rows.some(({ row }) => listLength(row['Boxes']) > 1);
	return units > 1 || isComposite || isBoxed || headerNumbers(order).length > 1;
}

const listLength = (value: unknown): number => (Array.isArray(value) ? value.length : 0);

/** Everything that left under a reference, in the order in which it did. */
export const toShipment = (reference: string, orders: readonly GoneOrder[]): Shipment => ({
	kind: 'shipment',
	schemaVersion: 1,
	reference,
	orders: orders.map(toShippedOrder).sort(byTime),
});

function toShippedOrder({ order, kind, packed }: GoneOrder): ShippedOrder {
	return {
		orderId: order.OrderId,
		displayNumber: String(order.NumOrderId),
		kind,
		processedAt: order.Processed ? (toInstant(order.ProcessedDateTime) ?? UNDATED) : null,
		locationId: order.FulfilmentLocationId,
		carrier: text(order.ShippingInfo['Vendor']),
		service: order.ShippingInfo.PostalServiceName,
		parcels: toParcels(order, packed),
		lines: toShippedRows(goneRows(order)),
	};
}

/** A processed order without a date left some time ago. */
const UNDATED = '2000-01-01T00:00:00.000Z';

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** What is still open comes last; at the same time the older number first. */
function byTime(left: ShippedOrder, right: ShippedOrder): number {
	const timeOf = ({ processedAt }: ShippedOrder): number =>
		processedAt === null ? Number.MAX_SAFE_INTEGER : Date.parse(processedAt);
	return timeOf(left) - timeOf(right) || Number(left.displayNumber) - Number(right.displayNumber);
}

/** The numbers of an order whose addresses are asked for. */
export const trackingUrlWishes = ({ order, packed }: GoneOrder): TrackingUrlWish[] =>
	toParcels(order, packed)
		.filter(({ trackingNumber }) => trackingNumber !== '')
		.map(({ trackingNumber }) => ({
			OrderId: order.NumOrderId,
			Vendor: text(order.ShippingInfo['Vendor']),
			PostalTrackingNumber: trackingNumber,
			Postcode: order.CustomerInfo.Address.PostCode,
		}));

/** The shipment with the addresses under which its parcels can be followed. */
export function withUrls(shipment: Shipment, urls: readonly RawTrackingUrl[]): Shipment {
	const byNumber = new Map(
		urls.map((each) => [`${each.OrderId} ${each.PostalTrackingNumber}`, each.TrackingURL]),
	);
	return {
		...shipment,
		orders: shipment.orders.map((order) => ({
			...order,
			parcels: order.parcels.map((parcel) => ({
				...parcel,
				url: byNumber.get(`${order.displayNumber} ${parcel.trackingNumber}`) ?? '',
			})),
		})),
	};
}
