import {
	NodeConnectionTypes,
	type IHookFunctions,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';
import { receiveWebhook } from './trigger/receive-webhook';
import { DEFAULT_TOPICS, TOPIC_OPTIONS } from './trigger/topics';
import {
	checkSubscriptions,
	createSubscriptions,
	deleteSubscriptions,
} from './trigger/webhook-lifecycle';

export class ShopifyOrderEditTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Shopify Order Edit Trigger',
		name: 'shopifyOrderEditTrigger',
		icon: { light: 'file:shopify.svg', dark: 'file:shopify.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["topics"].join(", ") }}',
		description: 'Starts when Shopify says that an order may have changed',
		defaults: { name: 'Shopify Order Edit Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main],
		outputNames: ['Changed', 'Not Readable'],
		credentials: [{ name: 'orderSyncShopifyApi', required: true }],
		webhooks: [
			{
				name: 'default',
				httpMethod: 'POST',
				responseMode: 'onReceived',
				responseData: '',
				path: 'shopify',
			},
		],
		properties: [
			{
				displayName: 'Topics',
				name: 'topics',
				type: 'multiOptions',
				required: true,
				options: TOPIC_OPTIONS,
				default: [...DEFAULT_TOPICS],
				description: 'The events to subscribe to; each only says which order to look at',
			},
			{
				displayName: 'Options',
				name: 'options',
				type: 'collection',
				placeholder: 'Add option',
				default: {},
				options: [
					{
						displayName: 'Maximum Body Size (MB)',
						name: 'maximumBodySize',
						type: 'number',
						typeOptions: { minValue: 1, maxValue: 16 },
						default: 5,
						description: 'Larger webhooks are refused with status 413',
					},
				],
			},
		],
	};

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return await checkSubscriptions(this);
			},
			async create(this: IHookFunctions): Promise<boolean> {
				return await createSubscriptions(this);
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return await deleteSubscriptions(this);
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receiveWebhook(this);
	}
}
