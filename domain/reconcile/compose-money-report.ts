import { csvText } from '../csv-text';
import { htmlText } from '../exception/escape-text';
import { formatAmount, type MinorUnits } from '../money/money';
import type { MoneyRow } from './money-row';
import { keepsRecords, moneySystem } from './money-side';
import { addSums, sumKey, type MoneySum } from './money-sum';

export type MoneyReport = { subject: string; text: string; html: string; csv: string };

/** Longest table in the message itself; the file holds every row. */
const ROWS_IN_MESSAGE = 100;

const COLUMNS = [
	'Order',
	'Target',
	'Target order',
	'Currency',
	'Shop total',
	'Target total',
	'Refunded',
	'Paid back',
	'Credit due',
	'Credited',
	'Difference',
	'Cause',
	'Explanation',
	'Explained by',
] as const;

/**
 * The daily report to finance: totals by system and currency, and one line for every difference with its cause code. Orders that
 * agree only count in the totals. The file is safe to open in a spreadsheet: no cell starts a formula.
 */
export function composeMoneyReport(
	rows: readonly MoneyRow[],
	sums: readonly MoneySum[],
	day: string,
): MoneyReport {
	const differing = rows.filter(({ causes }) => causes.length > 0);
	const totals = bySystem(sums);
	const lines = differing.flatMap(toCells);
	const shown = lines.slice(0, ROWS_IN_MESSAGE);
	const more =
		lines.length > shown.length ? `${lines.length - shown.length} more in the attached file.` : '';
	const count = totals.reduce((all, sum) => all + sum.orders, 0);
	const names = namesOf([...totals, ...rows]);
	const compared =
		names.length > 1 ? `${count} comparisons of orders made` : `${orders(count)} compared`;
	const sentence =
		differing.length === 0
			? `${compared}, all agree.`
			: `${compared}, ${differing.length} ${differing.length === 1 ? 'differs' : 'differ'}.`;
	return {
		subject: `${['Shop', ...names].join(' and ')}, ${day}: ${sentence}`,
		text: [sentence, ...totals.map(totalWords), ...shown.map((cells) => cells.join(' | ')), more]
			.filter((line) => line !== '')
			.join('\n'),
		html: [
			`<p>${htmlText(sentence)}</p>`,
			`<ul>${totals.map((sum) => `<li>${htmlText(totalWords(sum))}</li>`).join('')}</ul>`,
			shown.length === 0 ? '' : htmlTable(shown),
			more === '' ? '' : `<p>${htmlText(more)}</p>`,
		].join(''),
		csv: csvText([COLUMNS, ...lines]),
	};
}

const orders = (count: number): string => `${count} ${count === 1 ? 'order' : 'orders'}`;

function bySystem(sums: readonly MoneySum[]): MoneySum[] {
	const totals = new Map<string, MoneySum>();
	for (const sum of sums) {
		const held = totals.get(sumKey(sum));
		totals.set(sumKey(sum), held ? addSums(held, sum) : sum);
	}
	return [...totals.values()].sort((a, b) => sumKey(a).localeCompare(sumKey(b)));
}

/** The systems that were compared, by name, each once. */
const namesOf = (list: ReadonlyArray<{ target_system: string }>): string[] =>
	[...new Set(list.map((each) => moneySystem(each.target_system).name))].sort();

function totalWords(sum: MoneySum): string {
	const { currency, moved, paid, due, credited } = sum;
	const text = (amount: MinorUnits): string => formatAmount(amount, currency);
	const head = `${moneySystem(sum.target_system).name}, ${currency || 'no currency'}: ${orders(sum.orders)}, refunded ${text(moved)}`;
	return keepsRecords(sum.target_system)
		? `${head}, to be recorded ${text(due)}, recorded ${text(credited)}`
		: `${head}, paid back ${text(paid)}, credit due ${text(due)}, credited ${text(credited)}`;
}

function toCells(row: MoneyRow): string[][] {
	const text = (amount: number | null): string =>
		amount === null ? '' : formatAmount(amount as MinorUnits, row.currency);
	return row.causes.map(({ code, words }) => [
		row.order_name,
		moneySystem(row.target_system).name,
		row.target_order,
		row.currency,
		text(row.source_total),
		text(row.target_total),
		text(row.moved),
		text(row.paid),
		text(row.due),
		text(row.credited),
		text(row.paid - row.moved),
		code,
		words,
		row.explained_by,
	]);
}

function htmlTable(lines: readonly string[][]): string {
	const row = (cells: readonly string[], tag: 'td' | 'th'): string =>
		`<tr>${cells.map((cell) => `<${tag}>${htmlText(cell)}</${tag}>`).join('')}</tr>`;
	return `<table border="1" cellpadding="4">${row(COLUMNS, 'th')}${lines.map((cells) => row(cells, 'td')).join('')}</table>`;
}
