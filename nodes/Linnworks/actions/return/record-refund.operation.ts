import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { roundAmount, sumMinor, ZERO } from '../../../../domain/money/money';
import { orderSnapshotSchema, type OrderSnapshot } from '../../../../domain/order/order-snapshot';
import type { RecordPolicy } from '../../../../domain/refund/assess-records';
import { orderRefundsSchema, type OrderRefunds } from '../../../../domain/refund/order-refunds';
import { isOurs } from '../../../../domain/refund/refund-policy';
import type { RefundRecord } from '../../../../domain/refund/refund-record';
import { recordsOf } from '../../../../domain/refund/target-records';
import { ok, type Result } from '../../../../domain/result';
import type { Failure } from '../../../../domain/report/sync-item';
import { restockFactsSchema, type RestockFacts } from '../../../../domain/restock/restock-facts';
import { withFields } from '../../../shared/order-items';
import type { RemoteError } from '../../../shared/remote-error';
import { remoteOutcome } from '../../../shared/remote-outcome';
import { showFor } from '../../../shared/show-for';
import { toFailure } from '../../../shared/sync-items';
import { planRefundRecords, type PlannedRecord } from '../../mapping/return/plan-refund-records';
import { waiting } from '../../mapping/return/post-sale-plan';
import type { CreateRefund, RawRefund } from '../../mapping/return/raw-post-sale';
import { toTargetRecords } from '../../mapping/return/to-target-records';
import type { RawOrder } from '../../mapping/raw/raw-order';
import type { PostSaleClient } from '../../transport/post-sale-client';
import { connectLinnworks } from '../connect-linnworks';
import { absent, eachOrder, openWorks, type Work } from './each-order';
import { LATE, readLimits, STOP_BEFORE, type Limits } from '../../../shared/run-limits';
import { LOOK_FROM, readLookFrom } from './look-from';
import { ORDER_PARAMETERS, readText } from './order-wish';
import { readJson } from './read-json';
import { carryOut } from './write-once';

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
		LOOK_FROM,
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
		STOP_BEFORE,
	],
);

type Wish = {
	refunds: OrderRefunds;
	snapshot: OrderSnapshot;
	restockFacts: RestockFacts | undefined;
	policy: RecordPolicy;
};

/**
 * Records each refund whose money moved on an order that has left, once, under the shop's refund id and as made by the
 * channel. It is looked for first and read back afterwards, and it is never sent: the shop has paid already. Adds
 * `refundRecords`, one entry for each such refund, to each item, or `failure` where it could not be found out.
 */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const { client, postSale } = connectLinnworks(this);
	const limits = readLimits(this);
	const { works, fields } = await openWorks(this, client, (itemIndex) => readWish(this, itemIndex));
	await eachOrder(works, fields, async (work) => await recordRefunds(postSale, work, limits));
	return withFields(this.getInputData(), fields);
}

function readWish(context: IExecuteFunctions, itemIndex: number): Result<Wish, Failure> {
	const read = { name: 'refunds', label: 'Refunds' };
	const refunds = readJson(context, read, itemIndex, orderRefundsSchema);
	if (!refunds.ok) return refunds;
	const look = { name: 'snapshot', label: 'Snapshot' };
	const snapshot = readJson(context, look, itemIndex, orderSnapshotSchema);
	if (!snapshot.ok) return snapshot;
	const facts = context.getInputData()[itemIndex]?.json['restockFacts'];
	const handBookings =
		readText(context, 'handBookings', itemIndex) === 'ignore' ? 'ignore' : 'stop';
	return ok({
		refunds: refunds.value,
		snapshot: snapshot.value,
		restockFacts: restockFactsSchema.safeParse(facts).data,
		policy: { lookFrom: readLookFrom(context, itemIndex), handBookings },
	});
}

async function recordRefunds(
	client: PostSaleClient,
	{ input, order }: Work<Wish>,
	limits: Limits,
): Promise<object> {
	const { policy, ...source } = input;
	const due = source.refunds.refunds.filter(
		({ createdAt, amounts }) =>
			isOurs(createdAt, policy) && amounts.some(({ transactions }) => transactions.length > 0),
	);
	if (due.length === 0) return { refundRecords: [] };
	const currency = order?.TotalsInfo.Currency.toUpperCase() ?? '';
	if (limits.isLate()) {
		const late = due.map(({ refundId }): PlannedRecord => {
			const plan = waiting('time', LATE);
			return { refundId, currency, amountMinor: ZERO, plan };
		});
		return { refundRecords: await record(client, order, late, limits) };
	}
	const read = await readRefunds(client, order);
	if (!read.ok) return { failure: toFailure('apply', read.error) };
	const situation = { ...source, records: toTargetRecords(order, read.value) };
	const planned = planRefundRecords(order, situation, policy);
	return planned ? { refundRecords: await record(client, order, planned, limits) } : absent();
}

/** The refunds that Linnworks has of an order; it takes none before the order has left. */
const readRefunds = async (
	client: PostSaleClient,
	order: RawOrder | null,
): Promise<Result<RawRefund[], RemoteError>> =>
	order?.Processed ? await remoteOutcome(client.getRefunds(order.OrderId)) : ok([]);

async function record(
	client: PostSaleClient,
	order: RawOrder | null,
	planned: readonly PlannedRecord[],
	limits: Limits,
): Promise<RefundRecord[]> {
	const outcomes = await carryOut(
		planned.map(({ plan }) => plan),
		{
			write: async (body) => await client.createRefund(body),
			read: async () => (order ? await client.getRefunds(order.OrderId) : []),
			find: (body, refunds) => findRecord(body, order, refunds),
		},
		limits,
	);
	return planned.map(({ refundId, amountMinor, currency }, at): RefundRecord => {
		const { ids = [], status = 'unknown', message = '', waitsFor = '' } = outcomes[at] ?? {};
		return { refundId, recordId: ids[0] ?? '', amountMinor, currency, status, message, waitsFor };
	});
}

/** The records that carry the reference of what was sent, each only if it comes to the amount that was sent. */
function findRecord(body: CreateRefund, order: RawOrder | null, refunds: RawRefund[]): string[] {
	const records = toTargetRecords(order, refunds);
	const sent = sumMinor(body.RefundLines.map((line) => roundAmount(line.Amount, records.currency)));
	return recordsOf(records, body.RefundLines[0]?.ExternalReference ?? '')
		.filter(({ amountMinor }) => amountMinor === sent)
		.map(({ recordId }) => recordId);
}
