import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';

/** A line for the person watching. */
export const say = (line: string): void => {
	process.stdout.write(`${line}\n`);
};

/** The machine, as results name it. */
export const machine = (): string =>
	`${cpus().length} x ${cpus()[0]?.model ?? 'CPU'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node.js ${process.version}`;

/** A table in Markdown. */
export const table = (
	heads: readonly string[],
	rows: ReadonlyArray<ReadonlyArray<unknown>>,
): string =>
	[heads, heads.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

/** Keeps a result below bench/results/. */
export function writeResult(name: string, result: object): void {
	const folder = join(__dirname, '..', 'results');
	mkdirSync(folder, { recursive: true });
	writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(result, null, '\t')}\n`);
}

/** Runs a measurement to its end and says why if it fails. */
export function runMain(main: () => Promise<void>): void {
	main().catch((error: unknown) => {
		process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
		process.exit(1);
	});
}

/** Whole numbers above 0 from the command line, by name; what is left out is as given. */
export function readNumbers<Name extends string>(
	defaults: Readonly<Record<Name, number>>,
	args: readonly string[],
): Record<Name, number> {
	const values: Record<Name, number> = { ...defaults };
	for (let at = 0; at < args.length; at += 2) {
		const name = (args[at] ?? '').replace(/^--/, '') as Name;
		const value = args[at + 1] ?? '';
		if (!(name in defaults) || !/^[1-9]\d*$/.test(value)) {
			const known = Object.keys(defaults).map((each) => `--${each}`);
			throw new Error(`Each of ${known.join(', ')} takes a whole number above 0`);
		}
		values[name] = Number(value);
	}
	return values;
}
