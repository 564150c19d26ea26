import type { OrderSnapshot } from '../../../simulators/shopify';
import type { Placed } from '../order-rows';
import { CARD } from './catalogue';
import type { Storyteller } from './carry-out';
import type { Merchant } from './merchant';
import { isStanding } from './shop-floor';
import { addUnits, inWord, type Gone, type Left, type Units } from './what-left';

type Fulfilment = OrderSnapshot['fulfilments'][number];

const numbersOf = ({ tracking }: Fulfilment): string =>
	inWord(tracking.map(({ number }) => number ?? ''));

/** The names that parcels may have in the shop, with what left under each. */
function namesOf({ setup }: Merchant, left: readonly Left[]): Gone[] {
	return left.flatMap(({ whole, parcels, before, units, order }) => {
		const isPlain = order.Items.every((row) => row.CompositeSubItems.length === 0);
		const apart = setup.parcels === 'apart' ? parcels : null;
		const must = apart !== null && isPlain;
		const known = [...(apart ?? []), ...(must ? [] : [whole])];
		const earlier = before.filter((numbers) => known.every((each) => each.numbers !== numbers));
		return [...known, ...earlier.map((numbers) => ({ numbers, units }))];
	});
}

/** Fulfilments whose numbers are not the warehouse's, or that hold more than left under them. */
export function numberTroubles(
	merchant: Merchant,
	teller: Storyteller,
	order: Placed,
	left: readonly Left[],
): string[] {
	const { lines, fulfilments } = merchant.shopify.shop.order(order.gid);
	const skuOf = (id: string): string => lines.find((line) => line.id === id)?.sku ?? '';
	const names = namesOf(merchant, left);
	const told = new Map<string, Units>();
	const troubles: string[] = [];
	for (const each of fulfilments.filter(isStanding)) {
		const { name, notices } = each;
		const isOurs = !teller.shop.foreign.has(name);
		const goods = each.lines.filter(({ lineId }) => skuOf(lineId) !== CARD);
		if (notices !== (isOurs ? 1 : 0)) troubles.push(`${name} was announced ${notices} times`);
		if (!isOurs) {
			troubles.push(...touched(merchant, teller, order, each, names));
			continue;
		}
		if (teller.shop.renumbered.has(name)) {
			troubles.push(...overwritten(merchant, teller, order, each, names));
			continue;
		}
		if (goods.length === 0) continue;
		const numbers = numbersOf(each);
		const own = told.get(numbers) ?? new Map<string, number>();
		told.set(numbers, own);
		for (const { lineId, quantity } of goods) addUnits(own, skuOf(lineId), quantity);
	}
	for (const [numbers, units] of told) {
		const same = names.filter((each) => each.numbers === numbers);
		for (const [sku, quantity] of units) {
			const gone = same.reduce((sum, each) => sum + (each.units.get(sku) ?? 0), 0);
			if (quantity > gone) {
				troubles.push(`${quantity} x ${sku} are under "${numbers}", where ${gone} left`);
			}
		}
	}
	return troubles;
}

/** What somebody else fulfilled stands as it was; a number that was missing may have been added. */
function touched(
	merchant: Merchant,
	teller: Storyteller,
	order: Placed,
	each: Fulfilment,
	names: readonly Gone[],
): string[] {
	const { name, lines } = each;
	const was = teller.shop.foreign.get(name);
	const numbers = numbersOf(each);
	const isOfWarehouse = names.some((known) => known.numbers === numbers);
	const isFree = was?.number === '' || /^T/.test(was?.number ?? '') || was?.number === numbers;
	if (was?.units !== JSON.stringify(lines)) return [`${name} of somebody else was changed`];
	if (teller.shop.renumbered.has(name)) return overwritten(merchant, teller, order, each, names);
	return numbers === was?.number || (isFree && isOfWarehouse)
		? []
		: [`${name} of somebody else had number "${was?.number ?? ''}" and has "${numbers}"`];
}

/** A number of a person stays, unless the warehouse has given another one since, or the person took it away. */
function overwritten(
	merchant: Merchant,
	{ shop, warehouse }: Storyteller,
	order: Placed,
	each: Fulfilment,
	names: readonly Gone[],
): string[] {
	const { number = '', at = 0 } = shop.renumbered.get(each.name) ?? {};
	const numbers = numbersOf(each);
	if (numbers === number) return [];
	const looks = merchant.rows
		.ledger(order)
		.filter((row) => row['outcome'] !== 'retrying')
		.map((row) => Date.parse(String(row['recorded_at'])))
		.filter((time) => time <= at);
	const isTold = Math.max(0, ...looks) > (warehouse.numberedAt.get(order.legacyId) ?? 0);
	const isOfWarehouse = names.some((known) => known.numbers === numbers);
	if (isOfWarehouse && (number === '' || !isTold)) return [];
	return [`${each.name} had the number "${number}" of a person and has "${numbers}"`];
}
