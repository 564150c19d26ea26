import { DispatchDesk, type Fed } from './dispatch-desk';

let desk: DispatchDesk;
beforeEach(async () => {
	desk = await DispatchDesk.open();
});
afterEach(async () => await desk.close());

const references = (fed: Fed[]): string[] => fed.map(({ reference }) => reference);
const pages = (): number =>
	desk.calls.all().filter(({ operation }) => operation.endsWith('SearchProcessedOrders')).length;

/** Rows of the signals table, as the template writes them. */
const signalsOf = (fed: Fed[]) =>
	fed.map(({ orderId, digest }) => ({ event_id: orderId, body_digest: digest }));

it('tells of orders that left, the oldest first, with the key of the shop', async () => {
	for (const reference of ['6002', '6001', '6003']) desk.place(reference);
	for (const reference of ['6002', '6003', '6001']) desk.send(reference);
	const fed = await desk.feed();
	expect(references(fed)).toEqual(['6002', '6003', '6001']);
	expect(fed[0]).toMatchObject({
		orderKey: 'shopify:demo.myshopify.com:6002',
		sourceId: 'gid://shopify/Order/6002',
		kind: 'sale',
		trackingNumber: 'T-6002',
		referenceNumber: '6002',
		displayNumber: '100001',
	});
	expect(Date.parse(fed[0]?.until ?? '')).toBeGreaterThan(Date.parse(fed[2]?.processedAt ?? ''));
});

it('leaves out what is open, what was cancelled and what is of another source', async () => {
	desk.place('6001');
	desk.place('6002');
	desk.staff.cancel('6002');
	desk.place('6003', { source: 'AMAZON' });
	desk.place('6004', { subSource: 'other.example' });
	for (const reference of ['6003', '6004']) desk.send(reference);
	expect(references(await desk.feed())).toEqual(['6003', '6004']);
	expect(references(await desk.feed({ source: 'n8n-shopify' }))).toEqual(['6004']);
	expect(await desk.feed({ source: 'n8n-shopify', subSource: 'shop.example' })).toEqual([]);
});

it('knows the order of the shop by a reference that was made anew, and names none where there is none', async () => {
	desk.place('6001-R1', { secondaryReference: '6001' });
	desk.place('MERGED');
	desk.send('6001-R1');
	desk.send('MERGED');
	const [again, merged] = await desk.feed();
	expect(again).toMatchObject({ reference: '6001', orderKey: 'shopify:demo.myshopify.com:6001' });
	expect(merged).toMatchObject({ reference: '', referenceNumber: 'MERGED' });
	expect(merged).not.toHaveProperty('orderKey');
});

it('marks what is sent again or in exchange', async () => {
	desk.place();
	desk.send();
	for (const kind of ['resend', 'exchange'] as const) {
		desk.send(desk.staff.sendAgain('6001', [{ sku: 'MUG', quantity: 1 }], kind));
	}
	expect((await desk.feed()).map(({ kind }) => kind)).toEqual(['sale', 'resend', 'exchange']);
});

it.each([
	[200, 1],
	[20, 3],
])('reads pages of %i to their end, whatever was asked for', async (processedPerPage, calls) => {
	desk.warehouse.simulator.switches.processedPerPage = processedPerPage;
	const all = Array.from({ length: 45 }, (_, at) => String(7000 + at));
	for (const reference of all) desk.place(reference);
	for (const reference of all) desk.staff.process(reference);
	const fed = await desk.feed();
	expect(references(fed)).toEqual(all);
	expect(new Set(fed.map(({ processedAt }) => processedAt)).size).toBe(1);
	expect(pages()).toBe(calls);
});

it('finds every order that shares the second of the time it begins at', async () => {
	for (const reference of ['6001', '6002']) desk.place(reference);
	for (const reference of ['6001', '6002']) desk.staff.process(reference);
	const fed = await desk.feed({ since: desk.now(), overlapMinutes: 0 });
	expect(references(fed)).toEqual(['6001', '6002']);
});

it('reads the list anew when an order slips in between two pages', async () => {
	desk.warehouse.simulator.switches.processedPerPage = 20;
	for (let at = 0; at < 30; at += 1) desk.place(String(7000 + at));
	for (let at = 0; at < 29; at += 1) desk.staff.process(String(7000 + at));
	const { calls } = desk;
	const add = calls.add.bind(calls);
	let isFirst = true;
	calls.add = (call) => {
		add(call);
		if (isFirst && call.operation.endsWith('SearchProcessedOrders')) {
			isFirst = false;
			desk.staff.process('7029');
		}
	};
	expect(await desk.feed()).toHaveLength(30);
	expect(pages()).toBe(4);
});

it('stops when the list never settles, and skips nothing', async () => {
	desk.warehouse.simulator.switches.processedPerPage = 20;
	for (let at = 0; at < 60; at += 1) desk.place(String(7000 + at));
	for (let at = 0; at < 30; at += 1) desk.staff.process(String(7000 + at));
	let next = 7030;
	const { calls } = desk;
	const add = calls.add.bind(calls);
	calls.add = (call) => {
		add(call);
		if (call.operation.endsWith('SearchProcessedOrders')) desk.staff.process(String(next++));
	};
	await expect(desk.feed()).rejects.toThrow('kept changing');
});

describe('what is known', () => {
	it('is left out until something of it changes', async () => {
		desk.place('6001');
		desk.place('6002');
		desk.send('6001');
		const first = await desk.feed();
		desk.send('6002');
		const second = await desk.feed({ knownSignals: signalsOf(first) });
		expect(references(second)).toEqual(['6002']);
		const knownSignals = signalsOf([...first, ...second]);
		expect(await desk.feed({ knownSignals })).toEqual([]);
		desk.staff.setTracking('6001', 'T-NEW');
		expect(references(await desk.feed({ knownSignals }))).toEqual(['6001']);
	});

	it('counts from the time given, less the overlap', async () => {
		desk.place('6001');
		desk.send('6001');
		desk.clock.forward(30 * 60_000);
		const since = desk.now();
		expect(await desk.feed({ since, overlapMinutes: 20 })).toEqual([]);
		expect(references(await desk.feed({ since, overlapMinutes: 40 }))).toEqual(['6001']);
	});
});

it('reads dates without a zone as UTC', async () => {
	desk.warehouse.simulator.switches.processedDates = 'bare';
	desk.place();
	desk.send();
	const [fed] = await desk.feed();
	expect(fed?.processedAt).toBe(`${desk.now().slice(0, 19)}.000Z`);
});

it.each([
	[{ since: 'yesterday' }, 'is not a time'],
	[{ orderKeyPrefix: 'demo' }, 'does not name system and account'],
])('stops before anything is read at %p', async (parameters, message) => {
	await expect(desk.feed(parameters)).rejects.toThrow(message);
	expect(pages()).toBe(0);
});

it('stops when Linnworks cannot be read', async () => {
	desk.warehouse.simulator.faults.add({
		...{ operation: 'ProcessedOrders/SearchProcessedOrders', kind: 'status' },
		...{ status: 400, body: { Message: 'No permission' }, times: 0 },
	});
	await expect(desk.feed()).rejects.toThrow('No permission');
});
