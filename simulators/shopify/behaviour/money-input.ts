import { toMinor } from '../store/money';
import type { Order } from '../store/order';
import { refuse } from './refusal';

export interface MoneyInput {
	readonly amount: string;
	readonly currencyCode: string;
}

/** Reads an amount that must be in the buyer's currency. */
export function moneyInput(order: Order, input: MoneyInput, field: readonly string[]): number {
	if (input.currencyCode !== order.presentmentCurrency) {
		refuse(field, `Currency must be ${order.presentmentCurrency}`);
	}
	const minor = toMinor(input.amount, order.presentmentCurrency);
	if (minor < 0) refuse(field, 'Amount must be greater than or equal to 0');
	return minor;
}
