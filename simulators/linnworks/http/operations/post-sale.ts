import { Args } from '../../behaviour/args';
import { pageOf } from '../../behaviour/find-orders';
import { bookReturn, deleteReturn, updateReturn } from '../../behaviour/post-sale/book-return';
import { receiveReturn } from '../../behaviour/post-sale/receive-return';
import {
	createRefund,
	deleteRefund,
	namedRefund,
	sendRefund,
	updateRefund,
} from '../../behaviour/post-sale/refunds';
import { refuse } from '../../behaviour/errors';
import type { World } from '../../store/world';
import {
	refundOptionsView,
	refundOutcomeView,
	refundView,
	type RefundView,
} from '../../views/refund-view';
import { returnOptionsView, rmaOutcomeView, rmaView, type RmaView } from '../../views/rma-view';
import { wrapped, type OperationTable } from '../operation';

const HEADERS_PER_PAGE = 50;

const namedOrder = (world: World, args: Args) =>
	world.orders.get(Args.required(args.guid('OrderId')));

/** Whether a header passes the one filter of a list; what a header cannot be asked for lets nothing pass. */
function passes(world: World, filter: Args | undefined, view: RmaView | RefundView): boolean {
	const type = filter?.text('Type');
	if (!filter || type === undefined) return true;
	const value = (filter.text('Value') ?? '').toLowerCase();
	const order = world.orders.get(view.OrderId);
	const id = 'RMAHeaderId' in view ? view.RMAHeaderId : view.RefundHeaderId;
	const texts: Record<string, (string | undefined)[]> = {
		HEADER_ID: [String(id)],
		ORDER_ID: [view.OrderId, String(view.NumOrderId)],
		HEADER_REFERENCE: [view.ExternalReference],
		ORDER_REFERENCES: [order?.reference, order?.secondaryReference, order?.externalReference],
	};
	return (texts[type] ?? []).some((text) => text?.toLowerCase() === value);
}

/** One page of the headers that are booked in or sent, or of those that wait to be. */
function headersPage<V extends RmaView | RefundView>(
	world: World,
	args: Args,
	views: readonly V[],
	isActioned: boolean,
) {
	const filter = args.child('Filters');
	const found = views.filter((view) => view.Actioned === isActioned && passes(world, filter, view));
	const page = pageOf(found, Math.max(1, args.integer('Page') ?? 1), HEADERS_PER_PAGE);
	const head = { Page: page.pageNumber, TotalHeaders: page.total, HeadersPerPage: page.perPage };
	return { ...head, rows: page.rows };
}

function rmaPage(world: World, args: Args, isActioned: boolean) {
	const views = world.rmas.map((rma) => rmaView(world, rma));
	const { rows, ...head } = headersPage(world, args, views, isActioned);
	return { ...head, RMAHeaders: rows };
}

function refundPage(world: World, args: Args, isActioned: boolean) {
	const views = world.refunds.map((refund) => refundView(world, refund));
	const { rows, ...head } = headersPage(world, args, views, isActioned);
	return { ...head, RefundHeaders: rows };
}

function received(world: World, args: Args) {
	const outcome = receiveReturn(world, args);
	const view = outcome.rma && rmaView(world, outcome.rma);
	return {
		...(outcome.refundId === undefined ? {} : { RefundHeaderId: outcome.refundId }),
		...(view ? { Status: view.Status } : {}),
		SuccessfullyActioned: outcome.errors.length === 0,
		...rmaOutcomeView(world, outcome),
	};
}

function refundLines(world: World, args: Args) {
	const refund = namedRefund(world, args);
	if (!refund) throw refuse('Refund header does not exist.');
	const order = world.orders.get(refund.orderId);
	return {
		RefundHeaderId: refund.id,
		RefundLines: refundView(world, refund).RefundLines,
		RefundOptions: refundOptionsView(world, order, refund.id),
	};
}

/** Returns and refunds; what cannot be done stands as an error in a 200. */
export const POST_SALE: OperationTable = {
	'ReturnsRefunds/GetReturnOptions': wrapped(150, (world, args) => ({
		ReturnOptions: returnOptionsView(world, namedOrder(world, args), args.integer('RMAHeaderId')),
	})),
	'ReturnsRefunds/CreateRMABooking': wrapped(150, (world, args) =>
		rmaOutcomeView(world, bookReturn(world, args)),
	),
	'ReturnsRefunds/UpdateRMABooking': wrapped(150, (world, args) =>
		rmaOutcomeView(world, updateReturn(world, args)),
	),
	'ReturnsRefunds/ActionRMABooking': wrapped(150, received),
	'ReturnsRefunds/DeleteRMA': wrapped(150, (world, args) => {
		deleteReturn(world, args);
		return {};
	}),
	'ReturnsRefunds/GetRMAHeadersByOrderId': wrapped(150, (world, args) => {
		const orderId = Args.required(args.guid('OrderId'));
		const rmas = world.rmas.filter((rma) => rma.orderId === orderId);
		return { RMAHeaders: rmas.map((rma) => rmaView(world, rma)) };
	}),
	'ReturnsRefunds/GetActionableRMAHeaders': wrapped(150, (world, args) =>
		rmaPage(world, args, false),
	),
	'ReturnsRefunds/GetProcessedOrAckedErrorRMAHeaders': wrapped(150, (world, args) =>
		rmaPage(world, args, true),
	),
	'ReturnsRefunds/GetRefundOptions': wrapped(150, (world, args) => ({
		RefundOptions: refundOptionsView(
			world,
			namedOrder(world, args),
			args.integer('RefundHeaderId'),
		),
	})),
	'ReturnsRefunds/CreateRefund': wrapped(150, (world, args) =>
		refundOutcomeView(world, createRefund(world, args)),
	),
	'ReturnsRefunds/UpdateRefund': wrapped(150, (world, args) =>
		refundOutcomeView(world, updateRefund(world, args)),
	),
	'ReturnsRefunds/DeleteRefund': wrapped(150, (world, args) => {
		deleteRefund(world, args);
		return {};
	}),
	'ReturnsRefunds/ActionRefund': wrapped(150, (world, args) => {
		const outcome = sendRefund(world, args);
		return {
			SuccessfullyActioned: outcome.errors.length === 0,
			...refundOutcomeView(world, outcome),
		};
	}),
	'ReturnsRefunds/GetRefundHeadersByOrderId': wrapped(150, (world, args) => {
		const orderId = Args.required(args.guid('OrderId'));
		const refunds = world.refunds.filter((refund) => refund.orderId === orderId);
		return { RefundHeaders: refunds.map((refund) => refundView(world, refund)) };
	}),
	'ReturnsRefunds/GetRefundLinesByHeaderId': wrapped(150, refundLines),
	'ReturnsRefunds/GetActionableRefundHeaders': wrapped(150, (world, args) =>
		refundPage(world, args, false),
	),
	'ReturnsRefunds/GetProcessedOrAckedErrorRefundHeaders': wrapped(150, (world, args) =>
		refundPage(world, args, true),
	),
};
