import { DateTime } from 'luxon';
import type { World } from '../../behaviour/world';
import type { Currencies } from '../../store/exchange';
import { toDecimal, type Bag } from '../../store/money';

export type JsonValue = string | number | boolean | null | readonly JsonValue[] | Json;
export interface Json {
	readonly [key: string]: JsonValue;
}

/** A price set: both currencies, in the REST spelling. */
export function priceSet(bag: Bag, money: Currencies): Json {
	return {
		shop_money: { amount: toDecimal(bag.shop, money.currency), currency_code: money.currency },
		presentment_money: {
			amount: toDecimal(bag.presentment, money.presentmentCurrency),
			currency_code: money.presentmentCurrency,
		},
	};
}

/** A price in the shop's currency, as REST writes bare amounts. */
export function price(bag: Bag, money: Currencies): string {
	return toDecimal(bag.shop, money.currency);
}

/** A REST date: the shop's own offset, whole seconds. */
export function restDate(world: World, date: Date): string {
	const local = DateTime.fromJSDate(date, { zone: world.settings.timezone });
	return local.toFormat("yyyy-MM-dd'T'HH:mm:ssZZ");
}

/** A REST date that may be absent. */
export function optionalRestDate(world: World, date: Date | null): string | null {
	return date && restDate(world, date);
}
