import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { RestockFacts, RestockReturn } from '../../../../domain/restock/restock-facts';
import { ok, type Result } from '../../../../domain/result';
import type { ReturnBooking } from '../../../../domain/returns/return-booking';
import { withFields } from '../../../shared/order-items';
import type { RemoteError } from '../../../shared/remote-error';
import { remoteOutcome } from '../../../shared/remote-outcome';
import { showFor } from '../../../shared/show-for';
import { toFailure } from '../../../shared/sync-items';
import {
	bookingsOf,
	hasUnits,
	planBookings,
	planWithoutOrder,
	type BookingPolicy,
} from '../../mapping/return/plan-booking';
import { waiting, type PostSalePlan } from '../../mapping/return/post-sale-plan';
import type { CreateRmaBooking, RawRma } from '../../mapping/return/raw-post-sale';
import type { PostSaleClient } from '../../transport/post-sale-client';
import { connectLinnworks } from '../connect-linnworks';
import { absent, eachOrder, openWorks, type Work } from './each-order';
import { LATE, readLimits, STOP_BEFORE, type Limits } from '../../../shared/run-limits';
import { ORDER_PARAMETERS, readText } from './order-wish';
import { FACTS, readFacts } from './restock-facts';
import { carryOut } from './write-once';

export const description = showFor(
	'return',
	['book'],
	[
		FACTS,
		...ORDER_PARAMETERS,
		{
			displayName: 'Return ID',
			name: 'returnId',
			type: 'string',
			default: '',
			description: 'Book only this return of the order; empty books every open one',
		},
		{
			displayName: 'Return Location ID',
			name: 'returnLocationId',
			type: 'string',
			default: '',
			description: 'Linnworks location (GUID) that takes returns; empty for that of the order',
		},
		{
			displayName: 'Reason Category',
			name: 'reasonCategory',
			type: 'string',
			default: '',
			description: 'Category of the reason that Linnworks keeps with the booking',
		},
		{
			displayName: 'Reason',
			name: 'reason',
			type: 'string',
			default: '',
			description: 'Reason that Linnworks keeps with the booking',
		},
		STOP_BEFORE,
	],
);

type Plans = Array<PostSalePlan<CreateRmaBooking>>;
type Wish = { facts: RestockFacts; returns: RestockReturn[]; policy: BookingPolicy };

/**
 * Books each open return of an order as one RMA booking that carries the return's id as its reference. It is looked for
 * first and read back afterwards, and nothing comes in by it: that is for the warehouse. Adds `bookings`, one entry for
 * each return, to each item, or `failure` where the order or its bookings could not be read.
 */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const { client, postSale } = connectLinnworks(this);
	const limits = readLimits(this);
	const { works, fields } = await openWorks(this, client, (itemIndex) => {
		const facts = readFacts(this, itemIndex);
		return facts.ok ? ok(toWish(this, facts.value, itemIndex)) : facts;
	});
	await eachOrder(works, fields, async (work) => await bookReturns(postSale, work, limits));
	return withFields(this.getInputData(), fields);
}

function toWish(context: IExecuteFunctions, facts: RestockFacts, itemIndex: number): Wish {
	const text = (name: string): string => readText(context, name, itemIndex);
	const returnId = text('returnId');
	return {
		facts,
		returns: facts.returns.filter((ret) => returnId === '' || ret.returnId === returnId),
		policy: {
			locationId: text('returnLocationId').toLowerCase(),
			reasonCategory: text('reasonCategory'),
			reason: text('reason'),
		},
	};
}

async function bookReturns(
	client: PostSaleClient,
	{ input, order }: Work<Wish>,
	limits: Limits,
): Promise<object> {
	const { facts, returns, policy } = input;
	const plan = async (): Promise<Result<Plans | null, RemoteError>> => {
		if (returns.length === 0) return ok([]);
		if (limits.isLate()) return ok(returns.map(() => waiting('time', LATE)));
		if (!order) return ok(planWithoutOrder(facts, returns));
		const read = await remoteOutcome(client.getRmas(order.OrderId));
		return read.ok ? ok(planBookings(order, read.value, facts, returns, policy)) : read;
	};
	const plans = await plan();
	if (!plans.ok) return { failure: toFailure('apply', plans.error) };
	if (!plans.value) return absent();
	const outcomes = await carryOut(
		plans.value,
		{
			write: async (body) => await client.createRmaBooking(body),
			read: async () => (order ? await client.getRmas(order.OrderId) : []),
			find: findBooking,
		},
		limits,
	);
	return {
		bookings: outcomes.map(({ ids, ...outcome }, at): ReturnBooking => ({
			returnId: returns[at]?.returnId ?? '',
			rmaId: ids[0] ?? '',
			...outcome,
		})),
	};
}

/** The bookings that carry the reference of what was sent, each only if it has the units that were sent. */
function findBooking(body: CreateRmaBooking, rmas: RawRma[]): string[] {
	const units = new Map(body.ReturnItems.map((item) => [item.OrderItemRowId, item.ReturnQuantity]));
	return bookingsOf(rmas, body.Reference)
		.filter((rma) => hasUnits(rma.RMALines, units))
		.map((rma) => String(rma.RMAHeaderId));
}
