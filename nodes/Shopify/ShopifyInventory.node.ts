import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import * as getAllLevels from './actions/inventory/get-all-levels.operation';
import * as getLevels from './actions/inventory/get-levels.operation';
import * as getVariants from './actions/inventory/get-variants.operation';
import * as setQuantities from './actions/inventory/set-quantities.operation';
import * as getLocations from './actions/location/get-locations.operation';

const OPERATIONS = {
	getLevels: getLevels.execute,
	getAllLevels: getAllLevels.execute,
	getLocations: getLocations.execute,
	getVariants: getVariants.execute,
	setQuantities: setQuantities.execute,
};

export class ShopifyInventory implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Shopify Inventory',
		name: 'shopifyInventory',
		icon: { light: 'file:shopify.svg', dark: 'file:shopify.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description:
			'Read articles, locations and what the shop holds, and set quantities that nobody changed',
		defaults: { name: 'Shopify Inventory' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'orderSyncShopifyApi', required: true }],
		properties: [
			{
				displayName: 'Resource',
				name: 'resource',
				type: 'options',
				noDataExpression: true,
				options: [
					{ name: 'Level', value: 'level' },
					{ name: 'Location', value: 'location' },
					{ name: 'Variant', value: 'variant' },
				],
				default: 'level',
			},
			{
				displayName: 'Operation',
				name: 'operation',
				type: 'options',
				noDataExpression: true,
				displayOptions: { show: { resource: ['level'] } },
				options: [
					{
						name: 'Get Every Level',
						value: 'getAllLevels',
						action: 'Get levels of all articles',
						description: 'Read what the shop holds of all its SKUs at some locations',
					},
					{
						name: 'Get Levels',
						value: 'getLevels',
						action: 'Get levels of some articles',
						description: 'Read what the shop holds of the SKUs of the items, many per call',
					},
					{
						name: 'Set Quantities',
						value: 'setQuantities',
						action: 'Set quantities of articles',
						description:
							'Set quantities that still are what was read, once, and read them back afterwards',
					},
				],
				default: 'getLevels',
			},
			{
				displayName: 'Operation',
				name: 'operation',
				type: 'options',
				noDataExpression: true,
				displayOptions: { show: { resource: ['location'] } },
				options: [
					{
						name: 'Get Locations',
						value: 'getLocations',
						action: 'Get locations of the shop',
						description:
							'List all locations, with whether they are active, hold stock, and have orders that wait',
					},
				],
				default: 'getLocations',
			},
			{
				displayName: 'Operation',
				name: 'operation',
				type: 'options',
				noDataExpression: true,
				displayOptions: { show: { resource: ['variant'] } },
				options: [
					{
						name: 'Get Variants',
						value: 'getVariants',
						action: 'Get all variants',
						description:
							'List every variant of the shop with SKU, bar code and status, and what bundles are made of',
					},
				],
				default: 'getVariants',
			},
			...getLevels.description,
			...getAllLevels.description,
			...setQuantities.description,
		],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const operation = this.getNodeParameter('operation', 0) as keyof typeof OPERATIONS;
		return await OPERATIONS[operation].call(this);
	}
}
