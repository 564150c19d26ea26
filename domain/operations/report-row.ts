/** One line of the report: a figure with that of the period before, or an entry of a list. */
export type ReportRow = { name: string; value: string; before: string; detail: string };

/** A part of the report under a heading of its own. */
export type Section = { title: string; rows: ReportRow[] };

/** Said in place of a figure whose list was not given. */
export const NOT_GIVEN = 'not given';

export const figure = (
	name: string,
	value: number | string,
	before: number | string,
): ReportRow => ({
	name,
	value: String(value),
	before: String(before),
	detail: '',
});

export const entry = (name: string, value: string, detail: string): ReportRow => ({
	name,
	value,
	before: '',
	detail,
});
