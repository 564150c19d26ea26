import { whyNotRefunded } from '../behaviour/post-sale/refund-rules';
import type { RefundOutcome } from '../behaviour/post-sale/refunds';
import { stockItemById } from '../behaviour/stock';
import { lineAmounts, round2 } from '../behaviour/totals';
import type { OrderRecord } from '../store/order-record';
import type { RefundLineRecord, RefundRecord } from '../store/post-sale-record';
import type { World } from '../store/world';
import { orderView } from './order-view';
import { actionedDate, lastAction, statusView } from './post-sale-view';

const LONGEST_NOTE = 1000;

const isSent = (refund: Readonly<RefundRecord>): boolean =>
	refund.lines.every((line) => line.actionedAt !== null);

function refundedItem(
	world: World,
	order: Readonly<OrderRecord> | undefined,
	line: Readonly<RefundLineRecord>,
) {
	const row = order?.lines.find(({ rowId }) => rowId === line.orderItemRowId);
	if (!row) return {};
	return {
		RefundedItem: {
			OrderItemRowId: row.rowId,
			...(line.returnRowId === null ? {} : { ReturnRowId: line.returnRowId }),
			ItemSKU: stockItemById(world, row.stockItemId)?.sku ?? row.channelSku,
			ChannelSKU: row.channelSku,
			ItemTitle: row.title,
			Cost: lineAmounts(row).costIncTax,
			CancelledQuantity: line.cancelledQuantity,
		},
	};
}

function refundLineView(
	world: World,
	order: Readonly<OrderRecord> | undefined,
	refund: Readonly<RefundRecord>,
	line: Readonly<RefundLineRecord>,
) {
	return {
		RefundRowId: line.rowId,
		RefundHeaderId: refund.id,
		Status: statusView(line.actionedAt !== null),
		RefundedUnit: line.unit,
		IsShippingRefund: line.unit === 'Shipping',
		IsAdditionalRefund: line.unit === 'Additional',
		IsCancellation: false,
		...refundedItem(world, order, line),
		ValidationError: '',
		Errors: [],
		Actioned: line.actionedAt !== null,
		...actionedDate(line.actionedAt),
		ChannelInitiated: refund.channelInitiated,
		Internal: true,
		Deleted: false,
		ExternalReference: line.externalReference,
		IsFreeText: true,
		FreeTextOrNote: line.note,
		Amount: line.amount,
		Quantity: line.quantity,
		ReasonTag: line.reasonTag,
		SubReasonTag: line.subReasonTag,
		ReasonCategory: line.reasonCategory,
	};
}

/** `OrderRefundHeader` of the contract. */
export function refundView(world: World, refund: Readonly<RefundRecord>) {
	const order = world.orders.get(refund.orderId);
	return {
		RefundHeaderId: refund.id,
		Currency: order?.currency ?? '',
		Amount: round2(refund.lines.reduce((sum, line) => sum + line.amount, 0)),
		RefundLines: refund.lines.map((line) => refundLineView(world, order, refund, line)),
		RefundLink: '',
		OrderId: refund.orderId,
		NumOrderId: order?.num ?? 0,
		Status: statusView(isSent(refund)),
		OrderSource: order?.source ?? '',
		OrderSubSource: order?.subSource ?? '',
		ExternalReference: refund.lines[0]?.externalReference ?? '',
		ChannelInitiated: refund.channelInitiated,
		CreatedDate: refund.createdAt.toISOString(),
		Actioned: isSent(refund),
		...lastAction(refund.lines.map((line) => line.actionedAt)),
	};
}

export type RefundView = ReturnType<typeof refundView>;

/** `CreateRefundResponse` of the contract, which changes of a refund answer too. */
export function refundOutcomeView(world: World, { refund, reason, errors }: RefundOutcome) {
	const view = refund && refundView(world, refund);
	return {
		...(view
			? {
					RefundHeaderId: view.RefundHeaderId,
					RefundReference: refund.reference,
					Status: view.Status,
				}
			: {}),
		CannotRefundReason: reason,
		Errors: errors,
		RefundLines: view?.RefundLines ?? [],
	};
}

/** `RefundOptions` of the contract. */
export function refundOptionsView(
	world: World,
	order: Readonly<OrderRecord> | undefined,
	headerId?: number,
) {
	const reason = whyNotRefunded(world, order);
	const can = reason === 'None';
	const refunds = world.refunds
		.filter((refund) => refund.orderId === order?.id)
		.map((refund) => refundView(world, refund));
	const named = refunds.find((refund) => refund.RefundHeaderId === headerId);
	return {
		...{ CanSendRejectionIfDeleted: false, CanRefund: false, CanRefundInternally: can },
		...{ CanRefundItems: can, CanRefundServices: can, CanRefundShipping: can },
		...{ CanRefundShippingIndependently: can, CanRefundAdditionally: can, CanRefundFreeText: can },
		...{ CanInsufficientRefundFreeText: false, RefundFreeTextOrNoteMaxLength: LONGEST_NOTE },
		...{ SubStatuses: [], InsufficientRefundReasons: [], ItemRefundReasons: [] },
		...{ ServiceRefundReasons: [], ShippingRefundReasons: [], ItemizedRefundReasons: [] },
		RejectionReasons: [],
		CannotRefundReason: reason,
		...(order ? { Order: orderView(world, order) } : {}),
		...(named ? { RefundHeader: named } : {}),
		AllExistingRefunds: refunds.flatMap((refund) => refund.RefundLines),
		Errors: can ? [] : [`Cannot refund: ${reason}`],
	};
}
