import type { OrderSnapshot } from '../../simulators/shopify';
import { TABLES } from '../world/install-templates';
import type { World } from '../world/world';
import { convergedLooks } from './converged-looks';
import { countCalls, type Calls } from './count-calls';
import type { DemoOrder } from './demo-edit';
import { at, comesTrue, secondsSince } from './timing';
import { shipOrder } from './warehouse-acts';

const CARRIER = 'Royal Mail';
const TRACKING_PAGE = 'https://www.royalmail.com/track-your-item#/tracking-results/{number}';
const NUMBER = 'QK482915630GB';

type Fulfilment = OrderSnapshot['fulfilments'][number];

export type DispatchOutcome = {
	toldAfterSeconds: number | null;
	/** Everything that is not as it left the warehouse; empty when it is. */
	differences: string[];
	calls: Calls;
	seconds: number;
};

/** Says how the shop's customers know the carrier of a postal service, as ops would. */
export async function nameCarrier({ api }: World): Promise<void> {
	await api.tables.insert(TABLES.carrierMap, [
		{
			target_vendor: '',
			target_service: 'Standard',
			source_company: CARRIER,
			tracking_url: TRACKING_PAGE,
		},
	]);
}

/** Lets the warehouse dispatch the order, and tells what the shop's buyer gets to see of it. */
export async function followDispatch(
	world: World,
	order: DemoOrder,
	say: (line: string) => void,
): Promise<DispatchOutcome> {
	const startedAt = Date.now();
	const calls = countCalls(world);
	say(`\nNow it is picked, packed and dispatched in the warehouse, with the number ${NUMBER}:`);
	shipOrder(world, order.legacyId, NUMBER);
	const isTold = await comesTrue(async () => (await convergedLooks(world, order, 'dispatch')) > 0);
	const toldAfterSeconds = isTold ? secondsSince(startedAt) : null;
	const shop = world.shopify.shop.order(order.gid);
	for (const fulfilment of shop.fulfilments) say(`    ${fulfilmentWords(shop, fulfilment)}`);
	if (toldAfterSeconds !== null) {
		say(at(toldAfterSeconds, 'the shop was told: read back, every unit once'));
	}
	const differences = dispatchDifferences(shop);
	for (const difference of differences) say(`  NOT IN STEP  ${difference}`);
	return { toldAfterSeconds, differences, calls: calls(), seconds: secondsSince(startedAt) };
}

/** Everything in which the shop does not show one parcel with the whole order. */
export function dispatchDifferences(shop: OrderSnapshot): string[] {
	const [first, ...more] = shop.fulfilments.filter(({ status }) => status === 'SUCCESS');
	if (!first) return ['the shop shows no fulfilment'];
	const found = more.length === 0 ? [] : [`the shop shows ${more.length + 1} fulfilments, not one`];
	const wanted = [
		{ company: CARRIER, number: NUMBER, url: TRACKING_PAGE.replace('{number}', NUMBER) },
	];
	if (JSON.stringify(first.tracking) !== JSON.stringify(wanted)) {
		found.push(`tracking: ${JSON.stringify(first.tracking)} instead of ${JSON.stringify(wanted)}`);
	}
	const ordered = listOf(shop.lines.map((line) => [line.id, line.currentQuantity]));
	const sent = listOf(first.lines.map((line) => [line.lineId, line.quantity]));
	if (ordered !== sent) found.push(`lines: ${sent} instead of ${ordered}`);
	return found;
}

const listOf = (units: [id: string, quantity: number][]): string =>
	units
		.filter(([, quantity]) => quantity > 0)
		.map(([id, quantity]) => `${quantity} of line ${id}`)
		.sort()
		.join(', ');

/** One fulfilment in one line: name, carrier, number, what is in it, and where it can be followed. */
export function fulfilmentWords(shop: OrderSnapshot, fulfilment: Fulfilment): string {
	const units = fulfilment.lines.map(
		({ lineId, quantity }) =>
			`${quantity} x ${shop.lines.find(({ id }) => id === lineId)?.sku ?? lineId}`,
	);
	const parcels = fulfilment.tracking.map(({ company, number, url }) =>
		[company, number, url].filter(Boolean).join(' '),
	);
	return [`fulfilment ${fulfilment.name}: ${units.join(', ')}`, ...parcels].join('; ');
}
