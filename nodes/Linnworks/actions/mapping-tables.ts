import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { toMappingTables, type MappingTables } from '../mapping/to-mappings';
import { readRows } from '../../shared/read-list';
import { showFor } from '../../shared/show-for';

const table = (name: string, displayName: string, description: string): INodeProperties => ({
	displayName,
	name,
	type: 'json',
	default: '[]',
	description,
});

export const mappingDescription = showFor(
	'order',
	['plan', 'verify'],
	[
		table(
			'skuMap',
			'SKU Map',
			'Rows of the data table osync_sku_map, with the columns source_sku, source_variant_id and target_sku',
		),
		table(
			'locationMap',
			'Location Map',
			'Rows of the data table osync_location_map, with the columns source_location_id and target_location_id',
		),
		table(
			'shippingMap',
			'Shipping Map',
			'Rows of the data table osync_shipping_map, with the columns source_title, target_service_id and target_service_name',
		),
	],
);

/** The mapping tables from the node's parameters, read once for all items. */
export function readMappingTables(context: IExecuteFunctions): MappingTables {
	return toMappingTables({
		skuMap: readRows(context, 'skuMap'),
		locationMap: readRows(context, 'locationMap'),
		shippingMap: readRows(context, 'shippingMap'),
	});
}
