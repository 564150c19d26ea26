import type { IDataObject } from 'n8n-workflow';
import type { Dispatched } from '../../../../domain/dispatch/dispatched';
import type { Shipment } from '../../../../domain/dispatch/shipment';
import type { ShopFulfilment } from '../../../../domain/dispatch/shop-fulfilment';
import { dispatchSteps } from '../../../../domain/report/dispatch-steps';
import type { Failure, SyncItem } from '../../../../domain/report/sync-item';
import { ShopifyFulfilment } from '../../../../nodes/Shopify/ShopifyFulfilment.node';
import {
	startShopifySimulator,
	type NewOrder,
	type ShopifySimulator,
} from '../../../../simulators/shopify';
import { nodeContext } from '../../../support/node-context';
import { PLENTY } from '../inventory-fixtures';
import { simulatorCredential } from '../shopify-fixtures';

export type Item = {
	look: { sourceId: string };
	shipment?: Shipment;
	fulfilment?: ShopFulfilment;
	dispatched?: Dispatched;
	failure?: Failure;
};

/** A row of the ledger, as far as the node reads it. */
export type LedgerRow = { order_key: string; recorded_at: string; steps: string };

/** A simulated shop with Shopify Fulfilment in front of it. */
export class FulfilmentShop {
	private constructor(readonly simulator: ShopifySimulator) {
		for (const sku of ['TEE', 'MUG', 'CARD']) {
			this.shop.addVariant({ sku, title: sku, price: '10.00' });
		}
	}

	static async open(): Promise<FulfilmentShop> {
		return new FulfilmentShop(await startShopifySimulator({ throttle: PLENTY }));
	}

	get shop(): ShopifySimulator['shop'] {
		return this.simulator.shop;
	}

	close = async (): Promise<void> => await this.simulator.close();

	/** An order of two tees and a mug; answers its GID. */
	place(more: Partial<NewOrder> = {}): string {
		return this.shop.createOrder({
			lines: [
				{ sku: 'TEE', quantity: 2 },
				{ sku: 'MUG', quantity: 1 },
			],
			...more,
		}).gid;
	}

	lineId(order: string, sku: string): string {
		return this.shop.order(order).lines.find((line) => line.sku === sku)?.id ?? '';
	}

	/** What the shop was told, as "T1: 2 x TEE" for each fulfilment that stands. */
	told(order: string): string[] {
		const { fulfilments, lines } = this.shop.order(order);
		return fulfilments
			.filter(({ status }) => status === 'SUCCESS')
			.map(({ tracking, lines: units }) => {
				const numbers = tracking.map(({ number }) => number).join(' ');
				const goods = units.map(
					({ lineId, quantity }) =>
						`${quantity} x ${lines.find(({ id }) => id === lineId)?.sku ?? ''}`,
				);
				return `${numbers}: ${goods.join(', ')}`;
			});
	}

	async get(items: object[], continueOnFail = false): Promise<Item[]> {
		return await this.run('get', items, {}, continueOnFail);
	}

	async apply(items: object[], parameters: Record<string, unknown> = {}): Promise<Item[]> {
		return await this.run('apply', items, parameters);
	}

	/** Reads an order and tells the shop of a shipment. */
	async dispatch(
		order: string,
		shipment: Shipment,
		parameters: Record<string, unknown> = {},
	): Promise<Item> {
		const read = await this.get([{ look: { sourceId: order }, shipment }]);
		const [item] = await this.apply(read, parameters);
		if (!item) throw new Error('No item came out');
		return item;
	}

	calls(operationName: string): number {
		return this.simulator.calls.count(operationName);
	}

	private async run(
		operation: 'get' | 'apply',
		items: object[],
		parameters: Record<string, unknown>,
		continueOnFail = false,
	): Promise<Item[]> {
		const field = (name: keyof Item) => (at: number) => (items[at] as Partial<Item>)[name];
		const context = nodeContext({
			items: items as IDataObject[],
			continueOnFail,
			parameters: {
				operation,
				orderId: (at: number) => (items[at] as Partial<Item>).look?.sourceId,
				...{
					shipment: (at: number) => ofItsOrder(items[at] ?? {}),
					fulfilment: field('fulfilment'),
				},
				...parameters,
			},
			credential: simulatorCredential(this.simulator),
		});
		const [output = []] = await new ShopifyFulfilment().execute.call(context);
		expect(output.map((item) => item.pairedItem)).toEqual(items.map((_, item) => ({ item })));
		return output.map(({ json }) => structuredClone(json) as unknown as Item);
	}
}

/** The shipment of an item, under the reference of its order. */
function ofItsOrder({ shipment, look }: Partial<Item>): Partial<Shipment> | undefined {
	const sourceId = look?.sourceId ?? '';
	return shipment && { ...shipment, reference: sourceId.slice(sourceId.lastIndexOf('/') + 1) };
}

/** What became of the steps, as "createFulfilment: done". */
export const statuses = ({ dispatched }: Item): string[] =>
	(dispatched?.steps ?? []).map(({ kind, status }) => `${kind}: ${status}`);

export const problems = ({ dispatched }: Item): string[] =>
	(dispatched?.problems ?? []).map(({ code }) => code);

/** The row that the report would write of a look. */
export const ledgerRow = ({ fulfilment, dispatched }: Item, at = '2026-03-02'): LedgerRow => ({
	order_key: fulfilment?.orderKey ?? '',
	recorded_at: `${at}T10:00:00Z`,
	steps: JSON.stringify(dispatchSteps({ dispatched } as SyncItem)),
});
