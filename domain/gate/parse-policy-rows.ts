import { readableZodError } from '../readable-zod-error';
import { err, ok, type Result } from '../result';
import { fieldRuleSchema, type FieldRule } from './field-rule';

const TIME_OF_DAY = /^([01]?\d|2[0-3]):([0-5]\d)$/;

/**
 * Rows of the data table osync_gate_policy (field, until, app, editor, cut_off_time, note) as rules. One broken row
 * breaks them all, and the error names its row and column: a rule that is skipped in silence would let a write through.
 */
export function parsePolicyRows(rows: readonly unknown[]): Result<FieldRule[], string> {
	const rules: FieldRule[] = [];
	for (const [index, row] of rows.entries()) {
		const rule = parseRow(row);
		if (!rule.ok) return err(`Policy row ${nameOf(row, index)} is broken: ${rule.error}`);
		rules.push(rule.value);
	}
	return ok(rules);
}

function parseRow(row: unknown): Result<FieldRule, string> {
	const cutOff = cell(row, 'cut_off_time');
	const time = TIME_OF_DAY.exec(cutOff);
	if (cutOff !== '' && !time) return err(`cut_off_time: "${cutOff}" is not a time such as 16:00`);
	const parsed = fieldRuleSchema.safeParse({
		field: cell(row, 'field').toLowerCase(),
		until: cell(row, 'until').toLowerCase(),
		app: cell(row, 'app'),
		editor: cell(row, 'editor').toLowerCase(),
		cutOffMinutes: time ? Number(time[1]) * 60 + Number(time[2]) : null,
		note: cell(row, 'note'),
	});
	return parsed.success ? ok(parsed.data) : err(readableZodError(parsed.error));
}

/** A cell as trimmed text; a column without a value is empty. */
function cell(row: unknown, column: string): string {
	if (typeof row !== 'object' || row === null) return '';
	const value = (row as Record<string, unknown>)[column];
	return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

const nameOf = (row: unknown, index: number): string => cell(row, 'id') || `no. ${index + 1}`;
