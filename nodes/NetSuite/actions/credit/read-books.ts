import type { Failure } from '../../../../domain/report/sync-item';
import type { TargetBooks } from '../../../../domain/refund/target-books';
import { inBatches } from '../../../shared/in-batches';
import { inParallel, PARALLEL_READS } from '../../../shared/in-parallel';
import { RemoteError, RemoteRejected } from '../../../shared/remote-error';
import { toFailure } from '../../../shared/sync-items';
import { toBillLine, type BillLine } from '../../mapping/books/bill-line';
import {
	toDocument,
	type Document,
	type DocumentType,
	type LinkedDocument,
} from '../../mapping/books/document';
import {
	linesQuery,
	linkedQuery,
	markedQuery,
	ordersQuery,
	type BoundQuery,
} from '../../mapping/books/document-queries';
import {
	bookingIds,
	namesOf,
	toBooks,
	type BooksWish,
	type ReadDocuments,
} from '../../mapping/books/to-books';
import type { NetSuiteClient } from '../../transport/netsuite-client';
import type { CreditOptions } from './credit-options';

/** What a look at an order's books ended in. */
type BooksLookup = { books: TargetBooks } | { failure: Failure };

/** Orders of one round of queries. */
const ORDERS_PER_QUERY = 50;
/** A list in a query takes no more values than this. */
const VALUES_PER_QUERY = 900;

const MADE_FROM_ORDERS: readonly DocumentType[] = ['CustInvc', 'CashSale', 'CustDep', 'RtnAuth'];
const MADE_FROM_BILLS: readonly DocumentType[] = [
	...(['RtnAuth', 'CustCred', 'CashRfnd', 'CustRfnd', 'DepAppl'] as const),
];
const MADE_FROM_CREDITS: readonly DocumentType[] = ['CustCred', 'CustRfnd', 'CashRfnd'];

/**
 * The books of each wish, in their order: six queries for up to 50 orders, whatever they hold. What the role may not
 * read is listed in `unknown`; a read that failed otherwise fails its orders and no others.
 */
export async function readBooks(
	client: NetSuiteClient,
	wishes: readonly BooksWish[],
	options: CreditOptions,
	step: Failure['step'],
): Promise<BooksLookup[]> {
	const batches = inBatches(wishes, ORDERS_PER_QUERY);
	const read = async (batch: readonly BooksWish[]): Promise<BooksLookup[]> => {
		const outcome = await new BooksReader(client, options).read(batch).catch((error: unknown) => {
			if (error instanceof RemoteError) return toFailure(step, error);
			throw error;
		});
		return 'orders' in outcome
			? batch.map((wish) => ({ books: toBooks(wish, options.externalIdPrefix, outcome) }))
			: batch.map(() => ({ failure: outcome }));
	};
	const found = await inParallel(batches, PARALLEL_READS, read, { firstAlone: true });
	return found.flat();
}

class BooksReader {
	private readonly unknown: string[] = [];

	constructor(
		private readonly client: NetSuiteClient,
		private readonly options: CreditOptions,
	) {}

	async read(wishes: readonly BooksWish[]): Promise<ReadDocuments> {
		const { externalIdPrefix, lineIdField } = this.options;
		const references = wishes.map(({ reference }) => reference);
		const externalIds = references.map((reference) => `${externalIdPrefix}${reference}`);
		const orders = await this.rows(
			ordersQuery({ externalIds, references }, this.options),
			toDocument,
		);
		const marked = await this.attempt('credits and refunds', () => this.readMarked(wishes));
		const first = await this.linked('bills, deposits and returns', orders, MADE_FROM_ORDERS);
		const sources = distinct([...first, ...marked.filter(isReturn)]);
		const billIds = sources.filter(isBill).map(({ id }) => id);
		const lines = await this.attempt('lines of the bills', () =>
			this.readLines(billIds, lineIdField),
		);
		const second = await this.linked('credits of the bills', sources, MADE_FROM_BILLS);
		const later = distinct([...second, ...marked]).filter(({ type }) => type !== 'CustRfnd');
		const third = await this.linked('refunds of the credits', later, MADE_FROM_CREDITS);
		return {
			...{ orders, marked, lines, unknown: this.unknown },
			linked: [...first, ...second, ...third],
		};
	}

	private async readMarked(wishes: readonly BooksWish[]): Promise<Document[]> {
		const ids = wishes.flatMap(({ refunds }) => bookingIds(refunds));
		const [some = [], ...rest] = inBatches(ids, VALUES_PER_QUERY);
		const orders = {
			ids: wishes.map(({ reference }) => reference),
			names: [...new Set(wishes.flatMap(namesOf))],
		};
		const nobody = { ids: [], names: [] };
		const queries = [
			markedQuery(some, orders, this.options),
			...rest.map((batch) => markedQuery(batch, nobody, this.options)),
		];
		const found = await Promise.all(
			queries.map(async (query) => await this.rows(query, toDocument)),
		);
		return distinct(found.flat());
	}

	private async linked(
		what: string,
		sources: readonly Document[],
		types: readonly DocumentType[],
	): Promise<LinkedDocument[]> {
		const batches = inBatches(
			sources.map(({ id }) => id),
			VALUES_PER_QUERY / 2,
		);
		return await this.attempt(what, async () => {
			const found = await Promise.all(
				batches.map(
					async (ids) => await this.rows(linkedQuery(ids, types, this.options), toDocument),
				),
			);
			return found.flat();
		});
	}

	private async readLines(ids: readonly string[], lineIdField: string): Promise<BillLine[]> {
		const found = await Promise.all(
			inBatches(ids, VALUES_PER_QUERY).map(
				async (batch) => await this.rows(linesQuery(batch, lineIdField), toBillLine),
			),
		);
		return found.flat();
	}

	/** A refusal, as of a role without the permission, leaves a gap that is named; other failures are thrown on. */
	private async attempt<T>(what: string, read: () => Promise<T[]>): Promise<T[]> {
		return await read().catch((error: unknown): T[] => {
			if (!(error instanceof RemoteRejected)) throw error;
			this.unknown.push(what);
			return [];
		});
	}

	private async rows<T>({ q, params }: BoundQuery, toValue: (row: unknown) => T): Promise<T[]> {
		return (await this.client.query(q, params)).map(toValue);
	}
}

const isReturn = ({ type }: Document): boolean => type === 'RtnAuth';
const isBill = ({ type }: Document): boolean => type === 'CustInvc' || type === 'CashSale';

const distinct = <T extends Document>(documents: readonly T[]): T[] => [
	...new Map(documents.map((each) => [each.id, each])).values(),
];
