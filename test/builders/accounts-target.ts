import { minorUnits } from '../../domain/money/money';
import { pricesIn, type OrderSnapshot } from '../../domain/order/order-snapshot';
import type { TargetAbilities, TargetSnapshot } from '../../domain/target/target-snapshot';
import { aTarget } from './target-builder';

/** What a target can hold that keeps accounts: net lines, totals that follow from them, credits for what has left. */
export const ACCOUNTS: TargetAbilities = {
	totals: 'derived',
	linePrices: 'net',
	tax: 'exact',
	services: false,
	foreignLines: 'keep',
	location: false,
	credits: true,
};

/** An order in step with the shop's, as such a target holds it; `changes` come last. */
export function anAccountsTarget(
	order: OrderSnapshot,
	changes: Partial<TargetSnapshot> = {},
): TargetSnapshot {
	const target = aTarget().inStepWith(order).build();
	const net = pricesIn(order, 'GBP')?.shipping.netMinor ?? minorUnits(0);
	return {
		...target,
		system: 'accounts',
		lines: target.lines.map((row) => ({ ...row, taxIncluded: false })),
		shipping: { ...target.shipping, amountMinor: net },
		abilities: ACCOUNTS,
		additions: { next: 1, references: [] },
		...changes,
	};
}
