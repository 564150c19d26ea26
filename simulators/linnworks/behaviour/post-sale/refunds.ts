import type { OrderRecord } from '../../store/order-record';
import type { RefundRecord } from '../../store/post-sale-record';
import type { World } from '../../store/world';
import { Args } from '../args';
import { refuse } from '../errors';
import { round2 } from '../totals';
import { madeUpReference } from './made-up-reference';
import {
	draftOf,
	existingLines,
	problemsOf,
	whyNotRefunded,
	type CannotRefundReason,
	type LineDraft,
} from './refund-rules';

/** What a call on a refund ended in; a refusal stands in the answer, not in its status. */
export interface RefundOutcome {
	/** Undefined when nothing was saved. */
	refund: RefundRecord | undefined;
	reason: CannotRefundReason;
	errors: string[];
}

const refused = (reason: CannotRefundReason, ...errors: string[]): RefundOutcome => ({
	refund: undefined,
	reason,
	errors: errors.length > 0 ? errors : [`Cannot refund: ${reason}`],
});

/** Saves a refund as it is. */
export function addRefund(
	world: World,
	order: Readonly<OrderRecord>,
	{ channelInitiated, lines }: { channelInitiated: boolean; lines: LineDraft[] },
): RefundRecord {
	const refund: RefundRecord = {
		id: world.ids.number('refund', 5001),
		orderId: order.id,
		reference: madeUpReference(world, 'refundReference'),
		channelInitiated,
		createdAt: world.clock(),
		lines: lines.map((line) => ({
			...line,
			rowId: world.ids.guid('refundRow'),
			actionedAt: null,
		})),
	};
	world.refunds.push(refund);
	return refund;
}

/** CreateRefund: books a refund of a processed order, or all of it is refused. Every call books one; no money moves. */
export function createRefund(world: World, args: Args): RefundOutcome {
	const order = world.orders.get(Args.required(args.guid('OrderId')));
	const reason = whyNotRefunded(world, order);
	if (!order || reason !== 'None') return refused(reason);
	const lines = args.children('RefundLines').map(draftOf);
	if (lines.length === 0) return refused('NoNewRefundsSpecified');
	const references = new Set(lines.map(({ externalReference }) => externalReference));
	if (references.size > 1) return refused('MultipleReferences');
	const errors = problemsOf(order, lines, existingLines(world, order.id));
	if (errors.length > 0) return refused('Other', ...errors);
	const channelInitiated = args.flag('ChannelInitiated') ?? false;
	return {
		refund: addRefund(world, order, { channelInitiated, lines }),
		reason: 'None',
		errors: [],
	};
}

/** The refund that a call names by header, and by order where it says one. */
export function namedRefund(world: World, args: Args): RefundRecord | undefined {
	const id = Args.required(args.integer('RefundHeaderId'));
	const orderId = args.guid('OrderId');
	return world.refunds.find(
		(each) => each.id === id && (orderId === undefined || each.orderId === orderId),
	);
}

/** UpdateRefund: changes or removes lines that were not sent yet. */
export function updateRefund(world: World, args: Args): RefundOutcome {
	const refund = namedRefund(world, args);
	const order = refund && world.orders.get(refund.orderId);
	if (!refund || !order) return refused('RefundNotInSystem');
	const changes = args.children('RefundLines');
	if (changes.length === 0) return refused('NoUpdatedRefundsSpecified');
	const lines = new Map(refund.lines.map((line) => [line.rowId, line]));
	for (const change of changes) {
		const rowId = Args.required(change.guid('RefundRowId'));
		const line = lines.get(rowId);
		if (!line || line.actionedAt !== null) return refused('RefundNotInSystem');
		if (change.flag('RemoveFromRefund')) lines.delete(rowId);
		else lines.set(rowId, { ...line, amount: round2(change.number('Amount') ?? line.amount) });
	}
	const others = existingLines(world, order.id).filter(({ rowId }) =>
		refund.lines.every((line) => line.rowId !== rowId),
	);
	const errors = problemsOf(order, [...lines.values()], others);
	if (errors.length > 0) return refused('Other', ...errors);
	refund.lines = [...lines.values()];
	world.refunds = world.refunds.filter((each) => each.lines.length > 0);
	return { refund, reason: 'None', errors: [] };
}

/** DeleteRefund: removes lines that were not sent yet, and the refund with its last line. */
export function deleteRefund(world: World, args: Args): void {
	const refund = namedRefund(world, args);
	if (!refund) throw refuse('Refund header does not exist.');
	refund.lines = refund.lines.filter((line) => line.actionedAt !== null);
	world.refunds = world.refunds.filter((each) => each.lines.length > 0);
}

/** ActionRefund: sends the money to the channel, once. */
export function sendRefund(world: World, args: Args): RefundOutcome {
	const refund = namedRefund(world, args);
	if (!refund) return refused('RefundNotInSystem');
	const waiting = refund.lines.filter((line) => line.actionedAt === null);
	if (waiting.length === 0) {
		return { refund, reason: 'Other', errors: [`Refund ${refund.id} is already actioned.`] };
	}
	for (const line of waiting) line.actionedAt = world.clock();
	return { refund, reason: 'None', errors: [] };
}
