import type { IExecuteFunctions } from 'n8n-workflow';
import type { Priority } from '../../shared/api-budget';
import { n8nHttpPort } from '../../shared/n8n-http-port';
import { LinnworksClient } from '../transport/linnworks-client';
import { readOptions } from './options';

const CREDENTIAL = 'orderSyncLinnworksApi';

export type Connection = {
	client: LinnworksClient;
	/** The credential's id, under which budget and caches are shared. */
	account: string;
};

/** A client on the node's credential. No call is made; n8n opens the session with the first one. Bulk work waits for edits. */
export function connectLinnworks(
	context: IExecuteFunctions,
	priority: Priority = 'edit',
): Connection {
	const account = context.getNode().credentials?.[CREDENTIAL]?.id ?? '';
	const port = n8nHttpPort(context, CREDENTIAL);
	const options = { account, priority, ...readOptions(context) };
	return { account, client: new LinnworksClient(port, options) };
}
