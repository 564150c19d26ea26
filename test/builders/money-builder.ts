import { parseAmount, type MinorUnits } from '../../domain/money/money';

/** Minor units out of the decimal text a story is told in: "10.00". */
export function pounds(amount: string, currency = 'GBP'): MinorUnits {
	const parsed = parseAmount(amount, currency);
	if (!parsed.ok) throw new Error(`The story holds a bad amount: ${amount} ${currency}`);
	return parsed.value;
}
