import type { RmaRecord } from '../../store/post-sale-record';
import type { World } from '../../store/world';
import { Args } from '../args';
import { refuse } from '../errors';

/** What a call on a booking ended in; errors stand in the answer, not in its status. */
export interface RmaOutcome {
	/** Undefined when nothing was saved. */
	rma: RmaRecord | undefined;
	errors: string[];
}

export const refusedRma = (...errors: string[]): RmaOutcome => ({ rma: undefined, errors });

/** The booking that the call names by header and order, or a 400. */
export function namedRma(world: World, args: Args): RmaRecord {
	const id = Args.required(args.integer('RMAHeaderId'));
	const orderId = Args.required(args.guid('OrderId'));
	const rma = world.rmas.find((each) => each.id === id && each.orderId === orderId);
	if (!rma) throw refuse(`RMA header ${id} of order ${orderId} does not exist.`);
	return rma;
}

/** Whether every line of the booking is booked in. */
export const isActioned = (rma: Readonly<RmaRecord>): boolean =>
	rma.lines.every((line) => line.actionedAt !== null);
