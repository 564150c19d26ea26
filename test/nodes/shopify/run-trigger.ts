import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { ShopifyOrderEditTrigger } from '../../../nodes/Shopify/ShopifyOrderEditTrigger.node';
import type { ShopifySimulator } from '../../../simulators/shopify';
import { nodeContext } from '../../support/node-context';
import { simulatorCredential } from './shopify-fixtures';

export type Incoming = {
	rawBody: Buffer | undefined;
	/** Names in lower case. */
	headers: Record<string, string | string[] | undefined>;
	topics: string[];
	maximumBodySize?: number | undefined;
	credential?: Record<string, string> | undefined;
};

export type Outcome = {
	status: number;
	answer: unknown;
	items: IDataObject[];
	result: IWebhookResponseData;
};

/** Gives the trigger of a simulated shop one HTTP request, and answers as n8n does. */
export async function runTrigger(
	simulator: ShopifySimulator,
	incoming: Incoming,
): Promise<Outcome> {
	const sent = { status: 200, answer: undefined as unknown };
	const response = {
		status: (code: number) => {
			sent.status = code;
			return response;
		},
		json: (answer: unknown) => {
			sent.answer = answer;
			return response;
		},
	};
	const parameters: Record<string, unknown> = {
		topics: incoming.topics,
		'options.maximumBodySize': incoming.maximumBodySize,
	};
	const context = nodeContext({
		credential: simulatorCredential(simulator, incoming.credential),
		extra: {
			getNodeParameter: (name: string, fallback?: unknown) => parameters[name] ?? fallback,
			getRequestObject: () => ({ rawBody: incoming.rawBody }),
			getResponseObject: () => response,
			getHeaderData: () => incoming.headers,
		},
	}) as unknown as IWebhookFunctions;
	const result = await new ShopifyOrderEditTrigger().webhook.call(context);
	const items = (result.workflowData?.[0] ?? []).map((item) => item.json);
	return { status: sent.status, answer: sent.answer ?? result.webhookResponse, items, result };
}
