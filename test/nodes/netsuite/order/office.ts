import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { OrderSyncNetSuiteApi } from '../../../../credentials/OrderSyncNetSuiteApi.credentials';
import { gatePolicySchema } from '../../../../domain/gate/gate-policy';
import type { OrderSnapshot } from '../../../../domain/order/order-snapshot';
import { toOrderKey } from '../../../../domain/order/order-key';
import type { SyncItem } from '../../../../domain/report/sync-item';
import type { TargetSnapshot } from '../../../../domain/target/target-snapshot';
import { gateItem } from '../../../../nodes/FulfilmentGate/gate-item';
import { NetSuiteSalesOrder } from '../../../../nodes/NetSuite/NetSuiteSalesOrder.node';
import {
	startNetSuiteSimulator,
	type NetSuiteSimulator,
	type NetSuiteSwitches,
} from '../../../../simulators/netsuite';
import { aLook } from '../../../builders/signal-builder';
import { nodeContext } from '../../../support/node-context';

const NAME = 'orderSyncNetSuiteApi';

type Parameters = Record<string, unknown>;
export type Operation = 'get' | 'plan' | 'apply' | 'verify' | 'findFulfilments';

/** A line as somebody types it in; further fields go by their names in the record API. */
type HandLine = { sku: string; quantity: number; amount: number; [field: string]: unknown };

let accounts = 0;

/** A NetSuite account with the Sales Order node in front of it, with a credential and caches of its own. */
export class Office {
	private id = '';
	/** The node's options; tests may change them. */
	options: Parameters = {};
	customer = '';

	private constructor(readonly simulator: NetSuiteSimulator) {
		this.startOver();
	}

	/** An empty account with one customer, and nothing remembered of it. */
	startOver(): void {
		this.simulator.reset();
		this.id = `office-${++accounts}`;
		this.customer = this.simulator.account.createCustomer({ entityId: 'WEB' });
		this.options = {
			...{ suiteTaxCodeId: '5', suiteTaxTypeId: '1' },
			customerId: this.customer,
		};
	}

	static async open(switches: Partial<NetSuiteSwitches> = {}): Promise<Office> {
		return new Office(await startNetSuiteSimulator({ switches }));
	}

	close = async (): Promise<void> => await this.simulator.close();

	context(items: readonly object[], parameters: Parameters): IExecuteFunctions {
		const { accountId, tba } = this.simulator.credentials;
		const data = { accountId, baseUrl: this.simulator.url, accessToken: '', authentication: 'tba' };
		const node = {
			name: 'NetSuite Sales Order',
			credentials: { [NAME]: { id: this.id, name: NAME } },
		};
		return nodeContext({
			items: items as IDataObject[],
			parameters: { options: this.options, dryRun: false, ...parameters },
			credential: { name: NAME, type: new OrderSyncNetSuiteApi(), data: { ...data, ...tba } },
			extra: { getNode: () => node },
		});
	}

	/** Runs one operation; items come out as they would on the canvas. */
	async run<T = SyncItem>(
		operation: Operation,
		items: readonly object[],
		parameters: Parameters = {},
	): Promise<T[]> {
		const at = (index: number) => items[index] as Partial<SyncItem>;
		const context = this.context(items, {
			orderId: (index: number) => at(index).look?.targetOrderId,
			reference: (index: number) =>
				at(index).snapshot?.reference ?? at(index).look?.orderKey?.split(':')[2],
			...parameters,
			operation,
		});
		const [output] = await new NetSuiteSalesOrder().execute.call(context);
		return (output ?? []).map((item) => structuredClone(item.json) as T);
	}

	/** The item for a SKU, made if need be; its base price is not what the shop asks. */
	stock(sku: string): string {
		const known = this.simulator.account.items().find((item) => item.sku === sku);
		return known?.id ?? this.simulator.account.createItem({ sku, price: 99, stock: 1000 });
	}

	/** Gets one order, however it stands. */
	async get(reference = '6001', parameters: Parameters = {}) {
		const look = aLook({ orderKey: keyOf(reference) });
		const [item] = await this.run<SyncItem & { editability?: object }>(
			'get',
			[{ look }],
			parameters,
		);
		if (!item) throw new Error('Nothing came back');
		return item;
	}

	/** The target of one order that is known to be there. */
	async target(reference = '6001', parameters: Parameters = {}): Promise<TargetSnapshot> {
		const { target, failure } = await this.get(reference, parameters);
		if (!target) throw new Error(failure?.reason ?? 'There is no such order');
		return target;
	}

	/** Reads, plans and gates orders. */
	async plan(orders: readonly OrderSnapshot[], parameters: Parameters = {}): Promise<SyncItem[]> {
		for (const { lines } of orders) for (const { sku } of lines) if (sku) this.stock(sku);
		const items = orders.map((snapshot) => ({
			look: aLook({ orderKey: snapshot.orderKey }),
			snapshot,
		}));
		const planned = await this.run('plan', await this.run('get', items), parameters);
		return planned.map((item) => gateItem(item, gatePolicySchema.parse({})).item);
	}

	/** A whole sweep up to the verification. */
	async sweep(orders: readonly OrderSnapshot[], parameters: Parameters = {}): Promise<SyncItem[]> {
		const applied = await this.run('apply', await this.plan(orders, parameters), parameters);
		return await this.run('verify', applied, parameters);
	}

	/** Puts an approved order into NetSuite by hand, each line remembering its number in the list as `line-<n>`. */
	byHand(lines: readonly HandLine[], header: object = {}): string {
		return this.simulator.account.createOrder({
			externalId: 'SHOPIFY_SO_6001',
			entity: { id: this.customer },
			item: {
				items: lines.map(({ sku, quantity, amount, ...rest }, at) => ({
					item: { id: this.stock(sku) },
					quantity,
					amount,
					price: { id: '-1' },
					custcol_shopify_line_id: `line-${at + 1}`,
					...rest,
				})),
			},
			...header,
		});
	}

	/** Puts the shop's orders into NetSuite by our own import. */
	async place(...orders: OrderSnapshot[]): Promise<void> {
		const swept = await this.sweep(orders, { importOrders: true });
		for (const { verification, failure, plan } of swept) {
			if (failure) throw new Error(failure.reason);
			expect(plan?.problems).toEqual([]);
			expect(verification?.discrepancies).toEqual([]);
		}
	}

	/** Calls since then, by operation. */
	async counting<T>(work: () => Promise<T>): Promise<{ result: T; calls: Record<string, number> }> {
		const before = this.simulator.calls.count();
		const result = await work();
		const calls: Record<string, number> = {};
		for (const { operation } of this.simulator.calls.since(before)) {
			calls[operation] = (calls[operation] ?? 0) + 1;
		}
		return { result, calls };
	}
}

export const keyOf = (reference: string): OrderSnapshot['orderKey'] =>
	toOrderKey({ system: 'shopify', account: 'demo.myshopify.com', reference });

/** The story's order under another reference. */
export const numbered = (order: OrderSnapshot, reference: string): OrderSnapshot => ({
	...order,
	reference,
	orderKey: keyOf(reference),
});
