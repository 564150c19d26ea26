import type { IDataObject } from 'n8n-workflow';
import type { SyncItem } from '../../domain/report/sync-item';
import { OrderSync } from '../../nodes/OrderSync/OrderSync.node';
import { nodeContext } from '../support/node-context';

/** The codes of the exceptions that Order Sync: Report raises for an order of this lane, and its outcome. */
export async function told(
	item: SyncItem | undefined,
	lane: 'linnworks' | 'netsuite',
): Promise<{ outcome: unknown; codes: unknown[] }> {
	const [ledger = [], , exceptions = []] = await new OrderSync().execute.call(
		nodeContext({
			items: [structuredClone(item) as unknown as IDataObject],
			parameters: { operation: 'report', lane, openExceptions: '[]', orderLink: '' },
		}),
	);
	return {
		outcome: ledger[0]?.json['outcome'],
		codes: exceptions.map(({ json }) => json['code']),
	};
}
