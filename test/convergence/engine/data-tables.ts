import type { TableSpec } from '../../../playground/n8n/workflow-json';

export type Cell = string | number | boolean | null;
export type Row = { id: number; createdAt: string; updatedAt: string; [column: string]: Cell };
export type Condition = { column: string; condition: string; value: unknown };
export type Selection = {
	column: string;
	descending: boolean;
	limit: number | null;
	/** Whether a row meets all conditions or one of them; all when left out. */
	matches?: 'all' | 'any';
};

/** n8n's data tables in memory: rows with an id, append, conditional update, and no unknown column. */
export class DataTables {
	private readonly rows = new Map<string, Row[]>();
	private readonly columns = new Map<string, Map<string, string>>();
	private lastId = 0;

	constructor(specs: readonly TableSpec[]) {
		for (const { id, columns } of specs) {
			this.rows.set(id, []);
			this.columns.set(id, new Map(columns.map(({ name, type }) => [name, type])));
		}
	}

	select(table: string, where: readonly Condition[], order?: Selection): Row[] {
		const isAny = order?.matches === 'any' && where.length > 0;
		const found = this.all(table).filter((row) =>
			isAny
				? where.some((condition) => this.matches(table, row, [condition]))
				: this.matches(table, row, where),
		);
		if (order) {
			const key = (row: Row): Cell => row[order.column] ?? null;
			found.sort((a, b) => (key(a) === key(b) ? 0 : (key(a) ?? '') < (key(b) ?? '') ? -1 : 1));
			if (order.descending) found.reverse();
		}
		return structuredClone(found.slice(0, order?.limit ?? undefined));
	}

	insert(table: string, values: Record<string, unknown>): Row {
		const columns = this.columnsOf(table);
		const unknown = Object.keys(values).filter((name) => !columns.has(name));
		if (unknown.length > 0) throw new Error(`Table ${table} has no column ${unknown.join(', ')}`);
		this.lastId += 1;
		const now = new Date().toISOString();
		const row: Row = { id: this.lastId, createdAt: now, updatedAt: now };
		for (const [name, type] of columns) row[name] = toCell(values[name], type, name);
		this.all(table).push(row);
		return structuredClone(row);
	}

	/** Changes every row that matches and returns those. */
	update(table: string, where: readonly Condition[], values: Record<string, unknown>): Row[] {
		const columns = this.columnsOf(table);
		const found = this.all(table).filter((row) => this.matches(table, row, where));
		for (const row of found) {
			for (const [name, value] of Object.entries(values)) {
				const type = columns.get(name);
				if (type === undefined) throw new Error(`Table ${table} has no column ${name}`);
				row[name] = toCell(value, type, name);
			}
			row.updatedAt = new Date().toISOString();
		}
		return structuredClone(found);
	}

	/** Deletes every row that matches and returns those. */
	remove(table: string, where: readonly Condition[]): Row[] {
		const rows = this.all(table);
		const gone = rows.filter((row) => this.matches(table, row, where));
		this.rows.set(
			table,
			rows.filter((row) => !gone.includes(row)),
		);
		return gone;
	}

	private all(table: string): Row[] {
		const rows = this.rows.get(table);
		if (!rows) throw new Error(`There is no table ${table}`);
		return rows;
	}

	private columnsOf(table: string): Map<string, string> {
		return this.columns.get(table) ?? new Map<string, string>();
	}

	private matches(table: string, row: Row, where: readonly Condition[]): boolean {
		return where.every(({ column, condition, value }) => {
			const isDate =
				this.columnsOf(table).get(column) === 'date' || /^(cre|upd)atedAt$/.test(column);
			return holds(condition, comparable(row[column] ?? null, isDate), comparable(value, isDate));
		});
	}
}

function toCell(value: unknown, type: string, name: string): Cell {
	if (value === undefined || value === null) return null;
	if (type === 'date') {
		const at = new Date(value as string);
		if (Number.isNaN(at.getTime())) throw new Error(`${name} is not a date: ${String(value)}`);
		return at.toISOString();
	}
	if (typeof value === type) return value as Cell;
	throw new Error(`${name} takes a ${type}, not ${JSON.stringify(value)}`);
}

const comparable = (value: unknown, isDate: boolean): Cell => {
	if (value === undefined || value === null) return null;
	return isDate ? Date.parse(String(value)) : (value as Cell);
};

function holds(condition: string, left: Cell, right: Cell): boolean {
	switch (condition) {
		case 'eq':
			return left === right;
		case 'neq':
			return left !== right;
		case 'isEmpty':
			return left === null || left === '';
		case 'isNotEmpty':
			return left !== null && left !== '';
	}
	if (left === null || right === null) return false;
	switch (condition) {
		case 'lt':
			return left < right;
		case 'lte':
			return left <= right;
		case 'gt':
			return left > right;
		case 'gte':
			return left >= right;
		case 'like':
			return String(left).includes(String(right));
		default:
			throw new Error(`The tables know no condition ${condition}`);
	}
}
