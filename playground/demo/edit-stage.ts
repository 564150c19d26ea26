import type { OrderView } from '../../simulators/linnworks';
import type { World } from '../world/world';
import { accountDifferences, differences } from './compare';
import { convergedLooks } from './converged-looks';
import { countCalls, type Calls } from './count-calls';
import { editDemoOrder, type DemoOrder } from './demo-edit';
import { sideBySide } from './print-order';
import { at, comesTrue, secondsSince } from './timing';

type Say = (line: string) => void;
type Held = { when: () => boolean; said: string; then?: () => void };

export type Followed = { held: number | null; applied: number | null };
export type EditOutcome = {
	linnworks: Followed;
	netsuite: Followed;
	calls: Calls;
	/** Whether both systems hold the shop's order, and are free to work on it. */
	isInStep: boolean;
	total: { shopify: string; linnworks: string; netsuite: string };
	seconds: number;
};

/** Edits the order in the shop, and tells what both systems make of it; `onceParked` happens in the middle. */
export async function followEdit(
	world: World,
	order: DemoOrder,
	say: Say,
	onceParked: () => void,
): Promise<EditOutcome> {
	const { shopify, linnworks } = world;
	const before = linnworks.warehouse.order(order.legacyId);
	const calls = countCalls(world);
	const parked = linnworks.calls.count('Orders/ChangeOrderTag');
	say('\nNow it is edited in the shop:');
	const startedAt = Date.now();
	for (const change of editDemoOrder(world, order)) say(`  - ${change}`);
	say('\nWhat happened when:');
	const followed = async (
		lane: 'linnworks' | 'netsuite',
		held: Held,
		said: string,
	): Promise<Followed> => {
		let heldAfter: number | null = null;
		const isDone = await comesTrue(async () => {
			if (heldAfter === null && held.when()) {
				heldAfter = secondsSince(startedAt);
				say(at(heldAfter, held.said));
				held.then?.();
			}
			return (await convergedLooks(world, order, lane)) >= 2;
		});
		const applied = isDone ? secondsSince(startedAt) : null;
		if (applied !== null) say(at(applied, said));
		return { held: heldAfter, applied };
	};
	const [inWarehouse, inAccounts] = await Promise.all([
		followed(
			'linnworks',
			{
				when: () => linnworks.calls.count('Orders/ChangeOrderTag') > parked,
				said: 'parked in the warehouse: it cannot be picked',
				then: onceParked,
			},
			'written to Linnworks, read back, equal to the penny, released',
		),
		followed(
			'netsuite',
			{ when: () => isHeld(world, order), said: 'held in NetSuite: it is not to be fulfilled' },
			'written to NetSuite, read back, equal to the penny, released',
		),
	]);
	const shop = shopify.shop.order(order.gid);
	const after = linnworks.warehouse.order(order.legacyId);
	const sale = salesOrder(world, order);
	const found = [...differences(shop, after), ...accountDifferences(shop, sale)];
	const isFree = after.GeneralInfo.IsParked !== true && !isHeld(world, order);
	tellOrders(say, { before, after, sale });
	for (const difference of found) say(`  NOT IN STEP  ${difference}`);
	if (!isFree) say('  NOT IN STEP  the order is still held back');
	return {
		linnworks: inWarehouse,
		netsuite: inAccounts,
		calls: calls(),
		isInStep:
			found.length === 0 && isFree && inWarehouse.applied !== null && inAccounts.applied !== null,
		total: {
			shopify: shop.totals.total,
			linnworks: (after.TotalsInfo.TotalCharge ?? 0).toFixed(2),
			netsuite: sale.total.toFixed(2),
		},
		seconds: secondsSince(startedAt),
	};
}

type Pictures = { before: OrderView; after: OrderView; sale: ReturnType<typeof salesOrder> };

function tellOrders(say: Say, { before, after, sale }: Pictures): void {
	say(`\nWarehouse order ${after.NumOrderId}:\n${sideBySide(before, after)}`);
	say(`\nSales order ${sale.tranId} in NetSuite:`);
	for (const line of sale.lines.filter((each) => !each.isClosed && each.quantity > 0)) {
		say(`  ${line.quantity} x ${line.sku}  ${line.amount.toFixed(2)}`);
	}
	const amounts = { shipping: sale.shipping, tax: sale.tax, total: sale.total };
	say(
		`  ${Object.entries(amounts)
			.map(([name, amount]) => `${name} ${amount.toFixed(2)}`)
			.join('  ')}`,
	);
}

const salesOrder = ({ netsuite }: World, order: DemoOrder) =>
	netsuite.account.order(`SHOPIFY_SO_${order.legacyId}`);

const isHeld = (world: World, order: DemoOrder): boolean =>
	salesOrder(world, order).header['custbody_osync_hold'] === true;
