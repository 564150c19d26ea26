import { itemSku } from './item-sku';
import type { SqlRow } from './raw/row';

/** An item fulfilment of a sales order, with the units it holds of each of the order's lines. */
export type Fulfilment = {
	orderId: string;
	orderNumber: string;
	fulfilmentId: string;
	fulfilmentNumber: string;
	/** picked, packed or shipped; unknown when NetSuite says neither by letter nor by name. */
	shipStatus: 'picked' | 'packed' | 'shipped' | 'unknown';
	/** What NetSuite calls it. */
	shipStatusName: string;
	/** Day of the fulfilment, in the account's own format. */
	date: string;
	lines: Array<{ orderLine: string; stockItemId: string; sku: string; quantity: number }>;
};

const LETTERS: Readonly<Record<string, Fulfilment['shipStatus']>> = {
	A: 'picked',
	B: 'packed',
	C: 'shipped',
};

/** The name decides where it is one of the three, because sources differ about the letters (docs/vendors/netsuite.md §4). */
function toShipStatus(letter: string, name: string): Fulfilment['shipStatus'] {
	const known = /\b(picked|packed|shipped)\b/i.exec(name)?.[1]?.toLowerCase();
	return (known as Fulfilment['shipStatus'] | undefined) ?? LETTERS[letter] ?? 'unknown';
}

/** Item fulfilments out of one row for each pair of lines, in the order in which they came. */
export function toFulfilments(rows: readonly SqlRow[]): Fulfilment[] {
	const found = new Map<string, Fulfilment>();
	for (const row of rows) {
		const id = row['id'] ?? '';
		const shipStatusName = (row['status_name'] ?? '').split(' : ').pop() ?? '';
		const known = found.get(id) ?? {
			orderId: row['order_id'] ?? '',
			orderNumber: row['order_number'] ?? '',
			fulfilmentId: id,
			fulfilmentNumber: row['tranid'] ?? '',
			shipStatus: toShipStatus(row['status'] ?? '', shipStatusName),
			shipStatusName,
			date: row['trandate'] ?? '',
			lines: [],
		};
		found.set(id, known);
		known.lines.push({
			orderLine: row['order_line'] ?? '',
			stockItemId: row['item'] ?? '',
			sku: itemSku(row['itemid'] ?? ''),
			quantity: Math.abs(Number(row['quantity'] ?? '0')) || 0,
		});
	}
	return [...found.values()];
}
