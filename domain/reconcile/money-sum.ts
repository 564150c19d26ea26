import { z } from 'zod';
import { minorUnits, minorUnitsSchema } from '../money/money';
import type { MoneyRow } from './money-row';

/** Sums over orders of one currency, in minor units. */
export const moneySumSchema = z.object({
	kind: z.literal('moneySum'),
	currency: z.string(),
	orders: z.number().int().nonnegative(),
	differing: z.number().int().nonnegative(),
	moved: minorUnitsSchema,
	paid: minorUnitsSchema,
	due: minorUnitsSchema,
	credited: minorUnitsSchema,
});
export type MoneySum = z.infer<typeof moneySumSchema>;

/** Adds rows up by currency. */
export function sumRows(rows: readonly MoneyRow[]): MoneySum[] {
	const sums = new Map<string, MoneySum>();
	for (const row of rows) {
		const held = sums.get(row.currency) ?? emptySum(row.currency);
		sums.set(row.currency, addSums(held, toSum(row)));
	}
	return [...sums.values()];
}

const emptySum = (currency: string): MoneySum => ({
	kind: 'moneySum',
	currency,
	orders: 0,
	differing: 0,
	moved: minorUnits(0),
	paid: minorUnits(0),
	due: minorUnits(0),
	credited: minorUnits(0),
});

const toSum = ({ currency, moved, paid, due, credited, ...row }: MoneyRow): MoneySum => ({
	kind: 'moneySum',
	currency,
	moved,
	paid,
	due,
	credited,
	orders: 1,
	differing: row.causes.length > 0 ? 1 : 0,
});

/** Two sums of one currency as one. */
export const addSums = (left: MoneySum, right: MoneySum): MoneySum => ({
	kind: 'moneySum',
	currency: left.currency,
	orders: left.orders + right.orders,
	differing: left.differing + right.differing,
	moved: minorUnits(left.moved + right.moved),
	paid: minorUnits(left.paid + right.paid),
	due: minorUnits(left.due + right.due),
	credited: minorUnits(left.credited + right.credited),
});
