import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { IDataObject } from 'n8n-workflow';
import type { OrderLook } from '../../domain/signal/order-look';
import { OrderSync } from '../../nodes/OrderSync/OrderSync.node';
import { ensureSubscriptions } from '../../nodes/Shopify/trigger/ensure-subscriptions';
import type { Topic } from '../../nodes/Shopify/trigger/topics';
import { runTrigger } from '../nodes/shopify/run-trigger';
import { simulatorClient } from '../nodes/shopify/shopify-fixtures';
import { nodeContext } from '../support/node-context';
import type { ConnectedShop } from './connected-shop';

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks);
}

/** Our trigger behind a shop's webhooks, with the rows that its signals leave in the table. */
export class SignalRows {
	readonly rows: IDataObject[] = [];
	private readonly server = createServer((request, response) => {
		void this.receive(request).then(
			(status) => response.writeHead(status).end(),
			() => response.destroy(),
		);
	});

	private constructor(
		private readonly shop: ConnectedShop,
		private readonly topics: Topic[],
	) {}

	static async open(shop: ConnectedShop, topics: Topic[]): Promise<SignalRows> {
		const made = new SignalRows(shop, topics);
		await new Promise<void>((resolve) => made.server.listen(0, '127.0.0.1', resolve));
		const { port } = made.server.address() as AddressInfo;
		const client = await simulatorClient(shop.simulator);
		await ensureSubscriptions(client, topics, `http://127.0.0.1:${port}/shopify`, false);
		return made;
	}

	close = async (): Promise<void> => {
		await this.shop.simulator.webhooks.settled();
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	};

	/** Orders that are due once the rows are folded. */
	async due(): Promise<OrderLook[]> {
		const [due = []] = await new OrderSync().execute.call(
			nodeContext({
				items: this.rows,
				parameters: {
					...{ operation: 'settle', holds: '[]' },
					...{ settleSeconds: 0, maxWaitSeconds: 0, maxOrders: 10 },
				},
			}),
		);
		return due.map(({ json }) => json['look'] as unknown as OrderLook);
	}

	private async receive(request: IncomingMessage): Promise<number> {
		const rawBody = await bytesOf(request);
		const { headers } = request;
		const { simulator } = this.shop;
		const { status, items } = await runTrigger(simulator, {
			rawBody,
			headers,
			topics: this.topics,
		});
		for (const signal of items) this.rows.push(this.toRow(signal));
		return status;
	}

	private toRow({ orderKey, sourceId, topic, ...signal }: IDataObject): IDataObject {
		const receivedAt = signal['receivedAt'] ?? '';
		return {
			...{ id: this.rows.length + 1, kind: 'signal', status: 'new', attempt: 0 },
			...{ order_key: orderKey ?? '', source_id: sourceId ?? '', topic: topic ?? '' },
			...{ event_id: signal['eventId'] ?? '', body_digest: signal['bodyDigest'] ?? '' },
			...{ correlation_id: signal['correlationId'] ?? '', target_order_id: '' },
			...{ received_at: receivedAt, first_received_at: receivedAt, not_before: receivedAt },
		};
	}
}
