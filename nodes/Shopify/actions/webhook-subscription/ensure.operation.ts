import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import { connectShopify } from '../../transport/connect-shopify';
import { ensureSubscriptions } from '../../trigger/ensure-subscriptions';
import { DEFAULT_TOPICS, TOPIC_OPTIONS, type Topic } from '../../trigger/topics';
import { eachItem } from '../each-item';
import { showFor } from '../../../shared/show-for';

export const description = showFor(
	'webhookSubscription',
	['ensure'],
	[
		{
			displayName: 'Topics',
			name: 'topics',
			type: 'multiOptions',
			required: true,
			options: TOPIC_OPTIONS,
			default: [...DEFAULT_TOPICS],
			description: 'The events that must be subscribed to',
		},
		{
			displayName: 'Callback URL',
			name: 'callbackUrl',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'https://n8n.example.com/webhook/…/shopify',
			description: 'The production URL of the trigger that receives the webhooks',
		},
		{
			displayName: 'Dry Run',
			name: 'dryRun',
			type: 'boolean',
			default: false,
			description: 'Whether to only say which subscriptions are missing, without making them',
		},
	],
);

/**
 * One item per topic: present, created, or in a dry run missing. Shopify deletes a subscription after eight failed
 * deliveries and n8n never looks again by itself, so this runs on a schedule (docs/vendors/shopify.md §1.5).
 */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const { client } = await connectShopify(this);
	return await eachItem(this, async (itemIndex) => {
		const topics = this.getNodeParameter('topics', itemIndex) as Topic[];
		const dryRun = this.getNodeParameter('dryRun', itemIndex, false) as boolean;
		return await ensureSubscriptions(client, topics, readUri.call(this, itemIndex), dryRun);
	});
}

function readUri(this: IExecuteFunctions, itemIndex: number): string {
	const uri = String(this.getNodeParameter('callbackUrl', itemIndex)).trim();
	if (/^https?:\/\/\S+$/.test(uri)) return uri;
	throw new NodeOperationError(this.getNode(), `Callback URL "${uri}" is not a URL`, {
		itemIndex,
		description: 'Copy the production URL from the trigger.',
	});
}
