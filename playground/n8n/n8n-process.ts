import { spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { linkPackage } from './link-package';
import { n8nEnvironment } from './n8n-environment';
import { freePort } from './ports';
import { peakMemoryOfTree } from './process-tree';
import type { StartOptions } from './start-options';

export type { N8nHost, StartOptions } from './start-options';

const READY_TIMEOUT_MS = 120_000;
const STOP_TIMEOUT_MS = 20_000;
const POLL_MS = 200;
const TAIL_LINES = 40;

/** A running n8n. */
export interface N8nProcess {
	readonly url: string;
	readonly port: number;
	readonly pid: number;
	readonly logFile: string;
	/** Ends n8n the way an operator would, and waits until it is gone. */
	stop(): Promise<void>;
	/** Ends n8n without warning, as a crash would. */
	kill9(): Promise<void>;
	/** The highest memory use so far of n8n and its task runner, in bytes. */
	peakMemory(): Promise<number>;
}

function hasEnded(child: ChildProcess): boolean {
	return child.exitCode !== null || child.signalCode !== null;
}

async function waitForEnd(child: ChildProcess, timeoutMs: number): Promise<boolean> {
	if (hasEnded(child)) return true;
	const controller = new AbortController();
	const ended = new Promise<boolean>((resolve) => child.once('exit', () => resolve(true)));
	const late = sleep(timeoutMs, false, { signal: controller.signal }).catch(() => false);
	const result = await Promise.race([ended, late]);
	controller.abort();
	return result;
}

/** n8n leads its own process group, so its task runner ends with it. */
function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
	try {
		if (child.pid !== undefined) process.kill(-child.pid, signal);
	} catch {
		// The group is gone already.
	}
}

async function endGroup(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
	if (signal === 'SIGKILL') signalGroup(child, signal);
	else if (!hasEnded(child)) child.kill(signal);
	if (!(await waitForEnd(child, STOP_TIMEOUT_MS))) signalGroup(child, 'SIGKILL');
	await waitForEnd(child, STOP_TIMEOUT_MS);
	signalGroup(child, 'SIGKILL');
}

async function isReady(url: string): Promise<boolean> {
	try {
		const signal = AbortSignal.timeout(2_000);
		return (await fetch(`${url}/healthz/readiness`, { signal })).ok;
	} catch {
		return false;
	}
}

async function logTail(logFile: string): Promise<string> {
	const log = await readFile(logFile, 'utf8').catch(() => '');
	return log.trimEnd().split('\n').slice(-TAIL_LINES).join('\n');
}

async function waitUntilReady(child: ChildProcess, url: string, timeoutMs: number): Promise<void> {
	const deadline = Date.now() + timeoutMs;
	while (Date.now() < deadline) {
		if (hasEnded(child))
			throw new Error(`n8n ended with code ${child.exitCode ?? child.signalCode}.`);
		if (await isReady(url)) return;
		await sleep(POLL_MS);
	}
	throw new Error(`n8n was not ready after ${Math.round(timeoutMs / 1000)} s.`);
}

/** Starts n8n with this package loaded and its owner set up, and waits until it answers. */
export async function startN8n(options: StartOptions): Promise<N8nProcess> {
	const log = options.log ?? (() => {});
	await mkdir(options.userFolder, { recursive: true });
	if (options.packageDir !== undefined) await linkPackage(options.userFolder, options.packageDir);
	const port = options.port ?? (await freePort());
	const brokerPort = options.brokerPort ?? (await freePort());
	const env = await n8nEnvironment(options, { port, brokerPort });
	const url = `http://127.0.0.1:${port}`;
	const logFile = join(options.userFolder, 'n8n.log');
	const startedAt = Date.now();
	const child = spawn(options.host.nodeBin, [options.host.n8nBin, 'start'], {
		cwd: options.userFolder,
		env,
		detached: true,
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	const output = createWriteStream(logFile, { flags: 'a' });
	child.stdout.pipe(output, { end: false });
	child.stderr.pipe(output, { end: false });
	child.once('close', () => output.end());
	child.once('error', (error) => output.write(`${error.message}\n`));
	const killWithParent = () => signalGroup(child, 'SIGKILL');
	process.once('exit', killWithParent);
	child.once('exit', () => process.removeListener('exit', killWithParent));
	try {
		await waitUntilReady(child, url, options.readyTimeoutMs ?? READY_TIMEOUT_MS);
	} catch (error) {
		await endGroup(child, 'SIGKILL');
		const reason = error instanceof Error ? error.message : String(error);
		throw new Error(`${reason} Its last words (${logFile}):\n${await logTail(logFile)}`);
	}
	log(`n8n is ready on ${url} after ${((Date.now() - startedAt) / 1000).toFixed(1)} s`);
	const pid = child.pid ?? 0;
	return {
		url,
		port,
		pid,
		logFile,
		stop: () => endGroup(child, 'SIGTERM'),
		kill9: () => endGroup(child, 'SIGKILL'),
		peakMemory: () => peakMemoryOfTree(pid),
	};
}
