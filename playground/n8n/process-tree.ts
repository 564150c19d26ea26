import { readdir, readFile } from 'node:fs/promises';

async function statusOf(pid: number): Promise<{ parent: number; peakKb: number } | undefined> {
	const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => undefined);
	if (status === undefined) return undefined;
	const field = (name: string) => {
		const match = new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status);
		return Number(match?.[1] ?? 0);
	};
	return { parent: field('PPid'), peakKb: field('VmHWM') };
}

/**
 * The highest memory use so far of a process and everything it started, in bytes. Zero where the
 * system has no /proc.
 */
export async function peakMemoryOfTree(root: number): Promise<number> {
	const names = await readdir('/proc').catch(() => []);
	const pids = names.filter((name) => /^\d+$/.test(name)).map(Number);
	const statuses = new Map<number, { parent: number; peakKb: number }>();
	for (const pid of pids) {
		const status = await statusOf(pid);
		if (status) statuses.set(pid, status);
	}
	const belongs = (pid: number): boolean => {
		if (pid === root) return true;
		const parent = statuses.get(pid)?.parent ?? 0;
		return parent > 1 && belongs(parent);
	};
	let total = 0;
	for (const [pid, { peakKb }] of statuses) if (belongs(pid)) total += peakKb * 1024;
	return total;
}
