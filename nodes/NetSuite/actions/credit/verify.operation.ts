import { sleep, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import type { SyncItem, Verification } from '../../../../domain/report/sync-item';
import { verifyRefunds } from '../../../../domain/refund/verify-refunds';
import { withFields } from '../../../shared/order-items';
import { readSyncItems } from '../../../shared/sync-items';
import { connectCredit } from './connect-credit';
import { readCreditOptions } from './credit-options';
import { readBooks } from './read-books';

type Needed = 'refunds' | 'plan' | 'applied';
type Applied = {
	index: number;
	item: SyncItem & { [field in Needed]: NonNullable<SyncItem[field]> };
};

/** Pauses before the books are read again: what was just written may take a moment to be found. */
const PAUSES_MS = [2_000, 5_000];

/**
 * Orders that were applied in, each with its `verification` out: what the books hold now against what was planned.
 * `books` stay what the plan was made from. Six queries for 50 orders; those that differ are read again, twice.
 */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const items = this.getInputData();
	const orders = readSyncItems(items, this.getNode()).flatMap((item, index) =>
		item.failure || !item.refunds || !item.plan || !item.applied
			? []
			: [{ index, item } as Applied],
	);
	if (orders.length === 0) return withFields(items, new Map());
	const options = readCreditOptions(this);
	const { client } = await connectCredit(this, options);
	const fields = new Map<number, object>();
	let left = orders;
	for (const pause of [...PAUSES_MS, null]) {
		const wishes = left.map(({ item }) => item.refunds);
		const lookups = await readBooks(client, wishes, options, 'verify');
		const differing: Applied[] = [];
		for (const [at, order] of left.entries()) {
			const lookup = lookups[at];
			if (!lookup) continue;
			if ('failure' in lookup) {
				fields.set(order.index, lookup);
				continue;
			}
			const discrepancies = verifyRefunds(order.item.plan, lookup.books);
			const verification: Verification = { discrepancies, newWaves: [], parked: false };
			fields.set(order.index, { verification });
			if (discrepancies.length > 0 && isWritten(order.item)) differing.push(order);
		}
		if (differing.length === 0 || pause === null) break;
		left = differing;
		await sleep(pause);
	}
	return withFields(items, fields);
}

/** Whether all of a plan is said to be booked, so that a difference can be one of time alone. */
const isWritten = ({ applied }: Applied['item']): boolean =>
	applied.steps.length > 0 &&
	applied.steps.every(({ status }) => status === 'done' || status === 'alreadyDone');
