import { RestockShop } from './restock-facts-shop';

let shop: RestockShop;
let order: string;

beforeEach(async () => {
	shop = await RestockShop.open();
	order = shop.place();
});

afterEach(async () => await shop.simulator.close());

const tees = (quantity: number) => [{ sku: 'TEE', quantity }];
const MUG = [{ sku: 'MUG', quantity: 1 }];

/** The shop's acts on the order. */
const ships =
	(units = [...tees(2), ...MUG]) =>
	() =>
		shop.shop.fulfil(order, units);
const removes =
	(sku: string, quantity: number, restock = true) =>
	() =>
		shop.shop.edit(order, [{ setQuantity: { sku, quantity, restock } }]);
const refunds = (quantity: number, restockType: 'CANCEL' | 'RETURN' | 'NO_RESTOCK') => () =>
	shop.shop.refund(order, {
		lines: [{ sku: 'TEE', quantity, restockType }],
		amount: `${quantity * 30}.00`,
	});
const cancels =
	(options = {}) =>
	() =>
		shop.shop.cancel(order, options);
const announces = (quantity: number) => () =>
	shop.shop.createReturn(order, { lines: tees(quantity) });
const settlesReturn = () => shop.shop.processReturn(order, { disposition: null });
const looks =
	(type: 'RESTOCKED' | 'NOT_RESTOCKED' | 'PROCESSING_REQUIRED' | 'MISSING', quantity = 1) =>
	() =>
		shop.shop.disposeReturn(order, { type, quantity });

describe('edits', () => {
	it('sees an edit in units that went off the order, restocked or not', async () => {
		shop.tell(removes('MUG', 0), removes('TEE', 1, false));
		expect(await shop.verdicts(order)).toEqual([
			'refundLine MUG: 1 synthetic certain',
			'refundLine TEE: 1 synthetic certain',
		]);
	});

	it('sees one when a part had left, and only money in what settles it later', async () => {
		shop.tell(ships(tees(1)), removes('TEE', 1), () =>
			shop.shop.refund(order, { amount: 'balance' }),
		);
		expect(await shop.verdicts(order)).toEqual([
			'refundLine TEE: 1 synthetic certain',
			'refund : 0 moneyOnly certain',
		]);
	});
});

describe('refunds', () => {
	it('lets the customer keep what was refunded after it left', async () => {
		shop.tell(ships(), refunds(1, 'NO_RESTOCK'));
		expect(await shop.verdicts(order)).toEqual(['refundLine TEE: 1 keepGoods likely']);
		const booked = [shop.booking('TEE', 1)];
		expect(await shop.verdicts(order, { booked })).toEqual([
			'refundLine TEE: 1 physicalReturn likely',
		]);
	});

	it('waits for goods that were restocked without a return, until nobody proves them', async () => {
		shop.tell(ships(), refunds(2, 'RETURN'));
		expect(await shop.verdicts(order)).toEqual([
			'refundLine TEE: 2 physicalReturn doubtful, waits for goodsIn',
		]);
		expect(await shop.verdicts(order, { booked: [shop.booking('TEE', 2)] })).toEqual([
			'refundLine TEE: 2 physicalReturn certain',
		]);
		expect(await shop.verdicts(order, { hours: 100 })).toEqual([
			'refundLine TEE: 2 needsReview doubtful, RESTOCK_UNPROVEN',
		]);
	});

	it('sees a cancellation in units that were refunded before they left', async () => {
		shop.tell(ships(tees(1)), refunds(1, 'CANCEL'));
		expect(await shop.verdicts(order)).toEqual(['refundLine TEE: 1 cancellation certain']);
	});

	it('settles nothing while the money is pending', async () => {
		shop.simulator.switches.refundsPending = true;
		shop.tell(refunds(1, 'CANCEL'));
		expect(await shop.verdicts(order)).toEqual([
			'refundLine TEE: 1 cancellation doubtful, waits for money',
		]);
		shop.tell(() => shop.shop.settleRefunds(order));
		expect(await shop.verdicts(order)).toEqual(['refundLine TEE: 1 cancellation certain']);
	});

	it('sees no goods in goodwill', async () => {
		shop.tell(ships(), () => shop.shop.refund(order, { amount: '10.00' }));
		expect(await shop.verdicts(order)).toEqual(['refund : 0 moneyOnly certain']);
	});
});

describe('cancellations', () => {
	it('frees every unit of an order that was cancelled before it left', async () => {
		shop.tell(cancels());
		expect(await shop.verdicts(order)).toEqual([
			'refundLine TEE: 2 cancellation certain',
			'refundLine MUG: 1 cancellation certain',
		]);
	});

	it('knows one whose money was only authorised, and so was voided', async () => {
		order = shop.place({ financialStatus: 'AUTHORIZED' });
		shop.tell(cancels());
		expect((await shop.facts(order)).refunds[0]?.transactions).toMatchObject([{ state: 'moved' }]);
		expect(await shop.verdicts(order)).toEqual([
			'refundLine TEE: 2 cancellation certain',
			'refundLine MUG: 1 cancellation certain',
		]);
	});

	it('tells what had left apart', async () => {
		shop.tell(ships(tees(1)), cancels());
		expect(await shop.verdicts(order)).toEqual([
			'refundLine TEE: 1 cancellation certain',
			'refundLine MUG: 1 cancellation certain',
			'refundLine TEE: 1 physicalReturn doubtful, waits for goodsIn',
		]);
	});

	it('lets the customer keep what had left when nothing is restocked', async () => {
		shop.tell(ships(), cancels({ restock: false }));
		expect(await shop.verdicts(order)).toEqual([
			'refundLine TEE: 2 keepGoods likely',
			'refundLine MUG: 1 keepGoods likely',
		]);
	});
});

describe('returns', () => {
	it('claims nothing while goods are only announced', async () => {
		shop.tell(ships(), announces(2));
		expect(await shop.verdicts(order)).toEqual([]);
		expect((await shop.facts(order)).returns).toMatchObject([
			{ status: 'open', lines: [{ quantity: 2 }], exchangeLines: [], dispositions: [] },
		]);
	});

	it('judges units by what was decided about them, type by type', async () => {
		order = shop.place({ lines: tees(5) });
		shop.tell(
			ships(tees(5)),
			announces(5),
			settlesReturn,
			looks('RESTOCKED', 2),
			looks('NOT_RESTOCKED'),
			looks('MISSING'),
			looks('PROCESSING_REQUIRED'),
		);
		const rest = [
			'disposition TEE: 1 notStocked certain',
			'disposition TEE: 1 notStocked certain',
			'disposition TEE: 1 physicalReturn doubtful, waits for disposition',
		];
		expect(await shop.verdicts(order)).toEqual([
			'refundLine TEE: 5 moneyOnly certain',
			'disposition TEE: 2 physicalReturn doubtful, waits for goodsIn',
			...rest,
		]);
		expect(await shop.verdicts(order, { proof: ['disposition'] })).toEqual([
			'refundLine TEE: 5 moneyOnly certain',
			'disposition TEE: 2 physicalReturn likely',
			...rest,
		]);
	});

	it('waits for goods that were paid back before they arrived', async () => {
		shop.tell(ships(), announces(1), settlesReturn);
		expect(await shop.verdicts(order)).toEqual([
			'refundLine TEE: 1 physicalReturn doubtful, waits for goodsIn',
		]);
	});

	it('claims nothing for a return that was taken back', async () => {
		shop.tell(ships(), announces(1), () => shop.shop.cancelReturn(order));
		expect((await shop.facts(order)).returns).toMatchObject([{ status: 'cancelled' }]);
		expect(await shop.verdicts(order)).toEqual([]);
	});

	it('tells an exchange from what it gives out', async () => {
		shop.tell(ships(), () =>
			shop.shop.exchange(order, { returned: tees(1), sent: [{ sku: 'LAMP', quantity: 1 }] }),
		);
		const facts = await shop.facts(order);
		const lamp = facts.lines.find(({ sku }) => sku === 'LAMP')?.lineId;
		expect(facts.returns[0]?.exchangeLines).toEqual([{ lineId: lamp, quantity: 1 }]);
		expect(await shop.verdicts(order, { booked: [shop.booking('TEE', 1)] })).toEqual([
			'disposition TEE: 1 physicalReturn certain',
			'refundLine TEE: 1 moneyOnly certain',
		]);
	});
});

it('knows that goods went back over the counter of a store the target does not keep', async () => {
	order = shop.place({ sourceName: 'pos', locationId: Number(shop.places.store) });
	shop.tell(ships(), refunds(1, 'RETURN'));
	expect((await shop.facts(order)).order.source).toBe('pos');
	expect(await shop.verdicts(order)).toEqual(['refundLine TEE: 1 notStocked likely']);
	expect(await shop.verdicts(order, { mappedLocations: [shop.places.store] })).toEqual([
		'refundLine TEE: 1 physicalReturn doubtful, waits for goodsIn',
	]);
});

it('names the bundle of components, and asks nothing of what is not stocked', async () => {
	shop.shop.addVariant({
		sku: 'SET',
		title: 'Set',
		price: '40.00',
		components: [{ sku: 'TEE', quantity: 1 }, ...MUG],
	});
	shop.shop.addVariant({ sku: 'WRAP', title: 'Wrapping', price: '2.00', tracked: false });
	order = shop.place({
		lines: [
			{ sku: 'SET', quantity: 1 },
			{ sku: 'WRAP', quantity: 1 },
		],
	});
	shop.tell(cancels());
	const { lines } = await shop.facts(order);
	expect(lines.map(({ sku, bundle, tracked }) => [sku, bundle?.sku, tracked])).toEqual([
		['TEE', 'SET', true],
		['MUG', 'SET', true],
		['WRAP', undefined, false],
	]);
	expect(await shop.verdicts(order)).toEqual([
		'refundLine TEE: 1 cancellation certain',
		'refundLine MUG: 1 cancellation certain',
		'refundLine WRAP: 1 moneyOnly certain',
	]);
});
