import { isActioned, type RmaOutcome } from '../behaviour/post-sale/rma-access';
import { whyNotReturned } from '../behaviour/post-sale/returnable';
import { stockItemById } from '../behaviour/stock';
import type { OrderRecord } from '../store/order-record';
import type { RmaLineRecord, RmaRecord } from '../store/post-sale-record';
import type { World } from '../store/world';
import { orderView } from './order-view';
import { actionedDate, lastAction, statusView } from './post-sale-view';
import { refundOptionsView } from './refund-view';

function rmaLineView(
	world: World,
	order: Readonly<OrderRecord> | undefined,
	rma: Readonly<RmaRecord>,
	line: Readonly<RmaLineRecord>,
) {
	const row = order?.lines.find(({ rowId }) => rowId === line.orderItemRowId);
	return {
		RMARowId: line.rowId,
		RMAHeaderId: rma.id,
		Type: 'Return',
		Status: statusView(line.actionedAt !== null),
		ExternalReference: rma.reference,
		CreatedDate: line.createdAt.toISOString(),
		Actioned: line.actionedAt !== null,
		...actionedDate(line.actionedAt),
		Deleted: false,
		ValidationError: '',
		Errors: [],
		Info: '',
		OrderItemRowId: line.orderItemRowId,
		ReturnItemSKU: stockItemById(world, row?.stockItemId ?? null)?.sku ?? row?.channelSku ?? '',
		ReturnItemTitle: row?.title ?? '',
		ReturnLocation: line.returnLocationId,
		ReturnQuantity: line.returnQuantity,
		ScrapQuantity: line.scrapQuantity,
		RefundAmount: line.refundAmount,
		ReasonCategory: line.reasonCategory,
		IsFreeText: true,
		Reason: line.reason,
		ReasonTag: line.reasonTag,
		SubReasonTag: line.subReasonTag,
	};
}

/** `OrderRMAHeader` of the contract. */
export function rmaView(world: World, rma: Readonly<RmaRecord>) {
	const order = world.orders.get(rma.orderId);
	return {
		RMAHeaderId: rma.id,
		RMALines: rma.lines.map((line) => rmaLineView(world, order, rma, line)),
		OrderId: rma.orderId,
		NumOrderId: order?.num ?? 0,
		Status: statusView(isActioned(rma)),
		OrderSource: order?.source ?? '',
		OrderSubSource: order?.subSource ?? '',
		ExternalReference: rma.reference,
		ChannelInitiated: rma.channelInitiated,
		CreatedDate: rma.createdAt.toISOString(),
		Actioned: isActioned(rma),
		...lastAction(rma.lines.map((line) => line.actionedAt)),
	};
}

export type RmaView = ReturnType<typeof rmaView>;

/** `CreateRMABookingResponse` of the contract, which changes of a booking answer too. */
export function rmaOutcomeView(world: World, { rma, errors }: RmaOutcome) {
	const view = rma && rmaView(world, rma);
	return {
		...(view ? { RMAHeaderId: view.RMAHeaderId } : {}),
		Items: view?.RMALines ?? [],
		Errors: errors,
		Info: [] as string[],
	};
}

/** `ReturnOptions` of the contract. */
export function returnOptionsView(
	world: World,
	order: Readonly<OrderRecord> | undefined,
	headerId?: number,
) {
	const reason = whyNotReturned(world, order);
	const rmas = world.rmas
		.filter((rma) => rma.orderId === order?.id)
		.map((rma) => rmaView(world, rma));
	const named = rmas.find((rma) => rma.RMAHeaderId === headerId);
	return {
		...{ CanSendRejectionIfDeleted: false, MustHaveRefund: false, RefundAutoPopulated: false },
		CanReturn: reason === 'None',
		CanReturnInternally: reason === 'None',
		CanHaveRefund: reason === 'None',
		...{ ReturnReasons: [], RejectionReasons: [], SubStatuses: [] },
		RefundOptions: refundOptionsView(world, order),
		CannotReturnReason: reason,
		...(order ? { Order: orderView(world, order) } : {}),
		...(named ? { RMAHeader: named } : {}),
		AllExistingRMAs: rmas.flatMap((rma) => rma.RMALines),
		Errors: reason === 'None' ? [] : [`Cannot return: ${reason}`],
		Info: [] as string[],
	};
}
