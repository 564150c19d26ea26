import { readFileSync } from 'node:fs';
import type { World } from '../../playground/world/world';
import { runWorkflow } from './run-workflow';
import { rounded, STANDARD } from './standard-plan';

/** What a run cost. */
export type Figures = {
	shopifyCalls: Record<string, number>;
	/** Points the shop charged. */
	points: number;
	/** Calls that the shop refused for want of points. */
	throttled: number;
	linnworksCalls: Record<string, number>;
	/** Calls that Linnworks refused because there were too many in a minute. */
	overQuota: number;
	/** Seconds on our clock, and on that of a shop whose points come back at the plan's own pace. */
	seconds: number;
	shopSeconds: number;
	/** Our seconds until the last call of the shop; what follows is bookkeeping in n8n. */
	lastCallSeconds: number;
	/** Seconds that n8n's own process was computing; a busy machine takes longer for them. */
	cpuSeconds: number;
	/** Part of the points that the bucket gave in this time. */
	bucketUsed: number;
	/** Highest memory use since n8n was started, of n8n alone and with its task runner. */
	n8nMiB: number;
	withRunnerMiB: number;
};

/** Runs a workflow in place of one of its schedules and tells what that cost. */
export async function measureRun(
	world: World,
	workflowId: string,
	schedule: string,
	speed: number,
): Promise<Figures> {
	return await measureWork(world, speed, async () => {
		await runWorkflow(world, workflowId, schedule);
	});
}

/** Does something and tells what that cost. */
export async function measureWork(
	world: World,
	speed: number,
	work: () => Promise<void>,
): Promise<Figures> {
	world.shopify.calls.reset();
	world.linnworks.calls.reset();
	const computed = cpuSeconds(world.n8n.pid);
	const startedAt = Date.now();
	await work();
	const figures = await readFigures(world, Date.now() - startedAt, speed);
	const last = world.shopify.calls.all().at(-1)?.at.getTime() ?? startedAt;
	return {
		...figures,
		lastCallSeconds: rounded((last - startedAt) / 1000),
		cpuSeconds: rounded(cpuSeconds(world.n8n.pid) - computed),
	};
}

/** What a run cost that took so long, from the logs of the vendors. */
async function readFigures(
	world: World,
	tookMs: number,
	speed: number,
): Promise<Omit<Figures, 'lastCallSeconds' | 'cpuSeconds'>> {
	const shopify = world.shopify.calls.all();
	const linnworks = world.linnworks.calls.all();
	const points = shopify.reduce((sum, { cost }) => sum + (cost ?? 0), 0);
	const shopSeconds = (tookMs / 1000) * speed;
	return {
		shopifyCalls: countBy(shopify.map(({ operationName }) => operationName)),
		points,
		throttled: shopify.filter(({ error }) => error === 'THROTTLED').length,
		linnworksCalls: countBy(linnworks.map(({ operation }) => operation)),
		overQuota: linnworks.filter(({ status }) => status === 429).length,
		seconds: rounded(tookMs / 1000),
		shopSeconds: rounded(shopSeconds),
		bucketUsed: rounded(points / (STANDARD.maximumAvailable + shopSeconds * STANDARD.restoreRate)),
		n8nMiB: peakMiB(world.n8n.pid),
		withRunnerMiB: Math.round((await world.n8n.peakMemory()) / 2 ** 20),
	};
}

export const total = (calls: Record<string, number>): number =>
	Object.values(calls).reduce((sum, count) => sum + count, 0);

function countBy(names: readonly string[]): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
	return counts;
}

function peakMiB(pid: number): number {
	const status = readFileSync(`/proc/${pid}/status`, 'utf8');
	return Math.round(Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1024);
}

const TICKS_PER_SECOND = 100;

/** Time on the processor so far, in and for the process (fields 14 and 15 of its status line). */
function cpuSeconds(pid: number): number {
	const line = readFileSync(`/proc/${pid}/stat`, 'utf8');
	const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
	return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}
