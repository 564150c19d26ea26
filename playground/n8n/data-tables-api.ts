import type { HttpSession } from './http-session';
import type { JsonObject } from './json';
import type { TableSpec } from './workflow-json';

export type RowValue = string | number | boolean | null;
export type Row = Record<string, RowValue>;
type Condition =
	'eq' | 'neq' | 'gt' | 'gte' | 'lt' | 'lte' | 'like' | 'ilike' | 'isEmpty' | 'isNotEmpty';

/** Which rows are meant; `and` unless `anyOf` is set. */
export interface RowFilter {
	anyOf?: boolean;
	filters: { columnName: string; condition: Condition; value: RowValue }[];
}

const PAGE = 250;

function filterJson({ anyOf, filters }: RowFilter): { type: string; filters: JsonObject[] } {
	return { type: anyOf ? 'or' : 'and', filters };
}

/** The data tables of a running n8n, with everything the templates keep in them. */
export class DataTablesApi {
	constructor(private readonly session: HttpSession) {}

	/** All tables with their columns. */
	async list(): Promise<{ id: string; name: string; columns: { name: string; type: string }[] }[]> {
		const page = await this.session.api('/data-tables?limit=250');
		return (page as unknown as { data: Awaited<ReturnType<DataTablesApi['list']>> }).data;
	}

	/**
	 * Adds the columns a newer release of the templates needs. n8n refuses to import a package whose
	 * table has a column that the existing table lacks, so this comes before the import.
	 */
	async addMissingColumns(tables: readonly TableSpec[]): Promise<string[]> {
		const existing = new Map((await this.list()).map((table) => [table.id, table]));
		const added: string[] = [];
		for (const { id, name, columns } of tables) {
			const present = existing.get(id)?.columns.map((column) => column.name);
			if (present === undefined) continue;
			for (const column of columns.filter((each) => !present.includes(each.name))) {
				await this.session.api(`/data-tables/${id}/columns`, {
					method: 'POST',
					json: { name: column.name, type: column.type },
				});
				added.push(`${name}.${column.name}`);
			}
		}
		return added;
	}

	/** All rows, oldest first, over as many pages as it takes. */
	async rows(tableId: string, filter?: RowFilter): Promise<Row[]> {
		const rows: Row[] = [];
		let cursor: string | null = null;
		do {
			const query = new URLSearchParams({ limit: String(PAGE), sortBy: 'id:asc' });
			if (filter) query.set('filter', JSON.stringify(filterJson(filter)));
			if (cursor !== null) query.set('cursor', cursor);
			const page = await this.session.api(`/data-tables/${tableId}/rows?${query.toString()}`);
			const { data, nextCursor } = page as unknown as { data: Row[]; nextCursor: string | null };
			rows.push(...data);
			cursor = nextCursor;
		} while (cursor !== null);
		return rows;
	}

	/** Adds rows and gives their ids. */
	async insert(tableId: string, rows: readonly Row[]): Promise<number[]> {
		const ids = await this.session.api(`/data-tables/${tableId}/rows`, {
			method: 'POST',
			json: { data: [...rows], returnType: 'id' },
		});
		return ids as number[];
	}

	/** Changes the rows the filter finds and gives them back. */
	async update(tableId: string, filter: RowFilter, changes: Row): Promise<Row[]> {
		const changed = await this.session.api(`/data-tables/${tableId}/rows/update`, {
			method: 'PATCH',
			json: { filter: filterJson(filter), data: changes, returnData: true },
		});
		return changed as Row[];
	}

	/** Removes the rows the filter finds. */
	async delete(tableId: string, filter: RowFilter): Promise<void> {
		const query = new URLSearchParams({ filter: JSON.stringify(filterJson(filter)) });
		await this.session.api(`/data-tables/${tableId}/rows/delete?${query.toString()}`, {
			method: 'DELETE',
		});
	}

	/** Empties a table. */
	async clear(tableId: string): Promise<void> {
		await this.session.api(`/data-tables/${tableId}/rows/clear`, { method: 'DELETE' });
	}
}
