import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { z } from 'zod';
import { orderKeySchema } from '../../../domain/order/order-key';
import { missedChanges } from '../../../domain/signal/missed-changes';
import { freshSignal } from '../../../domain/signal/requeue';
import { readRows } from '../../shared/read-list';
import { laneOf } from '../../../domain/signal/lane';
import { showFor } from '../../shared/show-for';
import { laneProperty, readLane } from './lane-property';

const changedSchema = z.union([
	z.object({
		orderKey: orderKeySchema,
		sourceId: z.string(),
		updatedAt: z.string(),
		basis: z.enum(['order', 'fulfilmentOrder']),
	}),
	z
		.object({
			kind: z.literal('hold'),
			order_key: orderKeySchema,
			source_id: z.string(),
			received_at: z.coerce.date(),
		})
		.transform(({ order_key: orderKey, source_id: sourceId, received_at: heldAt }) => ({
			...{ orderKey, sourceId, updatedAt: heldAt.toISOString(), basis: 'hold' as const },
		})),
]);

export const description = showFor(
	'order',
	['findMissed'],
	[
		{
			displayName: 'Ledger Rows',
			name: 'ledgerRows',
			type: 'json',
			default: '[]',
			description: 'Ledger rows of the same span, to know which changes were looked at',
		},
		{
			displayName: 'Waiting Signals',
			name: 'waitingSignals',
			type: 'json',
			default: '[]',
			description: 'Signals that still wait, so that an order is not queued twice',
		},
		laneProperty,
	],
);

/** Changed orders and rows of holds in; signal rows for those that nobody looked at since out. */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const changed = this.getInputData().flatMap((item) => {
		const parsed = changedSchema.safeParse(item.json);
		return parsed.success ? [parsed.data] : [];
	});
	const lane = readLane(this);
	const rows = readRows(this, 'ledgerRows').filter((row) => laneOf(row['lane']) === lane);
	const ledger = rows.map((row) => ({
		order_key: String(row['order_key']),
		source_updated_at: String(row['source_updated_at']),
		recorded_at: String(row['recorded_at']),
	}));
	const waiting = readRows(this, 'waitingSignals').map((row) => String(row['order_key']));
	const now = new Date();
	const executionId = this.getExecutionId();
	return [
		missedChanges(changed, ledger, waiting, now).map((order) => ({
			json: freshSignal(
				order,
				'catch-up',
				executionId,
				now.toISOString(),
			) as unknown as IDataObject,
			pairedItem: { item: 0 },
		})),
	];
}
