import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const DOCUMENT = join(root, 'docs', 'scenarios.md');
const COMMAND = 'node scripts/scenario-table.mjs';

const HEAD = `# Scenarios

What the tests on a real n8n do to an order, and what came of it. Made by \`npm test -- workflows\` from what the simulators hold at the end of each test; \`${COMMAND}\` writes this file from the last run, and a run that has other scenarios fails.

- **Shopify**: what the order is now, compared with what it was when it was placed.
- **Linnworks**: what stands on the order now. A parking of ours is left out: it ends with the edit.
- **Exceptions**: every code raised for the order, and where it stands.
`;

/** Where the last run of the workflows left its rows. */
export const ROWS = join(root, 'node_modules', '.cache', 'order-sync', 'scenarios.jsonl');

/** Makes room for the rows of a new run. */
export function clearRows() {
	mkdirSync(dirname(ROWS), { recursive: true });
	rmSync(ROWS, { force: true });
}

/**
 * The document for rows as the tests write them, one JSON object a line. Orders of one scenario that ended alike share
 * a row.
 * @param {string} lines
 */
export async function toDocument(lines) {
	const rows = lines
		.split('\n')
		.filter((line) => line !== '')
		.map((line) => JSON.parse(line));
	rows.sort((a, b) => (a.file === b.file ? a.test - b.test : a.file < b.file ? -1 : 1));
	const files = groupByFile(rows);
	const parts = [...files.values()].map((of) => {
		const title = commonStart(of.map(({ scenario }) => scenario));
		return `${title === '' ? '' : `## ${title}\n\n`}${toTable(of, title.length)}`;
	});
	const text = `${HEAD}\n${parts.join('\n\n')}\n`;
	return await format(text, { ...(await resolveConfig(DOCUMENT)), parser: 'markdown' });
}

function groupByFile(rows) {
	const files = new Map();
	for (const row of rows) files.set(row.file, [...(files.get(row.file) ?? []), row]);
	return files;
}

/** The words with which all of them begin, less than any of them; of a file, that is what its tests are about. */
function commonStart(texts) {
	const words = texts.map((text) => text.split(' '));
	const [first = []] = words;
	const differs = (word, at) => words.some((each) => each[at] !== word || at === each.length - 1);
	return first.slice(0, first.findIndex(differs)).join(' ');
}

function toTable(rows, titleLength) {
	const counts = new Map();
	for (const { scenario, shop, warehouse, exceptions } of rows) {
		const name = scenario.slice(titleLength).trim();
		const row = JSON.stringify([name, shop, warehouse, exceptions]);
		counts.set(row, (counts.get(row) ?? 0) + 1);
	}
	const table = [...counts].map(([row, count]) => {
		const [name, ...rest] = JSON.parse(row);
		return `| ${[count === 1 ? name : `${name} (${count} orders)`, ...rest].map(cell).join(' | ')} |`;
	});
	return [
		'| Scenario | Shopify | Linnworks | Exceptions |',
		'| --- | --- | --- | --- |',
		...table,
	].join('\n');
}

const cell = (text) => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

/** Without the padding, which one long cell changes for the whole table. */
const linesOf = (text) =>
	text.split('\n').map((line) => line.replace(/ {2,}/g, ' ').replace(/-{3,}/g, '---'));

/** The scenarios, without the number of orders that ended alike. */
const namesOf = (lines) =>
	new Set(
		lines
			.filter((line) => line.startsWith('| '))
			.map((line) => line.split(' | ')[0].replace(/ \(\d+ orders\)$/, '')),
	);

/**
 * Compares the last run with the document; throws when one of them has scenarios that the other has not. Gives back the
 * rows that ended otherwise, or '': whether they may is said by the test itself, which has passed.
 */
export async function compareScenarios(rowsFile = ROWS, document = DOCUMENT) {
	const made = linesOf(await toDocument(readFileSync(rowsFile, 'utf8')));
	const kept = existsSync(document) ? linesOf(readFileSync(document, 'utf8')) : [];
	const shown = [
		...kept.filter((line) => !made.includes(line)).map((line) => `- ${line}`),
		...made.filter((line) => !kept.includes(line)).map((line) => `+ ${line}`),
	];
	if (shown.length === 0) return '';
	const text = `docs/scenarios.md is not what this run shows:\n${shown.slice(0, 20).join('\n')}\nIf the change is meant, refresh it: ${COMMAND}`;
	const [madeNames, keptNames] = [namesOf(made), namesOf(kept)];
	const isSameList =
		madeNames.size === keptNames.size && [...madeNames].every((name) => keptNames.has(name));
	if (!isSameList) throw new Error(text);
	return text;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	if (!existsSync(ROWS)) throw new Error('There are no rows yet; run npm test -- workflows first.');
	writeFileSync(DOCUMENT, await toDocument(readFileSync(ROWS, 'utf8')));
	process.stdout.write('docs/scenarios.md is written.\n');
}
