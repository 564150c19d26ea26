import { MICROS, roundHalfUp } from '../store/decimal';
import type { Transaction } from '../store/transaction';
import type { World } from '../store/world';

const BASE_CURRENCY = '1';

/** Decimals of the currency with this id. */
export function decimalsOf(world: World, currency: string): number {
	return world.catalogue.reference('currency', currency)?.decimals ?? 2;
}

/** What one unit is worth in the base currency today, in millionths. */
export function rateToday(world: World, currency: string): number {
	return world.catalogue.reference('currency', currency)?.exchangeRateMicros ?? MICROS;
}

/** An amount of a transaction in minor units of the base currency. */
export function inBase(world: World, record: Readonly<Transaction>, minor: number): number {
	const shift = 10 ** (decimalsOf(world, BASE_CURRENCY) - decimalsOf(world, record.currency));
	return roundHalfUp((minor * record.exchangeRateMicros * shift) / MICROS);
}
