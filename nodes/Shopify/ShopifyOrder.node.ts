import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import * as findPredecessors from './actions/order/find-predecessors.operation';
import * as getChangedSince from './actions/order/get-changed-since.operation';
import * as getPlacedSince from './actions/order/get-placed-since.operation';
import * as getRefunds from './actions/order/get-refunds.operation';
import * as getRestockFacts from './actions/order/get-restock-facts.operation';
import * as getSnapshot from './actions/order/get-snapshot.operation';
import * as ensure from './actions/webhook-subscription/ensure.operation';

const OPERATIONS = {
	findPredecessors: findPredecessors.execute,
	getRefunds: getRefunds.execute,
	getRestockFacts: getRestockFacts.execute,
	getSnapshot: getSnapshot.execute,
	getChangedSince: getChangedSince.execute,
	getPlacedSince: getPlacedSince.execute,
	ensure: ensure.execute,
};

export class ShopifyOrder implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Shopify Order',
		name: 'shopifyOrder',
		icon: { light: 'file:shopify.svg', dark: 'file:shopify.dark.svg' },
		group: ['input'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Read orders as they stand now, find changed ones, and keep webhooks subscribed',
		defaults: { name: 'Shopify Order' },
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
					{ name: 'Order', value: 'order' },
					{ name: 'Webhook Subscription', value: 'webhookSubscription' },
				],
				default: 'order',
			},
			{
				displayName: 'Operation',
				name: 'operation',
				type: 'options',
				noDataExpression: true,
				displayOptions: { show: { resource: ['order'] } },
				options: [
					{
						name: 'Find Predecessors',
						value: 'findPredecessors',
						action: 'Find the orders that orders replace',
						description:
							'Tell orders that were cancelled and made anew by an app from orders of their own',
					},
					{
						name: 'Get Changed Since',
						value: 'getChangedSince',
						action: 'Get orders changed since a time',
						description: 'List orders that changed since a time, oldest change first',
					},
					{
						name: 'Get Placed Since',
						value: 'getPlacedSince',
						action: 'Get orders placed since a time',
						description: 'List orders that the warehouse should have, newest first',
					},
					{
						name: 'Get Refunds',
						value: 'getRefunds',
						action: 'Get refunds of orders',
						description: 'Read what was given back of orders: goods, shipping, goodwill, money',
					},
					{
						name: 'Get Restock Facts',
						value: 'getRestockFacts',
						action: 'Get restock facts of orders',
						description:
							'Read what orders know of their goods: shipped, called off, refunded, returned',
					},
					{
						name: 'Get Snapshot',
						value: 'getSnapshot',
						action: 'Get snapshots of orders',
						description: 'Read what orders are now: lines, prices, shipping, addresses, locations',
					},
				],
				default: 'getSnapshot',
			},
			{
				displayName: 'Operation',
				name: 'operation',
				type: 'options',
				noDataExpression: true,
				displayOptions: { show: { resource: ['webhookSubscription'] } },
				options: [
					{
						name: 'Ensure',
						value: 'ensure',
						action: 'Ensure webhook subscriptions',
						description: 'Create the subscriptions that an address lacks',
					},
				],
				default: 'ensure',
			},
			...getSnapshot.description,
			...getRefunds.description,
			...getRestockFacts.description,
			...findPredecessors.description,
			...getChangedSince.description,
			...getPlacedSince.description,
			...ensure.description,
		],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const operation = this.getNodeParameter('operation', 0) as keyof typeof OPERATIONS;
		return await OPERATIONS[operation].call(this);
	}
}
