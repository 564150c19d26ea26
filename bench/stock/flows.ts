import { join } from 'node:path';
import { withSettings } from '../../playground/world/templates';
import type { World } from '../../playground/world/world';
import { installWorkflows, shippedTemplates } from '../jobs/install-workflows';
import { putCredentials, readWorkflow } from '../jobs/stock-nodes';
import type { Catalogue } from './catalogue';

/** A workflow that pushes stock, and the schedules that start its two kinds of push. */
export type Flow = {
	name: string;
	workflowId: string;
	full: string;
	changes: string;
	/** Whether it reads back what it has set. */
	readsBack: boolean;
	install: (world: World, catalogue: Catalogue) => Promise<void>;
};

/** The template as it is shipped, with `dryRun` off. */
export const SHIPPED: Flow = {
	name: 'shipped template',
	workflowId: 'osync_stock_to_shopify',
	full: 'Every night',
	changes: 'Every ten minutes',
	readsBack: true,
	install: async (world) => {
		const settings = { shop: world.shopify.settings.domain, dryRun: false };
		await installWorkflows(
			world,
			shippedTemplates(join(__dirname, '..', '..'), { osync_stock_to_shopify: settings }),
		);
	},
};

/** The workflow of n8n's own nodes; it knows one kind of push. */
export const STOCK_NODES: Flow = {
	name: "n8n's own nodes",
	workflowId: 'bench_stock_nodes',
	full: 'Every hour',
	changes: 'Every hour',
	readsBack: false,
	install: async (world, { pairs }) => {
		await putCredentials(world);
		const [main, second] = pairs;
		const workflow = withSettings(readWorkflow('stock/stock-nodes.json'), {
			shopUrl: world.shopify.url,
			linnworksUrl: world.linnworks.url,
			shopMain: `gid://shopify/Location/${main?.shopId}`,
			linnworksMain: main?.linnworksId ?? '',
			shopSecond: `gid://shopify/Location/${second?.shopId}`,
			linnworksSecond: second?.linnworksId ?? '',
		});
		await installWorkflows(world, [workflow]);
	},
};
