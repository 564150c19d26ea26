import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const DOCUMENT = join(root, 'docs', 'scenarios.md');
const COMMAND = 'node scripts/scenario-table.mjs';

const HEAD = `# Scenarios

What the tests on a real n8n do to an order, and what came of it. Made by \`npm test -- workflows\` from what the simulators hold at the end of each test; \`${COMMAND}\` writes this file from the last run, and a run that shows something else fails.

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

/** Compares the last run with the document; throws with the first rows that differ. */
export async function compareScenarios(rowsFile = ROWS, document = DOCUMENT) {
	const made = new Set(linesOf(await toDocument(readFileSync(rowsFile, 'utf8'))));
	const kept = new Set(existsSync(document) ? linesOf(readFileSync(document, 'utf8')) : []);
	const fresh = [...made].filter((line) => !kept.has(line));
	const gone = [...kept].filter((line) => !made.has(line));
	if (fresh.length + gone.length === 0) return;
	const shown = [...gone.map((line) => `- ${line}`), ...fresh.map((line) => `+ ${line}`)];
	throw new Error(
		`docs/scenarios.md is not what this run shows:\n${shown.slice(0, 20).join('\n')}\nIf the change is meant, refresh it: ${COMMAND}`,
	);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	if (!existsSync(ROWS)) throw new Error('There are no rows yet; run npm test -- workflows first.');
	writeFileSync(DOCUMENT, await toDocument(readFileSync(ROWS, 'utf8')));
	process.stdout.write('docs/scenarios.md is written.\n');
}
