import { OrderReader } from '../../../nodes/Shopify/transport/order-reader';
import type { RawAgreement } from '../../../nodes/Shopify/transport/raw-ledger';
import type { PageSize } from '../../../nodes/Shopify/transport/queries/order-states';
import { startShopifySimulator, type ShopifySimulator } from '../../../simulators/shopify';
import { graphqlError, preparedClient, simulatorClient } from './shopify-fixtures';

let simulator: ShopifySimulator;

beforeEach(async () => {
	simulator = await startShopifySimulator({
		throttle: { maximumAvailable: 100_000, restoreRate: 100_000 },
	});
	simulator.shop.addVariant({ sku: 'TEE', title: 'Tee', price: '30.00', available: 10_000 });
});

afterEach(async () => await simulator.close());

const place = (lines = 1): string =>
	simulator.shop.createOrder({
		lines: Array.from({ length: lines }, () => ({ sku: 'TEE', quantity: 1 })),
		shipping: { title: 'Standard', price: '5.00' },
	}).gid;

const calls = (): string[] => simulator.calls.all().map((call) => call.operationName);

describe('batches', () => {
	it('reads fifty orders in ten calls, and an id that occurs twice once', async () => {
		const ids = Array.from({ length: 50 }, () => place(3));
		const reads = await new OrderReader(await simulatorClient(simulator)).read([...ids, ...ids]);
		expect(calls()).toEqual(Array(10).fill('OrderStates'));
		expect(ids.every((id) => reads.get(id)?.kind === 'found')).toBe(true);
		expect(simulator.calls.all().every((call) => (call.cost ?? 0) <= 960)).toBe(true);
	});

	it('says which order is absent', async () => {
		const [here, gone] = [place(), 'gid://shopify/Order/1'];
		const reads = await new OrderReader(await simulatorClient(simulator)).read([gone, here]);
		expect([reads.get(gone)?.kind, reads.get(here)?.kind]).toEqual(['absent', 'found']);
	});

	it('halves orders, then lines, when the query is too costly, and keeps the smaller size', async () => {
		const costly = graphqlError('MAX_COST_EXCEEDED');
		const none = (count: number) => ({ body: { data: { nodes: Array(count).fill(null) } } });
		const { client, requests } = preparedClient(costly, costly, none(1), none(1));
		await new OrderReader(client).read(['a', 'b']);
		const sizes = requests.map(({ body }) => {
			const { variables } = body as { variables: { ids: string[]; lines: number } };
			return { orders: variables.ids.length, lines: variables.lines } satisfies PageSize;
		});
		expect(sizes).toEqual([
			{ orders: 2, lines: 8 },
			{ orders: 1, lines: 8 },
			{ orders: 1, lines: 4 },
			{ orders: 1, lines: 4 },
		]);
	});

	it('fails an order that is too costly even alone', async () => {
		const costly = graphqlError('MAX_COST_EXCEEDED');
		const { client } = preparedClient(...Array<typeof costly>(6).fill(costly));
		expect((await new OrderReader(client).read(['a'])).get('a')).toMatchObject({ kind: 'failed' });
	});

	it('reads one by one when a batch is refused, so that only the faulty order fails', async () => {
		const refused = graphqlError('BAD', 'broken');
		const none = { body: { data: { nodes: [null] } } };
		const { client } = preparedClient(refused, none, refused, none);
		const reads = await new OrderReader(client).read(['a', 'b', 'c']);
		expect(['a', 'b', 'c'].map((id) => reads.get(id)?.kind)).toEqual([
			'absent',
			'failed',
			'absent',
		]);
	});

	it('stops asking when the shop is away', async () => {
		const away = { status: 503 };
		const { client, requests } = preparedClient(away, away, away, away);
		const ids = Array.from({ length: 12 }, (_each, index) => `id-${index}`);
		const reads = await new OrderReader(client).read(ids);
		expect(requests).toHaveLength(4);
		expect(ids.map((id) => reads.get(id)?.kind)).toEqual(Array(12).fill('failed'));
	});

	it('reads without locations when the app may not see fulfilment orders', async () => {
		const denied = {
			body: {
				data: { nodes: [null] },
				errors: [
					{
						message: 'Access denied for fulfillmentOrders field.',
						path: ['nodes', 0, 'fulfillmentOrders'],
						extensions: { code: 'ACCESS_DENIED' },
					},
				],
			},
		};
		const { client, requests } = preparedClient(denied, { body: { data: { nodes: [null] } } });
		await new OrderReader(client).read(['a']);
		expect(
			requests.map(
				({ body }) => (body as { variables: { locations: boolean } }).variables.locations,
			),
		).toEqual([true, false]);
	});
});

describe('parts that need a scope of their own', () => {
	it.each([
		['read_customers', 'customers'],
		['read_products', 'articles'],
	])('without %s, orders come without %s', async (scope, part) => {
		simulator.switches.deniedScopes = [scope];
		const id = simulator.shop.createOrder({
			lines: Array.from({ length: 12 }, () => ({ sku: 'TEE', quantity: 1 })),
			email: 'ada@example.test',
		}).gid;
		const other = place();
		const reader = new OrderReader(await simulatorClient(simulator));
		const reads = await reader.read([id, other]);
		expect([...reads.values()].map((read) => read.kind)).toEqual(['found', 'found']);
		const read = reads.get(id);
		if (read?.kind !== 'found') throw new Error('not found');
		expect(read.order.lines).toHaveLength(12);
		expect(read.order.customer === undefined).toBe(part === 'customers');
		expect(read.order.lines.map(({ variant }) => variant === undefined)).toEqual(
			Array(12).fill(part === 'articles'),
		);
		expect(calls()).toEqual(['OrderStates', 'OrderStates', 'OrderRest']);
	});

	it('fails at a refused field that belongs to no part', async () => {
		const denied = {
			body: {
				errors: [
					{
						message: 'Access denied for shippingAddress field.',
						path: ['nodes', 0, 'shippingAddress'],
						extensions: { code: 'ACCESS_DENIED' },
					},
				],
			},
		};
		const { client, requests } = preparedClient(denied);
		const reads = await new OrderReader(client).read(['a']);
		expect(reads.get('a')?.kind).toBe('failed');
		expect(requests).toHaveLength(1);
	});
});

describe('the ledger of edited orders', () => {
	const edit = (id: string, quantity: number): unknown =>
		simulator.shop.edit(id, [{ setQuantity: { sku: 'TEE', quantity } }]);
	const ledgerOf = async (id: string): Promise<RawAgreement[]> => {
		const read = (await new OrderReader(await simulatorClient(simulator)).read([id])).get(id);
		if (read?.kind !== 'found') throw new Error('not found');
		return read.order.agreements;
	};

	it('costs nothing for orders that never were edited, and one call for fourteen that were', async () => {
		const untouched = Array.from({ length: 5 }, () => place());
		const edited = Array.from({ length: 15 }, () => place());
		for (const id of edited) edit(id, 2);
		const reads = await new OrderReader(await simulatorClient(simulator)).read([
			...untouched,
			...edited,
		]);
		expect(calls()).toEqual([
			...Array<string>(4).fill('OrderStates'),
			...Array<string>(2).fill('OrderLedgers'),
		]);
		const kinds = (id: string): string[] => {
			const read = reads.get(id);
			return read?.kind === 'found' ? read.order.agreements.map((one) => one.__typename) : [];
		};
		expect(untouched.flatMap(kinds)).toEqual([]);
		for (const id of edited) expect(kinds(id)).toContain('OrderEditAgreement');
		expect(simulator.calls.all().every((call) => (call.cost ?? 0) <= 960)).toBe(true);
	});

	it('is read for an order that was refunded as well, unless it was cancelled', async () => {
		const [goods, money, off] = [place(), place(), place()];
		const { shop } = simulator;
		const lineId = shop.order(goods).lines[0]?.id ?? '';
		shop.refund(goods, { lines: [{ lineId, quantity: 1, restockType: 'CANCEL' }] });
		shop.refund(money, { amount: '1.00' });
		shop.cancel(off);
		expect((await ledgerOf(goods)).map((one) => one.__typename)).toContain('RefundAgreement');
		expect((await ledgerOf(money)).map((one) => one.__typename)).toContain('RefundAgreement');
		expect(await ledgerOf(off)).toEqual([]);
	});

	it('reads a long ledger to its end', async () => {
		const id = place();
		for (let quantity = 2; quantity <= 12; quantity += 1) edit(id, quantity);
		const edits = (await ledgerOf(id)).filter((one) => one.__typename === 'OrderEditAgreement');
		expect(edits).toHaveLength(11);
		expect(calls()).toEqual(['OrderStates', ...Array<string>(3).fill('OrderLedgers')]);
	});

	it('reads an edit of many lines to its end', async () => {
		for (let index = 0; index < 60; index += 1) {
			simulator.shop.addVariant({ sku: `S${index}`, title: `S${index}`, price: '1.00' });
		}
		const id = place();
		simulator.shop.edit(
			id,
			Array.from({ length: 60 }, (_each, index) => ({
				addVariant: { sku: `S${index}`, quantity: 1 },
			})),
		);
		const change = (await ledgerOf(id)).find((one) => one.__typename === 'OrderEditAgreement');
		expect(change?.sales.nodes).toHaveLength(60);
	});

	it.each([
		['read_users', { appTitle: 'Shopify', staff: undefined }],
		['none', { appTitle: 'Shopify', staff: 'Ada' }],
	])('names who edited, as far as the app may know (denied: %s)', async (scope, expected) => {
		simulator.switches.deniedScopes = [scope];
		const id = place();
		simulator.shop.edit(id, [{ setQuantity: { sku: 'TEE', quantity: 2 } }], {
			staff: { id: 1, name: 'Ada' },
		});
		const change = (await ledgerOf(id)).find((one) => one.__typename === 'OrderEditAgreement');
		expect({ appTitle: change?.app?.title, staff: change?.user?.name }).toEqual(expected);
	});

	it('fails only the orders whose ledger cannot be read', async () => {
		const [plain, edited] = [place(), place()];
		edit(edited, 2);
		const client = await simulatorClient(simulator);
		const read = client.readLedgers.bind(client);
		let asked = 0;
		client.readLedgers = async (...given) => {
			asked += 1;
			simulator.faults.add({ when: 'before', kind: 'status', status: 402, times: 9 });
			return await read(...given);
		};
		const reads = await new OrderReader(client).read([plain, edited]);
		expect([reads.get(plain)?.kind, reads.get(edited)?.kind]).toEqual(['found', 'failed']);
		expect(asked).toBe(1);
	});
});

describe('further pages', () => {
	it('adds the lines beyond the eighth', async () => {
		const id = place(300);
		const read = (await new OrderReader(await simulatorClient(simulator)).read([id])).get(id);
		const lines = read?.kind === 'found' ? read.order.lines.map((line) => line.id) : [];
		expect(new Set(lines).size).toBe(300);
		expect(calls()).toEqual(['OrderStates', ...Array<string>(5).fill('OrderRest')]);
	});

	it('adds removed shipping lines beyond the second', async () => {
		const id = place();
		for (const title of ['One', 'Two', 'Three']) {
			simulator.shop.edit(id, [{ replaceShipping: { title, price: '6.00' } }]);
		}
		const read = (await new OrderReader(await simulatorClient(simulator)).read([id])).get(id);
		const titles = read?.kind === 'found' ? read.order.shippingLines.map((line) => line.title) : [];
		expect(titles).toEqual(['Standard', 'One', 'Two', 'Three']);
	});

	it('reads an order again that changed between its pages', async () => {
		const id = place(30);
		simulator.switches.tornReads = 1;
		const read = (await new OrderReader(await simulatorClient(simulator)).read([id])).get(id);
		expect(read).toMatchObject({ kind: 'found' });
		expect(calls()).toEqual(['OrderStates', 'OrderRest', 'OrderStates', 'OrderRest']);
	});

	it('gives up on an order that never stands still', async () => {
		const id = place(30);
		simulator.switches.tornReads = 100;
		const read = (await new OrderReader(await simulatorClient(simulator)).read([id])).get(id);
		expect(read).toEqual({ kind: 'unsettled' });
		expect(simulator.calls.count('OrderStates')).toBe(3);
	});
});
