import type { RecordSnapshot } from '../../../simulators/netsuite';
import type { Placed } from '../order-rows';
import type { Merchant } from './merchant';
import { minor, sum } from './minor';
import type { Office } from './work-office';

type Money = {
	/** Money that went back to the buyer, by the shop. */
	moved: number[];
	/** What we booked of it. */
	paid: RecordSnapshot[];
	credits: RecordSnapshot[];
};

/** What is wrong with the money of one order now that all is quiet. */
export function moneyTroubleOf(merchant: Merchant, office: Office, order: Placed): string[] {
	const { moved, paid, credits } = moneyOf(merchant, order);
	const rows = merchant.rows.exceptions(order);
	const { refunds } = merchant.shopify.shop.order(order.gid);
	// Money that is still pending may be what another payment waits for.
	const isPending = refunds.some(({ transactions }) =>
		transactions.some(({ status }) => status === 'PENDING'),
	);
	const isWithPerson = rows.some((row) => row['lane'] === 'netsuiteRefunds');
	const booked = paid.map(({ total }) => minor(total));
	const left = [...moved];
	const strange = booked.filter((amount) => {
		const at = left.indexOf(amount);
		if (at >= 0) left.splice(at, 1);
		return at < 0;
	});
	return [
		...strange.map((amount) => `a payment of ${amount} that the shop did not make`),
		...(isWithPerson || isPending || !hasSource(merchant, office, order) || left.length === 0
			? []
			: [`moved and not booked: ${left.join(', ')}`]),
		...overCredited(merchant, order, credits),
	].map((text) => `${order.name}: ${text}`);
}

/** Every external id once, and no stock moved by what we booked. */
export function booksTrouble({ netsuite: { account } }: Merchant): string[] {
	const bookings = (['creditMemo', 'customerRefund', 'cashRefund'] as const).flatMap((type) =>
		account.records(type),
	);
	const ids = bookings.flatMap(({ externalId }) => externalId?.toLowerCase() ?? []);
	const ours = new Set(
		bookings.filter(({ externalId }) => externalId !== null).map(({ id }) => id),
	);
	return [
		...ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `${id} is booked more than once`),
		...account
			.stockMoves()
			.filter(({ record }) => ours.has(record))
			.map(({ sku, quantity }) => `a credit moved ${quantity} of ${sku}`),
	];
}

function moneyOf(merchant: Merchant, order: Placed): Money {
	const { account } = merchant.netsuite;
	const shop = merchant.shopify.shop.order(order.gid);
	const own = (type: 'creditMemo' | 'customerRefund' | 'cashRefund'): RecordSnapshot[] =>
		account
			.records(type)
			.filter(
				({ externalId, header }) =>
					externalId !== null && header['custbody_shopify_order_id'] === order.legacyId,
			);
	return {
		moved: shop.refunds
			.flatMap(({ transactions }) => transactions)
			.filter(({ kind, status }) => kind === 'REFUND' && status === 'SUCCESS')
			.map(({ amount }) => minor(amount)),
		paid: [...own('customerRefund'), ...own('cashRefund')],
		credits: own('creditMemo'),
	};
}

/** Whether the books had what the money can have come from all along: a deposit of it, or bills before any refund. */
function hasSource(merchant: Merchant, office: Office, order: Placed): boolean {
	const { totals } = merchant.shopify.shop.order(order.gid);
	const sold = merchant.salesOrders(order);
	const deposits = sold.flatMap(({ id }) => office.depositsOf(id));
	if (sum(deposits.map(({ total }) => minor(total))) >= minor(totals.received)) return true;
	return office.billedWhole.has(order.legacyId) && sold.every(({ status }) => status === 'G');
}

/** What is credited is no more than what the refunds come to. */
function overCredited(
	merchant: Merchant,
	order: Placed,
	credits: readonly RecordSnapshot[],
): string[] {
	const shop = merchant.shopify.shop.order(order.gid);
	return credits.flatMap((credit) => {
		const refund = shop.refunds.find(({ id }) => credit.externalId === `SHOPIFY_CM_${id}`);
		if (!refund) return [`credit ${credit.externalId} stands for no refund`];
		const lines = sum(
			[...refund.lines, ...refund.shipping].map(
				({ subtotal, tax }) => minor(subtotal) + (shop.taxesIncluded ? 0 : minor(tax)),
			),
		);
		const money = sum(refund.transactions.map(({ amount }) => minor(amount)));
		const most = Math.max(lines, money);
		return minor(credit.total) <= most
			? []
			: [`credit ${credit.externalId} is ${minor(credit.total)}, its refund ${most}`];
	});
}
