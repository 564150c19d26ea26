import type { IDataObject } from 'n8n-workflow';
import { OrderSyncNetSuiteApi } from '../../../../credentials/OrderSyncNetSuiteApi.credentials';
import type { Payout } from '../../../../domain/payout/payout';
import { payoutBooksSchema, type PayoutBooks } from '../../../../domain/payout/payout-books';
import { execute } from '../../../../nodes/NetSuite/actions/payout/get-books.operation';
import { startNetSuiteSimulator, type NetSuiteSimulator } from '../../../../simulators/netsuite';
import { nodeContext } from '../../../support/node-context';

/** A NetSuite account with one web customer and one item, and the operation that reads what it holds of payouts. */
export class Office {
	private customer = '';
	private item = '';

	private constructor(readonly simulator: NetSuiteSimulator) {}

	static async open(): Promise<Office> {
		const switches = { taxProfile: 'none', fulfilmentNeedsLocation: false } as const;
		const office = new Office(
			await startNetSuiteSimulator({ switches: { ...switches, invoiceInAdvance: true } }),
		);
		office.empty();
		return office;
	}

	get account(): NetSuiteSimulator['account'] {
		return this.simulator.account;
	}

	/** Back to an account in which nothing was sold. */
	empty(): void {
		this.simulator.reset();
		this.customer = this.account.createCustomer();
		this.item = this.account.createItem({ sku: 'MUG', price: 1, stock: 1000 });
	}

	async close(): Promise<void> {
		await this.simulator.close();
	}

	/** An approved order of one line of this amount; answers its id. */
	order(reference: string, amount: number, more: object = {}): string {
		const line = { item: { id: this.item }, quantity: 1, rate: amount, price: { id: '-1' } };
		return this.account.createOrder({
			externalId: `SHOPIFY_SO_${reference}`,
			entity: { id: this.customer },
			item: { items: [line] },
			...more,
		});
	}

	/** An order that was paid into a deposit; answers the id of the deposit. */
	paidOrder(reference: string, amount: number, externalId?: string): string {
		return this.account.deposit(this.order(reference, amount), amount, externalId);
	}

	/** Pays a deposit or credits back. */
	refund(from: { deposit?: string; credit?: string; amount: number; externalId?: string }): string {
		const { deposit, credit, amount, externalId } = from;
		const list = (doc: string | undefined) =>
			doc === undefined ? {} : { items: [{ doc: { id: doc }, apply: true, amount }] };
		return this.account.create('customerRefund', {
			customer: { id: this.customer },
			...(externalId === undefined ? {} : { externalId }),
			...(deposit === undefined ? {} : { deposit: list(deposit) }),
			...(credit === undefined ? {} : { apply: list(credit) }),
		});
	}

	/** Puts an amount on the bank account as one line of a bank deposit. */
	bank(amount: number, more: { externalId?: string; memo?: string; currency?: object }): string {
		return this.account.create('deposit', {
			account: { id: '1' },
			other: { items: [{ account: { id: '122' }, amount }] },
			...more,
		});
	}

	/** What Get Payout Books adds to each payout. */
	async books(payouts: readonly object[], options: IDataObject = {}): Promise<PayoutBooks[]> {
		const items = await execute.call(
			nodeContext({
				items: payouts.map((payout) => ({ payout, kept: 'yes' }) as IDataObject),
				parameters: { operation: 'getPayoutBooks', options },
				credential: this.credential(),
			}),
		);
		expect(items.map(({ json }) => [json['payout'], json['kept']])).toEqual(
			payouts.map((payout) => [payout, 'yes']),
		);
		return items.map(({ json }) => payoutBooksSchema.parse(json['payoutBooks']));
	}

	/** What the account holds of one payout. */
	async booksOf(payout: Payout, options: IDataObject = {}): Promise<PayoutBooks> {
		const [books] = await this.books([payout], options);
		if (!books) throw new Error('No books came back');
		return books;
	}

	/** Queries so far. */
	queries(): number {
		return this.simulator.calls.count('POST suiteql');
	}

	/** The login of the account, as n8n would hand it to a node. */
	credential() {
		const { accountId, oauth2 } = this.simulator.credentials;
		const way = { authentication: 'oauth2', algorithm: 'ES256', ...oauth2 };
		const data = { accountId, baseUrl: this.simulator.url, accessToken: '', ...way };
		return { name: 'orderSyncNetSuiteApi', type: new OrderSyncNetSuiteApi(), data };
	}
}
