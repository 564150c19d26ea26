import { NodeOperationError, type IExecuteFunctions } from 'n8n-workflow';
import { z, type ZodTypeAny } from 'zod';
import { orderKeySchema } from '../../../domain/order/order-key';
import { readableZodError } from '../../../domain/readable-zod-error';
import { syncItemSchema, type SyncItem } from '../../../domain/report/sync-item';
import { restockVerdictSchema, type RestockVerdict } from '../../../domain/restock/restock-verdict';

const verdictItemSchema = restockVerdictSchema.extend({
	order: z.object({ orderKey: orderKeySchema, name: z.string() }),
});

/** An order of a sweep with the verdicts on its restocks and its place in the input. */
export type JudgedOrder = { item: SyncItem; verdicts: RestockVerdict[]; index: number };

/**
 * Sorts a mix of orders and verdicts by order; each order comes once. An item that is neither, and a verdict on an order
 * that is not there, stop the node and are named. Empty items, which n8n sends for nothing, are passed over.
 */
export function readRestockItems(context: IExecuteFunctions): JudgedOrder[] {
	const input = [...context.getInputData().entries()];
	const given = input.filter(([, { json }]) => Object.keys(json).length > 0);
	const [verdicts, others] = [true, false].map((isVerdict) =>
		given.filter(([, { json }]) => (json['kind'] === 'restockVerdict') === isVerdict),
	);
	const orders = new Map<string, JudgedOrder>();
	for (const [index, { json }] of others ?? []) {
		const item = read(context, syncItemSchema, json, index, 'an order of a sweep');
		const key = item.look.orderKey;
		if (!orders.has(key)) orders.set(key, { item, verdicts: [], index });
	}
	for (const [index, { json }] of verdicts ?? []) {
		const { order, ...verdict } = read(context, verdictItemSchema, json, index, 'a verdict');
		const judged = orders.get(order.orderKey);
		if (!judged) {
			throw new NodeOperationError(
				context.getNode(),
				`Item ${index} is a verdict on ${order.name}, which is not among the orders`,
				{ itemIndex: index, description: WIRING },
			);
		}
		judged.verdicts.push(verdict);
	}
	return [...orders.values()];
}

function read<Schema extends ZodTypeAny>(
	context: IExecuteFunctions,
	schema: Schema,
	json: unknown,
	itemIndex: number,
	what: string,
): z.output<Schema> {
	const parsed = schema.safeParse(json);
	if (parsed.success) return parsed.data as z.output<Schema>;
	throw new NodeOperationError(
		context.getNode(),
		`Item ${itemIndex} is not ${what}: ${readableZodError(parsed.error)}`,
		{ itemIndex, description: WIRING },
	);
}

const WIRING =
	'Append the orders of the sweep and all three outputs of Restock Classifier, and connect them here.';
