import { NodeOperationError, type IHookFunctions } from 'n8n-workflow';
import { connectShopify } from '../transport/connect-shopify';
import { toNodeError } from '../to-node-error';
import { ensureSubscriptions } from './ensure-subscriptions';
import { topicEnum, type Topic } from './topics';

/** Whether exactly the chosen topics are subscribed at the trigger's address. */
export async function checkSubscriptions(context: IHookFunctions): Promise<boolean> {
	const { chosen, uri } = readChoice(context);
	return await asNodeError(context, async () => {
		const { client } = await connectShopify(context);
		const present = (await client.listSubscriptions(uri)).map((each) => each.topic);
		const wanted = chosen.map(topicEnum);
		return (
			wanted.every((topic) => present.includes(topic)) &&
			present.every((topic) => wanted.includes(topic))
		);
	});
}

/** Makes the missing subscriptions first and only then deletes those that are no longer chosen. */
export async function createSubscriptions(context: IHookFunctions): Promise<boolean> {
	const { chosen, uri } = readChoice(context);
	return await asNodeError(context, async () => {
		const { client } = await connectShopify(context);
		await ensureSubscriptions(client, chosen, uri, false);
		const wanted = chosen.map(topicEnum);
		for (const each of await client.listSubscriptions(uri)) {
			if (!wanted.includes(each.topic)) await client.deleteSubscription(each.id);
		}
		return true;
	});
}

/** Deletes every subscription at the trigger's address. */
export async function deleteSubscriptions(context: IHookFunctions): Promise<boolean> {
	const { uri } = readChoice(context);
	return await asNodeError(context, async () => {
		const { client } = await connectShopify(context);
		for (const each of await client.listSubscriptions(uri))
			await client.deleteSubscription(each.id);
		return true;
	});
}

function readChoice(context: IHookFunctions): { chosen: Topic[]; uri: string } {
	const uri = context.getNodeWebhookUrl('default');
	if (uri === undefined) {
		throw new NodeOperationError(context.getNode(), 'n8n gave this trigger no webhook URL');
	}
	return { chosen: context.getNodeParameter('topics') as Topic[], uri };
}

async function asNodeError(
	context: IHookFunctions,
	work: () => Promise<boolean>,
): Promise<boolean> {
	return await work().catch((error: unknown) =>
		Promise.reject(toNodeError(context.getNode(), error)),
	);
}
