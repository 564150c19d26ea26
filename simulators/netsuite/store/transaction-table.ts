import type { Transaction } from './transaction';

function idsTouchedBy(record: Transaction): Set<string> {
	const touched = new Set<string>();
	for (const { from } of record.lines) if (from) touched.add(from.doc);
	for (const { doc } of [...record.applies, ...record.deposits]) touched.add(doc);
	if (record.createdFrom !== null) touched.add(record.createdFrom);
	if (record.salesOrder !== null) touched.add(record.salesOrder);
	return touched;
}

/** Transactions by id. Clones on the way in and out, so nobody changes a record without saving it. */
export class TransactionTable {
	private readonly byId = new Map<string, Transaction>();
	private readonly byExternalId = new Map<string, string>();
	private readonly dependents = new Map<string, Set<string>>();
	private readonly feeds: Set<string>[] = [];

	/** A set that collects the id of each record that changes, or on which something it depends on changes. */
	feed(): Set<string> {
		const feed = new Set(this.byId.keys());
		this.feeds.push(feed);
		return feed;
	}

	/** A copy to change, or undefined. */
	get(id: string): Transaction | undefined {
		const record = this.byId.get(id);
		return record && structuredClone(record);
	}

	/** The record itself, for reading only. */
	peek(id: string): Readonly<Transaction> | undefined {
		return this.byId.get(id);
	}

	/** The id an external id stands for; case does not matter, and all transactions share the names. */
	idOfExternal(externalId: string): string | undefined {
		return this.byExternalId.get(externalId.toLowerCase());
	}

	/** Records made from this one, applied to it or paying it. */
	dependentsOf(id: string): Readonly<Transaction>[] {
		return [...(this.dependents.get(id) ?? [])].flatMap((other) => this.byId.get(other) ?? []);
	}

	/** Every record for reading only, in order of creation. */
	all(): Iterable<Readonly<Transaction>> {
		return this.byId.values();
	}

	save(record: Transaction): void {
		this.forget(record.id);
		this.byId.set(record.id, structuredClone(record));
		if (record.externalId !== null) {
			this.byExternalId.set(record.externalId.toLowerCase(), record.id);
		}
		this.tell(record.id);
		for (const id of idsTouchedBy(record)) {
			const known = this.dependents.get(id) ?? new Set();
			this.dependents.set(id, known.add(record.id));
			this.tell(id);
		}
	}

	delete(id: string): void {
		this.forget(id);
		this.byId.delete(id);
		this.tell(id);
	}

	private tell(id: string): void {
		for (const feed of this.feeds) feed.add(id);
	}

	private forget(id: string): void {
		const old = this.byId.get(id);
		if (!old) return;
		if (old.externalId !== null) this.byExternalId.delete(old.externalId.toLowerCase());
		for (const touched of idsTouchedBy(old)) {
			this.dependents.get(touched)?.delete(id);
			this.tell(touched);
		}
	}
}
