import type { NewOrder } from '../behaviour/create-order';
import {
	archiveOrder,
	changeTags,
	deleteOrder,
	updateOrder,
	type OrderChanges,
} from '../behaviour/update-order';
import type { World } from '../behaviour/world';
import { API_VERSION, FOREIGN_EDIT_APP_ID } from '../settings';
import type { Adjustment, ProductStatus } from '../store/catalogue';
import type { Tracking } from '../store/fulfilment';
import type { PayoutStatus } from '../store/payments';
import {
	addLocation,
	addVariant,
	changeSku,
	deleteVariant,
	type LocationIdentity,
	type NewVariant,
	type VariantIdentity,
} from './catalogue-drivers';
import { editOrder, type EditChange, type EditOptions } from './edit-driver';
import {
	cancelNow,
	fulfilUnits,
	holdUnits,
	payBalance,
	placeOrder,
	refundOrder,
	releaseAll,
	settleRefunds,
	type CancelOptions,
	type FulfilledUnits,
	type HoldOptions,
	type RefundOptions,
} from './order-drivers';
import {
	changeTracking,
	moveUnits,
	openScheduled,
	scheduleAll,
	undoFulfilment,
	type MovedUnits,
} from './fulfilment-drivers';
import { identityOf, orderBy, type OrderIdentity, type OrderReference } from './order-reference';
import {
	addBalance,
	payOutNow,
	settlePayoutNow,
	waitingBalance,
	type BalanceOptions,
	type PayoutIdentity,
} from './payment-drivers';
import {
	disposeUnits,
	exchangeUnits,
	finishReturn,
	openReturn,
	withdrawReturn,
	type DisposeOptions,
	type ExchangeOptions,
	type ProcessReturnOptions,
	type ReturnOptions,
} from './return-drivers';
import {
	changeProductStatus,
	countStock,
	deactivateStock,
	openLocation,
	sellElsewhere,
	stockHistory,
	stockOf,
	trackStock,
	type StockPicture,
	type StockReference,
} from './stock-drivers';
import { recreateOrder, type RecreateChange, type RecreateOptions } from './recreate-driver';
import { snapshotOf, type OrderSnapshot } from './order-snapshot';

/** What buyers, staff and other apps do in the shop, as one call each. */
export interface ShopDrivers {
	addProduct(product: NewVariant): VariantIdentity;
	addVariant(variant: NewVariant): VariantIdentity;
	/** Gives an article another SKU. */
	changeSku(variant: { sku?: string; variantId?: number; to: string }): void;
	/** Deletes an article; lines that sold it stay. */
	deleteVariant(variant: { sku?: string; variantId?: number }): void;
	addLocation(location: { name: string; id?: number }): LocationIdentity;
	/** What an article has at a location. */
	stock(article: StockReference): StockPicture;
	/** Counts an article anew, and switches it on at the location. */
	setStock(article: StockReference & { available: number }): void;
	/** Sells units that leave at once and are on no order here. */
	sellElsewhere(article: StockReference & { units: number }): void;
	/** Stops stocking an article at a location. */
	deactivateStock(article: StockReference): void;
	/** Starts or stops keeping stock of an article. */
	setTracked(article: StockReference & { tracked: boolean }): void;
	setProductStatus(article: StockReference & { status: ProductStatus }): void;
	setLocationActive(location: { locationId: number; isActive: boolean }): void;
	/** What was set through the API, oldest first. */
	stockHistory(): readonly Adjustment[];
	createOrder(order: NewOrder): OrderIdentity;
	/** Cancels an order and makes a changed copy of it, as some editing apps do. Answers the new order. */
	recreate(
		order: OrderReference,
		changes: readonly RecreateChange[],
		options?: RecreateOptions,
	): OrderIdentity;
	edit(order: OrderReference, changes: readonly EditChange[], options?: EditOptions): OrderSnapshot;
	updateOrder(
		order: OrderReference,
		changes: OrderChanges,
		options?: { apiVersion?: string; appId?: number },
	): OrderSnapshot;
	tag(order: OrderReference, change: { add?: string[]; remove?: string[] }): OrderSnapshot;
	cancel(order: OrderReference, options?: CancelOptions): OrderSnapshot;
	fulfil(
		order: OrderReference,
		units?: readonly FulfilledUnits[] | null,
		tracking?: { company?: string; number?: string; url?: string },
	): OrderSnapshot;
	holdFulfilment(order: OrderReference, options?: HoldOptions): OrderSnapshot;
	releaseFulfilment(order: OrderReference): OrderSnapshot;
	/** Puts off what is left to ship until a time, as for a pre-order. */
	scheduleFulfilment(order: OrderReference, at: string): OrderSnapshot;
	openFulfilment(order: OrderReference): OrderSnapshot;
	/** Moves units that are left to ship to another location. */
	moveFulfilment(order: OrderReference, units: MovedUnits): OrderSnapshot;
	/** Staff call a fulfilment off, or change its number, by its name. */
	cancelFulfilment(order: OrderReference, name: string): OrderSnapshot;
	changeTracking(order: OrderReference, name: string, number: string): OrderSnapshot;
	markPaid(order: OrderReference): OrderSnapshot;
	refund(order: OrderReference, options: RefundOptions): OrderSnapshot;
	settleRefunds(order: OrderReference): OrderSnapshot;
	/** Lets every pending refund of an order fail: the money stays, and is owed. */
	failRefunds(order: OrderReference): OrderSnapshot;
	/** Opens a return of shipped units; nothing changes on the order before it is processed. */
	createReturn(order: OrderReference, options: ReturnOptions): OrderSnapshot;
	/** Processes a return: units leave the order, money goes back. */
	processReturn(order: OrderReference, options?: ProcessReturnOptions): OrderSnapshot;
	/** Says what became of goods of a return. */
	disposeReturn(order: OrderReference, options?: DisposeOptions): OrderSnapshot;
	cancelReturn(order: OrderReference, name?: string): OrderSnapshot;
	/** Exchanges shipped units for others, money netted. */
	exchange(order: OrderReference, options: ExchangeOptions): OrderSnapshot;
	/** Books an adjustment, a dispute or reserved funds with the payment provider. Answers its id. */
	addBalance(options: BalanceOptions): string;
	/** Pays out everything that waits. */
	payOut(options?: { at?: string; status?: PayoutStatus }): PayoutIdentity;
	/** Tells what became of a scheduled payout. */
	settlePayout(id: string, status: PayoutStatus): PayoutIdentity;
	/** What waits for the next payout, as a decimal. */
	waitingBalance(): string;
	archive(order: OrderReference): OrderSnapshot;
	unarchive(order: OrderReference): OrderSnapshot;
	deleteOrder(order: OrderReference): void;
	order(order: OrderReference): OrderSnapshot;
	orders(): OrderSnapshot[];
}

/** Binds the drivers to one shop. */
export function shopDrivers(world: World): ShopDrivers {
	const act = (reference: OrderReference, work: (order: ReturnType<typeof orderBy>) => void) => {
		const order = orderBy(world, reference);
		work(order);
		return snapshotOf(order);
	};
	return {
		addProduct: (product) => addVariant(world, product),
		addVariant: (variant) => addVariant(world, variant),
		changeSku: (variant) => changeSku(world, variant),
		deleteVariant: (variant) => deleteVariant(world, variant),
		addLocation: (location) => addLocation(world, location),
		stock: (article) => stockOf(world, article),
		setStock: (article) => countStock(world, article),
		sellElsewhere: (article) => sellElsewhere(world, article),
		deactivateStock: (article) => deactivateStock(world, article),
		setTracked: (article) => trackStock(world, article),
		setProductStatus: (article) => changeProductStatus(world, article),
		setLocationActive: (location) => openLocation(world, location),
		stockHistory: () => stockHistory(world),
		createOrder: (request) => identityOf(placeOrder(world, request)),
		recreate: (order, changes, options) =>
			identityOf(recreateOrder(world, orderBy(world, order), changes, options)),
		edit: (order, changes, options) =>
			act(order, (found) => editOrder(world, found, changes, options)),
		updateOrder: (order, changes, options = {}) => {
			const { appId = FOREIGN_EDIT_APP_ID, apiVersion = API_VERSION } = options;
			return act(order, (found) => updateOrder(world, { appId, apiVersion }, found, changes));
		},
		tag: (order, { add, remove }) =>
			act(order, (found) => {
				if (add) changeTags(world, found, add, 'add');
				if (remove) changeTags(world, found, remove, 'remove');
			}),
		cancel: (order, options) => act(order, (found) => cancelNow(world, found, options)),
		fulfil: (order, units = null, tracking) =>
			act(order, (found) =>
				fulfilUnits(world, found, units, tracking ? [toTracking(tracking)] : []),
			),
		holdFulfilment: (order, options) => act(order, (found) => holdUnits(world, found, options)),
		releaseFulfilment: (order) => act(order, (found) => releaseAll(world, found)),
		scheduleFulfilment: (order, at) =>
			act(order, (found) => scheduleAll(world, found, new Date(at))),
		openFulfilment: (order) => act(order, (found) => openScheduled(world, found)),
		moveFulfilment: (order, units) => act(order, (found) => moveUnits(world, found, units)),
		cancelFulfilment: (order, name) => act(order, (found) => undoFulfilment(world, found, name)),
		changeTracking: (order, name, number) =>
			act(order, (found) => changeTracking(world, found, name, number)),
		markPaid: (order) => act(order, (found) => payBalance(world, found)),
		refund: (order, options) => act(order, (found) => refundOrder(world, found, options)),
		settleRefunds: (order) => act(order, (found) => settleRefunds(world, found)),
		failRefunds: (order) => act(order, (found) => settleRefunds(world, found, 'FAILURE')),
		createReturn: (order, options) => act(order, (found) => openReturn(world, found, options)),
		processReturn: (order, options) => act(order, (found) => finishReturn(world, found, options)),
		disposeReturn: (order, options) => act(order, (found) => disposeUnits(world, found, options)),
		cancelReturn: (order, name) => act(order, (found) => withdrawReturn(world, found, name)),
		exchange: (order, options) => act(order, (found) => exchangeUnits(world, found, options)),
		addBalance: (options) => addBalance(world, options),
		payOut: (options) => payOutNow(world, options),
		settlePayout: (id, status) => settlePayoutNow(world, id, status),
		waitingBalance: () => waitingBalance(world),
		archive: (order) => act(order, (found) => archiveOrder(world, found, true)),
		unarchive: (order) => act(order, (found) => archiveOrder(world, found, false)),
		deleteOrder: (order) => deleteOrder(world, orderBy(world, order)),
		order: (order) => snapshotOf(orderBy(world, order)),
		orders: () => [...world.store.orders.values()].map(snapshotOf),
	};
}

function toTracking(input: { company?: string; number?: string; url?: string }): Tracking {
	return { company: input.company ?? null, number: input.number ?? null, url: input.url ?? null };
}
