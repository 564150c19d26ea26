import { matchesSearch, parseSearch } from '../behaviour/search-query';
import { netOf, type BalanceRow, type Payout } from '../store/payments';
import { gid } from '../store/ids';
import { connection, type PageArguments, type SortKey } from '../views/connection';
import { balanceView, payoutView } from '../views/payments-view';
import type { View } from '../views/view';
import type { RequestContext } from './context';

type Search = PageArguments & { readonly query?: string | null; readonly sortKey: string };
type Values = ReadonlyArray<string | number> | null;

/** The account with the payment provider. */
export const paymentQueries = {
	shopifyPaymentsAccount(_args: object, context: RequestContext): View {
		const { store, settings } = context.world;
		return {
			__typename: 'ShopifyPaymentsAccount',
			id: gid('ShopifyPaymentsAccount', 1),
			defaultCurrency: settings.currency,
			payouts: (args: Search & { readonly transactionType?: string | null }) => {
				const rows = store.payouts
					.filter((one) => matches(args.query, (field) => payoutField(one, field)))
					.filter((one) => !args.transactionType || args.transactionType === directionOf(one));
				const keyOf = (one: Payout): SortKey => [payoutKey(one, args.sortKey), one.id];
				return connection(rows, args, (one) => payoutView(context, one), keyOf);
			},
			balanceTransactions: (args: Search & { readonly hideTransfers?: boolean }) => {
				const rows = store.balance
					.filter((row) => args.hideTransfers !== true || row.type !== 'TRANSFER')
					.filter((row) => matches(args.query, (field) => balanceField(context, row, field)));
				const keyOf = (row: BalanceRow): SortKey => [balanceKey(row, args.sortKey), row.id];
				return connection(rows, args, (row) => balanceView(context, row), keyOf);
			},
		};
	},
};

const directionOf = (payout: Payout): string => (payout.net < 0 ? 'WITHDRAWAL' : 'DEPOSIT');

function matches(
	query: string | null | undefined,
	read: (field: string | null) => Values,
): boolean {
	return !query || matchesSearch(parseSearch(query), read);
}

function payoutField(payout: Payout, field: string | null): Values {
	switch (field) {
		case 'id':
			return [String(payout.id)];
		case 'status':
			return [payout.status];
		case 'issued_at':
			return [seconds(payout.issuedAt) * 1000];
		case 'amount':
			return [payout.net];
		case null:
		default:
			return null;
	}
}

function balanceField({ world }: RequestContext, row: BalanceRow, field: string | null): Values {
	const payout = world.store.payouts.find((one) => one.id === row.payoutId);
	switch (field) {
		case 'id':
			return [String(row.id)];
		case 'payments_transfer_id':
			return [String(row.payoutId ?? '')];
		case 'payout_status':
			return [payout?.status ?? 'PENDING'];
		case 'payout_date':
			return payout ? [seconds(payout.issuedAt) * 1000] : [];
		case 'processed_at':
			return [seconds(row.at) * 1000];
		case 'transaction_type':
			return [row.type];
		case 'currency':
			return [world.settings.currency];
		case null:
		default:
			return null;
	}
}

function payoutKey(payout: Payout, sortKey: string): string | number {
	if (sortKey === 'ISSUED_AT') return seconds(payout.issuedAt);
	if (sortKey === 'AMOUNT') return payout.net;
	return sortKey === 'STATUS' ? payout.status : payout.id;
}

function balanceKey(row: BalanceRow, sortKey: string): string | number {
	switch (sortKey) {
		case 'PROCESSED_AT':
			return seconds(row.at);
		case 'AMOUNT':
			return row.amount;
		case 'FEE':
			return row.fee;
		case 'NET':
			return netOf(row);
		case 'ORDER_NAME':
			return row.order?.name ?? '';
		case 'TRANSACTION_TYPE':
			return row.type;
		default:
			return row.id;
	}
}

function seconds(date: Date): number {
	return Math.floor(date.getTime() / 1000);
}
