import { toMappingTables } from '../../../domain/mapping/mapping-tables';

const rows = {
	skuMap: [
		{ target_system: 'netsuite', source_sku: 'A', target_sku: 'NS-A' },
		{ target_system: '', source_sku: 'A', target_sku: 'ANY-A' },
		{ target_system: null, source_sku: 'B', target_sku: 'ANY-B' },
		{ target_system: 'linnworks', source_variant_id: '9', target_sku: 'LW-9' },
	],
	locationMap: [
		{ source_location_id: '77', target_location_id: 'guid' },
		{ target_system: 'NetSuite', source_location_id: '77', target_location_id: '4' },
	],
	shippingMap: [
		{ source_title: 'Express', target_service_id: 'guid', target_service_name: '' },
		{
			target_system: 'netsuite',
			source_title: 'Express',
			target_service_id: '12',
			target_service_name: 'Courier',
		},
	],
};

it('a SKU row without a system is for all of them, and gives way to one that names one', () => {
	expect(toMappingTables(rows, 'netsuite').skus).toEqual({ a: 'NS-A', b: 'ANY-B' });
	expect(toMappingTables(rows, 'linnworks').skus).toEqual({ a: 'ANY-A', b: 'ANY-B' });
	expect(toMappingTables(rows, 'linnworks').variants).toEqual({ '9': 'LW-9' });
	expect(toMappingTables(rows, 'netsuite').variants).toEqual({});
});

it('ids of locations and services belong to one system; without a name, to the first', () => {
	expect(toMappingTables(rows, 'netsuite').locations).toEqual({ '77': '4' });
	expect(toMappingTables(rows, 'linnworks').locations).toEqual({ '77': 'guid' });
	expect(toMappingTables(rows, 'netsuite').shipping).toMatchObject([{ serviceId: '12' }]);
	expect(toMappingTables(rows, 'linnworks').shipping).toMatchObject([{ serviceId: 'guid' }]);
});
