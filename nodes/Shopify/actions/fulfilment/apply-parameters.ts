import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { toCarrierRows } from '../../../../domain/dispatch/carrier-map';
import type { DispatchPolicy } from '../../../../domain/dispatch/dispatch-policy';
import { toWrittenNumbers } from '../../../../domain/dispatch/written-numbers';
import { toMappingTables } from '../../../../domain/mapping/mapping-tables';
import { DRY_RUN } from '../../../shared/dry-run';
import { readRows } from '../../../shared/read-list';
import { STOP_BEFORE } from '../../../shared/run-limits';

/** Whom the shop writes to about what left. */
export type Notice = 'never' | 'created' | 'always';

const rowsOf = (name: string, displayName: string, description: string): INodeProperties => ({
	...{ displayName, name, type: 'json', default: '[]', description },
});

export const APPLY_PARAMETERS: INodeProperties[] = [
	{
		displayName: 'Shipment',
		name: 'shipment',
		type: 'json',
		default: '={{ $json.shipment }}',
		required: true,
		description: 'What left for the order, as Linnworks Dispatch: Get Shipment gives it',
	},
	{
		displayName: 'Fulfilment',
		name: 'fulfilment',
		type: 'json',
		default: '={{ $json.fulfilment }}',
		required: true,
		description: 'What the shop has of it, as Shopify Fulfilment: Get gives it',
	},
	{
		displayName: 'Notify Customer',
		name: 'notifyCustomer',
		type: 'options',
		options: [
			{ name: 'Never', value: 'never', description: 'Shopify writes to nobody' },
			{
				name: 'Of Each Shipment',
				value: 'created',
				description: 'Shopify writes to the customer when goods have left',
			},
			{
				name: 'Of Each Shipment and Correction',
				value: 'always',
				description: 'Shopify also writes when a tracking number is corrected',
			},
		],
		default: 'created',
		description: 'When Shopify sends its shipping e-mail',
	},
	{
		displayName: 'Lines Without Shipping',
		name: 'otherLines',
		type: 'options',
		options: [
			{
				name: 'Fulfil With the Last Parcel',
				value: 'withLast',
				description: 'Tell of them with the parcel after which nothing is left to ship',
			},
			{ name: 'Leave', value: 'leave', description: 'Leave them to somebody else' },
		],
		default: 'withLast',
		description: 'What becomes of lines that are not shipped, such as gift cards and services',
	},
	{
		displayName: 'Parcels',
		name: 'parcels',
		type: 'options',
		options: [
			{
				name: 'One Fulfilment Each',
				value: 'apart',
				description: 'Where it is known what is in which parcel; together otherwise',
			},
			{
				name: 'Together',
				value: 'together',
				description: 'One fulfilment for all that left with an order, under all of its numbers',
			},
		],
		default: 'apart',
		description: 'How an order that left in several parcels is told',
	},
	rowsOf(
		'carrierMap',
		'Carrier Map',
		'Rows of the data table osync_carrier_map, with the columns target_vendor, target_service, source_company and tracking_url, where {number} stands for the tracking number',
	),
	rowsOf(
		'locationMap',
		'Location Map',
		'Rows of the data table osync_location_map, with the columns target_system, source_location_id and target_location_id',
	),
	rowsOf(
		'ledgerRows',
		'Ledger Rows',
		'Rows of the data table osync_ledger of this flow, with the columns order_key, recorded_at and steps. They tell which tracking numbers were written from here; without them no number in the shop is ever corrected.',
	),
	STOP_BEFORE,
	DRY_RUN,
];

/** How shipments become fulfilments, by order key; read once for all items. */
export function readDispatchPolicy(
	context: IExecuteFunctions,
): (orderKey: string) => DispatchPolicy {
	const option = (name: string): unknown => context.getNodeParameter(name, 0, '');
	const locationMap = readRows(context, 'locationMap');
	const { locations } = toMappingTables({ skuMap: [], locationMap, shippingMap: [] }, 'linnworks');
	const ledger = readRows(context, 'ledgerRows').map((row) => ({
		...row,
		recorded_at: instantOf(row['recorded_at']),
	}));
	const rest = {
		carriers: toCarrierRows(readRows(context, 'carrierMap')),
		locations: Object.fromEntries(
			Object.entries(locations).map(([source, target]) => [digitsOf(source), target]),
		),
		otherLines: option('otherLines') === 'leave' ? ('leave' as const) : ('withLast' as const),
		parcels: option('parcels') === 'together' ? ('together' as const) : ('apart' as const),
	};
	return (orderKey) => ({ ...rest, written: toWrittenNumbers(orderKey, ledger) });
}

/** A date column, which n8n gives as a text or as a date. */
const instantOf = (value: unknown): string =>
	value instanceof Date ? value.toISOString() : String(value ?? '');

/** A location's number on its own or at the end of its global id. */
const digitsOf = (id: string): string => id.slice(id.lastIndexOf('/') + 1);

export const readNotice = (context: IExecuteFunctions): Notice =>
	context.getNodeParameter('notifyCustomer', 0, 'created') as Notice;
