import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { locateHost } from '../playground/n8n/locate-host';
import {
	AFTER_SALES_TEMPLATES,
	IMPORT_TEMPLATE,
	NETSUITE_TEMPLATES,
	OPERATIONS_TEMPLATES,
	DISPATCH_TEMPLATES,
	STOCK_TEMPLATES,
} from '../playground/world/install-templates';
import { startWorld } from '../playground/world/world';
import { measureLatency } from './latency';
import { measureSweep, type LoadResult } from './sweep-load';

const root = resolve(__dirname, '..');
const SETTLE_SECONDS = 3;
/** They look at orders by themselves every few minutes, which would count for the load that runs just then. */
const ON_THEIR_OWN_SCHEDULE = ['osync_order_edit_catch_up', 'osync_order_drift_watch'];
const LOADS = [1, 50, 500];

const say = (line: string): void => {
	process.stdout.write(`${line}\n`);
};

/** The writes that an edit cannot do without, and one read back for up to 50 orders. */
const leastCalls = (orders: number): number =>
	Number((1 + Math.ceil(orders / 50) / orders).toFixed(2));

const row = (load: LoadResult): string =>
	`| ${load.orders} | ${load.seconds} | ${load.ordersPerSecond} | ${load.linnworksCallsPerOrder} | ${leastCalls(load.orders)} | ${load.shopifyCallsPerOrder} |`;

async function main(): Promise<void> {
	const folder = mkdtempSync(join(tmpdir(), 'order-sync-bench-'));
	const world = await startWorld({
		root,
		host: await locateHost(root),
		userFolder: folder,
		settings: { osync_order_edit_to_linnworks: { settleSeconds: SETTLE_SECONDS } },
		leftOut: [
			IMPORT_TEMPLATE,
			...NETSUITE_TEMPLATES,
			...AFTER_SALES_TEMPLATES,
			...STOCK_TEMPLATES,
			...DISPATCH_TEMPLATES,
			...OPERATIONS_TEMPLATES,
			...ON_THEIR_OWN_SCHEDULE,
		],
		shopPlan: 'unmetered',
		linnworksRatePercent: 10_000,
		log: say,
	});
	world.linnworks.switches.quota = false;
	try {
		const latency = await measureLatency(world, 10, SETTLE_SECONDS);
		await measureSweep(world, 5, true);
		const loads: LoadResult[] = [];
		for (const count of LOADS) loads.push(await measureSweep(world, count, true));
		const byReference = await measureSweep(world, 50, false);
		const memory = await world.n8n.peakMemory();
		const machine = `${cpus().length} x ${cpus()[0]?.model ?? 'CPU'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node.js ${process.version}`;
		const result = {
			machine,
			latency,
			loads,
			byReference,
			peakMemoryMiB: Math.round(memory / 2 ** 20),
		};
		mkdirSync(join(root, 'bench', 'results'), { recursive: true });
		writeFileSync(
			join(root, 'bench', 'results', 'latest.json'),
			`${JSON.stringify(result, null, '\t')}\n`,
		);
		say(`\nMachine: ${machine}; simulators without latency, SQLite, quotas off\n`);
		say(
			'| due orders | seconds | orders/s | Linnworks calls/order | least possible | Shopify calls/order |',
		);
		say('| --- | --- | --- | --- | --- | --- |');
		for (const load of loads) say(row(load));
		say(
			`\nBy reference instead of id, 50 due: ${byReference.linnworksCallsPerOrder} Linnworks calls/order`,
		);
		say(
			`Webhook to parked: median ${latency.webhookToParkedSeconds.median} s, worst ${latency.webhookToParkedSeconds.worst} s`,
		);
		say(
			`Settled to applied: median ${latency.settledToAppliedSeconds.median} s, worst ${latency.settledToAppliedSeconds.worst} s`,
		);
		say(`Linnworks calls for one edit alone, intake included: ${latency.linnworksCallsPerEdit}`);
		say(`Peak memory of n8n and its task runner: ${result.peakMemoryMiB} MiB`);
	} finally {
		await world.stop();
		rmSync(folder, { recursive: true, force: true });
	}
}

main().catch((error: unknown) => {
	process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
	process.exit(1);
});
