import { EMPTY_GUID } from '../../store/ids';
import type { OrderRecord } from '../../store/order-record';
import type { RmaLineRecord, RmaRecord } from '../../store/post-sale-record';
import type { World } from '../../store/world';
import { Args } from '../args';
import { API_USER, saveOrder } from '../order-access';
import { madeUpReference } from './made-up-reference';
import { namedRma, refusedRma, type RmaOutcome } from './rma-access';
import { returnableUnits, whyNotReturned } from './returnable';

type Draft = Omit<RmaLineRecord, 'rowId' | 'createdAt' | 'actionedAt'>;

function draftOf(args: Args, rowId: string): Draft {
	return {
		orderItemRowId: rowId,
		returnQuantity: args.integer('ReturnQuantity') ?? 0,
		scrapQuantity: args.integer('ScrapQuantity') ?? 0,
		returnLocationId: args.guid('ReturnLocation') ?? EMPTY_GUID,
		refundAmount: args.number('RefundAmount') ?? 0,
		reasonCategory: args.text('ReasonCategory') ?? '',
		reason: args.text('Reason') ?? '',
		reasonTag: args.text('ReasonTag') ?? '',
		subReasonTag: args.text('SubReasonTag') ?? '',
	};
}

/** What is wrong with a line; '' for nothing. `taken` are units of the row that this call has asked for already. */
function problemOf(
	world: World,
	order: OrderRecord,
	draft: Draft,
	{ taken = 0, except }: { taken?: number; except?: number },
): string {
	const line = order.lines.find(({ rowId }) => rowId === draft.orderItemRowId);
	if (!line) return `Order item ${draft.orderItemRowId} is not on the order.`;
	if (draft.returnQuantity < 1) return 'Return quantity must be greater than 0.';
	const left = returnableUnits(world, order, line, except) - taken;
	if (draft.returnQuantity > left) return `Only ${left} of ${line.title} can be returned.`;
	if (draft.scrapQuantity < 0 || draft.scrapQuantity > draft.returnQuantity) {
		return 'Scrap quantity must not be greater than the return quantity.';
	}
	const isKnown = world.locations.some(({ id }) => id === draft.returnLocationId);
	return isKnown ? '' : `Return location ${draft.returnLocationId} does not exist.`;
}

/** CreateRMABooking: books a return of a processed order, or all of it is refused. Stock does not move. */
export function bookReturn(world: World, args: Args, user = API_USER): RmaOutcome {
	const order = world.orders.get(Args.required(args.guid('OrderId')));
	const reason = whyNotReturned(world, order);
	if (!order || reason !== 'None') return refusedRma(`Cannot return: ${reason}`);
	if (args.children('ExchangeItems').length + args.children('ResendItems').length > 0) {
		return refusedRma('Exchanges and resends are not taken by this account.');
	}
	const drafts = args
		.children('ReturnItems')
		.map((item) => draftOf(item, Args.required(item.guid('OrderItemRowId'))));
	if (drafts.length === 0) return refusedRma('Cannot return: NoNewRMAsSpecified');
	const errors = drafts.flatMap((draft, at) => {
		const taken = drafts
			.slice(0, at)
			.filter((each) => each.orderItemRowId === draft.orderItemRowId)
			.reduce((sum, each) => sum + each.returnQuantity, 0);
		return problemOf(world, order, draft, { taken }) || [];
	});
	if (errors.length > 0) return refusedRma(...errors);
	const createdAt = world.clock();
	const rma: RmaRecord = {
		id: world.ids.number('rma', 107_001),
		orderId: order.id,
		reference: args.text('Reference') || madeUpReference(world, 'rmaReference'),
		channelInitiated: args.flag('ChannelInitiated') ?? false,
		createdAt,
		lines: drafts.map((draft) => ({
			...draft,
			rowId: world.ids.number('rmaRow'),
			createdAt,
			actionedAt: null,
		})),
	};
	world.rmas.push(rma);
	saveOrder(world, order, { type: 'RMA booked', note: `RMA ${rma.id}`, user }, false);
	return { rma, errors: [] };
}

/** UpdateRMABooking: changes or removes lines that are not booked in yet; one bad line refuses all of it. */
export function updateReturn(world: World, args: Args): RmaOutcome {
	const rma = namedRma(world, args);
	const order = world.orders.get(rma.orderId);
	const errors: string[] = [];
	const lines = new Map(rma.lines.map((line) => [line.rowId, line]));
	for (const item of args.children('ReturnItems')) {
		const rowId = Args.required(item.integer('RMARowId'));
		const line = lines.get(rowId);
		if (!line || line.actionedAt !== null || !order) {
			errors.push(`RMA row ${rowId} cannot be changed.`);
		} else if (item.flag('RemoveFromBooking')) {
			lines.delete(rowId);
		} else {
			const changed = { ...line, ...draftOf(item, line.orderItemRowId) };
			const problem = problemOf(world, order, changed, { except: rowId });
			if (problem !== '') errors.push(problem);
			lines.set(rowId, changed);
		}
	}
	if (lines.size === 0) errors.push('A booking must keep a line; delete it instead.');
	if (errors.length === 0) rma.lines = [...lines.values()];
	return { rma, errors };
}

/** DeleteRMA: removes what is not booked in yet, and the booking with its last line. */
export function deleteReturn(world: World, args: Args): void {
	const id = Args.required(args.integer('RMAHeaderId'));
	for (const rma of world.rmas.filter((each) => each.id === id)) {
		rma.lines = rma.lines.filter((line) => line.actionedAt !== null);
	}
	world.rmas = world.rmas.filter((rma) => rma.lines.length > 0);
}
