import type { SyncItem } from '../../domain/report/sync-item';
import { gated, messages, statuses, type Finance } from '../nodes/netsuite/credit/finance';

/** One sweep of the refund flow over an order as the shop has it: read the books, plan, gate, write, read back. */
export async function bookRefunds(finance: Finance, item: SyncItem): Promise<SyncItem> {
	const parameters = { returns: 'received' };
	const read = await finance.run('get', [item]);
	const planned = (await finance.run('plan', read, parameters)).map(gated);
	const applied = await finance.run('apply', planned, parameters);
	const [verified] = await finance.run('verify', applied);
	if (!verified) throw new Error('Nothing came back');
	return verified;
}

/** A sweep that books all it planned; a second one finds nothing left to do. Answers the steps of the first. */
export async function bookedWhole(finance: Finance, item: SyncItem): Promise<string[]> {
	const booked = await bookRefunds(finance, item);
	expect([booked.failure, messages(booked).replace(/[ |]/g, '')]).toEqual([undefined, '']);
	expect([booked.plan?.problems, booked.verification?.discrepancies]).toEqual([[], []]);
	expect((await bookRefunds(finance, item)).plan?.steps).toEqual([]);
	return statuses(booked);
}
