/** Spreadsheets run a cell that starts with one of these, also in full width and behind blanks. */
const STARTS_FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/u;
const NUMBER = /^-?\d+(\.\d+)?$/;

/** Rows as a CSV file that is safe to open in a spreadsheet: no cell starts a formula, and a negative number is none. */
export const csvText = (rows: ReadonlyArray<readonly string[]>): string =>
	rows.map((cells) => cells.map(csvCell).join(',')).join('\r\n');

function csvCell(text: string): string {
	const safe = STARTS_FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
	return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}
