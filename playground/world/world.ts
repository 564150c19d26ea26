import { mkdirSync } from 'node:fs';
import { startLinnworksSimulator, type LinnworksSimulator } from '../../simulators/linnworks';
import { startNetSuiteSimulator, type NetSuiteSimulator } from '../../simulators/netsuite';
import { startShopifySimulator, type ShopifySimulator } from '../../simulators/shopify';
import { startSlackCatcher, type SlackCatcher } from '../alerts/slack-catcher';
import { startSmtpCatcher, type SmtpCatcher } from '../alerts/smtp-catcher';
import { N8nApi } from '../n8n/n8n-api';
import { startN8n, type N8nHost, type N8nProcess } from '../n8n/n8n-process';
import { seedAccounts, seedCatalogue } from './catalogue';
import { installTemplates, type TemplateChanges } from './install-templates';
import { ownerEmail, ownerPassword } from './owner';

/** Cost points and points a second; `unmetered` is for measuring ourselves instead of the vendor. */
const SHOP_PLANS = {
	standard: { maximumAvailable: 2000, restoreRate: 100 },
	plus: { maximumAvailable: 20_000, restoreRate: 1000 },
	unmetered: { maximumAvailable: 1e9, restoreRate: 1e9 },
};

export type WorldOptions = TemplateChanges & {
	host: N8nHost;
	/** Where n8n keeps its database. */
	userFolder: string;
	/** Milliseconds that every vendor call takes. */
	latencyMs?: number;
	/** How much the shop may be asked: a plan, or a bucket of its own; the vendor's Standard plan when left out. */
	shopPlan?: keyof typeof SHOP_PLANS | { maximumAvailable: number; restoreRate: number };
	/** Fixed ports for people; free ones when left out. */
	ports?: { n8n: number; shopify: number; linnworks: number; netsuite: number; slack: number };
	log?: (line: string) => void;
};

/** A merchant's whole set-up: three vendors, Slack and mail as simulators, and a real n8n with the templates. */
export type World = {
	shopify: ShopifySimulator;
	linnworks: LinnworksSimulator;
	netsuite: NetSuiteSimulator;
	slack: SlackCatcher;
	smtp: SmtpCatcher;
	n8n: N8nProcess;
	api: N8nApi;
	/** Starts n8n again on the same database, after it was stopped or killed. */
	restartN8n: () => Promise<void>;
	stop: () => Promise<void>;
};

/** Starts everything, imports and publishes the templates, and fills the mapping tables. */
export async function startWorld(options: WorldOptions): Promise<World> {
	const log = options.log ?? (() => undefined);
	mkdirSync(options.userFolder, { recursive: true });
	const latency = options.latencyMs === undefined ? {} : { latencyMs: options.latencyMs };
	const { ports, shopPlan = 'standard' } = options;
	const shopify = await startShopifySimulator({
		withLocation: false,
		throttle: typeof shopPlan === 'string' ? SHOP_PLANS[shopPlan] : shopPlan,
		...latency,
		...(ports ? { port: ports.shopify } : {}),
	});
	const linnworks = await startLinnworksSimulator({
		...latency,
		...(ports ? { port: ports.linnworks } : {}),
	});
	const netsuite = await startNetSuiteSimulator({
		...latency,
		...(ports ? { port: ports.netsuite } : {}),
	});
	const smtp = await startSmtpCatcher();
	const slack = await startSlackCatcher({
		...(ports ? { port: ports.slack } : {}),
		mails: () => smtp.messages,
	});
	log(
		`Simulators are ready: Shopify ${shopify.url}, Linnworks ${linnworks.url}, NetSuite ${netsuite.url}`,
	);
	const startOptions = {
		host: options.host,
		userFolder: options.userFolder,
		packageDir: options.root,
		ownerEmail,
		ownerPassword,
		env: { N8N_PAYLOAD_SIZE_MAX: '32', N8N_LOG_LEVEL: 'warn' },
		log,
	};
	const n8n = await startN8n({ ...startOptions, ...(ports ? { port: ports.n8n } : {}) });
	const world: World = {
		shopify,
		linnworks,
		netsuite,
		slack,
		smtp,
		n8n,
		api: await N8nApi.login(n8n.url, ownerEmail, ownerPassword),
		restartN8n: async () => {
			world.n8n = await startN8n({ ...startOptions, port: n8n.port });
			world.api = await N8nApi.login(world.n8n.url, ownerEmail, ownerPassword);
		},
		stop: async () => {
			await world.n8n.stop();
			const vendors = [shopify, linnworks, netsuite];
			await Promise.all([...vendors.map((each) => each.close()), slack.stop(), smtp.stop()]);
		},
	};
	try {
		const seeded = { locations: seedCatalogue(world), accounts: seedAccounts(netsuite) };
		await installTemplates(world, options, seeded);
	} catch (error) {
		await world.stop();
		throw error;
	}
	log('Templates are imported and published');
	return world;
}
