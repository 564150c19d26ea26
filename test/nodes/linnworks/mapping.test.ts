import fc from 'fast-check';
import { minorUnits, roundAmount } from '../../../domain/money/money';
import { pricePerUnit } from '../../../nodes/Linnworks/mapping/price-per-unit';
import { toMappingTables, toShippingMappings } from '../../../domain/mapping/mapping-tables';
import { toServices } from '../../../nodes/Linnworks/mapping/to-mappings';

const value = (quantity: number, netMinor: number, grossMinor: number, taxIncluded: boolean) => ({
	quantity,
	netMinor: minorUnits(netMinor),
	grossMinor: minorUnits(grossMinor),
	taxRatePpm: 200_000,
	taxIncluded,
});

describe('a unit price', () => {
	test.each([
		[3, 1000, 'GBP', 3.3333],
		[2, 500, 'GBP', 2.5],
		[1, 1999, 'GBP', 19.99],
		[3, 1000, 'JPY', 333.33],
		[0, 0, 'GBP', 0],
	])('of %i for %i %s is %d', (quantity, minor, currency, price) => {
		expect(pricePerUnit(value(quantity, 0, minor, true), currency)).toBe(price);
	});

	test('is net where prices exclude tax', () => {
		expect(pricePerUnit(value(1, 1000, 1200, false), 'GBP')).toBe(10);
	});

	test('times the quantity is the exact total again', () => {
		const amounts = fc.tuple(
			fc.integer({ min: 1, max: 5000 }),
			fc.integer({ min: 0, max: 10_000_000 }),
			fc.constantFrom('GBP', 'JPY', 'KWD'),
		);
		fc.assert(
			fc.property(amounts, ([quantity, minor, currency]) => {
				const price = pricePerUnit(value(quantity, 0, minor, true), currency);
				expect(roundAmount(price * quantity, currency)).toBe(minor);
			}),
		);
	});
});

describe('mapping rows', () => {
	test('are trimmed, compared without case, and skipped when a side is empty', () => {
		const tables = toMappingTables(
			{
				skuMap: [{ id: 1, source_sku: ' Sku-1 ', target_sku: 'LW-1 ' }, {}, { source_sku: 'x' }],
				locationMap: [{ source_location_id: 77, target_location_id: 'loc' }],
				shippingMap: [
					{ source_title: 'Express', target_service_id: 'ID-1', target_service_name: 'Courier' },
					{ source_title: 'Owl', target_service_id: '', target_service_name: 'Owl Post' },
					{ source_title: 'Slow', target_service_id: null, target_service_name: 'snail' },
				],
			},
			'linnworks',
		);
		expect(tables.skus).toEqual({ 'sku-1': 'LW-1' });
		expect(tables.locations).toEqual({ '77': 'loc' });
		const services = [{ pkPostalServiceId: 'id-2', PostalServiceName: 'Snail' }];
		const { shipping, missing } = toShippingMappings(tables.shipping, toServices(services));
		expect(shipping).toEqual({
			express: { serviceId: 'id-1', serviceName: 'Courier' },
			slow: { serviceId: 'id-2', serviceName: 'snail' },
		});
		expect([...missing]).toEqual([['owl', 'Owl Post']]);
	});
});
