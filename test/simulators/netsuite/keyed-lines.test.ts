import { detailOf, startBench, type Bench } from './netsuite-caller';

describe('netsuite simulator: the item sublist', () => {
	let bench: Bench;
	let id: string;

	beforeEach(async () => {
		bench = await startBench();
		id = await bench.caller.write('POST', 'salesOrder', bench.twoLines({ externalId: 'SO_1' }));
	});

	afterEach(async () => {
		await bench.simulator.close();
	});

	const lines = () =>
		bench.simulator.account.order(id).lines.map(({ line, sku, quantity, rate, amount }) => ({
			line,
			sku,
			quantity,
			rate,
			amount,
		}));
	const patch = async (items: unknown, query = '') =>
		await bench.caller.record('PATCH', `salesOrder/${id}${query}`, { item: { items } });

	it('answers a POST with the address of the record and nothing else', async () => {
		const answer = await bench.caller.record('POST', 'salesorder', bench.twoLines());
		expect(answer.status).toBe(204);
		expect(answer.body).toBeUndefined();
		expect(answer.headers.get('location')).toMatch(
			new RegExp(`^${bench.simulator.url}/services/rest/record/v1/salesOrder/\\d+$`),
		);
	});

	it('shows sublists as links until they are asked for', async () => {
		const plain = await bench.caller.record('GET', `salesOrder/${id}`);
		expect(plain.body['item']).toEqual({
			links: [{ rel: 'self', href: expect.stringContaining(`/salesOrder/${id}/item`) }],
		});
		const full = await bench.caller.record('GET', 'salesOrder/eid:so_1?expandSubResources=true');
		expect(full.body).toMatchObject({
			id,
			externalId: 'SO_1',
			total: 25,
			status: { id: 'B', refName: 'Pending Fulfillment' },
			item: {
				count: 2,
				totalResults: 2,
				items: [
					{ line: 1, item: { id: bench.mug, refName: 'MUG' }, quantity: 2, rate: 10, amount: 20 },
					{ line: 2, quantityFulfilled: 0, quantityBilled: 0, isClosed: false, linked: false },
				],
			},
		});
	});

	it('changes a line with its key, appends one without, and keeps the rest', async () => {
		await patch([{ line: 1, quantity: 3 }]);
		await patch([{ item: { id: bench.tea }, quantity: 4 }]);
		expect(lines()).toEqual([
			{ line: 1, sku: 'MUG', quantity: 3, rate: 10, amount: 30 },
			{ line: 2, sku: 'TEA', quantity: 1, rate: 5, amount: 5 },
			{ line: 4, sku: 'TEA', quantity: 4, rate: 6, amount: 24 },
		]);
	});

	it('doubles the order when the same lines are sent again without keys', async () => {
		const { item } = bench.twoLines() as { item: object };
		await bench.caller.record('PATCH', `salesOrder/${id}`, { item });
		await bench.caller.record('PUT', 'salesOrder/eid:SO_1', { item });
		expect(lines().map(({ sku }) => sku)).toEqual(['MUG', 'TEA', 'MUG', 'TEA', 'MUG', 'TEA']);
	});

	it('removes what nobody mentions under replace, and keeps the numbers of the rest', async () => {
		await patch([{ line: 2, quantity: 2 }, { item: { id: bench.mug } }], '?replace=item');
		expect(lines().map(({ line, sku, quantity }) => [line, sku, quantity])).toEqual([
			[2, 'TEA', 2],
			[4, 'MUG', 1],
		]);
	});

	it('makes every line anew when replace comes without keys', async () => {
		const { item } = bench.twoLines() as { item: object };
		await bench.caller.record('PATCH', `salesOrder/${id}?replace=item`, { item });
		expect(lines().map(({ line }) => line)).toEqual([4, 5]);
	});

	it.each([[[]], [null]])('refuses to empty the sublist: %j', async (items) => {
		const answer = await patch(items, '?replace=item');
		expect(detailOf(answer)).toMatch(/^400 USER_ERROR at item: /);
		expect(lines()).toHaveLength(2);
	});

	it('refuses a key it does not know', async () => {
		const answer = await patch([{ line: 3, quantity: 1 }]);
		expect(detailOf(answer)).toMatch(/^400 INVALID_CONTENT at item\.items\[0\]\.line: /);
	});

	it.each([
		[{ quantity: 3 }, { quantity: 3, rate: 10, amount: 30 }],
		[{ rate: 7.5 }, { quantity: 2, rate: 7.5, amount: 15 }],
		[{ amount: 19.99 }, { quantity: 2, rate: 9.995, amount: 19.99 }],
		[
			{ quantity: 3, rate: 3.333, amount: 10 },
			{ quantity: 3, rate: 3.333, amount: 10 },
		],
		[
			{ quantity: 3, price: { id: '1' } },
			{ quantity: 3, rate: 12, amount: 36 },
		],
	])('prices a custom line: %j', async (change, expected) => {
		await patch([{ line: 1, ...change }]);
		expect(lines()[0]).toMatchObject(expected);
	});

	it('takes the base price again when the quantity of a listed price changes', async () => {
		await patch([{ item: { id: bench.mug }, quantity: 1, rate: 9 }]);
		expect(lines()[2]).toMatchObject({ line: 4, rate: 9 });
		await patch([{ line: 4, quantity: 2 }]);
		expect(lines()[2]).toMatchObject({ rate: 12, amount: 24 });
	});

	it('keeps custom columns that exist and tells of those that do not', async () => {
		const items = [{ line: 1, custcol_shopify_line_id: '77', custcol_nope: 'x' }];
		const strict = await patch(items);
		expect(detailOf(strict)).toMatch(/^400 INVALID_CONTENT at item\.items\[0\]\.custcol_nope: /);
		const lax = await bench.caller.record(
			'PATCH',
			`salesOrder/${id}`,
			{ item: { items } },
			{ 'X-NetSuite-PropertyNameValidation': 'Warning' },
		);
		expect(lax.status).toBe(204);
		expect(lax.headers.get('x-netsuite-propertyvalidation')).toContain('custcol_nope');
		const [line] = bench.simulator.account.order(id).lines;
		expect(line?.values).toEqual({ custcol_shopify_line_id: '77' });
	});

	it('clears with null and leaves alone what is not sent', async () => {
		await bench.caller.write('PATCH', `salesOrder/${id}`, { memo: 'a', otherRefNum: 'b' });
		await bench.caller.write('PATCH', `salesOrder/${id}`, { memo: null });
		expect(bench.simulator.account.order(id).header).toEqual({ otherRefNum: 'b' });
	});

	it('changes nothing when any part of the request is refused', async () => {
		const before = bench.simulator.account.order(id);
		const answer = await patch([
			{ line: 1, quantity: 9 },
			{ line: 1, item: { id: '999999' } },
		]);
		expect(detailOf(answer)).toMatch(/^400 INVALID_CONTENT at item\.items\[1\]\.item: /);
		expect(bench.simulator.account.order(id)).toEqual(before);
	});
});
