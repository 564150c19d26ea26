import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { DRY_RUN_MESSAGE } from '../../../../domain/report/applied-step';
import { DRY_RUN } from '../../../shared/dry-run';
import { withFields } from '../../../shared/order-items';
import { readLimits, type Limits } from '../../../shared/run-limits';
import { showFor } from '../../../shared/show-for';
import { toStockSet, type SeenLevel } from '../../mapping/inventory-outcome';
import { pairKey } from '../../mapping/inventory-pair';
import { pairWrite, type StockSet } from '../../mapping/inventory-write';
import { connectInventory } from '../../transport/connect-shopify';
import { readBack, type ReadBack } from './set/read-back';
import { readPairs, type PairItem } from './set/read-pairs';
import { SET_PARAMETERS } from './set/set-parameters';
import { writePairs, type PairWrites } from './set/write-pairs';

export const description = showFor('level', ['setQuantities'], [...SET_PARAMETERS, DRY_RUN]);

/** States whose level says how they ended, so that it is read even where nothing else is verified. */
const OPEN_STATES = ['stale', 'unknown'];

/**
 * Sets the quantity that each item names, if the shop still holds what was read, and adds `stockSet`: what became of it,
 * and the level that was found. Nothing is set twice, and an answer that never came is resolved by the key of the call
 * or by reading the level.
 */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const items = this.getInputData();
	const limits = readLimits(this);
	const overwrites = this.getNodeParameter('overwrite', 0, false) === true;
	const { pairs, rejected } = readPairs(items, overwrites);
	const outcomes = new Map<number, StockSet>(rejected);
	if (limits.dryRun) {
		const seen = { notRead: '' };
		for (const { index, pair } of pairs) {
			outcomes.set(index, toStockSet(pair, pairWrite('notStarted', DRY_RUN_MESSAGE), seen));
		}
	} else if (pairs.length > 0) {
		for (const [index, outcome] of await setPairs(this, pairs, limits))
			outcomes.set(index, outcome);
	}
	return [
		withFields(
			items,
			new Map([...outcomes].map(([index, stockSet]) => [index, { stockSet } as IDataObject])),
		),
	];
}

async function setPairs(
	context: IExecuteFunctions,
	works: readonly PairItem[],
	{ isLate }: Limits,
): Promise<Array<[number, StockSet]>> {
	const client = await connectInventory(context);
	const verifies = context.getNodeParameter('verify', 0, true) === true;
	const unique = [...new Map(works.map(({ pair }) => [pairKey(pair), pair])).values()];
	const differing = unique.filter((pair) => pair.quantity !== pair.compareQuantity);
	const terms = {
		reason: String(context.getNodeParameter('reason', 0, 'correction')),
		referenceDocumentUri: String(context.getNodeParameter('referenceDocumentUri', 0, '')),
	};
	const writes: PairWrites = await writePairs(client, differing, terms, isLate);
	const writeOf = (key: string) => writes.get(key) ?? pairWrite('equal');
	const wanted = unique.filter((pair) => {
		const { state } = writeOf(pairKey(pair));
		if (OPEN_STATES.includes(state)) return true;
		return verifies && (state === 'set' || state === 'equal');
	});
	const levels = await readBack(client, wanted);
	return works.map(({ index, pair }) => {
		const key = pairKey(pair);
		return [index, toStockSet(pair, writeOf(key), toSeen(levels.get(key)))];
	});
}

function toSeen(read: ReadBack | undefined): SeenLevel {
	if (!read) return { notRead: '' };
	return 'error' in read ? { notRead: read.error.message } : read;
}
