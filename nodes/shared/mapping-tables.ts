import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { toMappingTables, type MappingTables } from '../../domain/mapping/mapping-tables';
import { readRows } from './read-list';
import { showFor } from './show-for';

const table = (name: string, displayName: string, description: string): INodeProperties => ({
	displayName,
	name,
	type: 'json',
	default: '[]',
	description,
});

/** The three mapping tables as parameters of a target's order node. */
export const mappingDescription = showFor(
	'order',
	['plan', 'verify'],
	[
		table(
			'skuMap',
			'SKU Map',
			'Rows of the data table osync_sku_map, with the columns target_system, source_sku, source_variant_id and target_sku',
		),
		table(
			'locationMap',
			'Location Map',
			'Rows of the data table osync_location_map, with the columns target_system, source_location_id and target_location_id',
		),
		table(
			'shippingMap',
			'Shipping Map',
			'Rows of the data table osync_shipping_map, with the columns target_system, source_title, target_service_id and target_service_name',
		),
	],
);

/** One target's rows of the mapping tables from the node's parameters, read once for all items. */
export function readMappingTables(context: IExecuteFunctions, system: string): MappingTables {
	const tables = {
		skuMap: readRows(context, 'skuMap'),
		locationMap: readRows(context, 'locationMap'),
		shippingMap: readRows(context, 'shippingMap'),
	};
	return toMappingTables(tables, system);
}
