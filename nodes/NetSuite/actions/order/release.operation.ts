import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { SyncItem } from '../../../../domain/report/sync-item';
import { withFields } from '../../../shared/order-items';
import { readList } from '../../../shared/read-list';
import { showFor } from '../../../shared/show-for';
import { readSyncItems } from '../../../shared/sync-items';
import { checkHoldFields } from './apply/check-hold-fields';
import { setHolds, type HoldOutcome } from './apply/set-holds';
import { connectOrders } from './connect-orders';
import { DRY_RUN, isDryRun } from '../../../shared/dry-run';

export const description = showFor(
	'order',
	['release'],
	[
		{
			displayName: 'Orders Still Being Edited',
			name: 'stillEditedOrders',
			type: 'json',
			default: '[]',
			description: 'Order keys that have newer signals; these orders stay held, or are held again',
		},
		DRY_RUN,
	],
);

type Wish = { index: number; id: string; fate: 'hold' | 'release' };

/**
 * Lets orders go that we hold and that are in step; one that is being edited once more stays held. Orders that differ,
 * or whose plan did not pass the gate, keep their hold and get no `released`; so do all on a dry run. A hold that is
 * not ours is never touched.
 */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const items = this.getInputData();
	const orders = readSyncItems(items, this.getNode());
	if (isDryRun(this)) return withFields(items, new Map());
	const stillEdited = readKeys(readList(this, 'stillEditedOrders'));
	const fields = new Map<number, object>();
	const wishes = orders.flatMap((item, index): Wish[] => {
		if (item.failure) return [];
		if (isFree(item)) {
			fields.set(index, { released: 'notHeld' });
			return [];
		}
		const fate = fateOf(item, stillEdited);
		return fate === null ? [] : [{ index, id: item.target?.orderId ?? '', fate }];
	});
	if (wishes.length === 0) return withFields(items, fields);
	const connection = await connectOrders(this);
	checkHoldFields(this, connection.options);
	for (const fate of ['release', 'hold'] as const) {
		const chosen = wishes.filter((wish) => wish.fate === fate);
		const ids = chosen.map(({ id }) => id);
		const outcomes = await setHolds(connection, ids, fate);
		for (const { index, id } of chosen) {
			fields.set(index, toFields(orders[index], fate, outcomes.get(id)?.state ?? 'failed'));
		}
	}
	return withFields(items, fields);
}

const isFree = ({ look, applied }: SyncItem): boolean =>
	!look.heldByUs && applied?.stillHeld !== true;

/** Null for an order that keeps its hold, because it is not known to be in step. */
function fateOf(
	{ look, target, plan, decision, verification }: SyncItem,
	stillEdited: ReadonlySet<string>,
): Wish['fate'] | null {
	if (!target || !verification || decision?.verdict !== 'proceed') return null;
	if (verification.discrepancies.length > 0) return null;
	return plan?.expected !== null && stillEdited.has(look.orderKey) ? 'hold' : 'release';
}

function toFields(
	item: SyncItem | undefined,
	fate: Wish['fate'],
	state: HoldOutcome['state'],
): Pick<SyncItem, 'released' | 'applied'> {
	const isHeld = fate === 'hold' ? state === 'asWished' : state === 'failed';
	const applied = item?.applied ? { applied: { ...item.applied, stillHeld: isHeld } } : {};
	if (fate === 'hold') return { released: 'stillEdited', ...applied };
	const released = { asWished: 'released', left: 'notHeld', failed: 'failed' } as const;
	return { released: released[state], ...applied };
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
