import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { SyncItem } from '../../../domain/report/sync-item';
import { readSyncItems } from '../../shared/sync-items';
import { connectLinnworks } from './connect-linnworks';
import { isDryRun } from './dry-run';
import { withFields } from './order-items';
import { readList } from '../../shared/read-list';
import { showFor } from '../../shared/show-for';
import { tagOrders } from './tag-orders';

export const description = showFor(
	'order',
	['release'],
	[
		{
			displayName: 'Orders Still Being Edited',
			name: 'stillEditedOrders',
			type: 'json',
			default: '[]',
			description:
				'Order keys that have newer signals; these orders stay parked, or are parked again',
		},
	],
);

type Wish = { index: number; id: string; held: SyncItem['released'] | null; fate: Fate };
type Fate = 'nothing' | 'park' | 'unpark';

/**
 * Lets orders go that we parked and that are in step: one call unparks those still parked, another parks those again
 * that were opened for their edit while a newer edit came in, or that differ although everything was written.
 * An unpaid order stays parked. Orders that differ, or whose plan did not pass the gate, keep their hold and get no
 * `released`; so do all on a dry run.
 */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const items = this.getInputData();
	const orders = readSyncItems(items, this.getNode());
	if (isDryRun(this)) return withFields(items, new Map());
	const stillEdited = readKeys(readList(this, 'stillEditedOrders'));
	const wishes = orders.flatMap((item, index) => wishOf(item, index, stillEdited));
	const { client } = connectLinnworks(this);
	const idsOf = (fate: Fate): string[] =>
		wishes.filter((wish) => wish.fate === fate).map((wish) => wish.id);
	const unparked = await tagOrders(client, idsOf('unpark'), 'unpark');
	const parked = await tagOrders(client, idsOf('park'), 'park');
	const fields = new Map<number, object>();
	for (const { index, id, held, fate } of wishes) {
		const failed = fate === 'unpark' && !unparked.changed.has(id);
		const applied = orders[index]?.applied;
		const stillHeld =
			fate === 'park'
				? parked.changed.has(id)
				: held === 'stillEdited' || held === 'unpaid' || failed;
		fields.set(index, {
			...(held === null ? {} : { released: failed ? 'failed' : held }),
			...(applied && held !== 'notHeld' ? { applied: { ...applied, stillHeld } } : {}),
		});
	}
	return withFields(items, fields);
}

function wishOf(item: SyncItem, index: number, stillEdited: ReadonlySet<string>): Wish[] {
	const { look, target, plan, decision, verification } = item;
	if (item.failure) return [];
	const id = target?.orderId ?? '';
	if (!look.heldByUs && !item.applied?.stillHeld) {
		return [{ index, id, held: 'notHeld', fate: 'nothing' }];
	}
	if (decision?.verdict !== 'proceed' || !target || !verification) return [];
	const { parked } = verification;
	if (verification.discrepancies.length > 0) {
		return parked ? [] : [{ index, id, held: null, fate: 'park' }];
	}
	if (plan?.expected === null) return [{ index, id, held: 'released', fate: 'nothing' }];
	if (stillEdited.has(look.orderKey)) {
		return [{ index, id, held: 'stillEdited', fate: parked ? 'nothing' : 'park' }];
	}
	if (parked && !target.facts.paid) return [{ index, id, held: 'unpaid', fate: 'nothing' }];
	return [{ index, id, held: 'released', fate: parked ? 'unpark' : 'nothing' }];
}

/** Order keys; rows of a table may carry them as order_key. */
const readKeys = (list: readonly unknown[]): ReadonlySet<string> =>
	new Set(
		list.map((each) =>
			typeof each === 'object' && each !== null && 'order_key' in each
				? String(each.order_key)
				: String(each),
		),
	);
