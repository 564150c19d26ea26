import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Vendors } from './vendors';

export type Question = { id: number; method: string; args: unknown[] };
export type Answer = { id: number; result?: unknown; error?: string };

/** The vendors in a process of their own, so that they neither share this one's memory nor its time. */
export type DistantVendors = {
	[method in keyof Vendors]: (
		...args: Parameters<Vendors[method]>
	) => Promise<ReturnType<Vendors[method]>>;
} & { close: () => Promise<void> };

/** Starts them; each call to NetSuite takes so many milliseconds. */
export async function connectVendors({ latencyMs = 0 } = {}): Promise<DistantVendors> {
	const child = fork(join(__dirname, 'process.ts'), [String(latencyMs)], {
		execArgv: process.execArgv,
	});
	const open = new Map<number, (answer: Answer) => void>();
	let last = 0;
	const ask = async (method: string, args: unknown[]): Promise<unknown> =>
		await new Promise((resolve, reject) => {
			last += 1;
			open.set(last, ({ result, error }) =>
				error === undefined ? resolve(result) : reject(new Error(`${method}: ${error}`)),
			);
			child.send({ id: last, method, args } satisfies Question);
		});
	child.once('exit', (code) => {
		for (const end of open.values())
			end({ id: 0, error: `the vendors ended with ${String(code)}` });
	});
	await new Promise<void>((ready) => {
		child.on('message', (answer: Answer) => {
			if (answer.id === 0) return ready();
			open.get(answer.id)?.(answer);
			open.delete(answer.id);
		});
	});
	const close = async (): Promise<void> => {
		child.disconnect();
		await once(child, 'exit');
	};
	return new Proxy({} as DistantVendors, {
		get: (_target, name) => {
			if (name === 'close') return close;
			if (name === 'then') return undefined;
			return async (...args: unknown[]) => await ask(String(name), args);
		},
	});
}
