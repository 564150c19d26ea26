import { laneOf } from '../../../domain/signal/lane';
import { TABLES } from '../../../playground/world/install-templates';
import type { Day } from './live-day';

export type Counts = Record<string, number | Record<string, number>>;

/** What happened in a day, in numbers. */
export function countsOf({ diaries, counts, merchant, automation }: Day): Counts {
	const by = (rows: ReadonlyArray<Record<string, unknown>>, name: (row: never) => string) => {
		const sums: Record<string, number> = {};
		for (const row of rows) {
			const key = name(row as never);
			sums[key] = (sums[key] ?? 0) + 1;
		}
		return sums;
	};
	const { tables } = merchant.n8n;
	const { warehouse } = merchant.linnworks;
	const held = warehouse.orders().map(({ OrderId: id }) => id);
	const ledger = tables.select(TABLES.ledger, []);
	const verdicts = ledger
		.filter((row) => row['lane'] === 'restocks')
		.flatMap((row) => JSON.parse(String(row['steps'])) as Array<{ verdict: string }>);
	return {
		orders: diaries.length,
		left: diaries.filter(({ departure }) => departure !== null).length,
		acts: counts,
		refundsRecorded: held.flatMap((id) => warehouse.refundRecords(id)).length,
		returnsAnnounced: held.flatMap((id) => warehouse.returnBookings(id)).length,
		looks: by(ledger, (row: { lane: string }) => laneOf(row.lane)),
		verdictsTold: by(verdicts, ({ verdict }: { verdict: string }) => verdict),
		exceptions: by(
			tables.select(TABLES.exceptions, []),
			(row: { code: string; status: string }) => `${row.code} ${row.status}`,
		),
		calls: {
			linnworks: merchant.linnworks.calls.count(),
			shopify: merchant.shopify.calls.count(),
		},
		runs: automation.runs as Record<string, number>,
		milliseconds: Object.fromEntries(
			Object.entries(automation.spent).map(([flow, spent]) => [flow, Math.round(spent)]),
		),
		deaths: automation.deaths,
	};
}
