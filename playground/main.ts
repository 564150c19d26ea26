import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { runDemo } from './demo/run-demo';
import { sendReport } from './demo/report-stage';
import { locateHost } from './n8n/locate-host';
import { startPage } from './page/start-page';
import { ownerEmail, ownerPassword } from './world/owner';
import { startWorld, type World } from './world/world';

const root = resolve(__dirname, '..');
const PORTS = {
	n8n: 5678,
	shopify: 5681,
	linnworks: 5682,
	slack: 5683,
	netsuite: 5684,
	page: 5685,
};
/** How often what waits minutes as shipped is done here. */
const EVERY_FEW_SECONDS = { field: 'seconds', secondsInterval: 5 };
const SETTLE_SECONDS = 5;

const say = (line: string): void => {
	process.stdout.write(`${line}\n`);
};

/** Whether a port is free on this machine. */
async function isFree(port: number): Promise<boolean> {
	return await new Promise((resolve_) => {
		const probe = createServer();
		probe.once('error', () => resolve_(false));
		probe.listen(port, '127.0.0.1', () => probe.close(() => resolve_(true)));
	});
}

function build(): void {
	say('> Building the nodes and the template package');
	const gulp = join(root, 'node_modules', 'gulp', 'bin', 'gulp.js');
	const { status } = spawnSync(process.execPath, [gulp, '--silent', 'build'], {
		cwd: root,
		stdio: ['ignore', 'inherit', 'inherit'],
	});
	if (status !== 0) throw new Error('The build failed; the reason is above.');
}

function printWhereabouts(world: World, page: string): void {
	say(`
Page         ${page}   (all systems beside each other, with a few buttons)
n8n editor   ${world.n8n.url}
  login      ${ownerEmail}
  password   ${ownerPassword}
Shop         ${world.shopify.url}   (drive it with POST /_sim/edit and the like, see docs/playground.md)
Warehouse    ${world.linnworks.url}   (GET /_sim/order?reference=...)
Accounts     ${world.netsuite.url}   (GET /_sim/order?key=SHOPIFY_SO_...)
Messages     ${new URL(world.slack.webhookUrl).origin}/_messages   (Slack and e-mail)

Everything stays up until you press Ctrl+C.`);
}

async function main(): Promise<void> {
	const once = process.argv.includes('--once');
	const host = await locateHost(root);
	build();
	const userFolder = mkdtempSync(join(tmpdir(), 'order-sync-playground-'));
	const portsFree = (await Promise.all(Object.values(PORTS).map(isFree))).every(Boolean);
	say('> Starting the simulators and n8n');
	const world = await startWorld({
		root,
		host,
		userFolder,
		settings: {
			osync_order_edit_to_linnworks: { settleSeconds: SETTLE_SECONDS, importOrders: true },
			osync_order_edit_to_netsuite: { settleSeconds: SETTLE_SECONDS, importOrders: true },
			osync_refund_to_credit_memo: { settleSeconds: SETTLE_SECONDS },
			osync_refund_to_linnworks: { settleSeconds: SETTLE_SECONDS },
			osync_return_to_linnworks: { settleSeconds: SETTLE_SECONDS },
			osync_restock_guard: { settleSeconds: SETTLE_SECONDS },
			osync_stock_to_shopify: { restSeconds: SETTLE_SECONDS },
			osync_dispatch_to_shopify: { settleSeconds: SETTLE_SECONDS },
			osync_operations_report: { timeZone: 'UTC' },
		},
		schedules: {
			osync_stock_to_shopify: { 'Every ten minutes': EVERY_FEW_SECONDS },
			osync_dispatch_intake: { 'Every two minutes': EVERY_FEW_SECONDS },
		},
		...(portsFree ? { ports: PORTS } : {}),
		log: (line) => say(`  ${line}`),
	});
	const page = await startPage(
		world,
		async () => await sendReport(world),
		portsFree ? PORTS.page : undefined,
	);
	/** Ends everything and leaves nothing behind. */
	const cleanUp = async (): Promise<void> => {
		await page.stop();
		await world.stop();
		rmSync(userFolder, { recursive: true, force: true });
	};
	let stopping = false;
	/** Ctrl+C reaches us twice, from the terminal and from the starter: the second time must not cut the first short. */
	const stop = async (code: number): Promise<void> => {
		if (stopping) return;
		stopping = true;
		await cleanUp();
		process.exit(code);
	};
	for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop(0));
	const result = await runDemo(world, say, page.url);
	if (!once) {
		say(JSON.stringify(result));
		printWhereabouts(world, page.url);
		return;
	}
	await cleanUp();
	process.stdout.write(`\n${JSON.stringify(result)}\n`, () =>
		process.exit(result.converged ? 0 : 1),
	);
}

main().catch((error: unknown) => {
	process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
	process.exit(1);
});
