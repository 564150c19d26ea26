import type { Calls } from './count-calls';

export type Cost = { stage: string; seconds: number; calls: Calls };

/** What each stage took, as a table. */
export function costTable(costs: readonly Cost[]): string {
	const row = (...cells: string[]): string =>
		`  ${(cells[0] ?? '').padEnd(12)}${cells
			.slice(1)
			.map((cell) => cell.padStart(11))
			.join('')}`;
	return [
		row('what it took', 'seconds', 'Shopify', 'Linnworks', 'NetSuite'),
		...costs.map(({ stage, seconds, calls }) =>
			row(
				stage,
				seconds.toFixed(1),
				...[calls.shopify, calls.linnworks, calls.netsuite].map(String),
			),
		),
	].join('\n');
}
