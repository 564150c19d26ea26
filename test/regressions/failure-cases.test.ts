import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const document = readFileSync(join(__dirname, '..', '..', 'docs', 'failure-cases.md'), 'utf8');

/** Each row of the tables as its number, its test's title and file, and the addresses of what was published. */
const rows = document
	.split('\n')
	.filter((line) => /^\| \d+ /.test(line))
	.map((line) => {
		const [, number, published = '', , , test = ''] = line.split('|').map((cell) => cell.trim());
		const [, title, file] = /^\[(.+)\]\(\.\.\/test\/regressions\/(.+)\)$/.exec(test) ?? [];
		const addresses = [...published.matchAll(/\]\((https:[^)]+)\)/g)].map(([, url]) => url);
		return { case: { number, title, file }, addresses };
	});

/** Each test of a case by its number, title and file. */
const tested = readdirSync(__dirname)
	.filter((file) => file.endsWith('.test.ts'))
	.flatMap((file) =>
		[
			...readFileSync(join(__dirname, file), 'utf8').matchAll(/^describe\('case (\d+): (.+)',/gm),
		].map(([, number, title]) => ({ number, title, file })),
	)
	.sort((left, right) => Number(left.number) - Number(right.number));

it('docs/failure-cases.md lists the tested cases, in order, each under its number and its words', () => {
	expect(rows.map((row) => row.case)).toEqual(tested);
	expect(tested.length).toBeGreaterThan(0);
});

it('each case names where it was published', () => {
	expect(rows.filter(({ addresses }) => addresses.length === 0)).toEqual([]);
});
