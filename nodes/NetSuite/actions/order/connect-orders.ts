import type { IExecuteFunctions } from 'n8n-workflow';
import type { Priority } from '../../../shared/api-budget';
import { connectNetSuite, type Connection } from '../../transport/connect-netsuite';
import { readOrderOptions, type OrderOptions } from './order-options';

/** A connection with the options under which orders are read and written. */
export type OrderConnection = Connection & { options: OrderOptions };

/** A client on the node's credential, as urgent as asked. Nothing is sent yet. */
export async function connectOrders(
	context: IExecuteFunctions,
	priority: Priority = 'edit',
): Promise<OrderConnection> {
	const options = readOrderOptions(context);
	const connection = await connectNetSuite(context, {
		priority,
		slots: options.concurrency,
		timeoutMs: options.timeoutSeconds * 1000,
	});
	return { ...connection, options };
}
