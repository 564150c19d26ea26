import type { Database, SqlValue } from 'sql.js';

import type { ColumnType, TableName, TableRow, TableRows } from '../tables';
import { INDEXED, knownTables } from '../tables';
import { toStored } from './to-stored';

/** The end of the name of a column that holds display values; no query can name such a column. */
export const DISPLAY_SUFFIX = '__df';
const KEY = '__key';

type StoredRow = ReadonlyMap<string, SqlValue>;
type StoredRows = ReadonlyMap<TableName, readonly StoredRow[]>;

/** The rows of all records in SQLite. Writes are collected and reach SQLite in one transaction. */
export class RowStore {
	private readonly tables = knownTables();
	private readonly pending = new Map<string, StoredRows>();
	private readonly tablesOfKey = new Map<string, readonly TableName[]>();

	constructor(private readonly database: Database) {
		for (const [table, columns] of this.tables) {
			const list = [...columns].map(([name, type]) => `[${name}] ${affinity(type)}`);
			database.run(`CREATE TABLE [${table}] ([${KEY}] TEXT, ${list.join(', ')})`);
			for (const column of [KEY, ...INDEXED[table]]) {
				database.run(`CREATE INDEX [${table}_${column}] ON [${table}] ([${column}])`);
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
		for (const table of this.tables.keys()) this.rewrite(table);
		this.database.run('COMMIT');
		for (const [key, rows] of this.pending) {
			if (rows.size === 0) this.tablesOfKey.delete(key);
			else this.tablesOfKey.set(key, [...rows.keys()]);
		}
		this.pending.clear();
	}

	private toRow(table: TableName, columns: Map<string, ColumnType>, row: TableRow): StoredRow {
		const stored = new Map<string, SqlValue>();
		for (const [written, value] of Object.entries(row)) {
			const name = written.toLowerCase();
			if (value === null && !columns.has(name)) continue;
			const type = columns.get(name) ?? (typeof value === 'number' ? 'number' : 'text');
			if (!columns.has(name)) {
				this.database.run(`ALTER TABLE [${table}] ADD COLUMN [${name}] ${affinity(type)}`);
				columns.set(name, type);
			}
			stored.set(name, toStored(value, type));
		}
		return stored;
	}

	private rewrite(table: TableName): void {
		const names = [...(this.tables.get(table)?.keys() ?? [])];
		const list = [KEY, ...names].map((name) => `[${name}]`).join(', ');
		const marks = [KEY, ...names].map(() => '?').join(', ');
		const remove = this.database.prepare(`DELETE FROM [${table}] WHERE [${KEY}] = ?`);
		const insert = this.database.prepare(`INSERT INTO [${table}] (${list}) VALUES (${marks})`);
		for (const [key, rows] of this.pending) {
			if (this.tablesOfKey.get(key)?.includes(table) === true) remove.run([key]);
			for (const row of rows.get(table) ?? []) {
				insert.run([key, ...names.map((name) => row.get(name) ?? null)]);
			}
		}
		remove.free();
		insert.free();
	}
}

function affinity(type: ColumnType): string {
	return type === 'number' ? 'NUMERIC' : 'TEXT';
}
