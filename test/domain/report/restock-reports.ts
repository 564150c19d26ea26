import {
	buildRestockReport,
	type RestockReport,
} from '../../../domain/report/build-restock-report';
import type { OpenException } from '../../../domain/report/open-exception';
import type { ToldRow } from '../../../domain/report/restock-steps';
import type { SyncItem } from '../../../domain/report/sync-item';
import { classifyRestocks } from '../../../domain/restock/classify-restock';
import type { RestockFacts } from '../../../domain/restock/restock-facts';
import type { RestockPolicy } from '../../../domain/restock/restock-policy';
import type { RestockVerdict } from '../../../domain/restock/restock-verdict';
import { aRestockStory, somePolicy, type RestockStory } from '../../builders/restock-builder';
import { aLook } from '../../builders/signal-builder';

type Known = { open?: OpenException[]; told?: ToldRow[] };

export const itemOf = (facts: RestockFacts, attempt = 0): SyncItem => ({
	look: aLook({
		orderKey: facts.order.orderKey,
		attempt,
		firstReceivedAt: '2026-03-03T08:00:00Z',
		lastReceivedAt: '2026-03-03T08:00:00Z',
	}),
	restockFacts: facts,
});
export const reportOn = (
	item: SyncItem,
	verdicts: readonly RestockVerdict[],
	now: Date,
	{ open = [], told = [] }: Known = {},
): RestockReport =>
	buildRestockReport(
		item,
		verdicts,
		{ open, told },
		{ now, executionId: '42', link: '' },
		{ goodsSeconds: 3600 },
	);
export const report = (
	story: RestockStory,
	{
		hours = 0,
		policy = {},
		...known
	}: Known & { hours?: number; policy?: Partial<RestockPolicy> } = {},
): RestockReport => {
	const facts = story.build();
	const now = story.now(hours);
	return reportOn(itemOf(facts), classifyRestocks(facts, somePolicy(policy), now), now, known);
};
export const stored = ({ exceptions }: RestockReport, firstId = 1): OpenException[] =>
	exceptions.map(({ order_key, code, fingerprint, opened_at }, at) => ({
		id: firstId + at,
		lane: 'restocks',
		order_key,
		code,
		fingerprint,
		opened_at,
	}));
export const told = ({ ledger }: RestockReport): ToldRow => ledger;
export const codes = ({ exceptions }: RestockReport): string[] =>
	exceptions.map(({ code }) => code);
export const marks = ({ stockSignals }: RestockReport): string[] =>
	stockSignals.map((row) => `${row.sku}@${row.location_id} ${row.reason}`);
/** Seconds from now until the next look; null when there is none. */
export const next = ({ remember, ledger }: RestockReport): number | null =>
	remember[0] ? (Date.parse(remember[0].not_before) - Date.parse(ledger.recorded_at)) / 1000 : null;

/** Two tees left, and the shop says that one is back. */
export const saidBack = (): RestockStory =>
	aRestockStory()
		.ships('9001', 2)
		.givesBack([{ lineId: '9001', quantity: 1, restock: 'return' }]);
