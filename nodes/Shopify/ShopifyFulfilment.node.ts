import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import * as apply from './actions/fulfilment/apply.operation';
import * as get from './actions/fulfilment/get.operation';

const OPERATIONS = { apply: apply.execute, get: get.execute };

export class ShopifyFulfilment implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Shopify Fulfilment',
		name: 'shopifyFulfilment',
		icon: { light: 'file:shopify.svg', dark: 'file:shopify.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Read what the shop knows of shipments, and tell it what left the warehouse, once',
		defaults: { name: 'Shopify Fulfilment' },
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
				options: [{ name: 'Fulfilment', value: 'fulfilment' }],
				default: 'fulfilment',
			},
			{
				displayName: 'Operation',
				name: 'operation',
				type: 'options',
				noDataExpression: true,
				displayOptions: { show: { resource: ['fulfilment'] } },
				options: [
					{
						name: 'Apply',
						value: 'apply',
						action: 'Apply shipments to orders',
						description:
							'Fulfil what left the warehouse, with tracking numbers, and read it back afterwards',
					},
					{
						name: 'Get',
						value: 'get',
						action: 'Get fulfilments of orders',
						description: 'Read fulfilment orders and fulfilments of orders, many per call',
					},
				],
				default: 'get',
			},
			...get.description,
			...apply.description,
		],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const operation = this.getNodeParameter('operation', 0) as keyof typeof OPERATIONS;
		return await OPERATIONS[operation].call(this);
	}
}
