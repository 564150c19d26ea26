import { detailOf, startBench, type Bench } from './netsuite-caller';

interface Page {
	links: { rel: string; href: string }[];
	count: number;
	hasMore: boolean;
	offset: number;
	totalResults: number;
	items: Record<string, unknown>[];
}

describe('netsuite simulator: SuiteQL over HTTP', () => {
	let bench: Bench;

	beforeAll(async () => {
		bench = await startBench();
		const { account } = bench.simulator;
		for (let n = 1; n <= 5; n += 1) {
			account.createOrder(bench.twoLines({ externalId: `SHOPIFY_SO_${n}`, otherRefNum: `#${n}` }));
		}
	});

	afterAll(async () => {
		await bench.simulator.close();
	});

	const post = async (query: string, body: unknown, headers: object = { Prefer: 'transient' }) =>
		await bench.caller.call<Page>('POST', `query/v1/suiteql${query}`, body, { ...headers });
	const q = "SELECT t.externalid FROM transaction t WHERE t.type = 'SalesOrd' ORDER BY t.id";

	it('pages by limit and offset and links the next page', async () => {
		const first = await post('?limit=2&offset=2', { q });
		expect(first.status).toBe(200);
		expect(first.body).toMatchObject({ count: 2, hasMore: true, offset: 2, totalResults: 5 });
		expect(first.body.items).toEqual([
			{ links: [], externalid: 'SHOPIFY_SO_3' },
			{ links: [], externalid: 'SHOPIFY_SO_4' },
		]);
		const next = first.body.links.find(({ rel }) => rel === 'next')?.href ?? '';
		expect(next).toBe(`${bench.simulator.url}/services/rest/query/v1/suiteql?limit=2&offset=4`);
		const last = await post(new URL(next).search, { q });
		expect(last.body).toMatchObject({ count: 1, hasMore: false });
		expect(last.body.links.map(({ rel }) => rel)).toEqual(['self']);
	});

	it.each(['?limit=1001', '?limit=0', '?limit=2&offset=1', '?limit=x', '?limit=1&offset=1000'])(
		'refuses %s',
		async (query) => {
			expect(detailOf(await post(query, { q }))).toMatch(/^400 INVALID_PARAMETER/);
		},
	);

	it('insists on Prefer: transient', async () => {
		expect(detailOf(await post('', { q }, {}))).toMatch(/^400 INVALID_REQUEST/);
	});

	it.each([
		[{}],
		[{ q, params: 'x' }],
		[{ q, params: [{}] }],
		[{ q: 'SELECT nope FROM transaction' }],
	])('refuses the body %j', async (body) => {
		expect((await post('', body)).status).toBe(400);
	});

	it('gives texts for everything, bare status letters, and leaves empty columns out', async () => {
		const sql =
			'SELECT t.id, t.status, BUILTIN.DF(t.status) AS status_name, t.foreigntotal, t.memo, t.custbody_osync_hold AS held FROM transaction t WHERE t.externalid = ?';
		const [row] = await bench.caller.query(sql, ['SHOPIFY_SO_1']);
		expect(row).toEqual({
			id: expect.stringMatching(/^\d+$/),
			status: 'B',
			status_name: 'Sales Order : Pending Fulfillment',
			foreigntotal: '25',
			held: 'F',
		});
	});

	it('knows when a record changed last, to the second', async () => {
		const sql =
			"SELECT t.externalid, TO_CHAR(t.lastmodifieddate, 'YYYY-MM-DD HH24:MI:SS') AS changed FROM transaction t WHERE t.lastmodifieddate > TO_DATE(?, 'YYYY-MM-DD HH24:MI:SS')";
		bench.clock.forward(90_000);
		bench.simulator.account.editByHand('SHOPIFY_SO_4', { memo: 'late' });
		expect(await bench.caller.query(sql, ['2026-03-02 09:00:00'])).toEqual([
			{ externalid: 'SHOPIFY_SO_4', changed: '2026-03-02 09:01:30' },
		]);
	});

	it('sees lines, counters, links, stock and deposits as soon as they are committed', async () => {
		const { account } = bench.simulator;
		const id = account.order('SHOPIFY_SO_2').id;
		const fulfilment = account.ship('SHOPIFY_SO_2', [{ sku: 'MUG', quantity: 1 }]);
		const invoice = account.invoice('SHOPIFY_SO_2');
		account.deposit('SHOPIFY_SO_2');
		account.releaseWave(['SHOPIFY_SO_2']);
		const lines = await bench.caller.query(
			`SELECT tl.id AS line_id, i.itemid, ABS(tl.quantity) AS qty, tl.quantityshiprecv AS shipped,
			   tl.quantitybilled AS billed, tl.isclosed
			 FROM transactionline tl JOIN item i ON i.id = tl.item
			 WHERE tl.transaction = ? AND tl.mainline = 'F' AND tl.taxline = 'F' ORDER BY tl.id`,
			[id],
		);
		expect(lines).toEqual([
			{ line_id: '1', itemid: 'MUG', qty: '2', shipped: '1', billed: '1', isclosed: 'F' },
			{ line_id: '2', itemid: 'TEA', qty: '1', shipped: '0', billed: '0', isclosed: 'F' },
		]);
		const links = await bench.caller.query(
			`SELECT DISTINCT l.linktype, n.id, n.type FROM PreviousTransactionLineLink l
			 JOIN transaction n ON n.id = l.nextdoc WHERE l.previousdoc = ? ORDER BY l.linktype`,
			[id],
		);
		expect(links.map(({ linktype, type }) => [linktype, type])).toEqual([
			['OrdBill', 'CustInvc'],
			['OrdDep', 'CustDep'],
			['ShipRcpt', 'ItemShip'],
			['WaveOrd', 'Wave'],
		]);
		expect(links.map((link) => link['id'])).toEqual(expect.arrayContaining([fulfilment, invoice]));
		const [stock] = await bench.caller.query(
			'SELECT quantityonhand, quantitycommitted, quantityavailable FROM AggregateItemLocation WHERE item = ? AND location = 1',
			[bench.mug],
		);
		expect(stock).toEqual({
			quantityonhand: '49',
			quantitycommitted: '9',
			quantityavailable: '40',
		});
		const [order] = await bench.caller.query('SELECT status FROM transaction WHERE id = ?', [id]);
		expect(order).toEqual({ status: 'D' });
	});

	it('forgets what is deleted and what a reset empties', async () => {
		const id = bench.simulator.account.order('SHOPIFY_SO_5').id;
		await bench.caller.write('DELETE', `salesOrder/${id}`, undefined);
		expect(await bench.caller.query(q)).toHaveLength(4);
		bench.simulator.reset();
		await bench.caller.login();
		expect(await bench.caller.query('SELECT id FROM transaction')).toEqual([]);
		expect(await bench.caller.query('SELECT symbol FROM currency WHERE id = 1')).toEqual([
			{ symbol: 'GBP' },
		]);
	});
});
