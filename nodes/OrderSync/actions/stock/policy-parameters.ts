import { NodeOperationError, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';
import type { StockSettings } from '../../../../domain/stock/stock-policy';

const table = (displayName: string, name: string, rows: string): INodeProperties => ({
	displayName,
	name,
	type: 'json',
	default: '[]',
	description: `Rows of the data table ${rows}`,
});

/** What a shop decides about its stock levels. */
export const POLICY_PARAMETERS: INodeProperties[] = [
	{
		displayName: 'Buffer',
		name: 'buffer',
		type: 'string',
		default: '',
		placeholder: 'e.g. 5 or 10%',
		description: 'What is kept back from sale where no rule says otherwise; empty for nothing',
	},
	{
		displayName: 'Cap',
		name: 'cap',
		type: 'string',
		default: '',
		placeholder: 'e.g. 99',
		description: 'Most units that are ever promised where no rule says otherwise; empty for no cap',
	},
	{
		displayName: 'Quantity',
		name: 'quantityName',
		type: 'options',
		options: [
			{ name: 'Available', value: 'available' },
			{ name: 'On Hand', value: 'on_hand' },
		],
		default: 'available',
		description:
			'Which quantity of the shop is set. Use one and the same for good: an edit moves the two at different times.',
	},
	{
		displayName: 'Just in Time',
		name: 'jitUnits',
		type: 'string',
		default: '',
		placeholder: 'e.g. 100',
		description:
			'Units promised of what is ordered when it is sold; empty leaves these items as they are in the shop',
	},
	{
		displayName: 'Tell What Is Not Sold',
		name: 'tellUnsold',
		type: 'boolean',
		default: false,
		description: 'Whether somebody hears of items of the warehouse that the shop does not have',
	},
	{
		displayName: 'Tell What Is Not Mapped',
		name: 'tellUnmapped',
		type: 'boolean',
		default: true,
		description: 'Whether somebody hears of stock signals at locations of the shop without mapping',
	},
	table('Location Map', 'locationMap', 'osync_location_map'),
	table('SKU Map', 'skuMap', 'osync_sku_map'),
	table('Stock Rules', 'stockRules', 'osync_stock_rules'),
];

/** The settings as they were entered; one that is no number stops the node and is named. */
export function readStockSettings(context: IExecuteFunctions): StockSettings {
	const text = (name: string): string => String(context.getNodeParameter(name, 0, '') ?? '').trim();
	const units = (name: string): number | null => {
		const given = text(name);
		if (given === '') return null;
		if (/^\d{1,9}$/.test(given)) return Number(given);
		throw new NodeOperationError(
			context.getNode(),
			`${name}: "${given}" is no whole number of units`,
			{ itemIndex: 0, description: 'Correct the setting; leave it empty for none.' },
		);
	};
	return {
		buffer: text('buffer'),
		cap: units('cap'),
		quantityName: text('quantityName') === 'on_hand' ? 'on_hand' : 'available',
		jitUnits: units('jitUnits'),
		tellUnsold: context.getNodeParameter('tellUnsold', 0, false) === true,
		tellUnmapped: context.getNodeParameter('tellUnmapped', 0, true) === true,
	};
}
