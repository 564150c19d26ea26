import type { IDataObject } from 'n8n-workflow';
import type { OrderSnapshot } from '../../domain/order/order-snapshot';
import type { OrderRefunds } from '../../domain/refund/order-refunds';
import type { SyncItem } from '../../domain/report/sync-item';
import type { RestockFacts } from '../../domain/restock/restock-facts';
import {
	startShopifySimulator,
	type ShopifySimulator,
	type ShopifySimulatorOptions,
} from '../../simulators/shopify';
import { aLook } from '../builders/signal-builder';
import { runShopifyOrder } from '../nodes/shopify/shopify-fixtures';

const HOUR = 3_600_000;
const HOME = {
	...{ firstName: 'Ada', lastName: 'Byron', address1: '12 St James Square' },
	...{ city: 'London', zip: 'SW1Y 4JH', countryCode: 'GB' },
};

type Drivers = ShopifySimulator['shop'];
type OrderDraft = Parameters<Drivers['createOrder']>[0];

/** An order on its way to the targets, with all that our node reads of it in the shop. */
export type ReadOrder = SyncItem & {
	snapshot: OrderSnapshot;
	refunds: OrderRefunds;
	restockFacts: RestockFacts;
};

/** A simulated shop in which acts are an hour apart, and our node that reads its orders for the targets. */
export class ConnectedShop {
	private constructor(
		readonly simulator: ShopifySimulator,
		private readonly time: { ms: number },
	) {}

	/** A shop with these articles, by SKU, at these prices; prices hold tax unless the options say otherwise. */
	static async open(
		prices: Readonly<Record<string, string>>,
		options: ShopifySimulatorOptions = {},
	): Promise<ConnectedShop> {
		const time = { ms: Date.parse('2026-03-03T08:00:00Z') };
		const clock = (): Date => new Date(time.ms);
		const throttle = { maximumAvailable: 1_000_000 };
		const simulator = await startShopifySimulator({ clock, throttle, ...options });
		for (const [sku, price] of Object.entries(prices)) {
			simulator.shop.addVariant({ sku, title: sku, price });
		}
		return new ConnectedShop(simulator, time);
	}

	/** The shop's time. */
	clock = (): Date => new Date(this.time.ms);

	close = async (): Promise<void> => await this.simulator.close();

	get shop(): Drivers {
		return this.simulator.shop;
	}

	/** The mapping of the shop's one location to the first of each target, as rows of the table. */
	locationMap(sourceId: string): Array<Record<string, string>> {
		const source = this.shop.order(sourceId).fulfilmentOrders[0]?.locationId ?? '';
		const row = (target_system: string, target_location_id: string) => ({
			...{ target_system, target_location_id },
			source_location_id: `gid://shopify/Location/${source}`,
		});
		return [row('linnworks', '00000000-0000-0000-0000-000000000000'), row('netsuite', '1')];
	}

	/** Places an order of so many units of each SKU, an hour after the last act; answers its id. */
	place(units: Readonly<Record<string, number>>, more: Partial<OrderDraft> = {}): string {
		this.time.ms += HOUR;
		const lines = Object.entries(units).map(([sku, quantity]) => ({ sku, quantity }));
		const home = { shippingAddress: HOME, email: 'ada@example.test' };
		return this.shop.createOrder({ lines, ...home, ...more }).gid;
	}

	/** Goes through acts in the shop, an hour apart. */
	tell(...acts: Array<(shop: Drivers) => unknown>): void {
		for (const act of acts) {
			this.time.ms += HOUR;
			act(this.shop);
		}
	}

	/** Reads an order as every flow does: as it stands, its refunds, and what tells of its goods. */
	async read(sourceId: string): Promise<ReadOrder> {
		let item: IDataObject = { look: aLook({ sourceId }) };
		for (const operation of ['getSnapshot', 'getRefunds', 'getRestockFacts']) {
			const [[output] = []] = await runShopifyOrder(this.simulator, {
				items: [item],
				parameters: { operation, orderId: sourceId },
			});
			item = output?.json ?? {};
			if (item['failure']) throw new Error(JSON.stringify(item['failure']));
		}
		const read = structuredClone(item) as unknown as ReadOrder;
		return { ...read, look: { ...read.look, orderKey: read.snapshot.orderKey } };
	}
}
