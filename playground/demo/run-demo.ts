import type { World } from '../world/world';
import { convergedLooks } from './converged-looks';
import { countCalls } from './count-calls';
import { placeDemoOrder, type DemoOrder } from './demo-edit';
import { dispatchDifferences, followDispatch, nameCarrier } from './dispatch-stage';
import { followEdit } from './edit-stage';
import { costTable, type Cost } from './print-costs';
import { followReport } from './report-stage';
import { areEqual, firstPush, followStock, levelsOf } from './stock-stage';
import { at, comesTrue, secondsSince } from './timing';
import { sellElsewhere } from './warehouse-acts';

type Say = (line: string) => void;

export type DemoResult = {
	order: string;
	importedAfterSeconds: number;
	parkedAfterSeconds: number | null;
	appliedAfterSeconds: number | null;
	netsuite: {
		createdAfterSeconds: number;
		heldAfterSeconds: number | null;
		appliedAfterSeconds: number | null;
		calls: number;
		total: string;
	};
	shopifyTotal: string;
	linnworksTotal: string;
	linnworksCalls: number;
	stock: { heldByPushes: number; equalAfterSeconds: number | null };
	dispatch: { toldAfterSeconds: number | null; fulfilments: number };
	report: string | null;
	converged: boolean;
};

/** What the order has before or after its edit; another channel sells the last of them meanwhile. */
const SKUS = ['TEE-RED-M', 'TEE-BLUE-M', 'MUG-01'];
const SOLD_ELSEWHERE = { sku: 'MUG-01', quantity: 2 };

/** Lives one order through its edit, its stock and its dispatch, and says what the templates make of it. */
export async function runDemo(world: World, say: Say, whereToRead: string): Promise<DemoResult> {
	const { shopify } = world;
	await nameCarrier(world);
	if (!(await firstPush(world))) throw new Error('No stock push came to its end.');
	const arrival = await followArrival(world, say);
	const { order } = arrival;
	const before = levelsOf(world, SKUS);
	const editedAt = Date.now();
	const edit = await followEdit(world, order, say, () => {
		const { sku, quantity } = SOLD_ELSEWHERE;
		sellElsewhere(world, sku, quantity);
		say(at(secondsSince(editedAt), `another channel sells ${quantity} x ${sku} in Linnworks`));
	});
	const stock = await followStock(world, before, editedAt, say);
	const dispatch = await followDispatch(world, order, say);
	const report = await followReport(world, say, whereToRead);
	const late = lastDifferences(world, order);
	for (const difference of late) say(`  NOT IN STEP at the end  ${difference}`);
	const costs: Cost[] = [
		{ stage: 'arrival', ...arrival },
		{ stage: 'edit', ...edit },
		{ stage: 'stock', ...stock },
		{ stage: 'dispatch', ...dispatch },
		{ stage: 'report', ...report },
	];
	say(`\n${costTable(costs)}`);
	return {
		order: order.name,
		importedAfterSeconds: arrival.imported,
		parkedAfterSeconds: edit.linnworks.held,
		appliedAfterSeconds: edit.linnworks.applied,
		netsuite: {
			createdAfterSeconds: arrival.created,
			heldAfterSeconds: edit.netsuite.held,
			appliedAfterSeconds: edit.netsuite.applied,
			calls: edit.calls.netsuite,
			total: edit.total.netsuite,
		},
		shopifyTotal: edit.total.shopify,
		linnworksTotal: edit.total.linnworks,
		linnworksCalls: edit.calls.linnworks,
		stock: { heldByPushes: stock.heldByPushes, equalAfterSeconds: stock.equalAfterSeconds },
		dispatch: {
			toldAfterSeconds: dispatch.toldAfterSeconds,
			fulfilments: shopify.shop.order(order.gid).fulfilments.length,
		},
		report: report.subject,
		converged:
			edit.isInStep &&
			stock.equalAfterSeconds !== null &&
			stock.heldByPushes > 0 &&
			dispatch.toldAfterSeconds !== null &&
			dispatch.differences.length === 0 &&
			late.length === 0 &&
			report.subject !== null,
	};
}

/** What is not right when everything is over: a second fulfilment, or stock that went apart again. */
function lastDifferences(world: World, order: DemoOrder): string[] {
	const apart = levelsOf(world, SKUS).filter((level) => !areEqual([level]));
	return [
		...dispatchDifferences(world.shopify.shop.order(order.gid)),
		...apart.map(({ sku, warehouse, shop }) => `${sku}: Linnworks ${warehouse}, shop ${shop}`),
	];
}

type Arrival = { order: DemoOrder; imported: number; created: number } & Omit<Cost, 'stage'>;

/** Places an order, and tells when it is in both systems. */
async function followArrival(world: World, say: Say): Promise<Arrival> {
	const placedAt = Date.now();
	const calls = countCalls(world);
	const order = placeDemoOrder(world);
	say(`\nOrder ${order.name} is placed and paid in the shop. What happened when:`);
	const arrived = async (lane: 'linnworks' | 'netsuite', where: string): Promise<number> => {
		const isThere = await comesTrue(async () => (await convergedLooks(world, order, lane)) > 0);
		if (!isThere) throw new Error(`Order ${order.name} never was ${where}.`);
		const seconds = secondsSince(placedAt);
		say(at(seconds, `${where}, read back, equal to the penny`));
		return seconds;
	};
	const [imported, created] = await Promise.all([
		arrived('linnworks', 'in the warehouse (Linnworks)'),
		arrived('netsuite', 'a sales order (NetSuite)'),
	]);
	return { order, imported, created, calls: calls(), seconds: secondsSince(placedAt) };
}
