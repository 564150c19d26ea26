import type { World } from './behaviour/world';
import { addLocation } from './drivers/catalogue-drivers';
import { shopDrivers, type ShopDrivers } from './drivers/shop-drivers';
import { FaultQueue } from './faults/fault-queue';
import { AccessTokens } from './http/access-tokens';
import { CallLog } from './http/call-log';
import { RateBucket } from './http/rate-bucket';
import { startServer } from './http/server';
import { toSettings, type ShopifySimulatorOptions } from './options';
import { PendingWork } from './pending-work';
import { grantedScopes } from './resolvers/scopes';
import type { ShopSettings } from './settings';
import { countingIds } from './store/ids';
import { emptyStore } from './store/shop-store';
import { defaultSwitches, type Switches } from './switches';
import { WebhookService } from './webhooks/webhook-service';

/** A shop that listens, with everything a test may want to see or turn. */
export interface ShopifySimulator {
	readonly url: string;
	readonly settings: ShopSettings;
	/** The GraphQL calls received. */
	readonly calls: CallLog;
	/** What buyers, staff and other apps do. */
	readonly shop: ShopDrivers;
	/** Subscriptions, delivery policy, log, forging and waiting. */
	readonly webhooks: WebhookService;
	readonly faults: FaultQueue;
	readonly switches: Switches;
	/** Granted client-credentials tokens. */
	readonly tokens: Pick<AccessTokens, 'expireAll'>;
	close(): Promise<void>;
}

const STANDARD_BUCKET = 2000;
const STANDARD_RESTORE_RATE = 100;
const MAXIMUM_QUERY_COST = 1000;

/** Starts a shop on a free port of the loopback interface unless told otherwise. */
export async function startShopifySimulator(
	options: ShopifySimulatorOptions = {},
): Promise<ShopifySimulator> {
	const settings = toSettings(options);
	const switches = { ...defaultSwitches(), ...options.switches };
	const clock = options.clock ?? (() => new Date());
	const ids = countingIds();
	const pending = new PendingWork();
	const world: World = {
		store: emptyStore(),
		ids,
		settings,
		switches,
		now: () => clock(),
		announce: (events) => webhooks.publish(events),
		later: (delayMs, work) => pending.later(delayMs, work),
	};
	const webhooks = new WebhookService(world, () => pending.idle());
	if (options.withLocation ?? true) addLocation(world, { name: 'Main warehouse' });
	const tokens = new AccessTokens(settings, switches, ids, world.now);
	const { throttle = {} } = options;
	const bucket = new RateBucket(
		throttle.maximumAvailable ?? STANDARD_BUCKET,
		throttle.restoreRate ?? STANDARD_RESTORE_RATE,
		throttle.nowMs ?? (() => performance.now()),
	);
	const calls = new CallLog();
	const faults = new FaultQueue();
	const shop = shopDrivers(world);
	const latencyMs = options.latencyMs ?? 0;
	const server = await startServer(
		{
			graphql: {
				world,
				webhooks,
				bucket,
				maximumQueryCost: throttle.maximumQueryCost ?? MAXIMUM_QUERY_COST,
				tokens,
				faults,
				calls,
				latencyMs,
			},
			control: { shop, webhooks, faults, calls, switches },
			scope: () => grantedScopes(switches.deniedScopes).join(','),
		},
		options.host ?? '127.0.0.1',
		options.port ?? 0,
	);
	const close = async (): Promise<void> => {
		pending.close();
		webhooks.close();
		await server.close();
	};
	return { url: server.url, settings, calls, shop, webhooks, faults, switches, tokens, close };
}
