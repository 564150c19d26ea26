import type { Payout } from '../../../../domain/payout/payout';
import type { MoneyRow } from '../../mapping/payout/money-row';
import {
	externalIdsOf,
	referenceBehind,
	referenceOf,
	sideOf,
	type PayoutPrefixes,
} from '../../mapping/payout/payout-ids';
import { withoutOwnDocument, type PayoutMoney } from '../../mapping/payout/payout-money';
import {
	depositsQuery,
	namedQuery,
	ofOrdersQuery,
	onwardQuery,
	paymentsQuery,
	type BoundQuery,
} from '../../mapping/payout/payout-queries';
import type { NetSuiteClient } from '../../transport/netsuite-client';
import { askInLists, type Asked } from './ask-in-lists';

/** Most values in one list of a query; orders and payouts stand in a query two and three times. */
const VALUES = 200;
const ORDERS = 100;
const PAYOUTS = 60;

/** From what was made of an order over a return and its credit to the refund: a chain is never longer. */
const ONWARD_STEPS = 3;

/**
 * What NetSuite holds of these payouts, by as few queries as it takes: one for 200 external ids and one for 60 payouts.
 * Only movements without a document of their own are looked for by their order: one query for 100 orders, and one for
 * 200 documents that lead on, step by step. A failed query leaves a gap; a refused login is thrown.
 */
export async function readMoney(
	client: NetSuiteClient,
	payouts: readonly Payout[],
	prefixes: PayoutPrefixes,
): Promise<PayoutMoney> {
	return await new MoneyReader(client, prefixes).read(payouts);
}

class MoneyReader {
	private readonly documents = new Map<string, MoneyRow>();
	private readonly orders = new Map<string, Set<string>>();
	private readonly unreadOrders = new Set<string>();

	constructor(
		private readonly client: NetSuiteClient,
		private readonly prefixes: PayoutPrefixes,
	) {}

	async read(payouts: readonly Payout[]): Promise<PayoutMoney> {
		const { prefixes } = this;
		const named = await this.ask(
			payouts.flatMap(({ transactions }) =>
				transactions.flatMap((transaction) => externalIdsOf(transaction, prefixes)),
			),
			VALUES,
			namedQuery,
		);
		for (const { row } of named.found) this.documents.set(row.id, row);
		const open = payouts.flatMap((payout) => withoutOwnDocument(payout, this.documents, prefixes));
		await this.readByOrder(
			open.map(referenceOf),
			open.some((transaction) => sideOf(transaction) === 'refund'),
		);
		const banked = await this.ask(
			payouts.map(({ payoutId }) => payoutId),
			PAYOUTS,
			(batch) => depositsQuery(batch, prefixes.payoutPrefix),
		);
		return {
			documents: this.documents,
			orders: this.orders,
			bankDeposits: banked.found.map(({ row }) => row),
			unread: {
				externalIds: new Set(named.unread),
				orders: this.unreadOrders,
				payouts: new Set(banked.unread),
			},
		};
	}

	private async readByOrder(references: readonly string[], withRefunds: boolean): Promise<void> {
		const { externalIdPrefix } = this.prefixes;
		const byExternalId = new Map(
			references.map((reference) => [`${externalIdPrefix}${reference}`, reference]),
		);
		const first = await this.ask([...byExternalId.keys()], ORDERS, ofOrdersQuery);
		for (const externalId of first.unread) {
			this.unreadOrders.add(byExternalId.get(externalId) ?? '');
		}
		let sources = this.note(first, (externalId) => {
			const reference = referenceBehind(externalId, externalIdPrefix);
			return references.includes(reference) ? [reference] : [];
		});
		const [query, leadOn] = withRefunds ? [onwardQuery, ONWARD] : [paymentsQuery, ['CustInvc']];
		for (let step = 1; step <= ONWARD_STEPS; step += 1) {
			const ids = sources.filter(({ type }) => leadOn.includes(type)).map(({ id }) => id);
			const next = await this.ask(ids, VALUES, query);
			const ordersOf = (id: string): string[] => [...(this.orders.get(id) ?? [])];
			for (const reference of next.unread.flatMap(ordersOf)) this.unreadOrders.add(reference);
			sources = this.note(next, ordersOf);
		}
	}

	/** Keeps what was found, with the orders of what it was found by, and says which of it is new. */
	private note({ found }: Asked, ordersOf: (source: string) => readonly string[]): MoneyRow[] {
		const fresh = new Map<string, MoneyRow>();
		for (const { row, source } of found) {
			const references = ordersOf(source);
			if (references.length === 0) continue;
			const known = this.orders.get(row.id);
			if (!known) fresh.set(row.id, row);
			this.orders.set(row.id, new Set([...(known ?? []), ...references]));
			this.documents.set(row.id, row);
		}
		return [...fresh.values()];
	}

	private async ask(
		values: readonly string[],
		size: number,
		toQuery: (batch: readonly string[]) => BoundQuery,
	): Promise<Asked> {
		return await askInLists(this.client, values, size, toQuery);
	}
}

/** Documents from which the way leads on to money given back. */
const ONWARD = ['CustInvc', 'CashSale', 'CustDep', 'RtnAuth', 'CustCred'];
