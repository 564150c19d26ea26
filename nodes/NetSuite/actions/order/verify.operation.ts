import { sleep, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import type { MappingTables } from '../../../../domain/mapping/mapping-tables';
import type { SyncItem, Verification } from '../../../../domain/report/sync-item';
import type { TargetSnapshot } from '../../../../domain/target/target-snapshot';
import { verifyApplied } from '../../../../domain/verify/verify-applied';
import { decidedArticles } from '../../../shared/account-names';
import { readMappingTables } from '../../../shared/mapping-tables';
import { withFields } from '../../../shared/order-items';
import { remoteOutcome } from '../../../shared/remote-outcome';
import { readSyncItems } from '../../../shared/sync-items';
import { connectOrders, type OrderConnection } from './connect-orders';
import type { OrderWish } from './find-headers';
import { readBack } from './read-back';
import { readMappings } from './read-mappings';
import { readTargets, type TargetLookup } from './read-targets';
import { readTargetSettings } from './target-settings';

type Needed = 'snapshot' | 'target' | 'plan' | 'applied';
type Applied = SyncItem & { [field in Needed]: NonNullable<SyncItem[field]> };
type Order = { index: number; item: Applied };
type Outcome = { verification: Verification } | Extract<TargetLookup, { failure: unknown }>;

/** A query may not show yet what was just created (docs/vendors/netsuite.md §7). */
const WAITS_MS = [500, 1500];

/**
 * Orders that were applied in, each with its `verification` out: what NetSuite holds now against what the shop's order
 * said. Orders of which only lines were written are read back by two queries for fifty of them; all others, and any that
 * does not come out in step that way, are read whole. `target` stays what the plan was made from.
 */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const items = this.getInputData();
	const orders = readSyncItems(items, this.getNode()).flatMap((item, index): Order[] =>
		item.failure || !item.snapshot || !item.target || !item.plan || !item.applied
			? []
			: [{ index, item: item as Applied }],
	);
	if (orders.length === 0) return withFields(items, new Map());
	const connection = await connectOrders(this);
	const tables = readMappingTables(this, 'netsuite');
	const outcomes = await provenInStep(connection, orders, tables);
	const open = orders.filter(({ index }) => !outcomes.has(index));
	for (const [index, outcome] of await verifyWhole(connection, open, tables)) {
		outcomes.set(index, outcome);
	}
	return withFields(items, outcomes);
}

/** The orders that a query shows to be in step. One that it shows otherwise, or not at all, is not judged by it. */
async function provenInStep(
	connection: OrderConnection,
	orders: readonly Order[],
	tables: MappingTables,
): Promise<Map<number, Outcome>> {
	const plain = orders.filter(({ item }) => isPlain(item));
	const settings = await remoteOutcome(readTargetSettings(connection));
	if (plain.length === 0 || !settings.ok) return new Map();
	const fresh = await readBack(
		connection,
		plain.map(({ item }) => item.target),
		settings.value,
	);
	const read = plain.flatMap((order) => {
		const target = fresh.get(order.item.target.orderId);
		return target ? [{ ...order, target }] : [];
	});
	const compared = await compare(connection, read, tables);
	return new Map(
		[...compared].filter(
			([, outcome]) => 'verification' in outcome && outcome.verification.discrepancies.length === 0,
		),
	);
}

/** Whether nothing was written but lines, shipping and note, of an order that is one order without credits. */
function isPlain({ plan, target }: Applied): boolean {
	const isWhole = (target.additions?.references ?? []).length === 0;
	const hasCredits = target.lines.some((line) => line.credited);
	const touchesMore = plan.steps.some(({ kind }) =>
		['createOrder', 'addOrder', 'setContact'].includes(kind),
	);
	return isWhole && !hasCredits && !touchesMore;
}

/** Reads orders whole, those that were just created by their external id, and compares them. */
async function verifyWhole(
	connection: OrderConnection,
	orders: readonly Order[],
	tables: MappingTables,
): Promise<Map<number, Outcome>> {
	const lookups = await readUntilThere(connection, orders);
	const outcomes = new Map<number, Outcome>();
	const read: Array<Order & { target: TargetSnapshot }> = [];
	for (const [at, order] of orders.entries()) {
		const lookup = lookups[at];
		if (!lookup) continue;
		if ('failure' in lookup) outcomes.set(order.index, lookup);
		else if (lookup.target) read.push({ ...order, target: lookup.target });
		else outcomes.set(order.index, { verification: GONE });
	}
	return new Map([...outcomes, ...(await compare(connection, read, tables))]);
}

async function readUntilThere(
	connection: OrderConnection,
	orders: readonly Order[],
): Promise<TargetLookup[]> {
	const lookups = await readTargets(connection, orders.map(wishOf), 'verify');
	for (const wait of WAITS_MS) {
		const missing = orders.flatMap(({ item }, at) => (lacksNew(item, lookups[at]) ? [at] : []));
		if (missing.length === 0) break;
		await sleep(wait);
		const wishes = missing.flatMap((at) => orders[at] ?? []).map(wishOf);
		const again = await readTargets(connection, wishes, 'verify');
		for (const [place, at] of missing.entries()) {
			const lookup = again[place];
			if (lookup) lookups[at] = lookup;
		}
	}
	return lookups;
}

function wishOf({ item: { plan, target } }: Order): OrderWish {
	const created = plan.steps.find((step) => step.kind === 'createOrder');
	return created
		? { orderId: '', reference: created.reference, lookUpBy: 'externalId' }
		: { orderId: target.orderId, reference: target.reference, lookUpBy: 'internalId' };
}

/** Whether an order that was written does not show. */
function lacksNew({ applied }: Applied, lookup: TargetLookup | undefined): boolean {
	if (!lookup || 'failure' in lookup) return false;
	return applied.steps.some(({ step, status }) => {
		if (status !== 'done' && status !== 'alreadyDone') return false;
		if (step.kind === 'createOrder') return lookup.target === null;
		return (
			step.kind === 'addOrder' &&
			!(lookup.target?.additions?.references ?? []).includes(step.reference)
		);
	});
}

const GONE: Verification = {
	discrepancies: [
		{
			kind: 'state',
			detail: 'NetSuite does not have the order',
			expected: 'open',
			found: 'nothing',
		},
	],
	newWaves: [],
	parked: false,
};

async function compare(
	connection: OrderConnection,
	orders: ReadonlyArray<Order & { target: TargetSnapshot }>,
	tables: MappingTables,
): Promise<Map<number, Outcome>> {
	const asked = orders.map(({ index, item, target }) => ({
		...{ index, item, target },
		snapshot: item.snapshot,
		decided: decidedArticles(item),
	}));
	const read = await readMappings(connection, asked, tables, { step: 'verify' });
	return new Map(
		read.map(({ order: { index, item, target }, mappings }): [number, Outcome] => {
			if (!mappings.ok) return [index, { failure: mappings.error }];
			const { plan, snapshot, decision } = item;
			return [
				index,
				{
					verification: {
						discrepancies: verifyApplied(plan, snapshot, target, mappings.value, decision?.refused),
						newWaves: [],
						parked: target.facts.parked && !target.facts.closed,
					},
				},
			];
		}),
	);
}
