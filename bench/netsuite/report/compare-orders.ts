import { Automation } from '../automation';
import type { Vendors } from '../vendors/vendors';
import { PeakMemory, retainedMiB } from './peak-memory';

const REPORT = 'osync_refund_mismatch_report';
const ROWS = 'Rows for the report';
/** As the template is shipped. */
const BATCH = 250;

export type ReportRun = {
	orders: number;
	/** Orders that the report says differ. */
	differing: number;
	seconds: number;
	/** Most memory of this process: everything, and what V8 had in use. */
	peakRssMiB: number;
	peakHeapMiB: number;
	/** What V8 could not give back after a batch, at most. */
	mostRetainedMiB: number;
};

/**
 * The report's list of changed orders and its batches, one after the other, as the template runs them; the wording of
 * the message is not part of it.
 */
export async function compareOrders(
	facts: ReturnType<Vendors['about']>,
	orders: number,
): Promise<ReportRun> {
	const automation = new Automation(facts);
	const peak = new PeakMemory();
	const startedAt = performance.now();
	let [compared, differing, mostRetained] = [0, 0, 0];
	const list = await automation.operate(
		'shopifyOrder',
		{
			...{ resource: 'order', operation: 'getChangedSince', include: ['orders'] },
			...{ since: '2026-01-01T00:00:00Z', overlapMinutes: 0, returnAll: false, limit: orders },
		},
		[{}],
	);
	for (let at = 0; at < list.length; at += BATCH) {
		const rows = await automation.run(REPORT, 'A batch', list.slice(at, at + BATCH), [ROWS]);
		for (const row of rows) {
			compared += typeof row['orders'] === 'number' ? row['orders'] : 0;
			differing += Array.isArray(row['causes']) ? 1 : 0;
		}
		mostRetained = Math.max(mostRetained, retainedMiB());
	}
	if (compared !== orders) throw new Error(`${compared} orders were compared, not ${orders}`);
	const seconds = (performance.now() - startedAt) / 1000;
	return { orders, differing, seconds, ...peak.stop(), mostRetainedMiB: mostRetained };
}
