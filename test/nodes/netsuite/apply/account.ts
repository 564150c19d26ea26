import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { OrderSyncNetSuiteApi } from '../../../../credentials/OrderSyncNetSuiteApi.credentials';
import { planAddition } from '../../../../domain/edit/plan-addition';
import { planEdit } from '../../../../domain/edit/plan-edit';
import { gatePolicySchema } from '../../../../domain/gate/gate-policy';
import { planImport } from '../../../../domain/import/plan-import';
import type { Mappings } from '../../../../domain/mapping/mappings';
import type { OrderSnapshot } from '../../../../domain/order/order-snapshot';
import type { SyncItem } from '../../../../domain/report/sync-item';
import type { OrderLook } from '../../../../domain/signal/order-look';
import type { Discrepancy } from '../../../../domain/verify/discrepancy';
import { verifyApplied } from '../../../../domain/verify/verify-applied';
import { gateItem } from '../../../../nodes/FulfilmentGate/gate-item';
import * as apply from '../../../../nodes/NetSuite/actions/order/apply.operation';
import * as create from '../../../../nodes/NetSuite/actions/order/create.operation';
import * as closeLines from '../../../../nodes/NetSuite/actions/order/close-lines.operation';
import { connectOrders } from '../../../../nodes/NetSuite/actions/order/connect-orders';
import * as hold from '../../../../nodes/NetSuite/actions/order/hold.operation';
import { readTargets } from '../../../../nodes/NetSuite/actions/order/read-targets';
import * as release from '../../../../nodes/NetSuite/actions/order/release.operation';
import { toAbilities } from '../../../../nodes/NetSuite/mapping/to-target-snapshot';
import {
	startNetSuiteSimulator,
	type NetSuiteSimulator,
	type NetSuiteSwitches,
} from '../../../../simulators/netsuite';
import { aLook } from '../../../builders/signal-builder';
import { nodeContext } from '../../../support/node-context';

const OPERATIONS = { apply, closeLines, create, hold, release };
const NAME = 'orderSyncNetSuiteApi';
let accounts = 0;

type Parameters = Record<string, unknown>;

/** A NetSuite account with the writing operations in front of it; plans are made from what it really holds. */
export class Account {
	private readonly id = `netsuite-${++accounts}`;
	/** The node's options; tests may change them. */
	options: Parameters = { suiteTaxCodeId: '5', suiteTaxTypeId: '1' };
	/** The item under which the account holds tax as a line. */
	taxItem: string | null = null;
	readonly customer: string;

	private constructor(readonly simulator: NetSuiteSimulator) {
		this.customer = simulator.account.createCustomer({ entityId: 'WEB' });
		this.options['customerId'] = this.customer;
	}

	static async open(switches: Partial<NetSuiteSwitches> = {}): Promise<Account> {
		return new Account(await startNetSuiteSimulator({ switches }));
	}

	close = async (): Promise<void> => await this.simulator.close();

	private context(items: readonly object[], parameters: Parameters): IExecuteFunctions {
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
			continueOnFail: parameters['continueOnFail'] === true,
			extra: { getNode: () => node },
		});
	}

	/** Runs one operation; items come out as they would on the canvas. */
	async run<T = SyncItem>(
		operation: keyof typeof OPERATIONS,
		items: readonly object[],
		parameters: Parameters = {},
	): Promise<T[]> {
		const context = this.context(items, {
			orderId: (index: number) => (items[index] as Partial<SyncItem>).target?.orderId,
			...parameters,
		});
		const output: INodeExecutionData[] = await OPERATIONS[operation].execute.call(context);
		expect(output.map((item) => item.pairedItem)).toEqual(items.map((_, item) => ({ item })));
		return output.map((item) => structuredClone(item.json) as T);
	}

	/** The item for a SKU, made if need be; its base price is not what the shop asks. */
	stock(sku: string): string {
		const known = this.simulator.account.items().find((item) => item.sku === sku);
		return known?.id ?? this.simulator.account.createItem({ sku, price: 99, stock: 1000 });
	}

	mappings(...orders: OrderSnapshot[]): Mappings {
		const skus = orders.flatMap(({ lines }) => lines.map(({ sku }) => sku)).filter(Boolean);
		const article = (sku: string) => ({ stockItemId: this.stock(sku), sku });
		return {
			skus: {},
			locations: {},
			shipping: { express: { serviceId: '12', serviceName: 'Express' } },
			stockItems: Object.fromEntries(skus.map((sku) => [sku.toLowerCase(), article(sku)])),
			countries: {
				GB: { id: 'GB', name: 'GB' },
				FR: { id: 'FR', name: 'FR' },
			},
			...(this.taxItem ? { charges: { tax: { stockItemId: this.taxItem, sku: 'TAX' } } } : {}),
		};
	}

	/** The order as NetSuite holds it now, found by its reference. */
	async read(reference = '6001') {
		const connection = await connectOrders(this.context([{}], {}));
		const wish = { orderId: '', reference, lookUpBy: 'externalId' as const };
		const [look] = await readTargets(connection, [wish], 'target');
		if (!look || 'failure' in look) throw new Error(look?.failure.reason);
		return look;
	}

	/** An item whose plan creates the order. */
	creation(order: OrderSnapshot): SyncItem {
		const rounded = this.simulator.switches.taxProfile === 'legacy' && this.taxItem === null;
		const abilities = toAbilities({
			tax: rounded ? 'rounded' : 'exact',
			compareLocation: false,
			holdWith: 'field',
		});
		const plan = planImport(order, this.mappings(order), {
			...{ targetSystem: 'netsuite', source: 'SHOPIFY', subSource: 'demo.myshopify.com' },
			...{ baseCurrency: '', requireShippingService: false, locationNames: {}, abilities },
		});
		const look = aLook({ orderKey: order.orderKey });
		return gated({ look, snapshot: order, plan });
	}

	/** Creates the order by our own step, as the sweep does. */
	async place(order: OrderSnapshot): Promise<SyncItem> {
		const [item] = await this.run('apply', [this.creation(order)]);
		if (!item?.target) throw new Error(JSON.stringify(item?.applied ?? item?.failure));
		return item;
	}

	/** Reads, plans and gates the edit that brings the order to this state. */
	async plan(order: OrderSnapshot, look: Partial<OrderLook> = {}): Promise<SyncItem> {
		const { target, ...read } = await this.read(order.reference);
		if (!target) throw new Error('Place the order first');
		const heldByUs = 'heldByUs' in read && read.heldByUs;
		const plan = planAddition(planEdit(order, target, this.mappings(order)), target);
		const looked = aLook({ orderKey: order.orderKey, heldByUs, ...look });
		return gated({ look: looked, snapshot: order, target, plan });
	}

	/** Plans and writes an edit. */
	async edit(order: OrderSnapshot, parameters: Parameters = {}): Promise<SyncItem> {
		const [item] = await this.run('apply', [await this.plan(order)], parameters);
		if (!item) throw new Error('Nothing came back');
		return item;
	}

	/** What is left between the order as written and the shop's. */
	async differences(item: SyncItem): Promise<Discrepancy[]> {
		const { plan, snapshot, decision } = item;
		if (!plan || !snapshot) throw new Error('Nothing was planned');
		const { target } = await this.read(snapshot.reference);
		if (!target) throw new Error('The order is gone');
		const mappings = this.mappings(snapshot);
		return verifyApplied(plan, snapshot, target, mappings, decision?.refused ?? []);
	}

	/** The order as a person sees it. */
	order = (reference = '6001') => this.simulator.account.order(`SHOPIFY_SO_${reference}`);

	/** Calls that wrote to records, such as "PATCH salesOrder". */
	writes = (): string[] =>
		this.simulator.calls
			.all()
			.filter(({ method, operation }) => method !== 'GET' && !/suiteql|token/.test(operation))
			.map(({ operation }) => operation);
}

const gated = (item: SyncItem): SyncItem => gateItem(item, gatePolicySchema.parse({})).item;

export const statuses = (item: SyncItem | undefined): string[] =>
	(item?.applied?.steps ?? []).map((each) => `${each.step.kind}: ${each.status}`);
