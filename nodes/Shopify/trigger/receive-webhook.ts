import { createHash } from 'node:crypto';
import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { toOrderKey } from '../../../domain/order/order-key';
import { gidDigits } from '../mapping/gid-digits';
import { connectShopify } from '../transport/connect-shopify';
import { findOrder, LONGEST_QUESTION_MS } from './find-order';
import { parseSignal } from './parse-signal';
import type { Topic } from './topics';
import { verifyWebhook } from './verify-webhook';

const BYTES_PER_MB = 1024 * 1024;

/** Why a webhook was not accepted, with the status that says so. Shopify repeats everything but a 2xx for four hours. */
type Refusal = {
	status: 400 | 401 | 403 | 404 | 413 | 503;
	reason: string;
	/** A change that Shopify did sign, of an order it does not show us: a person has to hear of it. */
	unreadable?: IDataObject;
};

/**
 * Checks a webhook and turns it into a signal. A refused one starts no execution, but for a signed one about an order
 * that the shop does not show: too old for the granted scopes, or never there. That one goes to the second output.
 */
export async function receiveWebhook(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const receivedAt = new Date().toISOString();
	const outcome = await judge(context, receivedAt);
	if ('signal' in outcome) {
		return {
			webhookResponse: { accepted: true },
			workflowData: [[{ json: outcome.signal }]],
		};
	}
	context
		.getResponseObject()
		.status(outcome.status)
		.json({ accepted: false, reason: outcome.reason });
	if (!outcome.unreadable) return { noWebhookResponse: true };
	return { noWebhookResponse: true, workflowData: [[], [{ json: outcome.unreadable }]] };
}

async function judge(
	context: IWebhookFunctions,
	receivedAt: string,
): Promise<Refusal | { signal: IDataObject }> {
	const rawBody: Buffer | undefined = context.getRequestObject().rawBody;
	const header = (name: string): string => String(context.getHeaderData()[name] ?? '');
	const cap = Number(context.getNodeParameter('options.maximumBodySize', 5)) * BYTES_PER_MB;
	if (rawBody !== undefined && rawBody.length > cap) {
		return { status: 413, reason: 'The body is larger than this trigger accepts' };
	}
	const connection = await connectShopify(context, {
		repeats: false,
		timeoutMs: LONGEST_QUESTION_MS,
	});
	const checked = verifyWebhook(rawBody, header('x-shopify-hmac-sha256'), connection.webhookKey);
	if (!checked.valid || rawBody === undefined) {
		return { status: 401, reason: 'The signature is missing or does not match the body' };
	}
	if (header('x-shopify-shop-domain').toLowerCase() !== connection.shop) {
		return { status: 403, reason: 'The webhook is not from the shop of this trigger' };
	}
	const chosen = context.getNodeParameter('topics') as Topic[];
	const topic = chosen.find((each) => each === header('x-shopify-topic'));
	if (topic === undefined) return { status: 400, reason: 'The topic is not among the chosen ones' };
	const subject = parseSignal(topic, rawBody.toString('utf8'));
	if (!subject.ok) {
		const reason = subject.error === 'notJson' ? 'The body is not JSON' : 'The body names no order';
		return { status: 400, reason };
	}
	const order = await findOrder(connection.client, topic, subject.value);
	if (order.kind === 'notAsked') {
		return { status: 503, reason: 'The shop could not be asked which order this is about' };
	}
	const eventId = header('x-shopify-event-id');
	const bodyDigest = createHash('sha256').update(rawBody).digest('hex');
	const signalOf = (id: string): IDataObject => {
		const reference = gidDigits(id);
		return {
			orderKey: toOrderKey({ system: 'shopify', account: connection.shop, reference }),
			sourceId: id,
			topic,
			eventId,
			webhookId: header('x-shopify-webhook-id'),
			bodyDigest,
			correlationId: eventId === '' ? bodyDigest : eventId,
			receivedAt,
			triggeredAt: header('x-shopify-triggered-at'),
			shop: connection.shop,
		};
	};
	if (order.kind === 'order') return { signal: signalOf(order.id) };
	const refusal = { status: 404, reason: 'The shop knows no such order' } as const;
	const named = subject.value.kind === 'order' ? subject.value.id : null;
	return named === null ? refusal : { ...refusal, unreadable: signalOf(named) };
}
