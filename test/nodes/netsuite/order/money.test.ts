import { anOrder } from '../../../builders/order-builder';
import { Office, numbered } from './office';

const ORDER = 'SHOPIFY_SO_6001';

describe('credits of a billed order', () => {
	let office: Office;
	const TEAS = { sku: 'TEA', quantity: 5, amount: 10 };
	const MUGS = { sku: 'MUG', quantity: 2, amount: 20 };

	beforeAll(async () => {
		office = await Office.open({ taxProfile: 'none' });
	});
	beforeEach(() => {
		office.startOver();
		office.byHand([MUGS, TEAS], { shippingCost: 4, shipMethod: { id: '11' } });
	});
	afterAll(async () => await office.close());

	const people = () => office.simulator.account;
	const billed = (): string => {
		people().ship(ORDER);
		return people().invoice(ORDER);
	};
	const refundItem = (): string =>
		people().createItem({ sku: 'REFUND', type: 'otherChargeSaleItem', price: 1 });
	const creditLine = (reference: string, quantity: number, amount: number) => ({
		item: { id: refundItem() },
		...{ quantity, amount, custcol_shopify_line_id: reference },
	});

	test('are taken off the lines that they name, and stay known for a later write', async () => {
		people().credit(billed(), [{ sku: 'TEA', quantity: 2 }]);
		const { lines, facts } = await office.target();
		expect(facts.unknown).toEqual([]);
		expect(lines).toMatchObject([
			{ sku: 'MUG', quantity: 2, netMinor: 2000 },
			{
				...{ sku: 'TEA', quantity: 3, netMinor: 600, shippedQuantity: 3 },
				credited: { quantity: 2, netMinor: 400 },
			},
		]);
		expect(lines[0]).not.toHaveProperty('credited');
	});

	test('take a line away of which nothing is left', async () => {
		people().credit(billed(), [{ sku: 'TEA' }]);
		expect((await office.target()).lines.map(({ sku }) => sku)).toEqual(['MUG']);
	});

	test('count that were made from a return', async () => {
		billed();
		const { returnId } = people().receiveReturn(ORDER, [{ sku: 'TEA', quantity: 1 }]);
		people().credit(returnId);
		expect((await office.target()).lines[1]).toMatchObject({ quantity: 4, netMinor: 800 });
	});

	test('count that stand by themselves but name the order, with shipping', async () => {
		billed();
		people().create('creditMemo', {
			...{ entity: { id: office.customer }, custbody_shopify_order_id: '6001', autoApply: false },
			item: { items: [creditLine('line-2', 1, 2), creditLine('shipping', 1, 1.5)] },
		});
		const { lines, shipping } = await office.target();
		expect(lines[1]).toMatchObject({ quantity: 4, netMinor: 800 });
		expect(shipping.amountMinor).toBe(250);
	});

	test('count once that are found both ways', async () => {
		const credit = people().credit(billed(), [{ sku: 'TEA', quantity: 2 }]);
		people().editByHand(credit, { custbody_shopify_order_id: '6001' });
		expect((await office.target()).lines[1]).toMatchObject({ quantity: 3 });
	});

	test('do not count that are another order’s, though applied to this invoice', async () => {
		const invoice = billed();
		people().create('creditMemo', {
			...{ entity: { id: office.customer }, autoApply: false },
			item: { items: [creditLine('line-2', 1, 2), creditLine('shipping', 1, 1)] },
			apply: { items: [{ doc: { id: invoice }, line: 0, apply: true, amount: 3 }] },
		});
		const { lines, shipping } = await office.target();
		expect(lines[1]).toMatchObject({ quantity: 5, netMinor: 1000 });
		expect(shipping.amountMinor).toBe(400);
	});

	test('of part of an order that still ships are out of its totals', async () => {
		people().ship(ORDER, [{ sku: 'TEA', quantity: 2 }]);
		people().credit(people().invoice(ORDER, [{ sku: 'TEA', quantity: 2 }]), [
			{ sku: 'TEA', quantity: 2 },
		]);
		const { lines, totals, facts } = await office.target();
		expect(lines[1]).toMatchObject({ quantity: 3, shippedQuantity: 0, netMinor: 600 });
		expect(totals.totalMinor).toBe(3000);
		expect(facts.closed).toBe(false);
	});

	test('need no look where nothing is billed', async () => {
		await office.get();
		const { calls } = await office.counting(() => office.get());
		expect(calls['POST suiteql']).toBe(3);
	});
});

describe('additional orders', () => {
	let office: Office;

	beforeAll(async () => {
		office = await Office.open({ taxProfile: 'none' });
	});
	beforeEach(() => {
		office.startOver();
		office.byHand([{ sku: 'TEA', quantity: 5, amount: 10 }]);
		office.simulator.account.ship(ORDER);
	});
	afterAll(async () => await office.close());

	test('join the rows of their references, and follow with keys of their own', async () => {
		const id = office.byHand(
			[
				{ sku: 'TEA', quantity: 2, amount: 4 },
				{ sku: 'JAM', quantity: 1, amount: 3 },
			],
			{ externalId: `${ORDER}-A1` },
		);
		office.byHand([{ sku: 'TEA', quantity: 1, amount: 2 }], { externalId: `${ORDER}-A2` });
		office.simulator.account.ship(`${ORDER}-A2`);
		const { lines, totals, additions, facts } = await office.target();
		expect(lines).toMatchObject([
			{ sku: 'TEA', quantity: 8, netMinor: 1600, shippedQuantity: 6 },
			{ rowId: expect.stringMatching(`^${id}/`), sku: 'JAM', quantity: 1, netMinor: 300 },
		]);
		expect(totals.totalMinor).toBe(1900);
		expect(additions).toEqual({ next: 3, references: ['6001-A1', '6001-A2'] });
		expect(facts).toMatchObject({ closed: true, merged: false });
	});

	test('that were cancelled count for their number alone', async () => {
		office.byHand([{ sku: 'TEA', quantity: 2, amount: 4 }], { externalId: `${ORDER}-A1` });
		office.simulator.account.cancel(`${ORDER}-A1`);
		const { lines, additions } = await office.target();
		expect(lines).toMatchObject([{ quantity: 5 }]);
		expect(additions).toEqual({ next: 2, references: ['6001-A1'] });
	});

	test('are not those of an order whose number only begins alike', async () => {
		office.byHand([{ sku: 'TEA', quantity: 2, amount: 4 }], { externalId: `${ORDER}2-A1` });
		office.byHand([{ sku: 'TEA', quantity: 2, amount: 4 }], { externalId: `${ORDER}-AB` });
		expect((await office.target()).additions).toEqual({ next: 1, references: [] });
	});

	test('make an order that takes lines again one for a person', async () => {
		office.startOver();
		office.byHand([{ sku: 'TEA', quantity: 5, amount: 10 }]);
		office.byHand([{ sku: 'TEA', quantity: 2, amount: 4 }], { externalId: `${ORDER}-A1` });
		const item = await office.get();
		expect(item.target?.facts.merged).toBe(true);
		expect(item.editability).toMatchObject({ editable: false, code: 'MANUAL' });
	});
});

describe('tax', () => {
	const order = anOrder().withLine('MUG', 2, '6.01').withLine('TEA', 3, '1.99');
	const placed = order.shippedBy('Standard', '4.99').build();
	let office: Office;

	afterEach(async () => await office.close());

	test('is that of each line where SuiteTax tells it', async () => {
		office = await Office.open({ taxProfile: 'suiteTax' });
		await office.place(placed);
		const { lines, totals, abilities } = await office.target();
		expect(abilities?.tax).toBe('exact');
		expect(lines.map(({ taxMinor, taxRatePpm }) => [taxMinor, taxRatePpm])).toEqual([
			[200, 200_000],
			[99, 200_000],
		]);
		expect(totals).toEqual({ taxMinor: 382, totalMinor: 2298 });
	});

	test('is shared out where only the total tells it', async () => {
		office = await Office.open({ taxProfile: 'legacy' });
		await office.place(placed);
		const { lines, totals, abilities } = await office.target();
		expect(abilities?.tax).toBe('rounded');
		expect(lines.map(({ taxMinor }) => taxMinor)).toEqual([200, 100]);
		expect(totals.totalMinor - totals.taxMinor).toBe(1002 + 498 + 416);
	});

	test('counts as tax where it is a line of the order', async () => {
		office = await Office.open({ taxProfile: 'none' });
		const type = 'otherChargeSaleItem';
		office.options['taxItemId'] = office.simulator.account.createItem({ sku: 'TAX', type });
		await office.place(placed);
		const { lines, totals, abilities } = await office.target();
		expect(abilities?.tax).toBe('exact');
		expect(lines.at(-1)).toMatchObject({
			reference: 'tax',
			sku: 'TAX',
			netMinor: 382,
			taxMinor: 0,
		});
		expect(totals).toEqual({ taxMinor: 382, totalMinor: 2298 });
	});

	test('is looked for in the account once, and never where the option decides', async () => {
		office = await Office.open({ taxProfile: 'legacy' });
		office.byHand([{ sku: 'MUG', quantity: 1, amount: 1 }]);
		const first = await office.counting(() => office.get());
		const second = await office.counting(() => office.get());
		expect(first.calls['GET metadata-catalog']).toBe(1);
		expect(second.calls['GET metadata-catalog']).toBeUndefined();
		office.startOver();
		office.options['taxStrategy'] = 'suiteTaxOverride';
		office.byHand([{ sku: 'MUG', quantity: 1, amount: 1 }]);
		const decided = await office.counting(() => office.target());
		expect(decided.calls['GET metadata-catalog']).toBeUndefined();
		expect(decided.result.abilities?.tax).toBe('exact');
	});

	test('that cannot be told fails the order instead of guessing', async () => {
		office = await Office.open({ taxProfile: 'legacy' });
		const fault = { target: 'metadata-catalog', kind: 'status', status: 403 } as const;
		office.simulator.faults.add(fault);
		expect((await office.get()).failure).toMatchObject({ step: 'target', retry: true });
		expect((await office.get()).failure).toBeUndefined();
	});

	test.each([['suiteTax'], ['legacy']] as const)(
		'of a line that the shop never knew counts on top (%s)',
		async (taxProfile) => {
			office = await Office.open({ taxProfile });
			const story = anOrder().withLine('MUG', 2, '6.01').withLine('TEA', 3, '1.99');
			await office.place(numbered(story.build(), '6001'));
			office.stock('GIFT');
			office.simulator.account.addLineByHand(ORDER, 'GIFT', 1, 5);
			const edited = story.nowWith('TEA', { quantity: 4 }).build();
			const [item] = await office.sweep([edited]);
			expect(item?.applied?.steps.map(({ status }) => status)).toEqual(['done']);
			expect(item?.verification?.discrepancies).toEqual([]);
			expect((await office.target()).lines.map(({ sku }) => sku)).toEqual(['MUG', 'TEA', 'GIFT']);
		},
	);
});
