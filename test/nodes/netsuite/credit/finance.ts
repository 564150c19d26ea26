import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { OrderSyncNetSuiteApi } from '../../../../credentials/OrderSyncNetSuiteApi.credentials';
import { gatePolicySchema } from '../../../../domain/gate/gate-policy';
import { formatAmount } from '../../../../domain/money/money';
import { pricesIn, type OrderSnapshot } from '../../../../domain/order/order-snapshot';
import type { SyncItem } from '../../../../domain/report/sync-item';
import { gateItem } from '../../../../nodes/FulfilmentGate/gate-item';
import { NetSuiteCreditMemo } from '../../../../nodes/NetSuite/NetSuiteCreditMemo.node';
import {
	startNetSuiteSimulator,
	type NetSuiteSimulator,
	type NetSuiteSwitches,
	type RecordSnapshot,
} from '../../../../simulators/netsuite';
import type { RefundStory } from '../../../builders/refund-builder';
import { aLook } from '../../../builders/signal-builder';
import { nodeContext } from '../../../support/node-context';

const NAME = 'orderSyncNetSuiteApi';
const CURRENCIES: Readonly<Record<string, string>> = { GBP: '1', USD: '2', EUR: '4', JPY: '5' };

type Parameters = Record<string, unknown>;
type Booked = Pick<RecordSnapshot, 'externalId' | 'total' | 'remaining'>;

let accounts = 0;

/** The finance side of a NetSuite account, with our node in front of it; each account has its own caches. */
export class Finance {
	customer = '';
	/** The node's options; tests may change them. */
	options: Parameters = {};
	private id = '';

	private constructor(readonly simulator: NetSuiteSimulator) {
		this.begin();
	}

	/** A new account with a customer and the items that stand for refunds. */
	begin(): void {
		this.simulator.reset();
		const { account } = this.simulator;
		this.id = `finance-${++accounts}`;
		this.customer = account.createCustomer({ entityId: 'WEB' });
		const item = (sku: string): string =>
			account.createItem({ sku, type: 'nonInventorySaleItem', taxRate: 0 });
		this.options = {
			...{ refundItemId: item('REFUND'), shippingItemId: item('REFUND-SHIP') },
			...{ suiteTaxCodeId: '5', suiteTaxTypeId: '1', timeZone: 'Europe/London' },
		};
	}

	static async open(switches: Partial<NetSuiteSwitches> = {}): Promise<Finance> {
		return new Finance(await startNetSuiteSimulator({ switches }));
	}

	close = async (): Promise<void> => await this.simulator.close();

	private context(items: readonly object[], parameters: Parameters): IExecuteFunctions {
		const { accountId, tba } = this.simulator.credentials;
		const data = { accountId, baseUrl: this.simulator.url, accessToken: '', authentication: 'tba' };
		const node = {
			name: 'NetSuite Credit Memo',
			credentials: { [NAME]: { id: this.id, name: NAME } },
		};
		return nodeContext({
			items: items as IDataObject[],
			parameters: { options: this.options, ...parameters },
			credential: { name: NAME, type: new OrderSyncNetSuiteApi(), data: { ...data, ...tba } },
			continueOnFail: parameters['continueOnFail'] === true,
			extra: { getNode: () => node, getTimezone: () => 'Europe/London' },
		});
	}

	/** Runs one operation of the node; items come out as they would on the canvas. */
	async run<T = SyncItem>(
		operation: string,
		items: readonly object[],
		parameters: Parameters = {},
	): Promise<T[]> {
		const reference = (index: number) => (items[index] as Partial<SyncItem>).refunds?.reference;
		const context = this.context(items, { reference, ...parameters, operation });
		const [output] = await new NetSuiteCreditMemo().execute.call(context);
		expect(output?.map((item) => item.pairedItem)).toEqual(items.map((_, item) => ({ item })));
		return (output ?? []).map((item) => structuredClone(item.json) as T);
	}

	/** Saves the shop's order as the order flow would; answers its external id. */
	place(order: OrderSnapshot, currency = 'GBP', changes: object = {}): string {
		const prices = pricesIn(order, currency);
		if (!prices) throw new Error(`The order has no prices in ${currency}`);
		const amount = (minor: number): number => Number(formatAmount(minor as never, currency));
		const { account, switches } = this.simulator;
		const externalId = `SHOPIFY_SO_${order.reference}`;
		const isSuiteTax = switches.taxProfile === 'suiteTax';
		const row = (taxDetailsReference: string, netMinor: number, taxMinor: number) => ({
			...{ taxDetailsReference, taxCode: { id: '5' }, taxType: { id: '1' } },
			...{ taxBasis: amount(netMinor), taxRate: 10, taxAmount: amount(taxMinor) },
		});
		const price = (lineId: string) => prices.lines[lineId] ?? { netMinor: 0, taxMinor: 0 };
		const tax = prices.taxMinor;
		const taxLine = {
			item: { id: this.item('TAX') },
			quantity: 1,
			rate: amount(tax),
			custcol_shopify_line_id: 'tax',
		};
		account.createOrder({
			externalId,
			...{ entity: { id: this.customer }, currency: { id: CURRENCIES[currency] } },
			...{ location: { id: '1' }, shipMethod: { id: '11' } },
			custbody_shopify_order_id: order.reference,
			shippingCost: amount(prices.shipping.netMinor),
			item: {
				items: [
					...order.lines.map(({ lineId, sku, quantity }) => ({
						item: { id: this.item(sku) },
						...{ quantity, amount: amount(price(lineId).netMinor), price: { id: '-1' } },
						custcol_shopify_line_id: lineId,
						...(isSuiteTax ? { taxDetailsReference: lineId } : {}),
					})),
					...(isSuiteTax ? [] : [taxLine]),
				],
			},
			...(isSuiteTax
				? {
						taxDetailsOverride: true,
						taxDetails: {
							items: [
								...order.lines.map(({ lineId }) =>
									row(lineId, price(lineId).netMinor, price(lineId).taxMinor),
								),
								row('SHIPPING', prices.shipping.netMinor, prices.shipping.taxMinor),
							],
						},
					}
				: {}),
			...changes,
		});
		return externalId;
	}

	/** The id of an item for a SKU, which is made if need be; goods are stock, and untaxed by the account itself. */
	item(sku: string): string {
		const { account } = this.simulator;
		const known = account.items().find((item) => item.sku === sku);
		const type = sku === 'TAX' ? 'otherChargeSaleItem' : 'inventoryItem';
		return known?.id ?? account.createItem({ sku, type, taxRate: 0, stock: 1000 });
	}

	/** Ships and invoices an order, which its deposit pays if there is one; answers the invoice's id. */
	bill(key: string, depositId = ''): string {
		const { account } = this.simulator;
		account.ship(key);
		const invoice = account.invoice(key);
		if (depositId !== '') account.applyDeposit(depositId, invoice);
		return invoice;
	}

	/** Get and plan, and the gate. */
	async plan(stories: readonly RefundStory[], parameters: Parameters = {}): Promise<SyncItem[]> {
		const items = stories.map(itemOf);
		const read = await this.run('get', items);
		const planned = await this.run('plan', read, { returns: 'received', ...parameters });
		return planned.map(gated);
	}

	/** A whole sweep. */
	async sweep(stories: readonly RefundStory[], parameters: Parameters = {}): Promise<SyncItem[]> {
		const applied = await this.run('apply', await this.plan(stories, parameters), parameters);
		return await this.run('verify', applied);
	}

	/** What the account holds of a kind: external id, total and what is open of it. */
	booked(type: 'creditMemo' | 'customerRefund' | 'cashRefund'): Booked[] {
		return this.simulator.account
			.records(type)
			.map(({ externalId, total, remaining }) => ({ externalId, total, remaining }));
	}
}

/** The item with the decision of a gate that knows the default policy. */
export const gated = (item: SyncItem): SyncItem => gateItem(item, gatePolicySchema.parse({})).item;

/** The story's order on its way through a sweep. */
export function itemOf(story: RefundStory): SyncItem {
	const [snapshot, refunds] = [story.order(), story.build()];
	return { look: aLook({ orderKey: snapshot.orderKey }), snapshot, refunds };
}

/** What became of each step. */
export const statuses = (item: SyncItem | undefined): string[] =>
	(item?.applied?.steps ?? []).map(({ step, status }) => `${step.kind}: ${status}`);

/** Messages of the steps that have one. */
export const messages = (item: SyncItem | undefined): string =>
	(item?.applied?.steps ?? []).map(({ message }) => message).join(' | ');
