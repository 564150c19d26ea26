import { join } from 'node:path';
import { TABLES } from '../../playground/world/install-templates';
import { withRateLimit, withSettings } from '../../playground/world/templates';
import type { World } from '../../playground/world/world';
import { installWorkflows, shippedTemplates } from '../jobs/install-workflows';
import { runWorkflow } from '../jobs/run-workflow';
import { putCredentials, readWorkflow } from '../jobs/stock-nodes';

/** A way to tell the shop what left the warehouse. */
export type Flow = {
	name: string;
	/** Puts it into an n8n whose vendors' clocks run so many times as fast. */
	install: (world: World, speed: number) => Promise<void>;
	/** Tells everything that left so far. */
	run: (world: World) => Promise<void>;
};

const INTAKE = 'osync_dispatch_intake';
const SWEEP = 'osync_dispatch_to_shopify';

/** The templates as they are shipped, with `dryRun` off and without the wait for orders to become quiet. */
export const SHIPPED: Flow = {
	name: 'shipped templates',
	install: async (world, speed) => {
		const templates = shippedTemplates(join(__dirname, '..', '..'), {
			[INTAKE]: { shop: world.shopify.settings.domain },
			[SWEEP]: { dryRun: false, settleSeconds: 0 },
		});
		await installWorkflows(
			world,
			templates.map((workflow) => withRateLimit(workflow, 100 * speed)),
		);
	},
	run: async (world) => {
		await runWorkflow(world, INTAKE, 'Every two minutes');
		let waiting: number;
		do {
			await runWorkflow(world, SWEEP, 'Every ten seconds');
			const rows = await world.api.tables.rows(TABLES.dispatchSignals, {
				filters: [{ columnName: 'status', condition: 'eq', value: 'new' }],
			});
			waiting = rows.length;
		} while (waiting > 0);
	},
};

const STOCK_NODES_ID = 'bench_dispatch_stock_nodes';

/** The workflow of n8n's own nodes. */
export const STOCK_NODES: Flow = {
	name: "n8n's own nodes",
	install: async (world) => {
		await putCredentials(world);
		const workflow = withSettings(readWorkflow('dispatch/stock-nodes.json'), {
			shopUrl: world.shopify.url,
			linnworksUrl: world.linnworks.url,
		});
		await installWorkflows(world, [workflow]);
	},
	run: async (world) => await runWorkflow(world, STOCK_NODES_ID, 'Every five minutes'),
};
