import { aDispatch, aParcel, aShipment, DispatchShop, rows } from '../../builders/dispatch-builder';
import { codesOf, dispatchTo, planned } from './told';

const twoLines = () => new DispatchShop().sells('9001', 2).sells('9002', 1);
const ALL = { 9001: 2, 9002: 1 };
const SECOND = '2026-03-02T09:30:00.000Z';

describe('parcels', () => {
	const parcels = [aParcel('T1', { 9001: 2 }, 'bin-1'), aParcel('T2', { 9002: 1 }, 'bin-2')];

	it('become fulfilments of their own where their contents are known', () => {
		const shipment = aShipment(aDispatch('101', ALL, { parcels }));
		expect(dispatchTo(shipment, twoLines())).toEqual(['1: 2 x 9001 [T1]', '1: 1 x 9002 [T2]']);
		expect(dispatchTo(shipment, twoLines(), { parcels: 'together' })).toEqual([
			'1: 2 x 9001, 1 x 9002 [T1 T2]',
		]);
	});

	it.each([
		['are not known', [aParcel('T1'), aParcel('T2')]],
		['do not come to what left', [aParcel('T1', { 9001: 2 }), aParcel('T2', { 9002: 2 })]],
		['name something else', [aParcel('T1', { 9001: 2 }), aParcel('T2', { 7777: 1 })]],
	])('stand on one fulfilment where their contents %s', (_why, unknown) => {
		const shipment = aShipment(aDispatch('101', ALL, { parcels: unknown }));
		expect(dispatchTo(shipment, twoLines())).toEqual(['1: 2 x 9001, 1 x 9002 [T1 T2]']);
	});

	it('tell the carrier by the name that the shop has for it, with an address', () => {
		const carriers = [
			{ vendor: 'dpd', service: '', company: 'DPD UK', url: 'https://dpd.example/{number}' },
			{ vendor: 'dpd', service: 'next day', company: 'DPD Next', url: '' },
		];
		const order = (changes: object) =>
			aShipment(aDispatch('101', ALL, { number: 'A 1', ...changes }));
		const trackingOf = (shipment: ReturnType<typeof order>) =>
			planned(shipment, twoLines(), { carriers }).steps[0]?.tracking;
		expect(trackingOf(order({}))).toEqual({ company: 'DPD Next', numbers: ['A 1'], urls: [] });
		expect(trackingOf(order({ service: 'Other' }))).toEqual({
			company: 'DPD UK',
			numbers: ['A 1'],
			urls: ['https://dpd.example/A%201'],
		});
		const known = [{ ...aParcel('X'), url: 'https://parcels.example/X' }];
		expect(trackingOf(order({ carrier: 'Evri', parcels: known }))).toEqual({
			company: 'Evri',
			numbers: ['X'],
			urls: ['https://parcels.example/X'],
		});
		const odd = [{ ...aParcel('X'), url: 'javascript:alert(1)' }];
		expect(trackingOf(order({ carrier: '', service: 'Van', parcels: odd }))).toEqual({
			company: 'Van',
			numbers: ['X'],
			urls: [],
		});
	});
});

describe('bundles', () => {
	const bundle = { groupId: '70', sku: 'SET', quantity: 2 };
	const setOfTwo = () =>
		new DispatchShop()
			.sells('71', 4, { bundle, sku: 'CUP' })
			.sells('72', 2, { bundle, sku: 'POT' });
	const composite = (quantity: number, cup = 'CUP') => [
		{
			...{ lineId: '70', sku: 'SET', quantity },
			components: [
				{ sku: cup, quantity: quantity * 2 },
				{ sku: 'POT', quantity },
			],
		},
	];

	it.each([
		['by their SKUs', 'CUP'],
		['by what a bundle holds where SKUs differ', 'WH-CUP'],
	])('of one row in the warehouse are their components in the shop, %s', (_how, cup) => {
		const shop = setOfTwo();
		const first = aDispatch('101', {}, { lines: composite(1, cup) });
		expect(dispatchTo(aShipment(first), shop)).toEqual(['1: 2 x 71, 1 x 72 [T-101]']);
		const rest = aDispatch('102', {}, { lines: composite(1, cup), processedAt: SECOND });
		expect(dispatchTo(aShipment(first, rest), shop)).toEqual(['1: 2 x 71, 1 x 72 [T-102]']);
	});

	it('may lie in several parcels by component', () => {
		const parts = (sku: string, quantity: number) => [{ lineId: '70', sku, quantity }];
		const parcels = [
			{ ...aParcel('T1', {}, 'a'), lines: parts('CUP', 4) },
			{ ...aParcel('T2', {}, 'b'), lines: parts('POT', 2) },
		];
		const shipment = aShipment(aDispatch('101', {}, { lines: composite(2), parcels }));
		expect(dispatchTo(shipment, setOfTwo())).toEqual(['1: 4 x 71 [T1]', '1: 2 x 72 [T2]']);
	});

	it('that the shop wants no more are told component by component', () => {
		const shop = setOfTwo().removes('71', 4).removes('72', 2);
		for (const line of shop.lines) Object.assign(line, { bundle: { ...bundle, quantity: 0 } });
		const shipment = aShipment(aDispatch('101', {}, { lines: composite(2, 'WH-CUP') }));
		expect(codesOf(shipment, shop)).toEqual(['DISPATCH_EXCESS', 'DISPATCH_EXCESS']);
	});

	it('that are made up otherwise are told to a person', () => {
		const odd = [{ ...rows({ 70: 1 })[0], sku: 'SET', components: [] }] as never;
		const shop = new DispatchShop().sells('71', 3, { bundle, sku: 'CUP' });
		expect(codesOf(aShipment(aDispatch('101', {}, { lines: odd })), shop)).toEqual([
			'DISPATCH_UNMATCHED',
		]);
	});
});
