import type { IDataObject } from 'n8n-workflow';
import { classifyRestocks } from '../../../domain/restock/classify-restock';
import {
	restockFactsSchema,
	type GoodsIn,
	type RestockFacts,
} from '../../../domain/restock/restock-facts';
import type { RestockPolicy } from '../../../domain/restock/restock-policy';
import { startShopifySimulator, type ShopifySimulator } from '../../../simulators/shopify';
import { somePolicy } from '../../builders/restock-builder';
import { inShort } from '../../domain/restock/judged';
import { runShopifyOrder } from './shopify-fixtures';

const HOUR = 3_600_000;

type Judged = Partial<RestockPolicy> & { hours?: number; booked?: GoodsIn[] };

/** A simulated shop with a warehouse and a store, in which a story is told hour by hour. */
export class RestockShop {
	private now = Date.parse('2026-03-03T08:00:00Z');
	/** The places' ids: the first keeps online orders. */
	readonly places: { warehouse: string; store: string };

	private constructor(
		readonly simulator: ShopifySimulator,
		clock: { read: () => number },
	) {
		clock.read = () => this.now;
		for (const [sku, price] of Object.entries({ TEE: '30.00', MUG: '12.00', LAMP: '48.00' })) {
			this.shop.addVariant({ sku, title: sku, price });
		}
		const warehouse = this.shop.order(this.place()).fulfilmentOrders[0]?.locationId ?? '';
		this.places = { warehouse, store: String(this.shop.addLocation({ name: 'Store' }).id) };
	}

	static async open(): Promise<RestockShop> {
		const clock = { read: (): number => 0 };
		return new RestockShop(
			await startShopifySimulator({
				clock: () => new Date(clock.read()),
				throttle: { maximumAvailable: 1_000_000 },
			}),
			clock,
		);
	}

	get shop(): ShopifySimulator['shop'] {
		return this.simulator.shop;
	}

	/** An order of two tees and a mug. */
	place(more: Partial<Parameters<ShopifySimulator['shop']['createOrder']>[0]> = {}): string {
		return this.shop.createOrder({
			lines: [
				{ sku: 'TEE', quantity: 2 },
				{ sku: 'MUG', quantity: 1 },
			],
			...more,
		}).gid;
	}

	/** Goes through acts an hour apart. */
	tell(...acts: Array<() => unknown>): void {
		for (const act of acts) {
			this.now += HOUR;
			act();
		}
	}

	/** What the node makes of items. */
	async run(items: IDataObject[], continueOnFail = false): Promise<IDataObject[]> {
		const [output = []] = await runShopifyOrder(this.simulator, {
			items,
			continueOnFail,
			parameters: {
				operation: 'getRestockFacts',
				orderId: (index: number) =>
					(items[index]?.['look'] as IDataObject | undefined)?.['sourceId'],
			},
		});
		expect(output.map((item) => item.pairedItem)).toEqual(items.map((_item, item) => ({ item })));
		return output.map(({ json }) => json);
	}

	async facts(sourceId: string): Promise<RestockFacts> {
		const [item] = await this.run([{ look: { sourceId } }]);
		expect(item?.['failure']).toBeUndefined();
		return restockFactsSchema.parse(item?.['restockFacts']);
	}

	/**
	 * What the classifier says of an order some hours after the last act, as "refundLine TEE: 1 synthetic certain".
	 */
	async verdicts(
		sourceId: string,
		{ hours = 1, booked, ...policy }: Judged = {},
	): Promise<string[]> {
		const facts = { ...(await this.facts(sourceId)), goodsIn: booked ?? [] };
		const verdicts = classifyRestocks(
			facts,
			somePolicy({ mappedLocations: [this.places.warehouse], ...policy }),
			new Date(this.now + hours * HOUR),
		);
		return verdicts.map((verdict) => {
			const [short = ''] = inShort([verdict]);
			const [, rest = ''] = /: (.*)$/.exec(short) ?? [];
			return `${verdict.claim.kind} ${verdict.claim.sku}: ${rest}`;
		});
	}

	/** Units that the warehouse booked in now. */
	booking(sku: string, quantity: number): GoodsIn {
		const at = new Date(this.now).toISOString();
		return { kind: 'rma', proofId: '1', at, sku, quantity, reference: 'RMA1', actioned: true };
	}

	calls(): string[] {
		return this.simulator.calls.all().map((call) => call.operationName);
	}
}
