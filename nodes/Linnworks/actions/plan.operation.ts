import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { EditPlan } from '../../../domain/edit/edit-plan';
import { planEdit } from '../../../domain/edit/plan-edit';
import { decideImport } from '../../../domain/import/import-conditions';
import { withLineageDoubt } from '../../../domain/import/lineage-doubt';
import { planImport, planPostponed } from '../../../domain/import/plan-import';
import type { Lineage } from '../../../domain/lineage/lineage';
import type { OrderSnapshot } from '../../../domain/order/order-snapshot';
import type { Failure } from '../../../domain/report/sync-item';
import { awaitSuccessor } from '../../../domain/succession/await-successor';
import { whyRegenerate } from '../../../domain/succession/choose-strategy';
import { planSuccession } from '../../../domain/succession/plan-succession';
import { planTakeOver } from '../../../domain/succession/plan-take-over';
import type { OrderLook } from '../../../domain/signal/order-look';
import type { TargetSnapshot } from '../../../domain/target/target-snapshot';
import { readSyncItems, toFailure } from '../../shared/sync-items';
import { connectLinnworks } from './connect-linnworks';
import { isImporting, readImportConditions } from '../../shared/import-conditions';
import { readImportSettings, readStrategy } from './import-options';
import { readLocationNames } from './location-names';
import { readMappingTables } from '../../shared/mapping-tables';
import { withFields } from '../../shared/order-items';
import { mappingsFor } from '../../shared/account-names';
import { readAccountNames } from './plan-context';
import { planRegenerations, type Regeneration } from './plan-regenerations';
import { readArticles } from '../../shared/read-articles';
import { articleReads } from './read-articles';

/** An order to plan; without a target it is to be created. */
type Order = {
	index: number;
	snapshot: OrderSnapshot;
	target: TargetSnapshot | null;
	/** The order of a predecessor in the shop, which the one to be created replaces. */
	predecessor: TargetSnapshot | null;
	lineage: Lineage | undefined;
	look: OrderLook;
};
type Planned = { plan?: EditPlan; target?: undefined; look?: OrderLook };
type Fields = Map<number, Planned | { failure: Failure }>;

/**
 * Orders with `snapshot` in, each with its `plan` out: the amendment of `target`, a new order in its place where the
 * strategy asks for one, or, where orders are imported, the creation of an order that Linnworks does not have, in the
 * place of its predecessor's if it was made anew in the shop. Others pass. Everything that can fail is looked up here, for all orders at once, so that nothing is left for the writes to
 * find out.
 */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const items = this.getInputData();
	const fields: Fields = new Map();
	const now = new Date();
	const orders = ordersToPlan.call(this, fields, now);
	if (orders.length === 0) return withFields(items, fields);
	const strategy = readStrategy(this);
	const connection = connectLinnworks(this);
	const tables = readMappingTables(this, 'linnworks');
	const created = new Set(orders.flatMap((order) => (order.target ? [] : order.snapshot)));
	const names = await readAccountNames(
		connection,
		tables,
		orders.map(({ snapshot }) => snapshot),
		(snapshot) => (strategy !== 'amend' || created.has(snapshot)) && snapshot.shipping !== null,
	);
	const locations = await readLocationNames(connection, created.size > 0 || strategy !== 'amend');
	const regenerations: Regeneration[] = [];
	for (const { order, articles } of await readArticles(articleReads(connection), orders, tables)) {
		const { index, snapshot, target, predecessor, lineage } = order;
		if (!articles.ok) {
			fields.set(index, { failure: toFailure('plan', articles.error) });
			continue;
		}
		const mappings = mappingsFor(snapshot, names, articles.value, 'plan');
		if (!mappings.ok) fields.set(index, { failure: mappings.error });
		else if (!target && !locations.ok) {
			fields.set(index, { failure: toFailure('plan', locations.error) });
		} else if (!target && locations.ok) {
			const settings = readImportSettings(this, index, locations.value);
			const plan = planImport(snapshot, mappings.value, settings);
			fields.set(index, {
				plan: predecessor
					? planTakeOver(plan, snapshot, predecessor)
					: withLineageDoubt(plan, snapshot, lineage),
			});
		} else if (target) {
			const plan = planEdit(snapshot, target, mappings.value);
			const why = whyRegenerate(plan, { snapshot, target }, strategy);
			const settled = awaitSuccessor(planSuccession(plan, target), { ...order, target }, now);
			fields.set(index, { plan: withLineageDoubt(settled, snapshot, lineage) });
			if (why !== null) regenerations.push({ index, snapshot, target, plan, why });
		}
	}
	if (regenerations.length === 0) return withFields(items, fields);
	const context = { connection, tables, names, locations };
	const settingsOf = readImportSettings.bind(null, this);
	for (const [index, plan] of await planRegenerations(regenerations, context, settingsOf)) {
		fields.set(index, plan);
	}
	return withFields(items, fields);
}

/**
 * The orders to plan; those whose import has to wait get the plan that says so at once. An order that is not imported
 * now has no business with the order of its predecessor either, so that one is not its target any more.
 */
function ordersToPlan(this: IExecuteFunctions, fields: Fields, now: Date): Order[] {
	const items = readSyncItems(this.getInputData(), this.getNode());
	const conditions = isImporting(this) ? readImportConditions(this) : null;
	return items.flatMap((item, index): Order[] => {
		const { failure, snapshot, target, lineage, look } = item;
		if (failure || !snapshot) return [];
		const order = { index, snapshot, target: null, predecessor: null, lineage, look };
		const isPredecessors = target?.standsFor !== undefined;
		if (target && !isPredecessors) return [{ ...order, target }];
		const verdict = conditions ? decideImport(snapshot, conditions, now) : null;
		if (verdict?.kind === 'import') return [{ ...order, predecessor: target ?? null }];
		const left = isPredecessors ? { target: undefined, look: { ...look, heldByUs: false } } : {};
		fields.set(index, {
			...left,
			...(verdict?.kind === 'postponed'
				? {
						plan: planPostponed(snapshot, 'linnworks', {
							reason: verdict.reason,
							until: verdict.until,
						}),
					}
				: {}),
		});
		return [];
	});
}
