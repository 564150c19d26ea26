import { minorUnits, type MinorUnits } from '../money/money';
import type { MoneyCause, MoneyProof } from './money-proof';

/** The money of many orders in one currency. */
export type ProofSum = {
	currency: string;
	orders: number;
	/** Orders with a difference of any cause. */
	differing: number;
	movedMinor: MinorUnits;
	paidMinor: MinorUnits;
	dueMinor: MinorUnits;
	creditedMinor: MinorUnits;
	/** How many differences each cause has, what they are about, and what they come to as booked less due. */
	causes: Array<{
		cause: MoneyCause;
		side: 'credit' | 'payment';
		count: number;
		amountMinor: MinorUnits;
		differenceMinor: MinorUnits;
	}>;
};

/** Adds proofs up, one sum for each currency, in the order in which the currencies come up. */
export function sumProof(orders: readonly MoneyProof[]): ProofSum[] {
	const currencies = [...new Set(orders.map((order) => order.currency))];
	return currencies.map((currency) => {
		const own = orders.filter((order) => order.currency === currency);
		const total = (of: (order: MoneyProof) => number): MinorUnits =>
			minorUnits(own.reduce((sum, order) => sum + of(order), 0));
		return {
			currency,
			orders: own.length,
			differing: own.filter((order) => order.differences.length > 0).length,
			movedMinor: total((order) => order.movedMinor),
			paidMinor: total((order) => order.paidMinor),
			dueMinor: total((order) => order.dueMinor),
			creditedMinor: total((order) => order.creditedMinor),
			causes: sumCauses(own),
		};
	});
}

function sumCauses(orders: readonly MoneyProof[]): ProofSum['causes'] {
	const sums = new Map<string, ProofSum['causes'][number]>();
	for (const { side, cause, amountMinor, differenceMinor } of orders.flatMap(
		(order) => order.differences,
	)) {
		const key = `${side} ${cause}`;
		const sum = sums.get(key);
		sums.set(key, {
			cause,
			side,
			count: (sum?.count ?? 0) + 1,
			amountMinor: minorUnits((sum?.amountMinor ?? 0) + amountMinor),
			differenceMinor: minorUnits((sum?.differenceMinor ?? 0) + differenceMinor),
		});
	}
	return [...sums.values()];
}
