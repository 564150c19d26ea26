import type { Database, SqlValue } from 'sql.js';
import initSqlJs from 'sql.js';

import { registerFunctions } from './functions/custom-functions';
import { formatAccountDate } from './functions/date-format';
import { formatNumber } from './functions/numbers';
import { toStoredDate } from './functions/stored-date';
import { parseStatement } from './parse/parse-query';
import { unsupported } from './refusal';
import { RowStore } from './store/row-store';
import type { ColumnType, TableName, TableRows } from './tables';
import { QueryContext } from './translate/query-context';
import type { TranslatedQuery } from './translate/translate-query';
import { translateQuery } from './translate/translate-query';

/** SQLite's own mathematics instead of the older ones sql.js brings. */
const SQLITE: Parameters<typeof initSqlJs>[0] & { useOldExtensionFunctions: boolean } = {
	useOldExtensionFunctions: false,
};

/** What an account is set to. */
export interface SuiteQlOptions {
	/** How date columns come back: YYYY, MM, DD, and M and D without a leading zero. */
	readonly dateFormat: string;
	/** What SYSDATE answers; the simulated account lives in UTC. */
	readonly now: () => Date;
}

/** The answer to one query: column names in lower case, every value as text or null. */
export interface SuiteQlResult {
	columns: string[];
	rows: Record<string, string | null>[];
}

/** The query side of the simulated account (docs/vendors/netsuite.md §7). */
export class SuiteQl {
	private readonly store: RowStore;

	private constructor(
		private readonly database: Database,
		private readonly options: SuiteQlOptions,
	) {
		database.run('PRAGMA case_sensitive_like = ON');
		registerFunctions(database);
		this.store = new RowStore(database);
	}

	/** An empty account; by default dates come back as 1/31/2026 and SYSDATE is the real time. */
	static async create(options: Partial<SuiteQlOptions> = {}): Promise<SuiteQl> {
		const sql = await initSqlJs(SQLITE);
		const defaults = { dateFormat: 'M/D/YYYY', now: () => new Date() };
		return new SuiteQl(new sql.Database(), { ...defaults, ...options });
	}

	/** Replaces everything the record `key` shows to queries; throws for a value out of type. */
	put(key: string, rows: TableRows): void {
		this.store.put(key, rows);
	}

	/** Makes a custom field known before a record has a value in it; does nothing when it is known. */
	define(table: TableName, field: string, type: ColumnType): void {
		this.store.define(table, field, type);
	}

	/** Takes the record out of all tables. */
	remove(key: string): void {
		this.store.put(key, {});
	}

	/** Takes all records out. */
	clear(): void {
		this.store.clear();
	}

	/** Gives the memory back; nothing can be asked afterwards. */
	close(): void {
		this.database.close();
	}

	/**
	 * Runs one query; throws SuiteQlRefused for what the account would answer 400 to. Dates come back
	 * in the account's format and without their time; TO_CHAR shows more. Of two columns of one name
	 * the last is kept.
	 */
	run(q: string, params: readonly (string | number)[]): SuiteQlResult {
		this.store.flush();
		const { query, parameters } = parseStatement(q);
		if (parameters !== params.length) {
			throw unsupported(`the query has ${parameters} parameters, ${params.length} were given`);
		}
		const context = new QueryContext({
			columnsOf: (table) => this.store.columns(table),
			params,
			now: toStoredDate(this.options.now()),
			dateFormat: this.options.dateFormat,
		});
		const translated = translateQuery(context, query, undefined);
		const rows = this.fetch(translated.sql, context.bindings);
		return {
			columns: [...new Set(translated.columns.map(({ name }) => name))],
			rows: rows.map((row) => this.toRow(translated, row)),
		};
	}

	private fetch(sql: string, bindings: Record<string, SqlValue>): SqlValue[][] {
		const statement = this.database.prepare(sql);
		try {
			statement.bind(bindings);
			const rows: SqlValue[][] = [];
			while (statement.step()) rows.push(statement.get());
			return rows;
		} catch (error) {
			throw unsupported(error instanceof Error ? error.message : String(error));
		} finally {
			statement.free();
		}
	}

	private toRow(query: TranslatedQuery, row: readonly SqlValue[]): Record<string, string | null> {
		return Object.fromEntries(
			query.columns.map(({ name, type }, index) => {
				const value = row[index] ?? null;
				if (value === null) return [name, null];
				if (typeof value === 'number') return [name, formatNumber(value)];
				const text = String(value);
				return [name, type === 'date' ? formatAccountDate(text, this.options.dateFormat) : text];
			}),
		);
	}
}
