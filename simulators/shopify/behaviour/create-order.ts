import type { Customer, Order, PurchasingCompany } from '../store/order';
import { fromPresentment, type Currencies } from '../store/exchange';
import { toMinor, ZERO, type Bag } from '../store/money';
import { allocateDiscount, type DiscountRequest } from './allocate-discount';
import { toAddress, type AddressInput } from './address';
import { moveStock, sold } from './inventory';
import { lineSale, noValue, shippingSale, writeAgreement } from './ledger';
import { currentQuantityOf, originalValue } from './line-value';
import { newLines, type NewLine } from './new-line';
import { salesTotals } from './order-totals';
import { routeUnits } from './route-units';
import { originalShippingValue } from './shipping-value';
import { payAtCheckout, type CheckoutStatus } from './transactions';
import type { ShopEvent } from './shop-event';
import { ONLINE_STORE_APP_ID } from '../settings';
import type { World } from './world';

/** An order placed by a buyer. Amounts are decimal strings in the buyer's currency. */
export interface NewOrder {
	readonly name?: string;
	readonly lines: readonly NewLine[];
	readonly shipping?: {
		readonly title: string;
		readonly price: string;
		readonly code?: string;
		readonly taxable?: boolean;
	};
	readonly taxesIncluded?: boolean;
	readonly taxRates?: ReadonlyArray<{ readonly title: string; readonly rate: number }>;
	readonly presentmentCurrency?: string;
	/** Presentment units per shop unit. */
	readonly rate?: number;
	readonly shippingAddress?: AddressInput;
	readonly billingAddress?: AddressInput;
	readonly email?: string;
	readonly phone?: string;
	readonly note?: string;
	readonly poNumber?: string;
	/** The company that it is placed for (B2B); the same name is the same company. */
	readonly company?: {
		readonly name: string;
		readonly externalId?: string;
		readonly location: { readonly name: string; readonly externalId?: string };
	};
	readonly tags?: readonly string[];
	readonly orderDiscount?: DiscountRequest;
	readonly financialStatus?: CheckoutStatus;
	readonly gateway?: string;
	readonly locationId?: number;
	readonly createdAt?: Date;
	readonly sourceName?: string;
	/** The app or channel that places it; the online store unless given. */
	readonly app?: { readonly id: number; readonly title: string };
	/** What the payment is, when it is not what the order costs. */
	readonly paid?: string;
	/** Makes the vendor refuse edits with these reasons. */
	readonly editBlocks?: readonly string[];
}

/** Places an order: lines, discounts, tax, payment, ledger, stock and fulfilment orders. */
export function createOrder(world: World, request: NewOrder): Order {
	const order = blankOrder(world, request);
	const made = request.lines.map((line) => newLines(world, order, line));
	order.lines.push(...made.flat());
	request.lines.forEach(({ discount }, i) => {
		if (discount) allocateDiscount(world, order, discount, made[i] ?? []);
	});
	if (request.orderDiscount) allocateDiscount(world, order, request.orderDiscount, order.lines);
	if (request.shipping) addShipping(world, order, request.shipping);
	order.originalTotal = salesTotals(order).total;
	payAtCheckout(world, order, request.financialStatus ?? 'PAID', request.gateway, request.paid);
	writeFirstAgreement(world, order);
	const units = order.lines.map((line) => ({
		line,
		quantity: currentQuantityOf(line),
		locationId: order.locationId,
	}));
	routeUnits(world, order, units);
	const stock = units.flatMap(({ line, quantity, locationId }): ShopEvent[] =>
		moveStock(world, line, locationId, sold(quantity)),
	);
	world.store.orders.set(order.id, order);
	world.announce([{ topic: 'orders/create', order }, ...stock]);
	return order;
}

function blankOrder(world: World, request: NewOrder): Order {
	const id = world.ids.next();
	const number = world.store.nextOrderNumber++;
	const createdAt = request.createdAt ?? world.now();
	const currencies = currenciesOf(world, request);
	const address = request.shippingAddress ? toAddress(request.shippingAddress) : null;
	return {
		...currencies,
		id,
		number,
		name: request.name ?? `#${number}`,
		createdAt,
		processedAt: createdAt,
		updatedAt: createdAt,
		closedAt: null,
		cancelledAt: null,
		cancelReason: null,
		cancelNote: null,
		edited: false,
		editBlocks: request.editBlocks ?? [],
		taxesIncluded: request.taxesIncluded ?? world.settings.taxesIncluded,
		taxRates: request.taxRates ?? [],
		shippingTaxed: request.shipping?.taxable ?? true,
		locationId: request.locationId ?? defaultLocation(world),
		email: request.email ?? null,
		phone: request.phone ?? null,
		note: request.note ?? null,
		poNumber: request.poNumber ?? null,
		tags: [...(request.tags ?? [])],
		customAttributes: [],
		shippingAddress: address,
		billingAddress: request.billingAddress ? toAddress(request.billingAddress) : address,
		customer: customerOf(world, request),
		company: companyOf(world, request),
		sourceName: request.sourceName ?? 'web',
		app: request.app ?? ONLINE_STORE,
		lines: [],
		shippingLines: [],
		discounts: [],
		transactions: [],
		refunds: [],
		returns: [],
		agreements: [],
		fulfilmentOrders: [],
		fulfilments: [],
		metafields: [],
		originalTotal: ZERO,
	};
}

const ONLINE_STORE = { id: ONLINE_STORE_APP_ID, title: 'Online Store' };

function currenciesOf(world: World, request: NewOrder): Currencies {
	const currency = world.settings.currency;
	const presentmentCurrency = request.presentmentCurrency ?? currency;
	if (presentmentCurrency !== currency && request.rate === undefined) {
		throw new Error(`A rate is needed for ${presentmentCurrency} orders`);
	}
	return { currency, presentmentCurrency, rate: request.rate ?? 1 };
}

function customerOf(world: World, request: NewOrder): Customer | null {
	if (request.email === undefined) return null;
	const known = [...world.store.orders.values()].find(
		({ customer }) => customer !== null && customer.email === request.email,
	);
	if (known) return known.customer;
	return {
		id: world.ids.next(),
		email: request.email,
		firstName: request.shippingAddress?.firstName ?? null,
		lastName: request.shippingAddress?.lastName ?? null,
	};
}

function companyOf(world: World, { company }: NewOrder): PurchasingCompany | null {
	if (!company) return null;
	const known = [...world.store.orders.values()].find(
		(order) => order.company?.name === company.name,
	)?.company;
	const { location } = company;
	return {
		id: known?.id ?? world.ids.next(),
		name: company.name,
		externalId: company.externalId ?? null,
		location: {
			id: known?.location.name === location.name ? known.location.id : world.ids.next(),
			name: location.name,
			externalId: location.externalId ?? null,
		},
	};
}

function addShipping(
	world: World,
	order: Order,
	shipping: NonNullable<NewOrder['shipping']>,
): void {
	const price: Bag = fromPresentment(toMinor(shipping.price, order.presentmentCurrency), order);
	order.shippingLines.push({
		id: world.ids.next(),
		title: shipping.title,
		code: shipping.code ?? shipping.title,
		source: 'shopify',
		custom: false,
		price,
		allocations: [],
		taxRates: order.shippingTaxed ? order.taxRates : [],
		refunded: ZERO,
		isRemoved: false,
	});
}

function writeFirstAgreement(world: World, order: Order): void {
	const included = order.taxesIncluded;
	const lines = order.lines.map((line) => {
		const change = {
			before: noValue(line.taxRates, included),
			after: originalValue(line, included),
		};
		return lineSale(line, 'ORDER', currentQuantityOf(line), change);
	});
	const shipping = order.shippingLines.map((line) => {
		const after = originalShippingValue(line, included);
		return shippingSale(line, 'ORDER', 1, { before: noValue(line.taxRates, included), after });
	});
	const agreement = {
		kind: 'OrderAgreement',
		appId: order.app.id,
		refundId: null,
	} as const;
	writeAgreement(world, order, agreement, [...lines, ...shipping]);
}

function defaultLocation(world: World): number {
	const [first] = world.store.locations.keys();
	if (first === undefined) throw new Error('The shop has no location');
	return first;
}
