import { join } from 'node:path';
import { measureWork, total, type Figures } from '../jobs/figures';
import { machine, readNumbers, runMain, say, table, writeResult } from '../jobs/results';
import { rounded } from '../jobs/standard-plan';
import { inBenchWorld } from '../jobs/start-bench';
import { SHIPPED, STOCK_NODES, type Flow } from './flows';
import { sendOrders, wronglyTold } from './orders';

type FlowResult = Figures & { flow: string; orders: number; wronglyTold: number };

const ROWS: ReadonlyArray<[string, (result: FlowResult) => unknown]> = [
	['Shopify calls an order', (result) => rounded(total(result.shopifyCalls) / result.orders)],
	['points an order', (result) => rounded(result.points / result.orders)],
	['THROTTLED', (result) => result.throttled],
	['Linnworks calls an order', (result) => rounded(total(result.linnworksCalls) / result.orders)],
	['429 of Linnworks', (result) => result.overQuota],
	['seconds, real', (result) => result.seconds],
	['seconds, simulated clock', (result) => result.shopSeconds],
	['seconds n8n computed', (result) => result.cpuSeconds],
	['bucket used', (result) => result.bucketUsed],
	['peak memory of n8n, MiB', (result) => result.n8nMiB],
	['with its task runner, MiB', (result) => result.withRunnerMiB],
	['orders without exactly one fulfilment and its number', (result) => result.wronglyTold],
];

async function measureFlow(
	flow: Flow,
	{ orders, speed }: { orders: number; speed: number },
): Promise<FlowResult> {
	return await inBenchWorld(join(__dirname, '..', '..'), speed, async (world) => {
		world.linnworks.switches.quotaScale = speed;
		const sent = sendOrders(world, orders);
		await flow.install(world, speed);
		say(
			`${flow.name}: ${sent.length} orders have left, ${wronglyTold(world, sent).length} to tell`,
		);
		const figures = await measureWork(world, speed, async () => await flow.run(world));
		return { flow: flow.name, orders, ...figures, wronglyTold: wronglyTold(world, sent).length };
	});
}

async function main(): Promise<void> {
	const load = readNumbers({ orders: 1000, speed: 10 }, process.argv.slice(2));
	const flows: FlowResult[] = [];
	for (const flow of [SHIPPED, STOCK_NODES]) flows.push(await measureFlow(flow, load));
	writeResult('dispatch', { machine: machine(), ...load, flows });
	say(`\nMachine: ${machine()}; ${load.orders} orders of two lines`);
	say(`The clock of both vendors runs ${load.speed} times as fast\n`);
	const rows = ROWS.map(([name, read]) => [name, ...flows.map(read)]);
	say(table(['', ...flows.map(({ flow }) => flow)], rows));
}

runMain(main);
