import type { IExecuteFunctions } from 'n8n-workflow';
import type { Priority } from '../../shared/api-budget';
import type { HttpPort } from '../../shared/http-port';
import { n8nHttpPort } from '../../shared/n8n-http-port';
import { DispatchClient } from '../transport/dispatch-client';
import { LinnworksClient } from '../transport/linnworks-client';
import type { ClientOptions } from '../transport/linnworks-requests';
import { PostSaleClient } from '../transport/post-sale-client';
import { StockClient } from '../transport/stock-client';
import { readOptions } from './options';

const CREDENTIAL = 'orderSyncLinnworksApi';

export type Connection = {
	/** Orders and the account. */
	client: LinnworksClient;
	/** Stock items and their levels. */
	stock: StockClient;
	/** Refunds and returns. */
	postSale: PostSaleClient;
	/** The credential's id, under which budget and caches are shared. */
	account: string;
};

/** Clients on the node's credential. No call is made; n8n opens the session with the first one. Bulk work waits for edits. */
export function connectLinnworks(
	context: IExecuteFunctions,
	priority: Priority = 'edit',
): Connection {
	const { port, options } = readAccount(context, priority);
	return {
		account: options.account,
		client: new LinnworksClient(port, options),
		stock: new StockClient(port, options),
		postSale: new PostSaleClient(port, options),
	};
}

/** The same for what left the warehouse; edits go before it. */
export function connectDispatch(context: IExecuteFunctions): DispatchClient {
	const { port, options } = readAccount(context, 'bulk');
	return new DispatchClient(port, options);
}

function readAccount(
	context: IExecuteFunctions,
	priority: Priority,
): { port: HttpPort; options: ClientOptions } {
	const account = context.getNode().credentials?.[CREDENTIAL]?.id ?? '';
	const port = n8nHttpPort(context, CREDENTIAL);
	return { port, options: { account, priority, ...readOptions(context) } };
}
