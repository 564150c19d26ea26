import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import {
	namedPlaceSchema,
	seenShippingSchema,
	shopLocationSchema,
} from '../../../domain/audit/audit-facts';
import { auditMappings } from '../../../domain/audit/audit-mappings';
import { readRows } from '../../shared/read-list';
import { showFor } from '../../shared/show-for';
import { readAuditItems } from './audit-mappings-items';
import { isGiven, listProperty, readGiven } from './given-list';

export const description = showFor(
	'mapping',
	['auditMappings'],
	[
		listProperty('SKU Map', 'skuMap', 'Rows of the data table osync_sku_map'),
		listProperty('Location Map', 'locationMap', 'Rows of the data table osync_location_map'),
		listProperty('Shipping Map', 'shippingMap', 'Rows of the data table osync_shipping_map'),
		listProperty(
			'Stock Rules',
			'stockRules',
			'Rows of the data table osync_stock_rules; empty where stock is not pushed',
		),
		listProperty(
			'Shop Locations',
			'shopLocations',
			'Locations of the shop: ID, name, active, openOrders (whether fulfilment orders wait there) and hasStock. Empty leaves the check out.',
		),
		listProperty(
			'Warehouse Locations',
			'warehouseLocations',
			'Locations of the warehouse: ID and name. Empty leaves the check out.',
		),
		listProperty(
			'Shipping Methods Seen',
			'seenShipping',
			'Shipping methods of recent orders: title and code. Empty leaves the check out.',
		),
		listProperty(
			'Warehouse Services',
			'warehouseServices',
			'Postal services of the warehouse: ID and name. Empty leaves the check out.',
		),
	],
);

/**
 * Variants and levels of the shop and levels of the warehouse in, in any mix. Out comes a finding for each thing that
 * does not fit, and last one summary of what was compared and what was not.
 */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const rows = (name: string): IDataObject[] => (isGiven(this, name) ? readRows(this, name) : []);
	const { findings, summary } = auditMappings(
		{
			system: 'linnworks',
			...readAuditItems(this),
			shopLocations: readGiven(this, 'shopLocations', shopLocationSchema),
			warehouseLocations: readGiven(this, 'warehouseLocations', namedPlaceSchema),
			seenShipping: readGiven(this, 'seenShipping', seenShippingSchema),
			services: readGiven(this, 'warehouseServices', namedPlaceSchema),
			skuMap: rows('skuMap'),
			locationMap: rows('locationMap'),
			shippingMap: rows('shippingMap'),
			stockRules: isGiven(this, 'stockRules') ? rows('stockRules') : null,
		},
		new Date(),
	);
	return [
		[...findings, summary].map((json) => ({
			json: json as unknown as IDataObject,
			pairedItem: { item: 0 },
		})),
	];
}
