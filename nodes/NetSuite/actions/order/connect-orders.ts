import type { IExecuteFunctions } from 'n8n-workflow';
import { connectNetSuite, type Connection } from '../../transport/connect-netsuite';
import { readOrderOptions, type OrderOptions } from './order-options';

/** A connection with the options under which orders are read and written. */
export type OrderConnection = Connection & { options: OrderOptions };

/** A client on the node's credential, as the options want it. Nothing is sent yet. */
export async function connectOrders(context: IExecuteFunctions): Promise<OrderConnection> {
	const options = readOrderOptions(context);
	const connection = await connectNetSuite(context, {
		priority: options.priority,
		slots: options.concurrency,
		timeoutMs: options.timeoutSeconds * 1000,
	});
	return { ...connection, options };
}
