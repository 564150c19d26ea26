import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { RestockFacts, RestockReturn } from '../../../../domain/restock/restock-facts';
import { ok } from '../../../../domain/result';
import { withFields } from '../../../shared/order-items';
import { remoteOutcome } from '../../../shared/remote-outcome';
import { showFor } from '../../../shared/show-for';
import { toFailure } from '../../../shared/sync-items';
import {
	bookingsOf,
	hasUnits,
	planBookings,
	type BookingPolicy,
} from '../../mapping/return/plan-booking';
import type { CreateRmaBooking, RawRma } from '../../mapping/return/raw-post-sale';
import type { LinnworksClient } from '../../transport/linnworks-client';
import { connectLinnworks } from '../connect-linnworks';
import { isDryRun } from '../../../shared/dry-run';
import { absent, eachOrder, openWorks, type Work } from './each-order';
import { ORDER_PARAMETERS, readText } from './order-wish';
import { FACTS, readFacts } from './restock-facts';
import { carryOut, type Outcome } from './write-once';

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
	],
);

type Wish = { facts: RestockFacts; returns: RestockReturn[]; policy: BookingPolicy };

/** What became of one return; `rmaId` is empty until Linnworks has a booking. */
type Booking = {
	returnId: string;
	rmaId: string;
	status: Outcome['status'];
	message: string;
};

/**
 * Books each open return of an order as one RMA booking that carries the return's id as its reference. It is looked for
 * first and read back afterwards, and nothing comes in by it: that is for the warehouse. Adds `bookings`, one entry for
 * each return, to each item, or `failure` where the order or its bookings could not be read.
 */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const { client } = connectLinnworks(this);
	const dryRun = isDryRun(this);
	const { works, fields } = await openWorks(this, client, (itemIndex) => {
		const facts = readFacts(this, itemIndex);
		return facts.ok ? ok(toWish(this, facts.value, itemIndex)) : facts;
	});
	await eachOrder(works, fields, async (work) => await bookReturns(client, work, dryRun));
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
	client: LinnworksClient,
	{ input, order }: Work<Wish>,
	dryRun: boolean,
): Promise<object> {
	const { facts, returns, policy } = input;
	if (returns.length === 0) return { bookings: [] };
	if (!order) return absent();
	const read = await remoteOutcome(client.getRmas(order.OrderId));
	if (!read.ok) return { failure: toFailure('apply', read.error) };
	const plans = planBookings(order, read.value, facts, returns, policy);
	const outcomes = await carryOut(
		plans,
		{
			write: async (body) => await client.createRmaBooking(body),
			read: async () => await client.getRmas(order.OrderId),
			find: findBooking,
		},
		dryRun,
	);
	return {
		bookings: outcomes.map(({ ids, status, message }, at): Booking => {
			const returnId = returns[at]?.returnId ?? '';
			return { returnId, rmaId: ids[0] ?? '', status, message };
		}),
	};
}

/** The bookings that carry the reference of what was sent, each only if it has the units that were sent. */
function findBooking(body: CreateRmaBooking, rmas: RawRma[]): string[] {
	const units = new Map(body.ReturnItems.map((item) => [item.OrderItemRowId, item.ReturnQuantity]));
	return bookingsOf(rmas, body.Reference)
		.filter((rma) => hasUnits(rma.RMALines, units))
		.map((rma) => String(rma.RMAHeaderId));
}
