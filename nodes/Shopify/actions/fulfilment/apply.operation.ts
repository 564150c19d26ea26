import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { z } from 'zod';
import { shipmentSchema, type Shipment } from '../../../../domain/dispatch/shipment';
import {
	shopFulfilmentSchema,
	type ShopFulfilment,
} from '../../../../domain/dispatch/shop-fulfilment';
import { readableZodError } from '../../../../domain/readable-zod-error';
import type { Failure } from '../../../../domain/report/sync-item';
import { err, ok, type Result } from '../../../../domain/result';
import { inParallel, PARALLEL_READS } from '../../../shared/in-parallel';
import { hasFailed, withFields } from '../../../shared/order-items';
import { readLimits } from '../../../shared/run-limits';
import { showFor } from '../../../shared/show-for';
import { connectFulfilment } from '../../transport/connect-shopify';
import { failure } from '../order/asked-orders';
import { APPLY_PARAMETERS, readDispatchPolicy, readNotice } from './apply-parameters';
import { dispatchOrder, type DispatchWork } from './apply/dispatch-order';

export const description = showFor('fulfilment', ['apply'], APPLY_PARAMETERS);

type Work = DispatchWork & { index: number };

/**
 * Tells the shop what left for the order of each item: units of fulfilment orders with their tracking numbers, and
 * corrected numbers. Adds `dispatched`, what became of each step and what a person has to settle, and the `fulfilment`
 * that was read last, or `failure`. Items about one order go one after the other; items that failed pass untouched.
 */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const items = this.getInputData();
	const policyFor = readDispatchPolicy(this);
	const limits = readLimits(this);
	const fields = new Map<number, object>();
	const byOrder = new Map<string, Work[]>();
	for (const [index, item] of items.entries()) {
		if (hasFailed(item)) continue;
		const shipment = readJson(this, 'shipment', index, shipmentSchema);
		const fulfilment = readJson(this, 'fulfilment', index, shopFulfilmentSchema);
		if (!shipment.ok) fields.set(index, { failure: shipment.error });
		else if (!fulfilment.ok) fields.set(index, { failure: fulfilment.error });
		else if (!isOfOrder(shipment.value, fulfilment.value)) {
			const reason = `The shipment is of reference ${shipment.value.reference}, which is not ${fulfilment.value.name}`;
			fields.set(index, { failure: failure('SNAPSHOT_INVALID', reason, false) });
		} else {
			const { orderKey, sourceId } = fulfilment.value;
			const policy = policyFor(orderKey);
			const work = { index, shipment: shipment.value, fulfilment: fulfilment.value, policy };
			byOrder.set(sourceId, [...(byOrder.get(sourceId) ?? []), work]);
		}
	}
	const terms = { ...(await connectFulfilment(this)), notice: readNotice(this), limits };
	await inParallel([...byOrder.values()], PARALLEL_READS, async (works) => {
		for (const { index, ...work } of works) fields.set(index, await dispatchOrder(work, terms));
	});
	return [withFields(items, fields)];
}

/** What left for one order is never told to another. */
const isOfOrder = ({ reference }: Shipment, { orderKey }: ShopFulfilment): boolean =>
	orderKey.slice(orderKey.lastIndexOf(':') + 1) === reference;

/** A value of ours given as such or as JSON text; a failure names the field that is wrong. */
function readJson<T>(
	context: IExecuteFunctions,
	name: 'shipment' | 'fulfilment',
	itemIndex: number,
	schema: z.ZodType<T, z.ZodTypeDef, unknown>,
): Result<T, Failure> {
	const given = context.getNodeParameter(name, itemIndex, '') as unknown;
	const read = schema.safeParse(typeof given === 'string' ? parsed(given) : given);
	return read.success
		? ok(read.data)
		: err(failure('SNAPSHOT_INVALID', `${name}: ${readableZodError(read.error)}`, false));
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
