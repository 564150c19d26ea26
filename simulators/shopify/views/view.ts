import { toDecimal, type Bag } from '../store/money';
import type { Currencies } from '../store/exchange';
import type { World, Caller } from '../behaviour/world';

/** A node of the answer: plain values, or functions the executor calls with the arguments. */
export type View = Record<string, unknown>;

/** What every view needs beside its subject. */
export interface ViewContext {
	readonly world: World;
	readonly caller: Caller;
}

/** A MoneyBag. */
export function bagView(bag: Bag, money: Currencies): View {
	return {
		shopMoney: moneyView(bag.shop, money.currency),
		presentmentMoney: moneyView(bag.presentment, money.presentmentCurrency),
	};
}

/** A MoneyV2. */
export function moneyView(minor: number, currency: string): View {
	return { __typename: 'MoneyV2', amount: toDecimal(minor, currency), currencyCode: currency };
}

/** A DateTime: UTC, whole seconds. */
export function dateView(date: Date): string {
	return `${date.toISOString().slice(0, 19)}Z`;
}

/** A DateTime that may be absent. */
export function optionalDate(date: Date | null): string | null {
	return date && dateView(date);
}
