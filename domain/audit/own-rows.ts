type Row = Record<string, unknown>;

/** A row of a table, with the target that it names (lower case, may be empty) and a name for people. */
export type NamedRow = { row: Row; system: string; name: string };

/** A cell as trimmed text; one that holds nothing is empty. */
export const rowCell = (row: Row, column: string): string => {
	const value = row[column];
	return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
};

/** The target of rows that name none, where ids belong to one system (docs/mappings.md). */
const FIRST_SYSTEM = 'linnworks';

/**
 * The rows of one target. Those that name none are for `all` targets or for the `first`; rows are numbered as they
 * stand in the table where they have no id.
 */
export const ownRows = (
	table: string,
	rows: readonly Row[],
	system: string,
	unnamed: 'all' | 'first',
): NamedRow[] =>
	rows
		.map((row, place) => ({
			row,
			system: rowCell(row, 'target_system').toLowerCase(),
			name: `${table} row ${rowCell(row, 'id') || `no. ${place + 1}`}`,
		}))
		.filter((named) =>
			named.system === '' ? unnamed === 'all' || system === FIRST_SYSTEM : named.system === system,
		);
