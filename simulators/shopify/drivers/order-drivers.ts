import { cancelOrder } from '../behaviour/cancel';
import { createOrder, type NewOrder } from '../behaviour/create-order';
import { fulfil, type FulfilPart } from '../behaviour/fulfil';
import { holdFulfilmentOrder, releaseHolds } from '../behaviour/hold';
import { paymentsOf } from '../behaviour/order-totals';
import { refund } from '../behaviour/refund';
import { settleRefund } from '../behaviour/settle-refund';
import { capture, payManually } from '../behaviour/transactions';
import type { World } from '../behaviour/world';
import { API_VERSION, FOREIGN_EDIT_APP_ID } from '../settings';
import { isOpen, type FulfilmentOrder, type Tracking } from '../store/fulfilment';
import type { AdjustmentReason, RestockType } from '../store/ledger';
import { toDecimal, toMinor } from '../store/money';
import type { Order } from '../store/order';
import { lineBy, type LineReference } from './edit-driver';

export interface CancelOptions {
	readonly reason?: string;
	readonly restock?: boolean;
	readonly refund?: boolean;
	readonly staffNote?: string;
}

export interface HoldOptions {
	readonly reason?: string;
	readonly reasonNotes?: string;
	readonly handle?: string;
	/** Who holds; another app than the caller's unless given. */
	readonly appId?: number;
	readonly lines?: readonly FulfilledUnits[];
}

export type FulfilledUnits = LineReference & { readonly quantity: number };

export interface RefundOptions {
	readonly lines?: ReadonlyArray<FulfilledUnits & { readonly restockType?: RestockType }>;
	/** Decimal in the buyer's currency, or 'full'. */
	readonly shipping?: string;
	/** Decimal in the buyer's currency; 'balance' pays back what an edit left over. */
	readonly amount?: string;
	readonly note?: string;
	readonly reason?: AdjustmentReason;
}

const FOREIGN = { appId: FOREIGN_EDIT_APP_ID, apiVersion: API_VERSION };

/** Places an order as a buyer does. */
export function placeOrder(world: World, request: NewOrder): Order {
	const { createdAt, ...rest } = request;
	return createOrder(world, createdAt ? { ...rest, createdAt: new Date(createdAt) } : rest);
}

/** Cancels at once, as the admin shows it once the job has run. */
export function cancelNow(world: World, order: Order, options: CancelOptions = {}): void {
	cancelOrder(world, FOREIGN, order, {
		reason: options.reason ?? 'CUSTOMER',
		restock: options.restock ?? true,
		refund: options.refund ?? true,
		staffNote: options.staffNote ?? null,
	});
}

/** Ships the given units, or everything that may be shipped. */
export function fulfilUnits(
	world: World,
	order: Order,
	units: readonly FulfilledUnits[] | null,
	tracking: readonly Tracking[],
): string {
	const ready = order.fulfilmentOrders.filter((one) => isOpen(one) && one.status !== 'ON_HOLD');
	const parts =
		units === null
			? ready.map((fulfilmentOrder): FulfilPart => ({ fulfilmentOrder, lines: [] }))
			: partsFor(order, ready, units);
	const [first] = parts;
	const here = parts.filter(
		(part) => part.fulfilmentOrder.locationId === first?.fulfilmentOrder.locationId,
	);
	return fulfil(world, order, here, tracking).name;
}

/** Holds every open fulfilment order, or only some units of the first. */
export function holdUnits(world: World, order: Order, options: HoldOptions = {}): number[] {
	const caller = { appId: options.appId ?? FOREIGN_EDIT_APP_ID, apiVersion: API_VERSION };
	const open = order.fulfilmentOrders.filter(isOpen);
	const targets = options.lines ? open.slice(0, 1) : open;
	return targets.map((target) => {
		const lines = options.lines
			? partsFor(order, [target], options.lines).flatMap((part) => [...part.lines])
			: [];
		const { hold } = holdFulfilmentOrder(world, caller, order, target, {
			reason: options.reason ?? 'OTHER',
			reasonNotes: options.reasonNotes ?? null,
			handle: options.handle ?? '',
			lines,
		});
		return hold.id;
	});
}

/** Releases every hold on an order. */
export function releaseAll(world: World, order: Order): void {
	order.fulfilmentOrders
		.filter((one) => one.holds.length > 0)
		.forEach((one) => releaseHolds(world, one, null));
}

/** Settles the balance: captures an authorisation as far as it goes, else pays by hand. */
export function payBalance(world: World, order: Order): void {
	const { capturable, outstanding } = paymentsOf(order);
	const parent = order.transactions.find((one) => one.kind === 'AUTHORIZATION');
	if (!parent || capturable.presentment === 0) {
		payManually(world, order, { amount: null, method: 'manual' });
		return;
	}
	const minor = Math.min(capturable.presentment, outstanding.presentment);
	capture(world, order, {
		amount: toDecimal(minor, order.presentmentCurrency),
		parentId: parent.id,
		currency: order.presentmentCurrency,
	});
}

/** Refunds lines, shipping or money. Returns the refund's numeric id. */
export function refundOrder(world: World, order: Order, options: RefundOptions): number {
	const { outstanding } = paymentsOf(order);
	const amount =
		options.amount === 'balance'
			? toDecimal(Math.max(0, -outstanding.presentment), order.presentmentCurrency)
			: options.amount;
	const payment = order.transactions.find((one) => one.kind === 'SALE' || one.kind === 'CAPTURE');
	const shipping = options.shipping;
	return refund(world, FOREIGN, order, {
		lines: (options.lines ?? []).map(({ quantity, restockType = 'NO_RESTOCK', ...line }) => ({
			line: lineBy(order, line),
			quantity,
			restockType,
			locationId: null,
		})),
		shipping: shipping === undefined ? null : shippingAmount(order, shipping),
		money:
			amount === undefined
				? []
				: [{ amount, gateway: payment?.gateway ?? 'manual', parentId: payment?.id ?? null }],
		note: options.note ?? null,
		reason: options.reason ?? 'CUSTOMER',
		allowOverRefunding: false,
	}).id;
}

/** Lets every pending refund of an order succeed, or fail. */
export function settleRefunds(
	world: World,
	order: Order,
	status: 'SUCCESS' | 'FAILURE' = 'SUCCESS',
): void {
	order.refunds.forEach((one) => settleRefund(world, order, one, status));
}

function shippingAmount(order: Order, shipping: string): number | 'full' {
	return shipping === 'full' ? 'full' : toMinor(shipping, order.presentmentCurrency);
}

function partsFor(
	order: Order,
	from: readonly FulfilmentOrder[],
	units: readonly FulfilledUnits[],
): FulfilPart[] {
	const parts = new Map<FulfilmentOrder, Array<{ id: number; quantity: number }>>();
	for (const { quantity, ...reference } of units) {
		const line = lineBy(order, reference);
		let left = quantity;
		for (const one of from) {
			const entry = one.lines.find((each) => each.lineId === line.id);
			const taken = Math.min(left, entry?.remaining ?? 0);
			if (!entry || taken === 0) continue;
			parts.set(one, [...(parts.get(one) ?? []), { id: entry.id, quantity: taken }]);
			left -= taken;
		}
		if (left > 0)
			throw new Error(`${order.name} has ${left} units too few of ${line.sku ?? line.title}`);
	}
	return [...parts].map(([fulfilmentOrder, lines]) => ({ fulfilmentOrder, lines }));
}
