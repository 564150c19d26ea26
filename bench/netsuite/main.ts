import { writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { measureCalls, type LoadResult } from './measure-calls';
import { measureReport } from './measure-report';
import { measureSlots } from './measure-slots';

const RESULTS = join(__dirname, '..', 'results', 'netsuite.json');

const say = (line: string): void => {
	process.stdout.write(`${line}\n`);
};

const table = (heads: readonly string[], rows: ReadonlyArray<ReadonlyArray<unknown>>): string =>
	[heads, heads.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

const callsRow = ({
	orders,
	callsPerOrder,
	shopifyCallsPerOrder,
	calls,
}: LoadResult): unknown[] => [
	...[orders, callsPerOrder, shopifyCallsPerOrder],
	Object.entries(calls)
		.map(([operation, count]) => `${count} ${operation}`)
		.join(', '),
];

async function main(): Promise<void> {
	const machine = `${cpus().length} x ${cpus()[0]?.model ?? 'CPU'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node.js ${process.version}`;
	say('Calls of edits and refunds');
	const calls = await measureCalls();
	say('Slots');
	const slots = await measureSlots(say);
	say('The refund mismatch report');
	const report = await measureReport(say);
	writeFileSync(RESULTS, `${JSON.stringify({ machine, calls, slots, report }, null, '\t')}\n`);

	say(`\nMachine: ${machine}\n`);
	const heads = ['due', 'NetSuite calls/order', 'Shopify calls/order', 'NetSuite calls'];
	say(`Edits\n${table(heads, calls.edits.map(callsRow))}\n`);
	say(`Refunds\n${table(heads, calls.refunds.map(callsRow))}\n`);
	say(
		`${slots.edits} edits, ${slots.slots} slots, ${slots.latencyMs} ms a call\n${table(
			Object.keys(slots.runs[0] ?? {}),
			slots.runs.map((run) => Object.values(run)),
		)}\n`,
	);
	say(
		`Report\n${table(
			['orders', 'peak MiB', 'retained MiB', 'ms/order', 'NetSuite calls/order', 'Shopify'],
			report.map((run) => [
				...[run.orders, run.peakRssMiB, run.mostRetainedMiB, run.msPerOrder],
				...[run.callsPerOrder, run.shopifyCallsPerOrder],
			]),
		)}`,
	);
}

main().catch((error: unknown) => {
	process.stderr.write(
		`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
	);
	process.exit(1);
});
