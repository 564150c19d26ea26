import type { ICredentialDataDecryptedObject, IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { OrderSyncLinnworksApi } from '../../../credentials/OrderSyncLinnworksApi.credentials';
import { toOrderKey } from '../../../domain/order/order-key';
import { pricesIn, type OrderSnapshot } from '../../../domain/order/order-snapshot';
import { gatePolicySchema } from '../../../domain/gate/gate-policy';
import { formatAmount } from '../../../domain/money/money';
import type { SyncItem } from '../../../domain/report/sync-item';
import type { OrderLook } from '../../../domain/signal/order-look';
import { gateItem } from '../../../nodes/FulfilmentGate/gate-item';
import { LinnworksOrder } from '../../../nodes/Linnworks/LinnworksOrder.node';
import {
	DEFAULT_CREDENTIALS,
	startLinnworksSimulator,
	type LinnworksSimulator,
	type LinnworksSimulatorOptions,
	type OrderDraft,
} from '../../../simulators/linnworks';
import { aLook } from '../../builders/signal-builder';
import { nodeContext } from '../../support/node-context';

type Parameters = Record<string, unknown>;
type Operation = 'get' | 'plan' | 'apply' | 'verify' | 'hold' | 'release';

let accounts = 0;

/** A Linnworks account with our node in front of it, each with its own credential, caches and budget. */
export class Warehouse {
	/** What n8n keeps of the credential; tests may spoil the session in it. */
	readonly credential: ICredentialDataDecryptedObject;
	private readonly account = `account-${++accounts}`;

	private constructor(readonly simulator: LinnworksSimulator) {
		const session = { sessionToken: '', server: '', locality: '' };
		this.credential = { ...DEFAULT_CREDENTIALS, baseUrl: simulator.url, ...session };
	}

	static async open(options: LinnworksSimulatorOptions = {}): Promise<Warehouse> {
		const switches = { quota: false, ...options.switches };
		return new Warehouse(await startLinnworksSimulator({ ...options, switches }));
	}

	close = async (): Promise<void> => await this.simulator.close();

	/** A strict n8n context for one run of the node. */
	context(items: readonly object[], parameters: Parameters): IExecuteFunctions {
		const name = 'orderSyncLinnworksApi';
		const context = { parameters, items: items as IDataObject[] };
		const node = { name: 'Linnworks Order', credentials: { [name]: { id: this.account, name } } };
		return nodeContext({
			...context,
			credential: { name, type: new OrderSyncLinnworksApi(), data: this.credential },
			extra: { getNode: () => node },
		});
	}

	/** Runs one operation of the node; items come out as they would on the canvas. */
	async run<T = SyncItem>(
		operation: Operation,
		items: readonly object[],
		parameters: Parameters = {},
	): Promise<T[]> {
		const expressions = expressionsOf(items, operation);
		const context = this.context(items, { ...expressions, ...parameters, operation });
		const [output] = await new LinnworksOrder().execute.call(context);
		expect(output?.map((item) => item.pairedItem)).toEqual(items.map((_, item) => ({ item })));
		return (output ?? []).map((item) => structuredClone(item.json) as T);
	}

	/** Imports the shop's order as a channel would, with stock items for its SKUs; answers the order's id. */
	place(order: OrderSnapshot, changes: Partial<OrderDraft> = {}): string {
		const prices = pricesIn(order, 'GBP');
		if (!prices) throw new Error('Only orders in GBP are placed');
		const amount = (minor: number): number => Number(formatAmount(minor as never, 'GBP'));
		const side = order.taxesIncluded ? 'grossMinor' : 'netMinor';
		for (const { sku } of order.lines) if (sku !== '') this.stock(sku);
		return this.simulator.warehouse.createOrder({
			reference: order.reference,
			lines: order.lines.map((line) => ({
				itemNumber: line.lineId,
				sku: line.sku,
				title: line.title,
				quantity: line.quantity,
				pricePerUnit: amount(prices.lines[line.lineId]?.[side] ?? 0) / line.quantity,
				taxInclusive: order.taxesIncluded,
				taxRate: line.taxRatePpm / 10_000,
				isService: line.sku === '',
			})),
			postageCost: amount(prices.shipping.grossMinor),
			...(order.shipping ? { postalService: order.shipping.title } : {}),
			...addressesOf(order),
			...changes,
		}).orderId;
	}

	/** The id of the stock item for a SKU, which is made if need be. */
	stock(sku: string): string {
		return this.simulator.warehouse.addStockItem({ sku, title: `Article ${sku}`, level: 1000 });
	}

	/** Get, plan and gate. */
	async plan(orders: ReadonlyArray<Planned>, parameters: Parameters = {}): Promise<SyncItem[]> {
		const items = orders.map(({ snapshot, look }) => ({
			look: aLook({ orderKey: snapshot.orderKey, ...look }),
			snapshot,
		}));
		const { options, wholeLineage } = parameters;
		const read = await this.run('get', items, {
			...(options === undefined ? {} : { options }),
			...(wholeLineage === undefined ? {} : { wholeLineage }),
		});
		const planned = await this.run('plan', read, parameters);
		return planned.map(gated);
	}

	/** A whole sweep up to the verification. */
	async sweep(orders: ReadonlyArray<Planned>, parameters: Parameters = {}): Promise<SyncItem[]> {
		const applied = await this.run('apply', await this.plan(orders, parameters), parameters);
		return await this.run('verify', applied, parameters);
	}
}

/** The item with the decision of a gate that knows the default policy. */
export const gated = (item: SyncItem): SyncItem => gateItem(item, gatePolicySchema.parse({})).item;

export type Planned = { snapshot: OrderSnapshot; look?: Partial<OrderLook> };

/** The story's order under another reference. */
export const numbered = (order: OrderSnapshot, reference: string): OrderSnapshot => ({
	...order,
	reference,
	orderKey: toOrderKey({ system: 'shopify', account: 'demo.myshopify.com', reference }),
});

export const statuses = (item: SyncItem | undefined): string[] =>
	(item?.applied?.steps ?? []).map((each) => `${each.step.kind}: ${each.status}`);

/** The node's default expressions, as n8n would evaluate them. */
function expressionsOf(items: readonly object[], operation: Operation): Parameters {
	const at = (index: number): Partial<SyncItem> => items[index] as Partial<SyncItem>;
	return {
		orderId: (index: number) => at(index).target?.orderId ?? at(index).look?.targetOrderId,
		reference: (index: number) =>
			at(index).snapshot?.reference ?? at(index).look?.orderKey?.split(':')[2],
		...(operation === 'plan'
			? {
					source: 'N8N-SHOPIFY',
					subSource: (index: number) => at(index).look?.orderKey?.split(':')[1],
				}
			: {}),
	};
}

function addressesOf(order: OrderSnapshot): Partial<OrderDraft> {
	const draft = (address: OrderSnapshot['deliveryAddress']) => ({
		fullName: address?.fullName ?? '',
		company: address?.company ?? '',
		address1: address?.address1 ?? '',
		address2: address?.address2 ?? '',
		town: address?.town ?? '',
		region: address?.region ?? '',
		postCode: address?.postcode ?? '',
		country: address?.countryCode ?? '',
		phoneNumber: address?.phone ?? '',
		emailAddress: order.email,
	});
	return { address: draft(order.deliveryAddress), billingAddress: draft(order.billingAddress) };
}
