import { htmlText } from '../exception/escape-text';
import { formatAmount, type MinorUnits } from '../money/money';
import type { MoneyRow } from './money-row';
import { addSums, type MoneySum } from './money-sum';

export type MoneyReport = { subject: string; text: string; html: string; csv: string };

/** Longest table in the message itself; the file holds every row. */
const ROWS_IN_MESSAGE = 100;

const COLUMNS = [
	'Order',
	'NetSuite order',
	'Currency',
	'Shop total',
	'NetSuite total',
	'Refunded',
	'Paid back',
	'Credit due',
	'Credited',
	'Difference',
	'Cause',
	'Explanation',
] as const;

/**
 * The daily report to finance: totals by currency, and one line for every difference with its cause code. Orders that
 * agree only count in the totals. The file is safe to open in a spreadsheet: no cell starts a formula.
 */
export function composeMoneyReport(
	rows: readonly MoneyRow[],
	sums: readonly MoneySum[],
	day: string,
): MoneyReport {
	const differing = rows.filter(({ causes }) => causes.length > 0);
	const totals = byCurrency(sums);
	const count = totals.reduce((all, sum) => all + sum.orders, 0);
	const lines = differing.flatMap(toCells);
	const shown = lines.slice(0, ROWS_IN_MESSAGE);
	const more =
		lines.length > shown.length ? `${lines.length - shown.length} more in the attached file.` : '';
	const sentence =
		differing.length === 0
			? `${orders(count)} compared, all agree.`
			: `${orders(count)} compared, ${differing.length} differ.`;
	return {
		subject: `Shop and NetSuite, ${day}: ${sentence}`,
		text: [sentence, ...totals.map(totalWords), ...shown.map((cells) => cells.join(' | ')), more]
			.filter((line) => line !== '')
			.join('\n'),
		html: [
			`<p>${htmlText(sentence)}</p>`,
			`<ul>${totals.map((sum) => `<li>${htmlText(totalWords(sum))}</li>`).join('')}</ul>`,
			shown.length === 0 ? '' : htmlTable(shown),
			more === '' ? '' : `<p>${htmlText(more)}</p>`,
		].join(''),
		csv: [COLUMNS, ...lines].map((cells) => cells.map(csvCell).join(',')).join('\r\n'),
	};
}

const orders = (count: number): string => `${count} ${count === 1 ? 'order' : 'orders'}`;

function byCurrency(sums: readonly MoneySum[]): MoneySum[] {
	const totals = new Map<string, MoneySum>();
	for (const sum of sums) {
		const held = totals.get(sum.currency);
		totals.set(sum.currency, held ? addSums(held, sum) : sum);
	}
	return [...totals.values()].sort((a, b) => a.currency.localeCompare(b.currency));
}

function totalWords({ currency, orders: count, moved, paid, due, credited }: MoneySum): string {
	const text = (amount: MinorUnits): string => formatAmount(amount, currency);
	return `${currency || 'no currency'}: ${orders(count)}, refunded ${text(moved)}, paid back ${text(paid)}, credit due ${text(due)}, credited ${text(credited)}`;
}

function toCells(row: MoneyRow): string[][] {
	const text = (amount: number | null): string =>
		amount === null ? '' : formatAmount(amount as MinorUnits, row.currency);
	return row.causes.map(({ code, words }) => [
		row.order_name,
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
	]);
}

function htmlTable(lines: readonly string[][]): string {
	const row = (cells: readonly string[], tag: 'td' | 'th'): string =>
		`<tr>${cells.map((cell) => `<${tag}>${htmlText(cell)}</${tag}>`).join('')}</tr>`;
	return `<table border="1" cellpadding="4">${row(COLUMNS, 'th')}${lines.map((cells) => row(cells, 'td')).join('')}</table>`;
}

/** Spreadsheets run a cell that starts with one of these; a negative number is none. */
const STARTS_FORMULA = /^[=+\-@\t\r]/;
const NUMBER = /^-?\d+(\.\d+)?$/;

function csvCell(text: string): string {
	const safe = STARTS_FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
	return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}
