import type { EditPlan } from '../../../domain/edit/edit-plan';
import type { ImportSettings } from '../../../domain/import/plan-import';
import type { OrderSnapshot } from '../../../domain/order/order-snapshot';
import type { Failure } from '../../../domain/report/sync-item';
import { planRegeneration } from '../../../domain/succession/plan-regeneration';
import type { TargetSnapshot } from '../../../domain/target/target-snapshot';
import { toFailure } from '../../shared/sync-items';
import type { MappingTables } from '../../../domain/mapping/mapping-tables';
import type { Connection } from './connect-linnworks';
import type { LocationNames } from './location-names';
import { mappingsFor, type AccountNames } from '../../shared/account-names';
import { readArticles } from '../../shared/read-articles';
import { articleReads } from './read-articles';

/** An order that is better made anew, with the plan to amend it. */
export type Regeneration = {
	index: number;
	snapshot: OrderSnapshot;
	target: TargetSnapshot;
	plan: EditPlan;
	why: string;
};

type Context = {
	connection: Connection;
	tables: MappingTables;
	names: AccountNames;
	locations: LocationNames;
};

/**
 * Plans new orders in the place of these. An amendment needs to know the articles it adds, a new order all of them,
 * so they are looked up for all orders at once. An order that cannot be told completely keeps its amendment.
 */
export async function planRegenerations(
	regenerations: readonly Regeneration[],
	{ connection, tables, names, locations }: Context,
	settingsOf: (index: number, locationNames: ImportSettings['locationNames']) => ImportSettings,
): Promise<Map<number, { plan: EditPlan } | { failure: Failure }>> {
	const plans = new Map<number, { plan: EditPlan } | { failure: Failure }>();
	const wishes = regenerations.map((regeneration) => ({
		regeneration,
		snapshot: regeneration.snapshot,
		target: null,
	}));
	for (const { order, articles } of await readArticles(articleReads(connection), wishes, tables)) {
		const { index, snapshot, target, plan, why } = order.regeneration;
		const error = articles.ok ? (locations.ok ? null : locations.error) : articles.error;
		const mappings = articles.ok ? mappingsFor(snapshot, names, articles.value, 'plan') : null;
		if (error) plans.set(index, { failure: toFailure('plan', error) });
		else if (mappings && !mappings.ok) plans.set(index, { failure: mappings.error });
		else if (mappings?.ok && locations.ok) {
			const whole = { snapshot, target, mappings: mappings.value };
			const settings = settingsOf(index, locations.value);
			plans.set(index, {
				plan: planRegeneration(plan, whole, settings, why) ?? {
					...plan,
					strategy: { chosen: 'amend', why: 'A new order could not be told completely' },
				},
			});
		}
	}
	return plans;
}
