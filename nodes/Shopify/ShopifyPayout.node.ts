import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import * as get from './actions/payout/get.operation';
import * as getAll from './actions/payout/get-all.operation';

const OPERATIONS = { get: get.execute, getAll: getAll.execute };

export class ShopifyPayout implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Shopify Payout',
		name: 'shopifyPayout',
		icon: { light: 'file:shopify.svg', dark: 'file:shopify.dark.svg' },
		group: ['input'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Read payouts of Shopify Payments with everything they are made of',
		defaults: { name: 'Shopify Payout' },
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
				options: [{ name: 'Payout', value: 'payout' }],
				default: 'payout',
			},
			{
				displayName: 'Operation',
				name: 'operation',
				type: 'options',
				noDataExpression: true,
				displayOptions: { show: { resource: ['payout'] } },
				options: [
					{
						name: 'Get',
						value: 'get',
						action: 'Get a payout',
						description: 'Read one payout with its charges, refunds, fees and adjustments',
					},
					{
						name: 'Get Many',
						value: 'getAll',
						action: 'Get many payouts',
						description: 'Read payouts, oldest first, each with everything it is made of',
					},
				],
				default: 'getAll',
			},
			...get.description,
			...getAll.description,
		],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const operation = this.getNodeParameter('operation', 0) as keyof typeof OPERATIONS;
		return await OPERATIONS[operation].call(this);
	}
}
