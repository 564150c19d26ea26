import { aDispatch, aShipment, DispatchShop } from '../../builders/dispatch-builder';
import { codesOf, dispatchTo, planned, stepsOf } from './told';

const SECOND = '2026-03-02T09:30:00.000Z';

describe('locations', () => {
	const spread = () => new DispatchShop().sells('9001', 1).sells('9002', 1, { at: '2' });
	const shipment = aShipment(aDispatch('101', { 9001: 1, 9002: 1 }));
	const locations = { 1: 'MAIN', 2: 'north' };

	it('make a fulfilment each, under the same number', () => {
		expect(dispatchTo(shipment, spread())).toEqual(['1: 1 x 9001 [T-101]', '2: 1 x 9002 [T-101]']);
	});

	it('that are not the one it left from are told, and fulfilled all the same', () => {
		const { problems } = planned(shipment, spread(), { locations });
		expect(problems).toMatchObject([
			{ code: 'LOCATION_DIFFERS', evidence: { sourceLocation: '2', targetLocation: 'main' } },
		]);
		expect(problems[0]?.reason).toContain('Place 2');
		const shop = spread();
		expect(dispatchTo(shipment, shop, { locations })).toHaveLength(2);
		expect(codesOf(shipment, shop, { locations })).toEqual(['LOCATION_DIFFERS']);
	});

	it('do not matter to what has no goods', () => {
		const shop = new DispatchShop()
			.sells('9001', 1)
			.sells('9002', 1, { at: '2' })
			.sells('9009', 1, { at: '2', digital: true });
		const sent = aShipment(
			aDispatch('101', { 9001: 1, 9009: 1 }),
			aDispatch('102', { 9002: 1 }, { locationId: 'north', processedAt: SECOND }),
		);
		expect(codesOf(sent, shop, { locations })).toEqual([]);
	});

	it('are not told of where all goods are at one', () => {
		const shop = new DispatchShop().sells('9001', 1, { at: '2' });
		const one = aShipment(aDispatch('101', { 9001: 1 }));
		expect(codesOf(one, shop, { locations })).toEqual([]);
		expect(dispatchTo(one, shop, { locations })).toEqual(['2: 1 x 9001 [T-101]']);
	});

	it('that it left from come first where several have the line', () => {
		const shop = new DispatchShop().sells('9001', 1);
		shop.sells('9001', 1, { at: '2' });
		const one = aShipment(aDispatch('101', { 9001: 1 }, { locationId: 'north' }));
		expect(stepsOf(one, shop, { locations })).toEqual(['2: 1 x 9001 [T-101]']);
	});
});
