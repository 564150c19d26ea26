import type { CustomField, World } from '../../store/world';
import { SuiteQl, type ColumnType } from '../../suiteql';
import { catalogueRows, stockRows } from './catalogue-rows';
import { transactionRows } from './transaction-rows';

/** Keeps the tables that SuiteQL reads in step with the account; rows are made only when somebody asks. */
export class Books {
	private stale: Set<string>;
	private opening: Promise<SuiteQl> | undefined;
	private engine: SuiteQl | undefined;

	constructor(private readonly world: World) {
		this.stale = world.transactions.feed();
	}

	/** Loads the query engine, which takes a while and is not needed before the first query. */
	async open(): Promise<void> {
		this.opening ??= SuiteQl.create({ now: this.world.clock });
		this.engine = await this.opening;
	}

	/** Starts over after the account was emptied. */
	reset(): void {
		this.stale = this.world.transactions.feed();
		this.engine?.clear();
	}

	/** Runs a query over what is committed now; the books have to be open. */
	run(q: string, params: readonly (string | number)[]): ReturnType<SuiteQl['run']> {
		if (!this.engine) throw new Error('The books are not open.');
		this.refresh(this.engine);
		return this.engine.run(q, params);
	}

	close(): void {
		this.engine?.close();
	}

	private refresh(engine: SuiteQl): void {
		const { catalogue, transactions, customFields } = this.world;
		for (const { name, kind } of customFields) {
			const table = name.startsWith('custcol_') ? 'transactionline' : 'transaction';
			engine.define(table, name, columnType(kind));
		}
		const isStockStale = this.stale.size > 0 || catalogue.changed.size > 0;
		for (const key of catalogue.changed) engine.put(key, catalogueRows(this.world, key));
		catalogue.changed.clear();
		for (const id of this.stale) {
			const record = transactions.peek(id);
			if (record) engine.put(`transaction/${id}`, transactionRows(this.world, record));
			else engine.remove(`transaction/${id}`);
		}
		this.stale.clear();
		if (!isStockStale) return;
		for (const item of catalogue.items.values()) {
			engine.put(`stock/${item.id}`, stockRows(this.world, item));
		}
	}
}

/** Fields can be asked for before any record has a value in them. */
function columnType(kind: CustomField['kind']): ColumnType {
	return kind === 'number' || kind === 'date' ? kind : 'text';
}
