import { z } from 'zod';
import { RemoteRejected, RemoteUnknownOutcome } from '../../shared/remote-error';
import { objection, unreadable } from './judge-answer';
import { NetSuiteRequests } from './netsuite-requests';
import { operations, type Operation } from './operation';
import { queryPageSchema, serverTimeSchema } from './raw-replies';

/** A row of a SuiteQL result: columns in lower case, every value as text, 'T' and 'F' for booleans; empty columns are missing. */
export type Row = Readonly<Record<string, string>>;

export type Written = {
	/** Internal id of the new record. */
	id: string;
	/** What NetSuite accepted but did not like; the record is written all the same. */
	warnings: string[];
};

/** Largest page, and all rows that one query can give (docs/vendors/netsuite.md §2.6). */
const PAGE = 1000;
const MOST_ROWS = 100_000;
const WARNING_HEADERS = ['x-netsuite-warning', 'x-netsuite-propertyvalidation'];

/** The REST API of one account, one method a call. How calls are repeated, and how they fail, is in NetSuiteRequests. */
export class NetSuiteClient extends NetSuiteRequests {
	/**
	 * All rows of a SuiteQL query, or the first `limit`. Values go into `params` for the question marks of `q`, never
	 * into its text. More than 100,000 rows are refused; without a total ORDER BY, pages can overlap.
	 */
	async query(
		q: string,
		params: readonly (string | number)[] = [],
		{ limit }: { limit?: number } = {},
	): Promise<Row[]> {
		const rows: Row[] = [];
		for await (const page of this.queryPages(q, params, limit === undefined ? {} : { limit })) {
			rows.push(...page);
		}
		return rows;
	}

	/** The pages of a SuiteQL query as they come, for results too large to hold; otherwise like `query`. */
	async *queryPages(
		q: string,
		params: readonly (string | number)[] = [],
		{ limit = Number.POSITIVE_INFINITY }: { limit?: number } = {},
	): AsyncGenerator<Row[]> {
		const size = Math.max(1, Math.min(PAGE, limit));
		for (let offset = 0; offset < limit; offset += size) {
			const operation = operations.query(q, params, { limit: size, offset });
			const page = await this.read(operation, queryPageSchema);
			const wanted = Math.min(page.totalResults ?? 0, limit);
			if (wanted > MOST_ROWS || (page.hasMore && limit > MOST_ROWS && offset + size >= MOST_ROWS)) {
				const code = `more than ${MOST_ROWS} rows; narrow the query`;
				throw new RemoteRejected(objection(operation, 200, code));
			}
			yield page.items.slice(0, limit - offset).map(toRow);
			if (!page.hasMore) return;
		}
	}

	/** A record with its sublists by internal id or `eid:` and external id; null when there is none. */
	async getRecord(type: string, id: string): Promise<unknown> {
		return await this.read(operations.getRecord(type, id), z.object({}).passthrough()).catch(
			nullIfNotThere,
		);
	}

	/**
	 * Creates a record. Its external id is all that keeps a second call from creating a second one. Under `replace`, lines
	 * that it would take over from the record it is made from, and that are left out, stay away.
	 */
	async createRecord(
		type: string,
		body: object,
		{ replace = [] }: { replace?: readonly string[] } = {},
	): Promise<Written> {
		return await this.create(operations.createRecord(type, body, replace));
	}

	/** Changes a record. Lines without their key are added; under `replace`, lines of those sublists that are left out go. */
	async updateRecord(
		type: string,
		id: string,
		body: object,
		{ replace = [] }: { replace?: readonly string[] } = {},
	): Promise<Pick<Written, 'warnings'>> {
		const { headers } = await this.request(operations.updateRecord(type, id, body, replace));
		return { warnings: warningsOf(headers) };
	}

	/**
	 * Creates a record out of another one, such as an invoice out of a sales order; `body` overrides what it brings.
	 * NetSuite has refused a transform and created the record all the same (docs/vendors/netsuite.md §5.4): look for the
	 * external id after a refusal too.
	 */
	async transform(
		type: string,
		id: string,
		target: string,
		body: object,
		{ replace = [] }: { replace?: readonly string[] } = {},
	): Promise<Written> {
		return await this.create(operations.transform(type, id, target, body, replace));
	}

	/** The OpenAPI description of record types as this account and role have them. */
	async metadata(types: readonly string[]): Promise<unknown> {
		return await this.read(operations.metadata(types), z.object({}).passthrough());
	}

	/** NetSuite's clock, as ISO 8601 in UTC. Needs no permission. */
	async serverTime(): Promise<string> {
		return (await this.read(operations.serverTime(), serverTimeSchema)).serverTime;
	}

	private async create(operation: Operation): Promise<Written> {
		const { headers, status } = await this.request(operation);
		const id = /\/([^/?]+)\/?(?:\?.*)?$/.exec(headers['location'] ?? '')?.[1];
		if (id !== undefined) return { id, warnings: warningsOf(headers) };
		throw new RemoteUnknownOutcome(unreadable(operation, status, 'Location').details);
	}
}

const warningsOf = (headers: Readonly<Record<string, string>>): string[] =>
	WARNING_HEADERS.flatMap((name) => headers[name] ?? []);

function nullIfNotThere(error: unknown): null {
	const missing =
		error instanceof RemoteRejected &&
		error.details.status === 404 &&
		error.details.vendorCode.includes('NONEXISTENT_ID');
	if (missing) return null;
	throw error;
}

/** Column names may change their case from release to release (docs/vendors/netsuite.md §7). */
function toRow(item: Record<string, unknown>): Row {
	const row: Record<string, string> = {};
	for (const [name, value] of Object.entries(item)) {
		const column = name.toLowerCase();
		if (column === 'links' || value === null || value === undefined) continue;
		row[column] = typeof value === 'boolean' ? (value ? 'T' : 'F') : String(value);
	}
	return row;
}
