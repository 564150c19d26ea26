import { ApiBudget } from '../../../nodes/shared/api-budget';
import { NoAnswer, type HttpRequest, type HttpResponse } from '../../../nodes/shared/http-port';
import { RemoteError } from '../../../nodes/shared/remote-error';
import { LinnworksClient } from '../../../nodes/Linnworks/transport/linnworks-client';
import { StockClient } from '../../../nodes/Linnworks/transport/stock-client';
import type { ClientOptions } from '../../../nodes/Linnworks/transport/linnworks-requests';

type Reply = Partial<HttpResponse> | NoAnswer;

/** A client whose port plays back answers, the last one for ever; time passes only by waiting. */
function scripted(replies: Reply[], options: Partial<ClientOptions> = {}) {
	const sent: HttpRequest[] = [];
	const waits: number[] = [];
	let now = 0;
	const wait = async (ms: number): Promise<void> => {
		waits.push(ms);
		now += ms;
	};
	const port = async (request: HttpRequest): Promise<HttpResponse> => {
		sent.push(request);
		const reply = replies[Math.min(sent.length, replies.length) - 1];
		if (reply instanceof NoAnswer) throw reply;
		return { status: 200, headers: {}, body: null, ...reply };
	};
	const budget = new ApiBudget(
		() => now,
		async (ms) => void (now += ms),
	);
	const given = { account: 'a', budget, wait, chance: () => 0, ...options };
	const client = new LinnworksClient(port, given);
	return { client, stock: new StockClient(port, given), sent, waits, elapsed: () => now };
}

const failureOf = async (call: Promise<unknown>): Promise<RemoteError> =>
	await call.then(
		() => Promise.reject(new Error('The call succeeded')),
		(error: unknown) => {
			if (error instanceof RemoteError) return error;
			throw error;
		},
	);

const reading = (client: LinnworksClient) => client.getStockLocations();
const writing = (client: LinnworksClient) => client.changeOrderTag(['id'], 7);
const status = (code: number, Message = ''): Reply => ({ status: code, body: { Message } });

describe('what an answer means', () => {
	test.each([
		['read', reading, status(400, 'Bad'), 'rejected', 1],
		['write', writing, status(400, 'Bad'), 'rejected', 1],
		['write', writing, status(403), 'rejected', 1],
		['write', writing, status(404), 'rejected', 1],
		['read', reading, status(500), 'unavailable', 3],
		['write', writing, status(500), 'unknownOutcome', 1],
		['write', writing, status(503), 'unknownOutcome', 1],
		['read', reading, new NoAnswer('ECONNRESET', false), 'unavailable', 3],
		['write', writing, new NoAnswer('ECONNRESET', false), 'unknownOutcome', 1],
		['write', writing, new NoAnswer('ECONNREFUSED', true), 'unavailable', 3],
		['write', writing, status(401), 'unauthorised', 3],
		['write', writing, status(429), 'throttled', 5],
		['write', writing, status(400, 'API calls quota exceeded! …'), 'throttled', 5],
		['write', writing, status(500, 'API calls quota exceeded! …'), 'throttled', 5],
		['read', reading, { body: { not: 'a list' } }, 'unavailable', 1],
		['write', writing, { body: 'not a list' }, 'unknownOutcome', 1],
	])('a %s: %#', async (_kind, call, reply, kind, tries) => {
		const { client, sent } = scripted([reply]);
		const error = await failureOf(call(client));
		expect(error.kind).toBe(kind);
		expect(sent).toHaveLength(tries);
	});

	test('only the vendor message travels, cut to 200 characters', async () => {
		const body = { Message: 'm'.repeat(300), Email: 'ada@example.test' };
		const error = await failureOf(reading(scripted([{ status: 400, body }]).client));
		expect(error.details.vendorCode).toBe('m'.repeat(200));
		expect(JSON.stringify(error.details)).not.toMatch(/example/);
		const empty = await failureOf(reading(scripted([{ status: 404, body: '<html>' }]).client));
		expect(empty.message).toBe('Linnworks Inventory/GetStockLocations HTTP 404');
	});

	test('an unreadable reply names the field, not its value', async () => {
		const body = [{ StockLocationId: 'x', IsFulfillmentCenter: 'ada@example.test' }];
		const error = await failureOf(reading(scripted([{ body }]).client));
		expect(error.details.vendorCode).toBe('unreadable reply at 0.IsFulfillmentCenter');
	});
});

describe('waiting', () => {
	test('over quota: 2, 4, 8 seconds, or what the vendor asks', async () => {
		const { client, waits } = scripted([status(429), status(429), status(429), { body: ['id'] }]);
		expect(await writing(client)).toEqual(['id']);
		expect(waits).toEqual([2000, 4000, 8000]);
		const asked = scripted([{ status: 429, headers: { 'retry-after': '7' } }, { body: [] }]);
		await writing(asked.client);
		expect(asked.waits).toEqual([7000]);
	});

	test('a call that succeeds on its last try succeeds', async () => {
		const { client, sent } = scripted([
			status(500),
			new NoAnswer('ETIMEDOUT', false),
			{ body: [] },
		]);
		expect(await reading(client)).toEqual([]);
		expect(sent).toHaveLength(3);
	});

	test('the 151st call of a minute waits for the minute to pass', async () => {
		const { client, elapsed } = scripted([{ body: [] }]);
		for (let call = 0; call < 150; call += 1) await reading(client);
		expect(elapsed()).toBe(0);
		await reading(client);
		expect(elapsed()).toBeGreaterThanOrEqual(60_000);
	});
});

describe('what is sent', () => {
	test('JSON by default, wrapped where the vendor wants it', async () => {
		const { client, stock, sent } = scripted([{ body: { Items: [], ProcessedOrderIds: [] } }]);
		await stock.getStockItemIdsBySku(['A']);
		await client.deleteOrdersFromPickingWaves([7]);
		expect(sent[0]?.body).toEqual({ request: { SKUS: ['A'] } });
		expect(sent[1]?.body).toEqual({ request: { OrderIds: [7] } });
		expect(sent[0]).toMatchObject({ method: 'POST', path: '/api/Inventory/GetStockItemIdsBySKU' });
	});

	test('unparking sends no tag, parking sends 7', async () => {
		const { client, sent } = scripted([{ body: [] }]);
		await client.changeOrderTag(['id'], null);
		await client.changeOrderTag(['id'], 7);
		expect(sent.map((each) => each.body)).toEqual([
			{ orderIds: ['id'] },
			{ orderIds: ['id'], tag: 7 },
		]);
	});

	test('a form has one field a parameter, objects as JSON, flat calls under request', async () => {
		const reply = { body: { TotalsInfo: {}, ProcessedOrderIds: null } };
		const { client, sent } = scripted([{ body: ['id'] }, reply], { encoding: 'form' });
		await client.changeOrderTag(['id'], 7);
		await client.addOrderService({
			...{ OrderId: 'o', Service: 'Tip', Cost: 2, TaxRate: 0 },
			...{ FulfilmentCenter: 'f', Quantity: 1, DiscountPercentage: 0 },
		});
		expect(String(sent[0]?.body)).toBe('orderIds=%5B%22id%22%5D&tag=7');
		const form = sent[1]?.body as URLSearchParams;
		expect([...form.keys()]).toEqual(['request']);
		expect(JSON.parse(form.get('request') ?? '')).toMatchObject({ OrderId: 'o', Cost: 2 });
	});

	test('v2 ids are repeated and cut so that the address stays short', async () => {
		const { client, sent } = scripted([{ body: { OpenOrders: [], ProcessedOrders: null } }]);
		await client.getV2Orders(Array.from({ length: 100 }, () => 'x'.repeat(36)));
		expect(sent.map((each) => each.query?.['id']?.length)).toEqual([90, 10]);
		expect(new URLSearchParams(sent[0]?.query?.['id']?.toString()).size).toBeLessThan(4000);
	});

	test('the time limit can be set', async () => {
		const { client, sent } = scripted([{ body: [] }], { timeoutMs: 1234 });
		await reading(client);
		expect(sent[0]?.timeoutMs).toBe(1234);
		const plain = scripted([{ body: [] }]);
		await reading(plain.client);
		expect(plain.sent[0]?.timeoutMs).toBe(30_000);
	});
});
