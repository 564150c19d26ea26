import { processSlots } from '../../nodes/shared/slot-budget';
import { BenchOffice } from './office';
import { SlotWatch } from './watch-slots';
import type { Held } from './vendors/summarise-calls';

const EDITS = 200;
const SLOTS = 5;
const LATENCY_MS = 250;
/** Orders whose books are read as bulk work, and that the long query lists. */
const BULK_ORDERS = 1000;
/** Edits of the run in which the account has a slot less than we use. */
const CROWDED_EDITS = 50;

export type SlotsResult = {
	edits: number;
	slots: number;
	latencyMs: number;
	runs: SlotRun[];
};

export type SlotRun = {
	name: string;
	seconds: number;
	/** Share of the slots that were busy while edits were under way, in percent. */
	slotUse: number;
	/** How long the edits' own calls would take if no slot was ever free, in seconds. */
	leastSeconds: number;
	editCalls: number;
	bulkCalls: number;
	refused: number;
	peakParallel: number;
	bulkBeforeEdits: number;
	shortestRetryMs: number | null;
	longestToWriteMs: number | null;
};

type Load = { name: string; edits: number; bulk: boolean; limit: number };

/** Many edits that are due at once on an account of five slots: alone, beside bulk reads, and with a slot too few. */
export async function measureSlots(say: (line: string) => void): Promise<SlotsResult> {
	const office = await BenchOffice.open(LATENCY_MS);
	const watch = new SlotWatch(processSlots);
	try {
		const references = await office.vendors.fill(BULK_ORDERS);
		const loads: Load[] = [
			{ name: 'edits alone', edits: EDITS, bulk: false, limit: SLOTS },
			{ name: 'edits beside bulk reads', edits: EDITS, bulk: true, limit: SLOTS },
			{ name: 'an account with 4 slots', edits: CROWDED_EDITS, bulk: false, limit: SLOTS - 1 },
		];
		const runs: SlotRun[] = [];
		for (const load of loads) {
			say(`  ${load.name}`);
			runs.push(await measureLoad(office, watch, load, references));
		}
		return { edits: EDITS, slots: SLOTS, latencyMs: LATENCY_MS, runs };
	} finally {
		await office.close();
	}
}

async function measureLoad(
	office: BenchOffice,
	watch: SlotWatch,
	{ name, edits, bulk, limit }: Load,
	references: readonly string[],
): Promise<SlotRun> {
	const orders = await office.place(edits);
	await office.vendors.edit(orders);
	await office.vendors.limit(limit);
	await office.vendors.resetCalls();
	watch.reset();
	let isOver = false;
	const bulkWork = bulk ? readInBulk(office, references, () => isOver) : Promise.resolve();
	await office.sweep('orders', orders);
	isOver = true;
	await bulkWork;
	const { held, ...told } = await office.vendors.calls();
	const phase = watch.editPhase();
	const ms = phase.to - phase.from;
	const editCalls = watch.count('edit');
	return {
		name,
		seconds: Number((ms / 1000).toFixed(1)),
		slotUse: Math.round((100 * busyMs(held, phase)) / (Math.min(limit, SLOTS) * ms)),
		leastSeconds: Number(((editCalls * LATENCY_MS) / 1000 / Math.min(limit, SLOTS)).toFixed(1)),
		editCalls,
		bulkCalls: watch.count('bulk'),
		bulkBeforeEdits: watch.bulkBeforeEdits(),
		...{ refused: told.refused, peakParallel: told.peakParallel },
		...{ shortestRetryMs: told.shortestRetryMs, longestToWriteMs: told.longestToWriteMs },
	};
}

/** A long query page by page, and the books of many orders, again and again until the edits are done. */
async function readInBulk(
	{ automation }: BenchOffice,
	references: readonly string[],
	isOver: () => boolean,
): Promise<void> {
	const query = {
		resource: 'query',
		operation: 'run',
		query: "SELECT t.id, t.tranid FROM transaction t WHERE t.type = 'SalesOrd' ORDER BY t.id",
		...{ parameters: '[]', returnAll: true, options: { priority: 'bulk' } },
	};
	const looks = references.map((reference) => ({ reference }));
	const books = {
		...{ resource: 'credit', operation: 'get', priority: 'bulk', options: {} },
		reference: (at: number) => references[at],
	};
	const again = async (work: () => Promise<unknown>): Promise<void> => {
		while (!isOver()) await work();
	};
	await Promise.all([
		again(async () => await automation.operate('netSuiteQuery', query, [{}])),
		again(async () => await automation.operate('netSuiteCreditMemo', books, looks)),
	]);
}

/** Time that calls had a slot in a phase, all slots together. */
const busyMs = (held: readonly Held[], { from, to }: { from: number; to: number }): number =>
	held.reduce(
		(sum, { startedAt, endedAt }) =>
			sum + Math.max(0, Math.min(endedAt, to) - Math.max(startedAt, from)),
		0,
	);
