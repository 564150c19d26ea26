import { MAIN_LOCATION, VARIANTS } from '../../../playground/world/catalogue';
import { startNetSuiteSimulator, type NetSuiteSimulator } from '../../../simulators/netsuite';
import { startShopifySimulator, type ShopifySimulator } from '../../../simulators/shopify';
import { copyBody, type IdsOfOrder } from './copy-body';
import { summarise, type CallsSummary } from './summarise-calls';

/** An order as the shop names it. */
export type Placed = { gid: string; legacyId: string; name: string };

/** What has to be known of the vendors to work with them. */
export type VendorFacts = {
	shopify: Pick<ShopifySimulator, 'url' | 'settings'>;
	netsuite: Pick<NetSuiteSimulator, 'url' | 'credentials'>;
	/** The shop's location and the account's, which belong together. */
	location: { sourceId: string; name: string; targetId: string };
	customerId: string;
	refundItemId: string;
};

const STOCK = 1_000_000;
const UNMETERED = { maximumAvailable: 1e9, restoreRate: 1e9 };
const TAX_CODE = '5';
const ADDRESS = {
	...{ firstName: 'Ada', lastName: 'Lovelace', address1: '12 St James Square' },
	...{ city: 'London', zip: 'SW1Y 4JH', countryCode: 'GB' },
};

/** A shop and its accounts with one small catalogue, and what people do there. Amounts include 20 % tax. */
export class Vendors {
	private pattern: { body: object; ids: IdsOfOrder } | null = null;

	private constructor(
		private readonly shopify: ShopifySimulator,
		private readonly netsuite: NetSuiteSimulator,
		private readonly facts: VendorFacts,
	) {}

	/** Starts both; each call to NetSuite takes so many milliseconds, and the shop answers at once. */
	static async open(latencyMs: number): Promise<Vendors> {
		const shopify = await startShopifySimulator({ withLocation: false, throttle: UNMETERED });
		const netsuite = await startNetSuiteSimulator({ latencyMs });
		const { account } = netsuite;
		const main = shopify.shop.addLocation({ name: MAIN_LOCATION });
		const targetId = account.createReference({ type: 'location', name: MAIN_LOCATION });
		for (const { sku, title, price } of VARIANTS) {
			shopify.shop.addVariant({ sku, title, price, available: STOCK });
			account.createItem({ sku, price: Number(price), stock: { [targetId]: STOCK } });
		}
		return new Vendors(shopify, netsuite, {
			shopify: { url: shopify.url, settings: shopify.settings },
			netsuite: { url: netsuite.url, credentials: netsuite.credentials },
			location: { sourceId: main.gid, name: main.name, targetId },
			customerId: account.createCustomer({ entityId: 'WEB' }),
			refundItemId: account.createItem({ sku: 'REFUND', type: 'nonInventorySaleItem', taxRate: 0 }),
		});
	}

	about = (): VendorFacts & { taxCodeId: string } => ({ ...this.facts, taxCodeId: TAX_CODE });

	/** Buyers pay for orders of two lines. */
	place(count: number): Placed[] {
		return Array.from({ length: count }, () =>
			this.shopify.shop.createOrder({
				lines: [
					{ sku: 'TEE-RED-M', quantity: 2 },
					{ sku: 'MUG-01', quantity: 1 },
				],
				shipping: { title: 'Standard', price: '5.00' },
				taxesIncluded: true,
				taxRates: [{ title: 'VAT', rate: 0.2 }],
				email: 'bench@buyer.example',
				shippingAddress: ADDRESS,
			}),
		);
	}

	/** Keeps how our own node saved an order, for `enter`. */
	learn(order: Placed): void {
		const key = keyOf(order).toLowerCase();
		const written = this.netsuite.calls
			.of('POST salesOrder')
			.find(({ recordIds }) => recordIds.includes(key));
		if (typeof written?.body !== 'object' || written.body === null) {
			throw new Error(`${order.name} was not written by our node`);
		}
		this.pattern = { body: written.body, ids: this.idsOf(order) };
	}

	/** Saves sales orders as our own node would, without asking it. */
	enter(orders: readonly Placed[]): void {
		const { body, ids } = this.pattern ?? {};
		if (!body || !ids) throw new Error('It was not learned how');
		for (const order of orders) {
			this.netsuite.account.createOrder(copyBody(body, ids, this.idsOf(order)));
		}
	}

	/** Somebody changes the quantity of one line in the shop. */
	edit(orders: readonly Placed[]): void {
		for (const { gid } of orders) {
			this.shopify.shop.edit(gid, [{ setQuantity: { sku: 'MUG-01', quantity: 2 } }]);
		}
	}

	/** Ships, bills and collects whole orders. */
	bill(orders: readonly Placed[]): void {
		const { account } = this.netsuite;
		for (const order of orders) {
			account.ship(keyOf(order));
			account.payInvoice(account.invoice(keyOf(order)));
			this.shopify.shop.fulfil(order.gid);
		}
	}

	/** Gives the money of one unit back. */
	refund(orders: readonly Placed[]): void {
		for (const { gid } of orders) {
			this.shopify.shop.refund(gid, {
				lines: [{ sku: 'MUG-01', quantity: 1 }],
				amount: '11.95',
			});
		}
	}

	/** Fills the account with orders that the shop knows nothing of; answers the numbers in their external ids. */
	fill(count: number): string[] {
		this.netsuite.account.bulkOrders(count);
		return Array.from({ length: count }, (_none, index) => String(index + 1));
	}

	/** Quantities of the line that `edit` changes, as the account has them. */
	quantities(orders: readonly Placed[]): number[] {
		return orders.map((order) => {
			const { lines } = this.netsuite.account.order(keyOf(order));
			return lines.find(({ sku }) => sku === 'MUG-01')?.quantity ?? 0;
		});
	}

	/** Requests that the account answers in parallel from now on. */
	limit(slots: number): void {
		this.netsuite.switches.concurrencyLimit = slots;
	}

	resetCalls(): void {
		this.netsuite.calls.reset();
		this.shopify.calls.reset();
	}

	/** What both were asked since the last reset. */
	calls(): CallsSummary {
		return summarise(this.netsuite.calls, this.shopify.calls);
	}

	private idsOf({ gid, legacyId, name }: Placed): IdsOfOrder {
		const { lines } = this.shopify.shop.order(gid);
		return { legacyId, name, lineIds: lines.map(({ id }) => id) };
	}
}

const keyOf = ({ legacyId }: Placed): string => `SHOPIFY_SO_${legacyId}`;
