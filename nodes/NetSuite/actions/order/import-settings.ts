import type { IExecuteFunctions } from 'n8n-workflow';
import type { ImportSettings } from '../../../../domain/import/plan-import';
import { importConditionProperties, importSwitch } from '../../../shared/import-conditions';
import { showFor } from '../../../shared/show-for';

export const importDescription = showFor(
	'order',
	['plan'],
	[importSwitch('NetSuite'), ...importConditionProperties],
);

export const customerMapDescription = showFor(
	'order',
	['create', 'plan'],
	[
		{
			displayName: 'Customer Map',
			name: 'customerMap',
			type: 'json',
			default: '[]',
			description:
				'Rows of the data table osync_customer_map, with the columns target_system, source_company_id, source_location_id and target_customer_id; only used for orders that are created',
		},
	],
);

/** How an order is created, whoever asks for it; the shop is its sub-source. */
export const readImportSettings = (
	context: IExecuteFunctions,
	itemIndex: number,
	order: { orderKey: string } & Pick<ImportSettings, 'locationNames' | 'abilities'>,
): ImportSettings => ({
	targetSystem: 'netsuite',
	source: 'SHOPIFY',
	subSource: order.orderKey.split(':')[1] ?? 'shop',
	baseCurrency: '',
	requireShippingService:
		context.getNodeParameter('requireShippingService', itemIndex, false) === true,
	locationNames: order.locationNames,
	...(order.abilities ? { abilities: order.abilities } : {}),
});
