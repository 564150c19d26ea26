import { parseAmount, ZERO, type MinorUnits } from '../../../domain/money/money';
import type { RawBag } from '../transport/raw-order';

/** Which half of a MoneyBag is read: what the customer paid in, or the shop's own currency. */
export type Side = 'presentmentMoney' | 'shopMoney';

/** Reads one side of many amounts, and remembers those it could not read instead of stopping at the first. */
export class AmountReader {
	readonly problems: string[] = [];

	constructor(
		private readonly side: Side,
		readonly currency: string,
	) {}

	/** The amount in minor units; zero, and a problem, when it is no amount of the expected currency. */
	read(bag: RawBag, what: string): MinorUnits {
		const { amount, currencyCode } = bag[this.side];
		const parsed = parseAmount(amount, this.currency);
		if (parsed.ok && currencyCode === this.currency) return parsed.value;
		this.problems.push(`${what} is ${amount} ${currencyCode}, not an amount in ${this.currency}`);
		return ZERO;
	}
}
