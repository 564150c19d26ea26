import { gid } from '../store/ids';
import type { EditSession, StagedDiscount } from '../store/edit-session';
import { mapBag, minus, times, ZERO, type Bag } from '../store/money';
import type { Line, Order } from '../store/order';
import { editableQuantityOf } from '../behaviour/fulfilment-quantities';
import { currentQuantityOf, currentValue } from '../behaviour/line-value';
import { currentTotals, paymentsOf } from '../behaviour/order-totals';
import { currentUnitsOf } from '../behaviour/order-status';
import { previewEdit } from '../behaviour/order-edit/session';
import { variantView } from './catalogue-view';
import { connection, type PageArguments } from './connection';
import { allocationsOf, cartDiscountOf, discountView, pricingValueView } from './discount-view';
import { lineView } from './line-view';
import { orderView } from './order-view';
import { shippingLineView } from './shipping-view';
import { orderTaxLines } from './tax-view';
import { bagView, moneyView, type View, type ViewContext } from './view';

interface Preview {
	readonly context: ViewContext;
	readonly session: EditSession;
	readonly order: Order;
	readonly draft: Order;
}

/** A CalculatedOrder: the order as it would be if the session were committed now. */
export function calculatedOrderView(
	context: ViewContext,
	session: EditSession,
	order: Order,
): View {
	const { draft } = previewEdit(context.world, session, order);
	const preview: Preview = { context, session, order, draft };
	const added = session.addedLines.filter((one) => one.quantity > 0);
	return {
		__typename: 'CalculatedOrder',
		id: gid('CalculatedOrder', session.id),
		committed: session.committed,
		originalOrder: () => orderView(context, order),
		lineItems: (args: PageArguments) =>
			connection(draft.lines, args, (line) => lineOf(preview, line)),
		addedLineItems: (args: PageArguments) =>
			connection(
				draft.lines.filter((line) => added.some((one) => one.line.id === line.id)),
				args,
				(line) => lineOf(preview, line),
			),
		shippingLines: shippingOf(preview),
		addedDiscountApplications: (args: PageArguments) =>
			connection(session.addedDiscounts, args, (one) => applicationOf(preview, one.id)),
		stagedChanges: (args: PageArguments) => connection(changesOf(preview), args, (one) => one),
		subtotalLineItemsQuantity: currentUnitsOf(draft),
		subtotalPriceSet: bagView(currentTotals(draft).subtotal, order),
		cartDiscountAmountSet: bagView(cartDiscountOf(draft), order),
		totalPriceSet: bagView(currentTotals(draft).total, order),
		totalOutstandingSet: bagView(paymentsOf(draft).outstanding, order),
		taxLines: () => orderTaxLines(draft, 'current'),
	};
}

/** A CalculatedLineItem by the id of its line. */
export function calculatedLineView(
	context: ViewContext,
	session: EditSession,
	order: Order,
	lineId: number,
): View | null {
	const { draft } = previewEdit(context.world, session, order);
	const line = draft.lines.find((one) => one.id === lineId);
	return line ? lineOf({ context, session, order, draft }, line) : null;
}

/** The staged change that stands for an added discount. */
export function stagedDiscountView(order: Order, staged: StagedDiscount): View {
	return {
		__typename: 'OrderStagedChangeAddLineItemDiscount',
		id: gid('OrderStagedChangeAddLineItemDiscount', staged.id),
		description: staged.description,
		value: pricingValueView(order, staged.value),
	};
}

/** A CalculatedShippingLine added in this session, by its token. */
export function calculatedShippingView(
	context: ViewContext,
	session: EditSession,
	order: Order,
	token: string,
): View | undefined {
	const { draft } = previewEdit(context.world, session, order);
	const wanted = gid('CalculatedShippingLine', token);
	return shippingOf({ context, session, order, draft }).find((one) => one['id'] === wanted);
}

function lineOf(preview: Preview, line: Line): View {
	const { context, session, order } = preview;
	const known = order.lines.find((one) => one.id === line.id);
	const staged = session.addedLines.find((one) => one.line.id === line.id);
	const variant = context.world.store.variants.get(line.variantId ?? -1);
	const current = currentQuantityOf(line);
	const before = known ? editableQuantityOf(order, known) : 0;
	const editable = known ? before + current - currentQuantityOf(known) : current;
	const value = currentValue(line, order.taxesIncluded);
	const locked =
		editable >= current ? ZERO : times(perUnit(value.net, current), current - editable);
	const delta = known ? current - currentQuantityOf(known) : 0;
	return {
		__typename: 'CalculatedLineItem',
		id: gid('CalculatedLineItem', staged?.token ?? line.id),
		sku: line.sku,
		title: line.title,
		variantTitle: line.variantTitle,
		quantity: current,
		editableQuantity: editable,
		editableQuantityBeforeChanges: before,
		restockable: line.variantId !== null,
		restocking: delta < 0 && (session.quantities.get(line.id)?.restock ?? false),
		variant: variant ? variantView(context, variant) : null,
		customAttributes: line.customAttributes,
		originalUnitPriceSet: bagView(line.unitPrice, order),
		discountedUnitPriceSet: bagView(perUnit(value.net, current), order),
		editableSubtotalSet: bagView(minus(value.net, locked), order),
		uneditableSubtotalSet: bagView(locked, order),
		hasStagedLineItemDiscount: session.addedDiscounts.some((one) => one.lineId === line.id),
		calculatedDiscountAllocations: allocationsOf(line).map((one) => ({
			allocatedAmountSet: bagView(one.amount, order),
			discountApplication: applicationOf(preview, one.applicationId),
		})),
		stagedChanges: changesOf(preview).filter((one) => one['lineId'] === line.id),
	};
}

function applicationOf({ draft }: Preview, id: number): View {
	const application = draft.discounts.find((one) => one.id === id);
	if (!application) return {};
	const type = `Calculated${String(discountView(draft, application)['__typename'])}`;
	return {
		...discountView(draft, application),
		__typename: type,
		id: gid(type, id),
		appliedTo: application.level,
		description: application.description ?? application.title,
	};
}

function shippingOf({ session, order, draft }: Preview): View[] {
	return draft.shippingLines
		.filter((line) => !order.shippingLines.some((one) => one.id === line.id && one.isRemoved))
		.map((line) => {
			const staged = session.addedShipping.find((one) => one.id === line.id);
			const status = line.isRemoved ? 'REMOVED' : 'NONE';
			return {
				id: gid('CalculatedShippingLine', staged?.token ?? line.id),
				title: line.title,
				price: bagView(line.price, order),
				stagedStatus: staged ? 'ADDED' : status,
			};
		});
}

function changesOf({ context, session, order }: Preview): View[] {
	const quantities = [...session.quantities].flatMap(([lineId, wanted]): View[] => {
		const line = order.lines.find((one) => one.id === lineId);
		const delta = line ? wanted.quantity - currentQuantityOf(line) : 0;
		if (!line || delta === 0) return [];
		const common = { lineId, delta: Math.abs(delta), lineItem: lineView(context, order, line) };
		return delta < 0
			? [{ ...common, __typename: 'OrderStagedChangeDecrementItem', restock: wanted.restock }]
			: [{ ...common, __typename: 'OrderStagedChangeIncrementItem' }];
	});
	const lines = session.addedLines.map(({ line, quantity }): View => {
		const variant = context.world.store.variants.get(line.variantId ?? -1);
		return variant
			? {
					__typename: 'OrderStagedChangeAddVariant',
					lineId: line.id,
					quantity,
					variant: variantView(context, variant),
				}
			: {
					__typename: 'OrderStagedChangeAddCustomItem',
					lineId: line.id,
					quantity,
					title: line.title,
				};
	});
	const discounts = session.addedDiscounts.map((one) => ({
		...stagedDiscountView(order, one),
		lineId: one.lineId,
	}));
	const dropped = order.discounts
		.filter((one) => session.removedDiscounts.has(one.id))
		.map((one) => ({
			__typename: 'OrderStagedChangeRemoveDiscount',
			discountApplication: discountView(order, one),
		}));
	const shipping = session.addedShipping.map((one) => ({
		__typename: 'OrderStagedChangeAddShippingLine',
		title: one.title,
		price: moneyView(one.price.presentment, order.presentmentCurrency),
	}));
	const removed = order.shippingLines
		.filter((line) => session.removedShipping.has(line.id))
		.map((line) => ({
			__typename: 'OrderStagedChangeRemoveShippingLine',
			shippingLine: shippingLineView(order, line),
		}));
	return [...quantities, ...lines, ...discounts, ...dropped, ...shipping, ...removed];
}

function perUnit(amount: Bag, units: number): Bag {
	return units === 0 ? ZERO : mapBag(amount, (minor) => Math.floor(minor / units + 0.5));
}
