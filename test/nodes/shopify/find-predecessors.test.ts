import type { IDataObject } from 'n8n-workflow';
import type { Lineage } from '../../../domain/lineage/lineage';
import { DEFAULT_LINEAGE_POLICY } from '../../../domain/lineage/lineage-policy';
import * as operation from '../../../nodes/Shopify/actions/order/find-predecessors.operation';
import {
	startShopifySimulator,
	type RecreateOptions,
	type ShopifySimulator,
} from '../../../simulators/shopify';
import { aLook } from '../../builders/signal-builder';
import { runShopifyOrder } from './shopify-fixtures';

let simulator: ShopifySimulator;
let time = Date.parse('2026-11-20T10:00:00Z');

beforeEach(async () => {
	time = Date.now() - 60_000;
	simulator = await startShopifySimulator({ clock: () => new Date(time) });
	simulator.shop.addVariant({ sku: 'TEE', title: 'Tee', price: '30.00' });
	simulator.shop.addVariant({ sku: 'MUG', title: 'Mug', price: '12.00' });
});

afterEach(async () => await simulator.close());

const place = (email = 'ada@example.test') =>
	simulator.shop.createOrder({
		lines: [
			{ sku: 'TEE', quantity: 2 },
			{ sku: 'MUG', quantity: 1 },
		],
		email,
	});

/** Places an order and replaces it 30 seconds later. */
function replaced(options: RecreateOptions = {}): { old: string; made: string } {
	const old = place();
	time += 30_000;
	const made = simulator.shop.recreate(
		old.gid,
		[{ setQuantity: { sku: 'TEE', quantity: 1 } }],
		options,
	);
	return { old: old.gid, made: made.gid };
}

async function run(operationName: string, items: IDataObject[], parameters: object = {}) {
	const [output = []] = await runShopifyOrder(simulator, {
		items,
		parameters: {
			operation: operationName,
			orderId: (index: number) => (items[index]?.['look'] as IDataObject)['sourceId'],
			...parameters,
		},
	});
	expect(output.map((item) => item.pairedItem)).toEqual(items.map((_item, item) => ({ item })));
	return output.map((item) => item.json);
}

const lookAt = (sourceId: string): IDataObject => ({
	look: { ...aLook(), sourceId } as unknown as IDataObject,
});

/** Reads orders and then places them; answers the items and how many calls the second step took. */
async function find(ids: string[], parameters: object = {}) {
	const read = await run('getSnapshot', ids.map(lookAt));
	const before = simulator.calls.count();
	const items = await run('findPredecessors', read, parameters);
	return {
		items,
		lineages: items.map((item) => item['lineage'] as unknown as Lineage | undefined),
		calls: simulator.calls.count() - before,
	};
}

it('costs nothing for orders that show no sign, and leaves them as they are', async () => {
	const edited = place();
	simulator.shop.edit(edited.gid, [{ setQuantity: { sku: 'TEE', quantity: 1 } }]);
	simulator.shop.tag(edited.gid, { add: ['VIP'] });
	const { items, calls } = await find([edited.gid, place('bob@example.test').gid]);
	expect(items.map((item) => Object.keys(item))).toEqual(Array(2).fill(['look', 'snapshot']));
	expect(calls).toBe(0);
});

it.each<[string, RecreateOptions]>([
	['as the best-known app does', {}],
	['with the new order first', { createFirst: true }],
	['cancelled a while before', { delaySeconds: 20 }],
	['without tags', { tags: false }],
	['unpaid', { copyPayment: false }],
])('finds both halves of a pair: %s', async (_what, options) => {
	const { old, made } = replaced(options);
	const { lineages, calls } = await find([made, old, place('bob@example.test').gid]);
	expect(lineages).toMatchObject([
		{ verdict: 'successor', predecessor: { sourceId: old, name: '#1001' }, successor: null },
		{ verdict: 'successor', successor: { sourceId: made, name: '#1001A' }, waitUntil: null },
		{},
	]);
	expect(lineages[2]).toBeUndefined();
	expect(calls).toBe(1);
});

it('looks many orders up in one call', async () => {
	const pairs = Array.from({ length: 8 }, () => replaced());
	const { lineages, calls } = await find(pairs.map(({ made }) => made));
	expect(lineages.map((lineage) => lineage?.predecessor?.sourceId)).toEqual(
		pairs.map(({ old }) => old),
	);
	expect(calls).toBe(1);
});

it.each([
	['by name', 'A'],
	['by its customer', null],
])('follows a row of replacements to the nearest: %s', async (_what, suffix) => {
	const { old, made } = replaced();
	time += 30_000;
	const third = simulator.shop.recreate(made, [], { suffix });
	const renamed = simulator.shop.order(third.gid).name;
	const { lineages } = await find([third.gid, made, old]);
	expect(lineages).toMatchObject([
		{ verdict: 'successor', predecessor: { sourceId: made } },
		{ verdict: 'successor', predecessor: { sourceId: old }, successor: { name: renamed } },
		{ verdict: 'successor', successor: { sourceId: made } },
	]);
});

describe('an app that duplicates without a trace', () => {
	const app = { id: 77, title: 'Duplicator' };
	const bare = { suffix: null, tags: false, app };

	it('is found through the customer when the app is named', async () => {
		const { old, made } = replaced(bare);
		const { lineages, calls } = await find([made], { editingApps: 'Something, duplicator' });
		expect(lineages[0]).toMatchObject({ verdict: 'successor', predecessor: { sourceId: old } });
		expect(calls).toBe(2);
	});

	it('is not taken for anything when it is not', async () => {
		const { made } = replaced(bare);
		expect((await find([made])).lineages).toEqual([undefined]);
	});

	it('leaves a question when the old order stays open', async () => {
		const { made } = replaced({ ...bare, cancel: false });
		const { lineages } = await find([made], { editingApps: '77' });
		expect(lineages[0]).toMatchObject({ verdict: 'ambiguous', predecessor: null });
	});
});

describe('people settle it', () => {
	it('with a tag on the new order', async () => {
		const { old, made } = replaced();
		simulator.shop.tag(made, { add: ['order-sync:own-order'] });
		const { lineages } = await find([made, old]);
		expect(lineages[0]).toBeUndefined();
		expect(lineages[1]).toMatchObject({ successor: null });
	});

	it('with the name of an order that nothing else points at', async () => {
		const old = place();
		time += 1000;
		const made = place('bob@example.test');
		simulator.shop.tag(made.gid, { add: [`order-sync:successor=${old.name}`] });
		const { lineages } = await find([made.gid]);
		expect(lineages[0]).toMatchObject({
			verdict: 'successor',
			predecessor: { sourceId: old.gid, cancelledAt: null },
		});
	});
});

it('lets a tagged cancellation wait for an order that is not there yet', async () => {
	const old = place();
	simulator.shop.cancel(old.gid);
	simulator.shop.tag(old.gid, { add: ['Edit Order - Cancelled'] });
	const cancelledAt = Math.floor(time / 1000) * 1000;
	const { lineages } = await find([old.gid], { waitMinutes: 15 });
	expect(lineages[0]).toMatchObject({
		verdict: 'ambiguous',
		waitUntil: new Date(cancelledAt + 15 * 60_000).toISOString(),
	});
});

it('asks nothing about a plain cancellation when told so', async () => {
	const old = place();
	simulator.shop.cancel(old.gid);
	expect((await find([old.gid], { everyCancellation: false })).calls).toBe(0);
	const { lineages, calls } = await find([old.gid]);
	expect(lineages[0]).toMatchObject({ verdict: 'unrelated', waitUntil: null });
	expect(calls).toBe(1);
});

it('does without the scope for customers', async () => {
	simulator.switches.deniedScopes = ['read_customers'];
	const { old, made } = replaced();
	const { lineages } = await find([made]);
	expect(lineages[0]).toMatchObject({ verdict: 'successor', predecessor: { sourceId: old } });
});

it('fails the orders it cannot place, and no others', async () => {
	const { made } = replaced();
	const read = await run('getSnapshot', [lookAt(made), lookAt(place().gid)]);
	simulator.faults.add({ when: 'before', kind: 'status', status: 402, times: 9 });
	const [unsure, sure] = await run('findPredecessors', read);
	expect(unsure).toMatchObject({ failure: { step: 'snapshot', code: 'SYNC_FAILED', retry: true } });
	expect(sure).not.toHaveProperty('failure');
});

it('fails alone where only the search for its customer fails', async () => {
	const named = replaced();
	const traceless = replaced({ suffix: null });
	const read = await run('getSnapshot', [lookAt(traceless.made), lookAt(named.made)]);
	simulator.faults.add({ when: 'before', kind: 'status', status: 402, times: 9, skip: 1 });
	const [lost, found] = await run('findPredecessors', read);
	expect(lost).toHaveProperty('failure');
	expect(found).toMatchObject({ lineage: { verdict: 'successor' } });
});

it('passes failed items on untouched', async () => {
	const failed = {
		...lookAt('gid://shopify/Order/1'),
		failure: {
			step: 'snapshot',
			code: 'SYNC_FAILED',
			reason: '',
			retry: true,
			retryAfterSeconds: 0,
		},
	};
	expect(await run('findPredecessors', [failed])).toEqual([failed]);
});

it('offers the same defaults as the domain', () => {
	const defaults = Object.fromEntries(
		operation.description.map(({ name, default: value }) => [name, value]),
	);
	expect(defaults).toEqual({
		...DEFAULT_LINEAGE_POLICY,
		replacementTags: DEFAULT_LINEAGE_POLICY.replacementTags.join(', '),
		cancelledTags: DEFAULT_LINEAGE_POLICY.cancelledTags.join(', '),
		editingApps: '',
	});
});
