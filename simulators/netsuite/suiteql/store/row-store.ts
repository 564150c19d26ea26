import type { Database, SqlValue } from 'sql.js';

import type { ColumnType, TableName, TableRow, TableRows } from '../tables';
import { INDEXED, knownTables } from '../tables';
import { toStored } from './to-stored';

/** The end of the name of a column that holds display values; no query can name such a column. */
export const DISPLAY_SUFFIX = '__df';
const KEY = '__key';
const FIELD_NAME = /^[a-z][a-z0-9_]*$/;

/** Values by the position of their column; what was not put is left out. */
type StoredRow = readonly (SqlValue | undefined)[];
type StoredRows = ReadonlyMap<TableName, readonly StoredRow[]>;

/** The rows of all records in SQLite. Writes are collected and reach SQLite in one transaction. */
export class RowStore {
	private readonly tables = knownTables();
	/** Columns that have had no value yet. */
	private readonly undecided = new Set<string>();
	private readonly positions = new Map<TableName, Map<string, number>>();
	private readonly pending = new Map<string, StoredRows>();
	private readonly tablesOfKey = new Map<string, readonly TableName[]>();

	constructor(private readonly database: Database) {
		for (const [table, columns] of this.tables) {
			const list = [...columns].map(([name, type]) => `[${name}] ${affinity(type)}`);
			database.run(`CREATE TABLE [${table}] ([${KEY}] TEXT, ${list.join(', ')})`);
			for (const lookup of [KEY, ...INDEXED[table]]) {
				const indexed = lookup.split(' ').map((name) => `[${name}]`);
				database.run(`CREATE INDEX [${table} ${lookup}] ON [${table}] (${indexed.join(', ')})`);
			}
		}
	}

	/** The columns of a table and their types; undefined: no such table. */
	columns(table: string): ReadonlyMap<string, ColumnType> | undefined {
		return this.tables.get(table as TableName);
	}

	/**
	 * Sets what a record shows to queries; an empty object takes it away. Columns not seen before
	 * are added. Throws when a value does not fit its column.
	 */
	put(key: string, rows: TableRows): void {
		const stored = new Map<TableName, StoredRow[]>();
		for (const [table, columns] of this.tables) {
			const list = rows[table] ?? [];
			if (list.length === 0) continue;
			stored.set(
				table,
				list.map((row) => this.toRow(table, columns, row)),
			);
		}
		this.pending.set(key, stored);
	}

	/** Adds a column, or settles the type of one that has had no value yet. */
	define(table: TableName, name: string, type: ColumnType): void {
		const columns = this.tables.get(table);
		if (columns === undefined || !FIELD_NAME.test(name)) {
			throw new Error(`"${table}.${name}" is no name of a field.`);
		}
		if (columns.has(name) && !this.undecided.delete(`${table}.${name}`)) return;
		if (!columns.has(name)) this.database.run(`ALTER TABLE [${table}] ADD COLUMN [${name}]`);
		columns.set(name, type);
	}

	/** Takes away all rows of all records. Columns once seen stay, as fields do in an account. */
	clear(): void {
		this.pending.clear();
		this.tablesOfKey.clear();
		for (const table of this.tables.keys()) this.database.run(`DELETE FROM [${table}]`);
	}

	/** Writes what was collected; queries see nothing of it before. */
	flush(): void {
		if (this.pending.size === 0) return;
		this.database.run('BEGIN');
		for (const table of this.touchedTables()) this.rewrite(table);
		this.database.run('COMMIT');
		for (const [key, rows] of this.pending) {
			if (rows.size === 0) this.tablesOfKey.delete(key);
			else this.tablesOfKey.set(key, [...rows.keys()]);
		}
		this.pending.clear();
	}

	private touchedTables(): Set<TableName> {
		return new Set(
			[...this.pending].flatMap(([key, rows]) => [
				...(this.tablesOfKey.get(key) ?? []),
				...rows.keys(),
			]),
		);
	}

	private toRow(table: TableName, columns: Map<string, ColumnType>, row: TableRow): StoredRow {
		const stored: SqlValue[] = [];
		for (const [name, value] of Object.entries(row)) {
			const known = this.undecided.has(`${table}.${name}`) ? undefined : columns.get(name);
			const type = known ?? this.learnColumn(table, columns, name, value);
			stored[this.positionOf(table, name)] = toStored(value, type);
		}
		return stored;
	}

	/** The type of a column, which the first value that is not null decides; until then it is text. */
	private learnColumn(
		table: TableName,
		columns: Map<string, ColumnType>,
		name: string,
		value: string | number | boolean | null,
	): ColumnType {
		if (!columns.has(name)) {
			this.define(table, name, 'text');
			this.undecided.add(`${table}.${name}`);
		}
		if (value !== null) this.define(table, name, typeof value === 'number' ? 'number' : 'text');
		return columns.get(name) ?? 'text';
	}

	/** Columns are only ever added at the end, so a position once given stays. */
	private positionOf(table: TableName, name: string): number {
		const positions = this.positions.get(table) ?? new Map<string, number>();
		this.positions.set(table, positions);
		const position = positions.get(name) ?? positions.size;
		positions.set(name, position);
		return position;
	}

	private rewrite(table: TableName): void {
		const names = [...(this.positions.get(table)?.keys() ?? [])];
		const list = [KEY, ...names].map((name) => `[${name}]`).join(', ');
		const marks = [KEY, ...names].map(() => '?').join(', ');
		const remove = this.database.prepare(`DELETE FROM [${table}] WHERE [${KEY}] = ?`);
		const insert = this.database.prepare(`INSERT INTO [${table}] (${list}) VALUES (${marks})`);
		for (const [key, rows] of this.pending) {
			if (this.tablesOfKey.get(key)?.includes(table) === true) remove.run([key]);
			for (const row of rows.get(table) ?? []) {
				insert.run([key, ...names.map((_, position) => row[position] ?? null)]);
			}
		}
		remove.free();
		insert.free();
	}
}

function affinity(type: ColumnType): string {
	return type === 'number' ? 'NUMERIC' : 'TEXT';
}
