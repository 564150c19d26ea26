import http, { type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ShopifySimulator } from '../../../../simulators/shopify';
import { askData, Json } from './shop-client';

export interface Caught {
	readonly topic: string;
	readonly headers: IncomingHttpHeaders;
	readonly raw: Buffer;
	readonly body: Json;
}

/** A receiver that keeps what it gets and answers as told. */
export class WebhookCatcher {
	readonly caught: Caught[] = [];
	/** The status to answer with, or 'hang' to never answer. */
	answer: number | 'hang' = 200;
	private server: http.Server | null = null;

	get uri(): string {
		const address = this.server?.address() as AddressInfo;
		return `http://127.0.0.1:${address.port}/hook`;
	}

	get topics(): string[] {
		return this.caught.map((one) => one.topic);
	}

	async start(): Promise<this> {
		this.server = http.createServer((request, response) => {
			const chunks: Buffer[] = [];
			request.on('data', (chunk: Buffer) => chunks.push(chunk));
			request.on('end', () => {
				const raw = Buffer.concat(chunks);
				const topic = String(request.headers['x-shopify-topic']);
				this.caught.push({ topic, headers: request.headers, raw, body: toJson(raw) });
				if (this.answer !== 'hang') response.writeHead(this.answer).end();
			});
		});
		await new Promise<void>((resolve) => {
			this.server?.listen(0, '127.0.0.1', resolve);
		});
		return this;
	}

	async stop(): Promise<void> {
		this.server?.closeAllConnections();
		await new Promise((resolve) => this.server?.close(resolve));
	}

	/** Subscribes to topics through the API; answers the subscription ids. */
	async subscribe(
		shop: ShopifySimulator,
		topics: readonly string[],
		uri = this.uri,
	): Promise<string[]> {
		const ids: string[] = [];
		for (const topic of topics) {
			const made = await askData(
				shop,
				`mutation ($topic: WebhookSubscriptionTopic!, $uri: String!) {
					webhookSubscriptionCreate(topic: $topic, webhookSubscription: { uri: $uri }) {
						webhookSubscription { id } userErrors { message } } }`,
				{ topic, uri },
			);
			ids.push(made.text('webhookSubscriptionCreate.webhookSubscription.id'));
		}
		return ids;
	}
}

function toJson(raw: Buffer): Json {
	try {
		return new Json(JSON.parse(raw.toString('utf8')));
	} catch {
		return new Json(undefined);
	}
}
