import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { SyncItem, Verification } from '../../../domain/report/sync-item';
import { err } from '../../../domain/result';
import type { TargetSnapshot } from '../../../domain/target/target-snapshot';
import type { Discrepancy } from '../../../domain/verify/discrepancy';
import { verifyApplied } from '../../../domain/verify/verify-applied';
import { readSyncItems, toFailure } from '../../shared/sync-items';
import type { RawOrder } from '../mapping/raw/raw-order';
import { toTargetSnapshot } from '../mapping/to-target-snapshot';
import { connectLinnworks } from './connect-linnworks';
import { readOrdersById } from './find-orders';
import { readMappingTables } from '../../shared/mapping-tables';
import { withFields } from '../../shared/order-items';
import { decidedArticles, mappingsFor } from '../../shared/account-names';
import { readArticles, type ArticleOrder } from '../../shared/read-articles';
import { readAccountNames } from './plan-context';
import { articleReads } from './read-articles';

type Needed = 'snapshot' | 'target' | 'plan' | 'applied';
type Applied = SyncItem & { [field in Needed]: NonNullable<SyncItem[field]> };

/** An order that Linnworks still has. */
type Found = ArticleOrder & {
	index: number;
	item: Applied;
	target: TargetSnapshot;
	raw: RawOrder;
};

/**
 * Orders that were applied in, each with its `verification` out: what Linnworks holds now against what the shop's
 * order said, pick waves that came in between, and whether the order is parked. One read for 50 orders; `target`
 * stays what the plan was made from.
 */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const items = this.getInputData();
	const orders = readSyncItems(items, this.getNode()).flatMap((item, index) =>
		item.failure || !item.snapshot || !item.target || !item.plan || !item.applied
			? []
			: [{ index, item: item as Applied }],
	);
	if (orders.length === 0) return withFields(items, new Map());
	const connection = connectLinnworks(this);
	const ids = orders.map(({ item }) => item.target.orderId);
	const fresh = await readOrdersById(connection.client, ids, 'verify');
	const tables = readMappingTables(this, 'linnworks');
	const names = await readAccountNames(
		connection,
		tables,
		orders.map(({ item }) => item.snapshot),
	);
	const fields = new Map<number, object>();
	const found: Found[] = [];
	for (const { index, item } of orders) {
		const lookup = fresh.get(item.target.orderId.toLowerCase());
		if (lookup && 'failure' in lookup) fields.set(index, lookup);
		else if (!lookup?.order) fields.set(index, { verification: GONE });
		else {
			const target = toTargetSnapshot(lookup.order);
			const decided = decidedArticles(item);
			const { snapshot } = item;
			found.push({ index, item, snapshot, target, decided, raw: lookup.order });
		}
	}
	for (const { order, articles } of await readArticles(articleReads(connection), found, tables)) {
		const { index, item, snapshot, target, raw } = order;
		const mappings = articles.ok
			? mappingsFor(snapshot, names, articles.value, 'verify')
			: err(toFailure('verify', articles.error));
		if (!mappings.ok) {
			fields.set(index, { failure: mappings.error });
			continue;
		}
		fields.set(index, {
			verification: {
				discrepancies: [
					...verifyApplied(item.plan, snapshot, target, mappings.value, item.decision?.refused),
					...rivals(item),
				],
				newWaves: newWaves(item, raw),
				parked: target.facts.parked && !target.facts.closed,
			} satisfies Verification,
		});
	}
	return withFields(items, fields);
}

/** An order of the same lineage that still stands: read back when it was to be cancelled, not trusted since. */
const rivals = ({ applied }: Applied): Discrepancy[] =>
	applied.steps.flatMap(({ step, status }) =>
		step.kind === 'cancelReplaced' && status !== 'done' && status !== 'alreadyDone'
			? [
					{
						kind: 'state',
						detail: `Order ${step.displayNumber} is not cancelled`,
						expected: 'cancelled',
						found: 'open',
					},
				]
			: [],
	);

const GONE: Verification = {
	discrepancies: [
		{
			kind: 'state',
			detail: 'Linnworks no longer has the order',
			expected: 'open',
			found: 'nothing',
		},
	],
	newWaves: [],
	parked: false,
};

function newWaves(item: Applied, order: RawOrder): string[] {
	const known = new Set(item.target.facts.waves.map((wave) => wave.waveId));
	return order.GeneralInfo.PickwaveIds.map(String).filter((id) => !known.has(id));
}
