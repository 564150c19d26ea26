import { commitEdit } from '../behaviour/order-edit/commit';
import { beginEdit } from '../behaviour/order-edit/session';
import { stageDiscount, stageDiscountRemoval } from '../behaviour/order-edit/stage-discounts';
import {
	stageBundle,
	stageCustomItem,
	stageQuantity,
	stageVariant,
} from '../behaviour/order-edit/stage-lines';
import { stageShipping, stageShippingRemoval } from '../behaviour/order-edit/stage-shipping';
import { currentQuantityOf } from '../behaviour/line-value';
import { findVariant } from '../behaviour/new-line';
import type { World } from '../behaviour/world';
import { ADMIN_APP_ID, API_VERSION, FOREIGN_EDIT_APP_ID } from '../settings';
import { gid } from '../store/ids';
import type { Staff } from '../store/ledger';
import type { Line, Order } from '../store/order';

/** Which line: the first current one of a SKU, or one by its numeric id. */
export interface LineReference {
	readonly sku?: string;
	readonly lineId?: number | string;
}

/** One change of an edit. Amounts are decimal strings in the buyer's currency. */
export type EditChange =
	| {
			readonly setQuantity: LineReference & {
				readonly quantity: number;
				readonly restock?: boolean;
			};
	  }
	| {
			/** A bundle by its SKU, as a whole. */
			readonly setBundleQuantity: {
				readonly sku: string;
				readonly quantity: number;
				readonly restock?: boolean;
			};
	  }
	| {
			readonly addVariant: {
				readonly sku?: string;
				readonly variantId?: number;
				readonly quantity: number;
				readonly locationId?: number;
				readonly allowDuplicates?: boolean;
			};
	  }
	| {
			readonly addCustomItem: {
				readonly title: string;
				readonly price: string;
				readonly quantity?: number;
				readonly taxable?: boolean;
				readonly requiresShipping?: boolean;
			};
	  }
	| {
			readonly discountLine: LineReference & {
				readonly percentage?: number;
				readonly amount?: string;
				readonly description?: string;
			};
	  }
	| { readonly removeDiscount: { readonly title: string } }
	| { readonly addShipping: { readonly title: string; readonly price: string } }
	| { readonly removeShipping: { readonly title?: string } }
	| { readonly replaceShipping: { readonly title: string; readonly price: string } };

export interface EditOptions {
	/** Who edits; another app than the caller's unless given. */
	readonly appId?: number;
	/** The member of staff who edits in the admin; the app is the admin's own then unless named. */
	readonly staff?: Staff;
	readonly staffNote?: string;
	readonly notifyCustomer?: boolean;
}

/** Edits an order as another app or the admin would, through the very functions of the API. */
export function editOrder(
	world: World,
	order: Order,
	changes: readonly EditChange[],
	options: EditOptions = {},
): void {
	const session = beginEdit(world, order);
	const id = gid('OrderEditSession', session.id);
	changes.forEach((change) => stageChange(world, order, id, change));
	const { staff = null, appId = staff ? ADMIN_APP_ID : FOREIGN_EDIT_APP_ID } = options;
	const caller = { appId, apiVersion: API_VERSION, staff };
	const { staffNote = '', notifyCustomer = false } = options;
	commitEdit(world, caller, id, { staffNote, notifyCustomer });
}

function stageChange(world: World, order: Order, id: string, change: EditChange): void {
	const money = (amount: string): { amount: string; currencyCode: string } => ({
		amount,
		currencyCode: order.presentmentCurrency,
	});
	if ('setQuantity' in change) {
		const { quantity, restock = true, ...line } = change.setQuantity;
		stageQuantity(world, id, { lineItemId: calculatedId(order, line), quantity, restock });
	} else if ('setBundleQuantity' in change) {
		const { sku, quantity, restock = true } = change.setBundleQuantity;
		stageBundle(world, id, { groupId: bundleBy(order, sku), quantity, restock });
	} else if ('addVariant' in change) {
		const { quantity, locationId, allowDuplicates = false, ...wanted } = change.addVariant;
		stageVariant(world, id, {
			variantId: gid('ProductVariant', findVariant(world, wanted).id),
			quantity,
			locationId: locationId === undefined ? null : gid('Location', locationId),
			allowDuplicates,
		});
	} else if ('addCustomItem' in change) {
		const {
			title,
			price,
			quantity = 1,
			taxable = true,
			requiresShipping = false,
		} = change.addCustomItem;
		const item = { title, quantity, taxable, requiresShipping, locationId: null };
		stageCustomItem(world, id, { ...item, price: money(price) });
	} else if ('discountLine' in change) {
		const { percentage, amount, description, ...line } = change.discountLine;
		stageDiscount(world, id, calculatedId(order, line), {
			description: description ?? null,
			fixedValue: amount === undefined ? null : money(amount),
			percentValue: percentage ?? null,
		});
	} else if ('removeDiscount' in change) {
		const found = order.discounts.find((one) => one.title === change.removeDiscount.title);
		stageDiscountRemoval(world, id, gid('CalculatedDiscountApplication', found?.id ?? 0));
	} else if ('addShipping' in change) {
		const { title, price } = change.addShipping;
		stageShipping(world, id, { title, price: money(price) });
	} else if ('removeShipping' in change) {
		removeShipping(world, order, id, change.removeShipping.title);
	} else {
		const { title, price } = change.replaceShipping;
		removeShipping(world, order, id);
		stageShipping(world, id, { title, price: money(price) });
	}
}

function removeShipping(world: World, order: Order, id: string, title?: string): void {
	order.shippingLines
		.filter((line) => !line.isRemoved && (title === undefined || line.title === title))
		.forEach((line) => stageShippingRemoval(world, id, gid('CalculatedShippingLine', line.id)));
}

function calculatedId(order: Order, reference: LineReference): string {
	return gid('CalculatedLineItem', lineBy(order, reference).id);
}

function bundleBy(order: Order, sku: string): number {
	const found = order.lines.find((line) => line.group?.sku === sku)?.group;
	if (!found) throw new Error(`No bundle ${sku} on ${order.name}`);
	return found.id;
}

/** Finds a line; among lines of one SKU the first that still has units. */
export function lineBy(order: Order, { sku, lineId }: LineReference): Line {
	const wanted = lineId === undefined ? null : Number(String(lineId).split('/').pop());
	const matching = order.lines.filter((line) =>
		wanted === null ? line.sku === sku : line.id === wanted,
	);
	const line = matching.find((one) => currentQuantityOf(one) > 0) ?? matching[0];
	if (!line) throw new Error(`No line ${sku ?? String(lineId)} on ${order.name}`);
	return line;
}
