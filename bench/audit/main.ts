import { join } from 'node:path';
import type { World } from '../../playground/world/world';
import { measureRun, total } from '../jobs/figures';
import { installWorkflows, shippedTemplates } from '../jobs/install-workflows';
import { machine, readNumbers, runMain, say, table, writeResult } from '../jobs/results';
import { leastSeconds, timesLeast } from '../jobs/standard-plan';
import { inBenchWorld } from '../jobs/start-bench';
import { fillCatalogue } from '../stock/catalogue';

const ROOT = join(__dirname, '..', '..');
const TEMPLATE = 'osync_mapping_audit';
/** Articles that the warehouse never had, and as many whose item is archived. */
const ASTRAY = 100;
/** The template looks at the shipping of as many orders. */
const ORDERS = 1000;

/** Makes articles go astray and places orders; answers how many things there are to mend. */
function seed(world: World, skus: readonly string[]): number {
	const { shop } = world.shopify;
	for (let index = 0; index < ASTRAY; index += 1) {
		shop.addVariant({ sku: `NEVER-${index}`, title: 'Never bought', price: '9.00' });
		world.linnworks.warehouse.archiveStockItem(skus[index] ?? '');
	}
	for (let index = 0; index < ORDERS; index += 1) {
		shop.createOrder({
			lines: [{ sku: skus.at(-1) ?? '', quantity: 1 }],
			shipping: { title: 'Standard', price: '5.00' },
			email: 'bench@buyer.example',
		});
	}
	return 2 * ASTRAY;
}

async function main(): Promise<void> {
	const load = readNumbers({ skus: 10_000, speed: 10 }, process.argv.slice(2));
	const result = await inBenchWorld(ROOT, load.speed, async (world) => {
		const { articles } = await fillCatalogue(world, load.skus, 0);
		const toMend = seed(
			world,
			articles.map(({ sku }) => sku),
		);
		await installWorkflows(world, shippedTemplates(ROOT, { [TEMPLATE]: {} }));
		say(`${load.skus} articles and ${ORDERS} orders, ${toMend} to mend`);
		const figures = await measureRun(world, TEMPLATE, 'Every Monday', load.speed);
		const least = leastSeconds(figures.points);
		return {
			...figures,
			leastSeconds: least,
			timesLeast: timesLeast(figures.shopSeconds, least),
			toMend,
			mails: world.smtp.messages.map(({ subject }) => subject),
		};
	});
	writeResult('audit', { machine: machine(), ...load, result });
	say(`\nMachine: ${machine()}; the shop's clock runs ${load.speed} times as fast\n`);
	const rows: Array<[string, unknown]> = [
		['Shopify calls', total(result.shopifyCalls)],
		['points', result.points],
		['THROTTLED', result.throttled],
		['Linnworks calls', total(result.linnworksCalls)],
		['seconds, real', result.seconds],
		['seconds, simulated clock', result.shopSeconds],
		['seconds n8n computed', result.cpuSeconds],
		['physical minimum of these points, seconds', result.leastSeconds],
		['time / minimum', result.timesLeast ?? '–'],
		['bucket used', result.bucketUsed],
		['peak memory of n8n, MiB', result.n8nMiB],
		['with its task runner, MiB', result.withRunnerMiB],
		['to mend', result.toMend],
		['mail', result.mails.join('; ')],
	];
	say(table(['', 'mapping audit'], rows));
}

runMain(main);
