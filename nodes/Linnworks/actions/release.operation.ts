import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { SyncItem } from '../../../domain/report/sync-item';
import { readSyncItems } from '../../shared/sync-items';
import type { LinnworksClient } from '../transport/linnworks-client';
import { connectLinnworks } from './connect-linnworks';
import { isDryRun } from '../../shared/dry-run';
import { withFields } from '../../shared/order-items';
import { readList } from '../../shared/read-list';
import { showFor } from '../../shared/show-for';
import { remoteOutcome } from '../../shared/remote-outcome';
import { clearMarks } from './succession/clear-marks';
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
		{
			displayName: 'Mark as Paid',
			name: 'markPaid',
			type: 'boolean',
			default: false,
			description:
				'Whether to mark orders as paid, and let them go, once the shop says so; for accounts whose orders no channel of Linnworks updates',
		},
	],
);

type Wish = {
	index: number;
	id: string;
	held: SyncItem['released'] | null;
	fate: 'nothing' | 'park' | 'unpark' | 'pay';
	parked: boolean;
	/** Orders of the same lineage that say they are held by us, to be told otherwise. */
	marked: readonly string[];
};

/**
 * Lets orders go that we parked and that are in step: one call unparks those still parked, another parks those again
 * that were opened for their edit while a newer edit came in, or that differ although everything was written.
 * An unpaid order stays parked until it is paid in the shop and `markPaid` says that this counts. Orders that differ,
 * or whose plan did not pass the gate, keep their hold and get no `released`; so do all on a dry run.
 */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const items = this.getInputData();
	const orders = readSyncItems(items, this.getNode());
	if (isDryRun(this)) return withFields(items, new Map());
	const stillEdited = readKeys(readList(this, 'stillEditedOrders'));
	const markPaid = this.getNodeParameter('markPaid', 0, false) === true;
	const wishes = orders.flatMap((item, index) => wishOf(item, index, { stillEdited, markPaid }));
	const { client } = connectLinnworks(this);
	const idsOf = (choose: (wish: Wish) => boolean): string[] =>
		wishes.filter(choose).map((wish) => wish.id);
	const isOpened = ({ fate, parked }: Wish): boolean =>
		fate === 'unpark' || (fate === 'pay' && parked);
	const { changed: unparked } = await tagOrders(client, idsOf(isOpened), 'unpark');
	const { changed: parked } = await tagOrders(
		client,
		idsOf(({ fate }) => fate === 'park'),
		'park',
	);
	const isFree = (wish: Wish): boolean => !isOpened(wish) || unparked.has(wish.id);
	const paid = await payOrders(
		client,
		idsOf((wish) => wish.fate === 'pay' && isFree(wish)),
	);
	const isFailed = (wish: Wish): boolean =>
		!isFree(wish) || (wish.fate === 'pay' && !paid.has(wish.id));
	const free = wishes.filter((wish) => wish.held === 'released' && !isFailed(wish));
	const stillMarked = await clearMarks(
		client,
		free.flatMap((wish) => wish.marked),
	);
	const fields = new Map<number, object>();
	for (const wish of wishes) {
		const { index, id, held, fate } = wish;
		const failed = isFailed(wish) || stillMarked.has(id);
		const applied = orders[index]?.applied;
		const stillHeld =
			fate === 'park' ? parked.has(id) : held === 'stillEdited' || held === 'unpaid' || failed;
		fields.set(index, {
			...(held === null ? {} : { released: failed ? 'failed' : held }),
			...(applied && held !== 'notHeld' ? { applied: { ...applied, stillHeld } } : {}),
		});
	}
	return withFields(items, fields);
}

/** A parked order keeps its status, so this comes after the unparking. Without an answer the next look tells. */
async function payOrders(
	client: LinnworksClient,
	ids: readonly string[],
): Promise<ReadonlySet<string>> {
	if (ids.length === 0) return new Set();
	const reply = await remoteOutcome(client.markPaid(ids));
	return new Set(reply.ok ? reply.value : []);
}

function wishOf(
	item: SyncItem,
	index: number,
	{ stillEdited, markPaid }: { stillEdited: ReadonlySet<string>; markPaid: boolean },
): Wish[] {
	const { look, target, plan, decision, verification, snapshot } = item;
	if (item.failure) return [];
	const id = target?.orderId ?? '';
	const parked = verification?.parked ?? false;
	const marked = plan?.expected === null ? [] : (target?.succession?.marked ?? []);
	const wish = (held: Wish['held'], fate: Wish['fate']): Wish[] => [
		{ index, id, held, fate, parked, marked },
	];
	const isPassed = decision?.verdict === 'proceed' && target && verification;
	const isHeld = look.heldByUs || item.applied?.stillHeld === true;
	const isInStep = verification?.discrepancies.length === 0 && plan?.expected !== null;
	const isPaidSince =
		markPaid && snapshot?.paid === true && target?.facts.paid === false && !target.facts.closed;
	if (!isHeld && !(isPassed && isInStep && isPaidSince)) return wish('notHeld', 'nothing');
	if (!isPassed) return [];
	if (verification.discrepancies.length > 0) return parked ? [] : wish(null, 'park');
	if (plan?.expected === null) return wish('released', 'nothing');
	if (stillEdited.has(look.orderKey)) return wish('stillEdited', parked ? 'nothing' : 'park');
	if (isPaidSince) return wish('released', 'pay');
	if (parked && !target.facts.paid) return wish('unpaid', 'nothing');
	return wish('released', parked ? 'unpark' : 'nothing');
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
