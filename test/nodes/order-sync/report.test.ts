import type { IDataObject } from 'n8n-workflow';
import type { SyncItem } from '../../../domain/report/sync-item';
import { OrderSync } from '../../../nodes/OrderSync/OrderSync.node';
import { aPlan } from '../../builders/plan-builder';
import { anOrder } from '../../builders/order-builder';
import { aSyncItem } from '../../builders/sync-item-builder';
import { nodeContext } from '../../support/node-context';

const report = async (item: SyncItem, openExceptions: IDataObject[] = []) => {
	const [, closures = [], exceptions = []] = await new OrderSync().execute.call(
		nodeContext({
			items: [item as unknown as IDataObject],
			parameters: { operation: 'report', openExceptions, orderLink: 'https://shop.example/6001' },
		}),
	);
	return {
		closures: closures.map(({ json }) => [json['exception_id'], json['status']]),
		exceptions: exceptions.map(({ json }) => json),
	};
};

const locked = (): SyncItem => aSyncItem().gated({ locked: true }, aPlan()).build();

/** The exception of the locked order as it stands in the table while a person asks for another look. */
const waiting = async (): Promise<IDataObject> => {
	const [row] = (await report(locked())).exceptions;
	return { ...row, id: 5, status: 'replay', closed_at: null };
};

describe('Order Sync: Report, for an order whose exception waits for another look', () => {
	it('gives a new exception a key for its link', async () => {
		const { exceptions } = await report(locked());
		expect(exceptions[0]).toMatchObject({ code: 'GATE_LOCKED', status: 'open', reminded_at: '' });
		expect(exceptions[0]?.['replay_key']).toMatch(/^[A-Za-z0-9_-]{32}$/);
	});

	it('says nothing again when the same is wrong', async () => {
		expect(await report(locked(), [await waiting()])).toEqual({ closures: [], exceptions: [] });
	});

	it('supersedes it when something else is wrong now', async () => {
		const merged = aSyncItem().gated({ merged: true }, aPlan()).build();
		const { closures, exceptions } = await report(merged, [await waiting()]);
		expect(exceptions.map((row) => row['code'])).toEqual(['GATE_MERGED']);
		expect(closures).toEqual([[5, 'superseded']]);
	});

	it.each([
		['the order is in step', aSyncItem().gated().written('done').readBack().build()],
		['the order was cancelled', aSyncItem().notInWarehouse(anOrder().cancelled().build()).build()],
	])('closes it when %s', async (_what, item) => {
		expect(await report(item, [await waiting()])).toEqual({
			closures: [[5, 'resolved']],
			exceptions: [],
		});
	});
});
