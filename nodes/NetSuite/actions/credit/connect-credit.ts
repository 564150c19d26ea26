import type { IExecuteFunctions } from 'n8n-workflow';
import type { Priority } from '../../../shared/api-budget';
import { connectNetSuite, type Connection } from '../../transport/connect-netsuite';
import type { CreditOptions } from './credit-options';

/** A client on the node's credential, as the options want it. Bulk work waits for edits. */
export const connectCredit = async (
	context: IExecuteFunctions,
	{ concurrency, timeoutSeconds }: Pick<CreditOptions, 'concurrency' | 'timeoutSeconds'>,
	priority: Priority = 'edit',
): Promise<Connection> =>
	await connectNetSuite(context, {
		priority,
		slots: concurrency,
		timeoutMs: timeoutSeconds * 1000,
	});
