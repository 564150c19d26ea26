import type { OrderRecord } from '../../store/order-record';
import type { RefundedUnit, RefundLineRecord } from '../../store/post-sale-record';
import type { World } from '../../store/world';
import { Args } from '../args';
import { lineAmounts, round2 } from '../totals';

/** Why an order takes no refund, by the vendor's names. */
export type CannotRefundReason =
	| 'None'
	| 'NotImplemented'
	| 'MissingOrderInLinnworks'
	| 'OpenOrderInLinnworks'
	| 'OrderIsFullyRefundedInLinnworks'
	| 'NoNewRefundsSpecified'
	| 'NoUpdatedRefundsSpecified'
	| 'MultipleReferences'
	| 'RefundNotInSystem'
	| 'Other';

/** A refund line as a call asks for it. */
export type LineDraft = Omit<RefundLineRecord, 'rowId' | 'actionedAt'>;

const UNITS: readonly RefundedUnit[] = ['Item', 'Shipping', 'Service', 'Additional'];
const ODD_PENNY = 0.005;

const sumOf = (lines: readonly { amount: number }[]): number =>
	round2(lines.reduce((sum, line) => sum + line.amount, 0));

/** Lines of every refund of an order, sent or not. */
export function existingLines(world: World, orderId: string): RefundLineRecord[] {
	return world.refunds.filter((each) => each.orderId === orderId).flatMap((each) => each.lines);
}

/** Whether an order takes a refund at all: it has to be processed, and not by a cancellation. */
export function whyNotRefunded(
	world: World,
	order: Readonly<OrderRecord> | undefined,
): CannotRefundReason {
	if (!order) return 'MissingOrderInLinnworks';
	if (!order.processed) return 'OpenOrderInLinnworks';
	if (order.cancelled) return 'Other';
	if (!world.switches.internalRefunds) return 'NotImplemented';
	const left = order.totals.totalCharge - sumOf(existingLines(world, order.id));
	return left < ODD_PENNY ? 'OrderIsFullyRefundedInLinnworks' : 'None';
}

/** Reads a line of a refund. */
export function draftOf(args: Args): LineDraft {
	const unit = UNITS.find((each) => each === args.text('RefundedUnit'));
	return {
		unit: Args.required(unit),
		orderItemRowId: args.guid('OrderItemRowId') ?? null,
		returnRowId: args.integer('ReturnRowId') ?? null,
		amount: round2(args.number('Amount') ?? 0),
		quantity: args.integer('Quantity') ?? 0,
		cancelledQuantity: args.integer('CancelledQuantity') ?? 0,
		externalReference: args.text('ExternalReference') ?? '',
		note: args.text('FreeTextOrNote') ?? '',
		reasonTag: args.text('ReasonTag') ?? '',
		subReasonTag: args.text('SubReasonTag') ?? '',
		reasonCategory: args.text('ReasonCategory') ?? '',
	};
}

/** The most that all refunds of what a line stands for may come to; null when only the order's total binds. */
function limitOf(order: Readonly<OrderRecord>, { unit, orderItemRowId }: LineDraft): number | null {
	if (unit === 'Shipping') return order.totals.postageCost;
	if (unit === 'Additional') return null;
	const row = order.lines.find(
		({ rowId, isService }) => rowId === orderItemRowId && isService === (unit === 'Service'),
	);
	return row ? lineAmounts(row).costIncTax : -1;
}

/** What is wrong with the lines of one refund, beside `others` that the order has already. */
export function problemsOf(
	order: Readonly<OrderRecord>,
	drafts: readonly LineDraft[],
	others: readonly LineDraft[],
): string[] {
	const problems = drafts.flatMap((draft) => {
		if (draft.amount <= 0) return ['Amount must be greater than 0.'];
		const limit = limitOf(order, draft);
		if (limit === null) return [];
		if (limit < 0) return [`Order item ${draft.orderItemRowId ?? ''} is not on the order.`];
		const alike = [...others, ...drafts].filter(
			(each) => each.unit === draft.unit && each.orderItemRowId === draft.orderItemRowId,
		);
		return sumOf(alike) > limit + ODD_PENNY ? [`Amount is more than ${limit}.`] : [];
	});
	const isTooMuch = sumOf([...others, ...drafts]) > order.totals.totalCharge + ODD_PENNY;
	return isTooMuch ? [...problems, 'Refunds are more than the order total.'] : problems;
}
