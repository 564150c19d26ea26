import type { IDataObject } from 'n8n-workflow';
import type { SyncItem } from '../../../domain/report/sync-item';
import { OrderSync } from '../../../nodes/OrderSync/OrderSync.node';
import { booked, recorded } from '../../builders/kept-records-builder';
import { aReturnStory } from '../../builders/return-builder';
import { nodeContext } from '../../support/node-context';

const report = async (item: SyncItem, parameters: Record<string, unknown>) =>
	await new OrderSync().execute.call(
		nodeContext({
			items: [item as unknown as IDataObject],
			parameters: { operation: 'report', openExceptions: '[]', orderLink: '', ...parameters },
		}),
	);

/** Seconds from the report until the next look. */
const wait = async (item: SyncItem, parameters: Record<string, unknown>): Promise<number> => {
	const [ledger, , , remember] = await report(item, parameters);
	const [from, to] = [ledger?.[0]?.json['recorded_at'], remember?.[0]?.json['not_before']];
	return (Date.parse(String(to)) - Date.parse(String(from))) / 1000;
};
const justNow = () => ({ firstReceivedAt: new Date().toISOString() });
const held = (waitsFor: 'money' | 'dispatch'): SyncItem =>
	recorded({ 7001: { status: 'notStarted', message: 'Waits', waitsFor } }, justNow());

describe('Order Sync: Report, for records beside the order', () => {
	it('waits as long as it is set, or as usual', async () => {
		const lane = 'linnworksRefunds';
		expect(await wait(held('money'), { lane })).toBe(900);
		expect(await wait(held('dispatch'), { lane })).toBe(21_600);
		expect(await wait(held('money'), { lane, moneySeconds: 60 })).toBe(60);
		expect(await wait(held('dispatch'), { lane, dispatchSeconds: 120 })).toBe(120);
	});

	it('waits for returned goods as long as it is set', async () => {
		const facts = aReturnStory().returning('501', { '9001': 1 }).build();
		const item = booked({ 501: { status: 'alreadyDone' } }, facts, justNow());
		const lane = 'linnworksReturns';
		expect(await wait(item, { lane, goodsSeconds: 60, waitHours: 1e6 })).toBe(60);
		const [, , exceptions] = await report(item, { lane, waitHours: 1 });
		expect(exceptions?.map(({ json }) => json['code'])).toEqual(['RETURN_DIFFERS']);
	});

	it.each([-1, 'soon', Number.NaN])('refuses a wait that is no time (%s)', async (moneySeconds) => {
		const run = report(held('money'), { lane: 'linnworksRefunds', moneySeconds });
		await expect(run).rejects.toThrow('moneySeconds');
	});

	it('refuses a record that is not one', async () => {
		const item = { ...held('money'), refundRecords: [{ refundId: '1' }] } as unknown as SyncItem;
		await expect(report(item, { lane: 'linnworksRefunds' })).rejects.toThrow('refundRecords');
	});
});
