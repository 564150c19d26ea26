import type { OrderSnapshot } from '../../../simulators/shopify';
import type { Placed } from '../order-rows';
import type { Merchant } from './merchant';
import { minor, sum } from './minor';
import { creditsOf, unitsByLine } from './units-by-line';
import type { Office } from './work-office';

/**
 * Where the books of an order that is billed as a whole, and that is with nobody, are not what the customer bought: its
 * bills less its credits, in units of each line and in money.
 */
export function unequalBooks(merchant: Merchant, office: Office, order: Placed): string[] {
	const shop = merchant.shopify.shop.order(order.gid);
	const sold = merchant.salesOrders(order);
	const bills = sold.flatMap(({ id }) => office.billsOf(id));
	const isDone = sold.length > 0 && sold.every(({ status }) => status === 'G');
	const isWithPerson = merchant.rows.exceptions(order).length > 0;
	const isPending = shop.refunds.some(({ transactions }) =>
		transactions.some(({ status }) => status === 'PENDING'),
	);
	const isOthers = office.credited.has(order.legacyId) || office.closedAt.has(order.legacyId);
	if (!isDone || isWithPerson || isPending || isOthers) return [];
	// A cash sale is credited when money moves, and not before.
	const isOwed = Number(shop.totals.outstanding) !== 0;
	if (isOwed && bills.some(({ type }) => type === 'cashSale')) return [];
	const lines = [...unitsByLine(merchant, order)]
		.filter(([, { open, credited, wanted }]) => open - credited !== wanted)
		.map(
			([id, { open, credited, wanted }]) =>
				`line ${id}: billed ${open} less ${credited} credited, bought ${wanted}`,
		);
	const byHand = sold.flatMap(({ id, lines: rows }) =>
		rows.filter(({ line }) => office.added.has(`${id}/${line}`)),
	);
	if (lines.length > 0 || byHand.length > 0) return lines;
	const credits = creditsOf(merchant, order);
	const booked =
		sum(bills.map(({ total }) => minor(total))) - sum(credits.map(({ total }) => minor(total)));
	const { least, most } = boughtFor(shop);
	const roundings = sum([...bills, ...credits].map((each) => each.lines.length + 1));
	const tolerance = merchant.profile === 'computes' ? roundings : 0;
	return booked >= least - tolerance && booked <= most + tolerance
		? []
		: [`billed less credited is ${booked}, bought is ${least} to ${most}`];
}

/**
 * What the customer bought the order for: its total, less what was given for nothing. What a refund of goods gives
 * beyond them while the customer owes something may also be the debt that the shop forgave, of which no books hear.
 */
function boughtFor(shop: OrderSnapshot): { least: number; most: number } {
	const total = minor(shop.totals.total);
	let [least, most] = [total, total];
	for (const { lines, shipping, adjustments } of shop.refunds) {
		const given = sum(adjustments.map(({ amount }) => minor(amount)));
		const isGoodwill = lines.length + shipping.length === 0;
		least += isGoodwill ? given : Math.min(0, given);
		most += isGoodwill ? given : Math.max(0, given);
	}
	return { least, most };
}
