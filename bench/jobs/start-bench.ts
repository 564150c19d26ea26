import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { locateHost } from '../../playground/n8n/locate-host';
import { readTemplates } from '../../playground/world/templates';
import { startWorld, type World } from '../../playground/world/world';
import { STANDARD } from './standard-plan';

/** The template that hears of workflows that failed. */
const ERROR_ALERTS = 'osync_error_alerts';

/**
 * Runs a measurement in a world of its own: fresh simulators and a fresh n8n without any template but the error alerts.
 * The shop's points come back `speed` times as fast as the vendor's Standard plan gives them.
 */
export async function inBenchWorld<T>(
	root: string,
	speed: number,
	measure: (world: World) => Promise<T>,
): Promise<T> {
	const userFolder = mkdtempSync(join(tmpdir(), 'order-sync-bench-'));
	const templates = readTemplates(root).workflows.map(({ id }) => id);
	try {
		const world = await startWorld({
			root,
			host: await locateHost(root),
			userFolder,
			leftOut: templates.filter((id) => id !== ERROR_ALERTS),
			shopPlan: { ...STANDARD, restoreRate: STANDARD.restoreRate * speed },
			log: (line) => process.stdout.write(`${line}\n`),
		});
		try {
			return await measure(world);
		} finally {
			await world.stop();
		}
	} finally {
		rmSync(userFolder, { recursive: true, force: true });
	}
}
