import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { z, type ZodTypeAny } from 'zod';
import {
	exceptionFactSchema,
	ledgerFactSchema,
	orderFactSchema,
	stockDifferenceSchema,
	stockRunFactSchema,
	type OperationsFacts,
} from '../../../domain/operations/operations-facts';
import { countRows, readCounted } from './counted-rows';

const arrivedSchema = z.object({ orderKey: z.string() });

/** Lists that may come as items, and the field by which an item of each is known; the first that fits counts. */
const BY_FIELD = [
	['exceptionRows', 'opened_at'],
	['ledgerRows', 'outcome'],
	['stockRuns', 'good'],
	['shopOrders', 'orderKey'],
] as const;

type ItemList = (typeof BY_FIELD)[number][0];

/**
 * Everything that a report is made from: the items, and the lists of the parameters. Items of a list whose parameter is
 * left empty count as given all the same; items that fit none are passed over.
 */
export function readOperationsFacts(context: IExecuteFunctions): OperationsFacts {
	const items = sortItems(context);
	const unread: string[] = [];
	const read = <Schema extends ZodTypeAny>(
		what: string,
		name: string,
		schema: Schema,
	): Array<z.output<Schema>> | null => {
		const listed = readCounted(context, name, schema);
		const added = countRows(items.get(name) ?? [], schema);
		const count = listed.unread + added.unread;
		if (count > 0) unread.push(`${count} ${count === 1 ? 'row' : 'rows'} of ${what}`);
		if (listed.rows === null && !items.has(name)) return null;
		return [...(listed.rows ?? []), ...added.rows];
	};
	const tell = <T>(what: string, rows: T[] | null): T[] => {
		if (rows === null) unread.push(`${what}: not given`);
		return rows ?? [];
	};
	const ledger = tell('the ledger', read('the ledger', 'ledgerRows', ledgerFactSchema));
	const most = Number(context.getNodeParameter('mostLedgerRows', 0, 0));
	if (most > 0 && ledger.length >= most) {
		unread.push(
			`the ledger before its newest ${most} rows: the figures and the lists of missing orders lack them`,
		);
	}
	const exceptions = read('the exceptions', 'exceptionRows', exceptionFactSchema);
	const arrived = read('the arrived orders', 'arrivedOrders', arrivedSchema) ?? [];
	return {
		ledger,
		exceptions: tell('the exceptions', exceptions),
		stockRuns: read('the stock pushes', 'stockRuns', stockRunFactSchema),
		shopOrders: read('the shop orders', 'shopOrders', orderFactSchema),
		arrived: arrived.map(({ orderKey }) => orderKey),
		dispatches: read('the dispatches', 'dispatches', orderFactSchema),
		stockDifferences: read('the stock differences', 'stockDifferences', stockDifferenceSchema),
		unread,
	};
}

function sortItems(context: IExecuteFunctions): Map<string, IDataObject[]> {
	const sorted = new Map<ItemList, IDataObject[]>();
	for (const { json } of context.getInputData()) {
		const [list] = BY_FIELD.find(([, field]) => field in json) ?? [];
		if (list === undefined) continue;
		const known = sorted.get(list);
		if (known) known.push(json);
		else sorted.set(list, [json]);
	}
	return sorted;
}
