import type { IDataObject } from 'n8n-workflow';
import type { OrderLook } from '../../domain/signal/order-look';
import { OrderSync } from '../../nodes/OrderSync/OrderSync.node';
import { aSignal } from '../builders/signal-builder';
import { nodeContext } from '../support/node-context';
import { ConnectedShop } from './connected-shop';
import { opened } from './opened';
import { StockPush } from './stock-push';

jest.setTimeout(30_000);

describe('case 29: a thousand changes at once go through in parts, each of them once', () => {
	/** One sweep over the rows of the signals table: what is worked on now, and the rows that are written again. */
	async function settled(rows: readonly IDataObject[], maxOrders: number) {
		const [due = [], later = []] = await new OrderSync().execute.call(
			nodeContext({
				items: structuredClone([...rows]),
				parameters: {
					...{ operation: 'settle', holds: '[]', maxOrders },
					...{ settleSeconds: 30, maxWaitSeconds: 300 },
				},
			}),
		);
		const looks = due.map(({ json }) => json['look'] as unknown as OrderLook);
		return { due: looks.map(({ orderKey }) => orderKey), later: later.map(({ json }) => json) };
	}

	it('looks at a hundred orders a sweep, and remembers the others', async () => {
		const orders = Array.from({ length: 1000 }, (_each, at) => String(6001 + at));
		let rows: IDataObject[] = orders.map((order, at) => ({ ...aSignal({ id: at + 1, order }) }));
		let lastId = rows.length;
		const seen: string[] = [];
		const parts: number[] = [];
		while (rows.length > 0) {
			const { due, later } = await settled(rows, 100);
			seen.push(...due);
			parts.push(due.length);
			rows = later.map((row) => ({ ...row, id: (lastId += 1) }));
			expect(parts.length).toBeLessThanOrEqual(10);
		}
		expect(parts).toEqual(Array(10).fill(100));
		expect([...seen].sort()).toEqual(
			orders.map((order) => `shopify:demo.myshopify.com:${order}`).sort(),
		);
	});

	/** A shop with a thousand articles, none of which the warehouse has as many of as the shop. */
	async function restocked() {
		const skus = Array.from({ length: 1000 }, (_each, at) => `SKU-${at}`);
		const shop = await opened(
			ConnectedShop.open(Object.fromEntries(skus.map((sku) => [sku, '1.00']))),
		);
		const { locationId = '' } =
			shop.shop.order(shop.place({ 'SKU-0': 1 })).fulfilmentOrders[0] ?? {};
		const units = Object.fromEntries(skus.map((sku, at) => [sku, at + 200]));
		const push = new StockPush(shop, locationId, () => units);
		const sets = (): number =>
			shop.simulator.calls.all().filter((call) => call.operationName === 'SetQuantities').length;
		return { shop, units, push, sets };
	}

	it('sets a thousand levels in four calls, and then only what changed', async () => {
		const { shop, units, push, sets } = await restocked();
		expect((await push.write(await push.plan())).done).toBe(1000);
		expect(sets()).toBe(4);
		expect(await push.plan()).toMatchObject({ pairs: [], equal: [], untouched: 1000 });
		Object.assign(units, { 'SKU-7': 1, 'SKU-999': 2 });
		const delta = await push.plan();
		expect(delta.pairs.map(({ sku, to }) => [sku, to])).toEqual([
			['SKU-7', 1],
			['SKU-999', 2],
		]);
		await push.write(delta);
		expect([sets(), shop.shop.stock({ sku: 'SKU-999' }).available]).toEqual([5, 2]);
	});

	it('goes on where a push was cut short, and sets nothing a second time', async () => {
		const { shop, push, sets } = await restocked();
		const fault = { operationName: 'SetQuantities', when: 'before', kind: 'status' } as const;
		shop.simulator.faults.add({ ...fault, skip: 2, times: 20 });
		const { done } = await push.write(await push.plan());
		shop.simulator.faults.clear();
		expect(done).toBe(500);
		const before = sets();
		const rest = await push.plan();
		expect(rest.pairs).toHaveLength(500);
		expect((await push.write(rest)).done).toBe(500);
		expect(sets() - before).toBe(2);
		const history = shop.shop.stockHistory().flatMap(({ changes }) => changes);
		const changed = history.filter(({ name }) => name === 'available');
		expect(changed).toHaveLength(1000);
	});
});
