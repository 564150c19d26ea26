import { aDispatch, aShipment, DispatchShop } from '../../builders/dispatch-builder';
import { codesOf, dispatchTo, planned, stepsOf } from './told';

const twoLines = () => new DispatchShop().sells('9001', 2).sells('9002', 1);
const ALL = { 9001: 2, 9002: 1 };
const SECOND = '2026-03-02T09:30:00.000Z';

describe('what left is told to the shop', () => {
	it('whole, with its number', () => {
		const shop = twoLines();
		expect(dispatchTo(aShipment(aDispatch('101', ALL)), shop)).toEqual([
			'1: 2 x 9001, 1 x 9002 [T-101]',
		]);
	});

	it('in part, and the rest when that has left', () => {
		const shop = twoLines();
		const first = aDispatch('101', { 9001: 1 });
		expect(dispatchTo(aShipment(first), shop)).toEqual(['1: 1 x 9001 [T-101]']);
		const rest = aDispatch('102', { 9001: 1, 9002: 1 }, { processedAt: SECOND });
		expect(dispatchTo(aShipment(first, rest), shop)).toEqual(['1: 1 x 9001, 1 x 9002 [T-102]']);
	});

	it('order by order where the warehouse split it', () => {
		const split = [
			aDispatch('101', { 9001: 1 }),
			aDispatch('102', { 9001: 1, 9002: 1 }, { processedAt: SECOND }),
		];
		expect(dispatchTo(aShipment(...split), twoLines())).toEqual([
			'1: 1 x 9001 [T-101]',
			'1: 1 x 9001, 1 x 9002 [T-102]',
		]);
	});

	it('as a part that left while the order was open, which keeps its number', () => {
		const shop = twoLines();
		const part = aDispatch('101', { 9001: 1 }, { processedAt: null, number: 'T1' });
		expect(dispatchTo(aShipment(part), shop)).toEqual(['1: 1 x 9001 [T1]']);
		const whole = aDispatch('101', ALL, { number: 'T2' });
		expect(dispatchTo(aShipment(whole), shop)).toEqual(['1: 1 x 9001, 1 x 9002 [T2]']);
		expect(shop.fulfilments.map(({ tracking }) => tracking[0]?.number)).toEqual(['T1', 'T2']);
	});

	it('without a number where there is none yet', () => {
		const shop = twoLines();
		expect(dispatchTo(aShipment(aDispatch('101', ALL, { number: '' })), shop)).toEqual([
			'1: 2 x 9001, 1 x 9002 []',
		]);
	});

	it('but not what was sent again or in exchange', () => {
		const resend = aDispatch('109', { 9001: 2 }, { kind: 'resend' });
		const exchange = aDispatch('110', { 9002: 1 }, { kind: 'exchange' });
		const shop = twoLines();
		expect(planned(aShipment(resend, exchange), shop)).toEqual({
			steps: [],
			settled: [],
			problems: [],
		});
		expect(codesOf(aShipment(aDispatch('101', ALL), resend), twoLines())).toEqual([]);
	});

	it('once, however often it is looked at, and with several of one line', () => {
		const shop = twoLines();
		const shipment = aShipment(aDispatch('101', ALL));
		dispatchTo(shipment, shop);
		dispatchTo(shipment, shop);
		expect(shop.fulfilments).toHaveLength(1);
	});
});

describe('what the shop was told by somebody else', () => {
	it.each([
		['with the same number', ['T-101']],
		['with another number', ['HAND-1']],
		['without one', []],
	])('is not told again (%s)', (_how, numbers) => {
		const shop = twoLines().fulfils(ALL, numbers);
		const { steps, problems } = planned(aShipment(aDispatch('101', ALL)), shop);
		expect(steps.filter(({ kind }) => kind === 'createFulfilment')).toEqual([]);
		expect(problems).toEqual([]);
	});

	it('counts unit by unit, and only what is missing follows', () => {
		const shop = twoLines().fulfils({ 9001: 1 }, ['HAND-1']);
		expect(dispatchTo(aShipment(aDispatch('101', ALL)), shop)).toEqual([
			'1: 1 x 9001, 1 x 9002 [T-101]',
		]);
	});

	it('is known by its number, so that the other parcel keeps its own', () => {
		const split = aShipment(
			aDispatch('101', { 9001: 1 }),
			aDispatch('102', { 9001: 1 }, { processedAt: SECOND }),
		);
		const shop = twoLines().fulfils({ 9001: 1 }, ['T-102']);
		expect(dispatchTo(split, shop)).toEqual(['1: 1 x 9001 [T-101]']);
	});

	it('may be of a store that the warehouse does not keep', () => {
		const shop = new DispatchShop()
			.sells('9001', 2)
			.sells('9001b', 1)
			.sells('9002', 1, { at: '2' });
		shop.fulfils({ 9002: 1 }, [], '2');
		const locations = { 1: 'main' };
		const shipment = aShipment(aDispatch('101', { 9001: 2 }));
		expect(dispatchTo(shipment, shop, { locations })).toEqual(['1: 2 x 9001 [T-101]']);
		const shared = new DispatchShop().sells('9001', 1, { at: '2' }).sells('9001', 2);
		shared.fulfils({ 9001: 1 }, [], '2');
		expect(stepsOf(shipment, shared)).toEqual(['1: 1 x 9001 [T-101]']);
		expect(dispatchTo(shipment, shared, { locations })).toEqual(['1: 2 x 9001 [T-101]']);
		expect(codesOf(shipment, shared, { locations })).toEqual([]);
	});

	it('counts for nothing once it is called off', () => {
		const shop = twoLines();
		const shipment = aShipment(aDispatch('101', ALL));
		dispatchTo(shipment, shop);
		shop.cancelsFulfilment(0);
		expect(stepsOf(shipment, shop)).toEqual(['1: 2 x 9001, 1 x 9002 [T-101]']);
	});
});

describe('what the shop no longer wants', () => {
	it('is told to a person with the order, the SKU and the units; the rest is fulfilled', () => {
		const shop = twoLines().removes('9001', 1);
		const shipment = aShipment(aDispatch('101', ALL));
		expect(dispatchTo(shipment, shop)).toEqual(['1: 1 x 9001, 1 x 9002 [T-101]']);
		expect(planned(shipment, shop).problems).toEqual([
			{
				code: 'DISPATCH_EXCESS',
				about: '9001 x 1',
				reason: '1 x SKU-9001 left with warehouse order 101, and the shop no longer wants it',
				evidence: { lineId: '9001', sku: 'SKU-9001', units: 1, wanted: 1, orders: ['101'] },
			},
		]);
	});

	it('is all of an order that was cancelled after it left', () => {
		const shop = twoLines().removes('9001', 2).removes('9002', 1);
		const { steps, problems } = planned(aShipment(aDispatch('101', ALL)), shop);
		expect(steps).toEqual([]);
		expect(problems.map(({ code, about }) => [code, about])).toEqual([
			['DISPATCH_EXCESS', '9001 x 2'],
			['DISPATCH_EXCESS', '9002 x 1'],
		]);
	});

	it('is what left last', () => {
		const split = aShipment(
			aDispatch('101', { 9001: 1 }),
			aDispatch('102', { 9001: 1 }, { processedAt: SECOND }),
		);
		const shop = new DispatchShop().sells('9001', 2).removes('9001', 1);
		expect(stepsOf(split, shop)).toEqual(['1: 1 x 9001 [T-101]']);
		expect(planned(split, shop).problems[0]?.reason).toContain('order 102');
	});

	it('is wanted again once the article was added anew, as a line of its own', () => {
		const shop = new DispatchShop().sells('9001', 1, { sku: 'TEE' }).sells('9002', 1);
		shop.removes('9001', 1);
		const shipment = aShipment(aDispatch('101', { 9001: 1, 9002: 1 }));
		expect(dispatchTo(shipment, shop)).toEqual(['1: 1 x 9002 [T-101]']);
		expect(codesOf(shipment, shop)).toEqual(['DISPATCH_EXCESS']);
		shop.sells('9005', 1, { sku: 'tee' });
		expect(dispatchTo(shipment, shop)).toEqual(['1: 1 x 9005 [T-101]']);
		expect(codesOf(shipment, shop)).toEqual([]);
	});

	it('is not made up for by a line of its SKU that is sent as well', () => {
		const shop = new DispatchShop()
			.sells('9001', 1, { sku: 'TEE' })
			.sells('9005', 1, { sku: 'TEE' });
		shop.removes('9001', 1);
		const shipment = aShipment(aDispatch('101', { 9001: 1, 9005: 1 }));
		expect(dispatchTo(shipment, shop)).toEqual(['1: 1 x 9005 [T-101]']);
		expect(codesOf(shipment, shop)).toEqual(['DISPATCH_EXCESS']);
	});
});

describe('what cannot be told', () => {
	it('is a row for which the shop has no line; the others are told', () => {
		const shipment = aShipment(aDispatch('101', { 9001: 2, 7777: 3 }));
		const shop = twoLines();
		expect(dispatchTo(shipment, shop)).toEqual(['1: 2 x 9001 [T-101]']);
		expect(planned(shipment, shop).problems).toMatchObject([
			{
				code: 'DISPATCH_UNMATCHED',
				evidence: { targetOrder: '101', sku: 'SKU-7777', units: 3 },
			},
		]);
	});

	it('but a row without the id of a line is found by its SKU', () => {
		const unnamed = [{ lineId: 'L-1', sku: ' sku-9001', quantity: 2, components: [] }];
		const shop = twoLines();
		expect(dispatchTo(aShipment(aDispatch('101', {}, { lines: unnamed })), shop)).toEqual([
			'1: 2 x 9001 [T-101]',
		]);
	});

	it('fills lines of one SKU that nobody names one after the other', () => {
		const shop = new DispatchShop().sells('1', 1, { sku: 'TEE' }).sells('2', 2, { sku: 'TEE' });
		const some = (quantity: number) => [{ lineId: '', sku: 'TEE', quantity, components: [] }];
		const first = aDispatch('101', {}, { lines: some(2) });
		expect(dispatchTo(aShipment(first), shop)).toEqual(['1: 1 x 1, 1 x 2 [T-101]']);
		const more = aDispatch('102', {}, { lines: some(2) });
		expect(dispatchTo(aShipment(first, more), shop)).toEqual(['1: 1 x 2 [T-102]']);
		expect(codesOf(aShipment(first, more), shop)).toEqual(['DISPATCH_EXCESS']);
	});

	it.each([
		['on_hold', 'on hold, Fraud check'],
		['scheduled', 'scheduled, Fraud check'],
	])('is held or due later (%s), and told once that is over', (status, why) => {
		const shop = new DispatchShop().sells('9001', 1).sells('9002', 1, { at: '2' });
		shop.holds('2', status);
		const shipment = aShipment(aDispatch('101', { 9001: 1, 9002: 1 }));
		expect(dispatchTo(shipment, shop)).toEqual(['1: 1 x 9001 [T-101]']);
		expect(planned(shipment, shop).problems).toMatchObject([
			{
				code: 'DISPATCH_HELD',
				reason: `1 x SKU-9002 left, and the shop does not take it yet: ${why}`,
			},
		]);
		shop.releases('2');
		expect(dispatchTo(shipment, shop)).toEqual(['2: 1 x 9002 [T-101]']);
		expect(codesOf(shipment, shop)).toEqual([]);
	});

	it('is what a fulfilment service has, which tells the shop itself', () => {
		const shop = new DispatchShop().sells('9001', 1).holds('1', 'open', []);
		const { problems } = planned(aShipment(aDispatch('101', { 9001: 1 })), shop);
		expect(problems).toMatchObject([{ code: 'DISPATCH_HELD' }]);
		expect(problems[0]?.reason).toContain('open, the shop takes no fulfilment of it');
	});

	it('is a line whose fulfilment orders the app may not see', () => {
		const shop = new DispatchShop().sells('9001', 1);
		shop.fulfilmentOrders.splice(0, 1);
		const { problems } = planned(aShipment(aDispatch('101', { 9001: 1 })), shop);
		expect(problems).toMatchObject([{ code: 'DISPATCH_NOT_SENT', about: 'hidden 9001' }]);
		expect(problems[0]?.reason).toContain('scopes');
	});
});

describe('lines that are not shipped', () => {
	const withGift = () =>
		new DispatchShop().sells('9001', 1).sells('9002', 1).sells('9009', 1, { digital: true });
	const half = aDispatch('101', { 9001: 1 });
	const rest = aDispatch('102', { 9002: 1 }, { processedAt: SECOND });

	it('go with the parcel after which nothing is left to ship', () => {
		const shop = withGift();
		expect(dispatchTo(aShipment(half), shop)).toEqual(['1: 1 x 9001 [T-101]']);
		expect(dispatchTo(aShipment(half, rest), shop)).toEqual(['1: 1 x 9002, 1 x 9009 [T-102]']);
	});

	it('follow alone if they are elsewhere, or if a person told the rest', () => {
		const shop = withGift().fulfils({ 9001: 1, 9002: 1 }, ['HAND-1']);
		expect(dispatchTo(aShipment(half, rest), shop)).toEqual(['1: 1 x 9009 []']);
		const other = new DispatchShop().sells('9001', 1).sells('9009', 1, { digital: true, at: '2' });
		expect(dispatchTo(aShipment(half), other)).toEqual(['1: 1 x 9001 [T-101]', '2: 1 x 9009 []']);
	});

	it('stay where nothing left, where goods are held, and where they are to be left alone', () => {
		expect(stepsOf(aShipment(), new DispatchShop().sells('9009', 1, { digital: true }))).toEqual(
			[],
		);
		const shipment = aShipment(half, rest);
		const left = { otherLines: 'leave' } as const;
		expect(dispatchTo(shipment, withGift(), left).join()).not.toContain('9009');
		const held = new DispatchShop().sells('9001', 1).sells('9002', 1, { at: '2' }).holds('2');
		held.sells('9009', 1, { digital: true });
		expect(stepsOf(shipment, held).join()).not.toContain('9009');
	});
});

it('a fulfilment has no more lines than the shop takes', () => {
	const shop = new DispatchShop();
	const units: Record<string, number> = {};
	for (let line = 1; line <= 600; line += 1) {
		shop.sells(String(line), 1);
		units[line] = 1;
	}
	const { steps } = planned(aShipment(aDispatch('101', units)), shop);
	const sizes = steps.map((step) =>
		step.kind === 'createFulfilment' ? step.parts.flatMap(({ lines }) => lines).length : 0,
	);
	expect(sizes).toEqual([512, 88]);
});
