import { nonexistent } from '../behaviour/refusal';
import type { RecordType } from '../store/record-types';
import { isItemType, isTransactionType } from '../store/record-types';
import type { Transaction } from '../store/transaction';
import type { World } from '../store/world';

const EXTERNAL = /^eid:(.+)$/i;

/** The external id in a record key, or null for an internal id. */
export function externalIdIn(key: string): string | null {
	return EXTERNAL.exec(key)?.[1] ?? null;
}

/** The internal id a key stands for, or undefined. */
export function idNamed(world: World, type: RecordType, key: string): string | undefined {
	const externalId = externalIdIn(key);
	if (externalId === null) return key;
	if (isTransactionType(type)) return world.transactions.idOfExternal(externalId);
	const wanted = externalId.toLowerCase();
	const rows = isItemType(type)
		? world.catalogue.items
		: type === 'customer'
			? world.catalogue.customers
			: new Map<string, never>();
	for (const row of rows.values()) if (row.externalId?.toLowerCase() === wanted) return row.id;
	return undefined;
}

/** A copy of the transaction a key names; refuses with 404 when there is none of that type. */
export function transactionNamed(world: World, type: RecordType, key: string): Transaction {
	const record = world.transactions.get(idNamed(world, type, key) ?? '');
	if (!record || record.type !== type) throw nonexistent();
	return record;
}
