import { setTimeout as sleep } from 'node:timers/promises';
import { TABLES } from '../world/install-templates';
import type { World } from '../world/world';
import { accountDifferences, differences } from './compare';
import { editDemoOrder, placeDemoOrder, type DemoOrder } from './demo-edit';
import { sideBySide } from './print-order';

export type DemoResult = {
	order: string;
	importedAfterSeconds: number | null;
	parkedAfterSeconds: number | null;
	appliedAfterSeconds: number | null;
	netsuite: {
		createdAfterSeconds: number | null;
		heldAfterSeconds: number | null;
		appliedAfterSeconds: number | null;
		calls: number;
		total: string;
	};
	shopifyTotal: string;
	linnworksTotal: string;
	linnworksCalls: number;
	converged: boolean;
};

const TIMEOUT_MS = 120_000;

type Lane = 'linnworks' | 'netsuite';

/** Places an order and commits one edit of it in the shop, and watches what the templates make of both. */
export async function runDemo(world: World, say: (line: string) => void): Promise<DemoResult> {
	const { shopify, linnworks, netsuite } = world;
	const placedAt = Date.now();
	const order = placeDemoOrder(world);
	say(`\nOrder ${order.name} is placed and paid in the shop. What happened when:`);
	const arrived = async (lane: Lane, where: string): Promise<number | null> => {
		if (!(await convergedLooks(world, order, lane, 1))) return null;
		const seconds = secondsSince(placedAt);
		say(at(seconds, `${where}, read back, equal to the penny`));
		return seconds;
	};
	const [imported, created] = await Promise.all([
		arrived('linnworks', 'in the warehouse (Linnworks)'),
		arrived('netsuite', 'a sales order (NetSuite)'),
	]);
	if (imported === null || created === null) {
		throw new Error(
			`Order ${order.name} did not reach ${imported === null ? 'the warehouse' : 'NetSuite'} within ${TIMEOUT_MS / 1000} s.`,
		);
	}
	const before = linnworks.warehouse.order(order.legacyId);
	linnworks.calls.reset();
	netsuite.calls.reset();
	say('\nNow it is edited in the shop:');
	const startedAt = Date.now();
	for (const change of editDemoOrder(world, order)) say(`  - ${change}`);
	say('\nWhat happened when:');
	const followed = async (
		lane: Lane,
		held: { when: () => boolean; said: string },
		said: string,
	): Promise<{ held: number | null; applied: number | null }> => {
		let heldAfter: number | null = null;
		const done = await convergedLooks(world, order, lane, 2, () => {
			if (heldAfter !== null || !held.when()) return;
			heldAfter = secondsSince(startedAt);
			say(at(heldAfter, held.said));
		});
		const applied = done ? secondsSince(startedAt) : null;
		if (applied !== null) say(at(applied, said));
		return { held: heldAfter, applied };
	};
	const [inWarehouse, inAccounts] = await Promise.all([
		followed(
			'linnworks',
			{
				when: () => linnworks.calls.count('Orders/ChangeOrderTag') > 0,
				said: 'parked in the warehouse: it cannot be picked',
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
	say(`\nWarehouse order ${after.NumOrderId}:\n${sideBySide(before, after)}`);
	say(`\nSales order ${sale.tranId} in NetSuite:`);
	for (const line of sale.lines.filter((each) => !each.isClosed && each.quantity > 0)) {
		say(`  ${line.quantity} x ${line.sku}  ${line.amount.toFixed(2)}`);
	}
	say(
		`  shipping ${sale.shipping.toFixed(2)}  tax ${sale.tax.toFixed(2)}  total ${sale.total.toFixed(2)}`,
	);
	for (const difference of found) say(`  NOT IN STEP  ${difference}`);
	if (!isFree) say('  NOT IN STEP  the order is still held back');
	return {
		order: order.name,
		importedAfterSeconds: imported,
		parkedAfterSeconds: inWarehouse.held,
		appliedAfterSeconds: inWarehouse.applied,
		netsuite: {
			createdAfterSeconds: created,
			heldAfterSeconds: inAccounts.held,
			appliedAfterSeconds: inAccounts.applied,
			calls: netsuite.calls.count(),
			total: sale.total.toFixed(2),
		},
		shopifyTotal: shop.totals.total,
		linnworksTotal: (after.TotalsInfo.TotalCharge ?? 0).toFixed(2),
		linnworksCalls: linnworks.calls.count(),
		converged:
			found.length === 0 && isFree && inWarehouse.applied !== null && inAccounts.applied !== null,
	};
}

const salesOrder = ({ netsuite }: World, order: DemoOrder) =>
	netsuite.account.order(`SHOPIFY_SO_${order.legacyId}`);

const isHeld = (world: World, order: DemoOrder): boolean =>
	salesOrder(world, order).header['custbody_osync_hold'] === true;

const secondsSince = (start: number): number => Number(((Date.now() - start) / 1000).toFixed(1));

const at = (seconds: number, what: string): string =>
	`  ${seconds.toFixed(1).padStart(5)} s  ${what}`;

/** Waits until the ledger tells of so many looks that wrote something and found it in step; false if it never does. */
async function convergedLooks(
	world: World,
	order: DemoOrder,
	lane: Lane,
	count: number,
	meanwhile: () => void = () => undefined,
): Promise<boolean> {
	const deadline = Date.now() + TIMEOUT_MS;
	while (Date.now() < deadline) {
		meanwhile();
		const looks = await world.api.tables.rows(TABLES.ledger, {
			filters: [
				{ columnName: 'order_name', condition: 'eq', value: order.name },
				{ columnName: 'lane', condition: 'eq', value: lane },
				{ columnName: 'outcome', condition: 'eq', value: 'converged' },
			],
		});
		if (looks.length >= count) return true;
		await sleep(200);
	}
	return false;
}
