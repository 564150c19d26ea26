import { Args } from '../../behaviour/args';
import { ordersByReference, searchOrders } from '../../behaviour/find-orders';
import { allOpenOrders } from '../../behaviour/open-orders';
import { anyOrder } from '../../behaviour/order-access';
import { COUNTRIES } from '../../store/countries';
import type { World } from '../../store/world';
import { noteView, orderView, propertyViews, type OrderView } from '../../views/order-view';
import { flat, read, type OperationTable } from '../operation';

const OPEN_ORDERS_VIEW = 1;

function withDetail(order: OrderView, levels: readonly string[]): OrderView {
	if (levels.length === 0) return order;
	const has = (level: string) => levels.includes(level);
	const { GeneralInfo: general } = order;
	return {
		...order,
		Notes: has('NOTES') ? order.Notes : [],
		ExtendedProperties: has('EXTENDEDPROPERTIES') ? order.ExtendedProperties : [],
		GeneralInfo: { ...general, Identifiers: has('IDENTIFIERS') ? general.Identifiers : [] },
	};
}

function openOrdersDetails(world: World, args: Args) {
	const levels = args.texts('DetailLevel').map((level) => level.toUpperCase());
	const orders = args.guids('OrderIds').flatMap((id) => world.orders.get(id) ?? []);
	const open = orders.filter((order) => !order.processed);
	return { Orders: open.map((order) => withDetail(orderView(world, order), levels)) };
}

function searchReply(world: World, args: Args) {
	const { open, processed } = searchOrders(world, args);
	const locations = [...new Set(open.map((order) => order.locationId))];
	return {
		OpenOrders: locations.map((locationId) => {
			const ids = open.filter((order) => order.locationId === locationId).map(({ id }) => id);
			return {
				ViewId: OPEN_ORDERS_VIEW,
				LocationId: locationId,
				TotalOrders: ids.length,
				OrderIds: ids,
				Count: ids.length,
			};
		}),
		ProcessedOrders: processed.map(({ id }) => id),
	};
}

function auditTrail(world: World, args: Args) {
	const order = anyOrder(world, Args.required(args.guid('orderId')));
	return order.audit.map(({ at, type, note, user }) => ({
		Date: at.toISOString(),
		Type: type,
		Note: note,
		User: user,
		fkOrderHistoryTypeId: type.toUpperCase().replaceAll(' ', '_'),
		Tag: '',
		TypeDescription: type,
	}));
}

function relations(world: World, args: Args) {
	const order = anyOrder(world, Args.required(args.guid('orderId')));
	const parents = order.relations.flatMap((key) => world.orders.find(key) ?? []);
	const children = world.orders.all().filter((other) => other.relations.includes(order.reference));
	const row = (parent: typeof order, child: typeof order) => ({
		ParentOrderId: parent.id,
		ChildOrderId: child.id,
		Parent: parent.num,
		Child: child.num,
		Type: 'RELATED',
	});
	return [
		...parents.map((parent) => row(parent, order)),
		...children.map((child) => row(order, child)),
	];
}

function shippingMethods(world: World) {
	const vendors = [...new Set(world.postalServices.map(({ vendor }) => vendor))];
	return vendors.map((vendor) => ({
		Vendor: vendor,
		PostalServices: world.postalServices
			.filter((service) => service.vendor === vendor)
			.map((service) => ({
				pkPostalServiceId: service.id,
				PostalServiceName: service.name,
				TrackingNumberRequired: service.trackingRequired,
				Vendor: vendor,
			})),
	}));
}

/** Order reads by controller and method. */
export const ORDER_READS: OperationTable = {
	'Orders/GetOrderDetailsByReferenceId': read(250, (world, args) =>
		ordersByReference(world, args.text('ReferenceId') ?? '').map((order) =>
			orderView(world, order),
		),
	),
	'Orders/GetOrdersById': read(250, (world, args) =>
		args
			.guids('pkOrderIds')
			.flatMap((id) => world.orders.get(id) ?? [])
			.map((order) => orderView(world, order)),
	),
	'Orders/GetAllOpenOrders': read(250, allOpenOrders),
	'Orders/GetOrderDetailsByNumOrderId': read(250, (world, args) => {
		const order = world.orders.byNumber(Args.required(args.integer('OrderId')));
		return order ? orderView(world, order) : {};
	}),
	'OpenOrders/GetOpenOrdersDetails': flat(150, openOrdersDetails),
	'OpenOrders/SearchOrders': { ...flat(150, searchReply), isStrictlyFlat: true },
	'Orders/GetOrderNotes': read(150, (world, args) => {
		const order = anyOrder(world, Args.required(args.guid('orderId')));
		return order.notes.map((note) => noteView(order, note));
	}),
	'Orders/GetExtendedProperties': read(250, (world, args) =>
		propertyViews(anyOrder(world, Args.required(args.guid('orderId')))),
	),
	'Orders/GetOrderAuditTrail': read(250, auditTrail),
	'Orders/GetOrderRelations': read(150, relations),
	'Orders/GetCountries': read(150, () =>
		COUNTRIES.map((country) => ({
			CountryId: country.id,
			CountryName: country.name,
			CountryCode: country.code,
			Continent: country.continent,
			CustomsRequired: country.customsRequired,
			TaxRate: country.taxRate,
		})),
	),
	'Orders/GetShippingMethods': read(150, shippingMethods),
};
