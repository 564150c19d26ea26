import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import { orderSnapshotSchema, type OrderSnapshot } from '../../../../domain/order/order-snapshot';
import { orderRefundsSchema, type OrderRefunds } from '../../../../domain/refund/order-refunds';
import { ok, type Result } from '../../../../domain/result';
import type { Failure } from '../../../../domain/report/sync-item';
import { withFields } from '../../../shared/order-items';
import { remoteOutcome } from '../../../shared/remote-outcome';
import { showFor } from '../../../shared/show-for';
import { toFailure } from '../../../shared/sync-items';
import { isDue, planRefundRecords } from '../../mapping/return/plan-refund-records';
import type { CreateRefund, RawRefund } from '../../mapping/return/raw-post-sale';
import { recordedMinor, recordsOf } from '../../mapping/return/refund-books';
import type { RecordPolicy } from '../../mapping/return/refund-room';
import type { LinnworksClient } from '../../transport/linnworks-client';
import { connectLinnworks } from '../connect-linnworks';
import { isDryRun } from '../../../shared/dry-run';
import { absent, eachOrder, openWorks, type Work } from './each-order';
import { ORDER_PARAMETERS, readText } from './order-wish';
import { readJson } from './read-json';
import { carryOut, type Outcome } from './write-once';

export const description = showFor(
	'return',
	['recordRefund'],
	[
		{
			displayName: 'Refunds',
			name: 'refunds',
			type: 'json',
			default: '={{ $json.refunds }}',
			required: true,
			description: 'Refunds of the order, as Shopify Order: Get Refunds gives them',
		},
		{
			displayName: 'Snapshot',
			name: 'snapshot',
			type: 'json',
			default: '={{ $json.snapshot }}',
			required: true,
			description:
				'The order as the shop has it now; it tells what was refunded after the order left from what an edit had taken off before',
		},
		...ORDER_PARAMETERS,
		{
			displayName: 'Refunds Since',
			name: 'lookFrom',
			type: 'string',
			default: '',
			placeholder: 'e.g. 2026-03-01T00:00:00Z',
			description:
				'Time (ISO 8601) from which refunds are recorded; older ones are the history of the shop and left alone. Empty records every refund there ever was.',
		},
		{
			displayName: 'Refunds by Hand',
			name: 'handBookings',
			type: 'options',
			options: [
				{
					name: 'Ignore',
					value: 'ignore',
					description: 'Only what carries the ID of a refund of the shop counts as recorded',
				},
				{
					name: 'Stop',
					value: 'stop',
					description:
						'A refund of exactly the same amount that names no refund of the shop stops ours, for a person to decide',
				},
			],
			default: 'stop',
			description: 'What to do when somebody else may have recorded the refund already',
		},
	],
);

type Wish = { refunds: OrderRefunds; snapshot: OrderSnapshot; policy: RecordPolicy };

/** What became of one refund; `recordId` is empty until Linnworks has a record, and the amount is what it comes to. */
type RefundRecord = {
	refundId: string;
	recordId: string;
	amountMinor: number;
	currency: string;
	status: Outcome['status'];
	message: string;
};

/**
 * Records each refund whose money moved on an order that has left, once, under the shop's refund id and as made by the
 * channel. It is looked for first and read back afterwards, and it is never sent: the shop has paid already. Adds
 * `refundRecords`, one entry for each such refund, to each item, or `failure` where it could not be found out.
 */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const { client } = connectLinnworks(this);
	const dryRun = isDryRun(this);
	const { works, fields } = await openWorks(this, client, (itemIndex) => readWish(this, itemIndex));
	await eachOrder(works, fields, async (work) => await recordRefunds(client, work, dryRun));
	return withFields(this.getInputData(), fields);
}

function readWish(context: IExecuteFunctions, itemIndex: number): Result<Wish, Failure> {
	const read = { name: 'refunds', label: 'Refunds' };
	const refunds = readJson(context, read, itemIndex, orderRefundsSchema);
	if (!refunds.ok) return refunds;
	const look = { name: 'snapshot', label: 'Snapshot' };
	const snapshot = readJson(context, look, itemIndex, orderSnapshotSchema);
	if (!snapshot.ok) return snapshot;
	const lookFrom = readText(context, 'lookFrom', itemIndex);
	if (lookFrom !== '' && Number.isNaN(Date.parse(lookFrom))) {
		throw new NodeOperationError(context.getNode(), `Refunds Since "${lookFrom}" is not a time`, {
			itemIndex,
			description: 'Give a time such as 2026-03-01T00:00:00Z, or nothing.',
		});
	}
	const handBookings =
		readText(context, 'handBookings', itemIndex) === 'ignore' ? 'ignore' : 'stop';
	return ok({
		refunds: refunds.value,
		snapshot: snapshot.value,
		policy: { lookFrom, handBookings },
	});
}

async function recordRefunds(
	client: LinnworksClient,
	{ input, order }: Work<Wish>,
	dryRun: boolean,
): Promise<object> {
	const { refunds, snapshot, policy } = input;
	if (!refunds.refunds.some((refund) => isDue(refund, policy))) return { refundRecords: [] };
	if (!order) return absent();
	const read = await remoteOutcome(client.getRefunds(order.OrderId));
	if (!read.ok) return { failure: toFailure('apply', read.error) };
	const planned = planRefundRecords(order, read.value, refunds, snapshot, policy);
	const currency = order.TotalsInfo.Currency;
	const outcomes = await carryOut(
		planned.map(({ plan }) => plan),
		{
			write: async (body) => await client.createRefund(body),
			read: async () => await client.getRefunds(order.OrderId),
			find: (body, records) => findRecord(body, records, currency),
		},
		dryRun,
	);
	return {
		refundRecords: planned.map(({ refundId, amountMinor }, at): RefundRecord => {
			const { ids = [], status = 'unknown', message = '' } = outcomes[at] ?? {};
			return { refundId, recordId: ids[0] ?? '', amountMinor, currency, status, message };
		}),
	};
}

/** The records that carry the reference of what was sent, each only if it comes to the amount that was sent. */
function findRecord(body: CreateRefund, records: RawRefund[], currency: string): string[] {
	const sent = recordedMinor([body], currency);
	return recordsOf(records, body.RefundLines[0]?.ExternalReference ?? '')
		.filter((record) => recordedMinor([record], currency) === sent)
		.map((record) => String(record.RefundHeaderId));
}
