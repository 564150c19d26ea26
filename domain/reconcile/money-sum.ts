import { z } from 'zod';
import { minorUnits, minorUnitsSchema } from '../money/money';
import type { MoneyRow } from './money-row';

/** Sums over orders of one system and currency, in minor units. */
export const moneySumSchema = z.object({
	kind: z.literal('moneySum'),
	target_system: z.string(),
	currency: z.string(),
	orders: z.number().int().nonnegative(),
	differing: z.number().int().nonnegative(),
	moved: minorUnitsSchema,
	paid: minorUnitsSchema,
	due: minorUnitsSchema,
	credited: minorUnitsSchema,
});
export type MoneySum = z.infer<typeof moneySumSchema>;

/** What belongs to one sum. */
export const sumKey = ({
	target_system,
	currency,
}: Pick<MoneySum, 'target_system' | 'currency'>): string => `${target_system} ${currency}`;

/** Adds rows up by system and currency. */
export function sumRows(rows: readonly MoneyRow[]): MoneySum[] {
	const sums = new Map<string, MoneySum>();
	for (const row of rows) {
		const held = sums.get(sumKey(row));
		sums.set(sumKey(row), held ? addSums(held, toSum(row)) : toSum(row));
	}
	return [...sums.values()];
}

const toSum = ({
	target_system,
	currency,
	moved,
	paid,
	due,
	credited,
	...row
}: MoneyRow): MoneySum => ({
	kind: 'moneySum',
	target_system,
	currency,
	moved,
	paid,
	due,
	credited,
	orders: 1,
	differing: row.causes.length > 0 ? 1 : 0,
});

/** Two sums of one system and currency as one. */
export const addSums = (left: MoneySum, right: MoneySum): MoneySum => ({
	kind: 'moneySum',
	target_system: left.target_system,
	currency: left.currency,
	orders: left.orders + right.orders,
	differing: left.differing + right.differing,
	moved: minorUnits(left.moved + right.moved),
	paid: minorUnits(left.paid + right.paid),
	due: minorUnits(left.due + right.due),
	credited: minorUnits(left.credited + right.credited),
});
