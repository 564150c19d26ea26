import type { Failure } from '../../../../domain/report/sync-item';
import { readableZodError } from '../../../../domain/readable-zod-error';
import { remoteOutcome } from '../../../shared/remote-outcome';
import { toFailure } from '../../../shared/sync-items';
import type { HeldOrder } from '../../mapping/held-order';
import type { OrderHeader } from '../../mapping/order-header';
import { rawSalesOrderSchema } from '../../mapping/raw/raw-sales-order';
import { toHeldOrder } from '../../mapping/to-held-order';
import type { NetSuiteClient } from '../../transport/netsuite-client';
import { unusable } from './find-headers';
import type { OrderOptions } from './order-options';

/** A sales order record, or why there is none. */
export type ReadRecord =
	{ held: HeldOrder; record: unknown } | { gone: true } | { failure: Failure };

/** Reads one sales order with its lines and addresses. */
export async function readRecord(
	client: NetSuiteClient,
	{ orderId, displayNumber, currency }: OrderHeader,
	{ lineIdField }: OrderOptions,
	step: Failure['step'],
): Promise<ReadRecord> {
	const read = await remoteOutcome(client.getRecord('salesOrder', orderId));
	if (!read.ok) return { failure: toFailure(step, read.error) };
	if (read.value === null) return { gone: true };
	const parsed = rawSalesOrderSchema.safeParse(read.value);
	if (!parsed.success) {
		const reason = `Sales order ${displayNumber} cannot be read: ${readableZodError(parsed.error)}`;
		return { failure: unusable(step, 'SNAPSHOT_INVALID', reason) };
	}
	const held = toHeldOrder(parsed.data, currency, lineIdField);
	return held.ok
		? { held: held.value, record: read.value }
		: { failure: unusable(step, 'SNAPSHOT_INVALID', held.error) };
}
