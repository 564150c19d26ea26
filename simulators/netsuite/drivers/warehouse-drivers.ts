import { blankTransaction } from '../behaviour/blank';
import { commit } from '../behaviour/commit';
import { bareLine } from '../behaviour/new-line';
import type { Transaction } from '../store/transaction';
import type { World } from '../store/world';
import { transactionCalled, type LineChoice } from './find';
import { changeByHand, transformByHand } from './write-by-hand';

type ShipStatus = 'A' | 'B' | 'C';

function openFulfilments(world: World, order: Transaction, below: ShipStatus): Transaction[] {
	return world.transactions
		.dependentsOf(order.id)
		.filter(({ type, shipStatus }) => type === 'itemFulfillment' && (shipStatus ?? 'A') < below)
		.flatMap(({ id }) => world.transactions.get(id) ?? []);
}

/** What people in the warehouse do to orders. */
export function warehouseDrivers(world: World) {
	/** Moves what is under way one step on; with lines, or with nothing under way, makes a new fulfilment. */
	function fulfil(key: string, shipStatus: ShipStatus, choices?: LineChoice[]): string {
		const order = transactionCalled(world, key, 'salesOrder');
		const open = choices ? [] : openFulfilments(world, order, shipStatus);
		for (const record of open) changeByHand(world, record, { shipStatus });
		const last = open.at(-1);
		if (last) return last.id;
		const location = order.header['location'] ?? '1';
		const body = { shipStatus, inventoryLocation: { id: location } };
		return transformByHand(world, order, 'itemFulfillment', body, choices);
	}

	return {
		/** Picks lines, or all that is open; answers the id of the item fulfilment. */
		pick: (key: string, lines?: LineChoice[]) => fulfil(key, 'A', lines),
		pack: (key: string, lines?: LineChoice[]) => fulfil(key, 'B', lines),
		ship: (key: string, lines?: LineChoice[]) => fulfil(key, 'C', lines),

		/** Puts orders into a wave and releases it: pickers see them before any fulfilment exists. */
		releaseWave(keys: string[]): string {
			const wave = blankTransaction(world, 'wave');
			for (const key of keys) {
				const order = transactionCalled(world, key, 'salesOrder');
				for (const line of order.lines.filter(({ isClosed }) => !isClosed)) {
					const item = { id: line.item, type: line.itemType };
					const from = { doc: order.id, line: line.line };
					wave.lines.push({
						...bareLine(world, wave, item, from),
						quantity: line.quantity,
					});
				}
			}
			return commit(world, wave);
		},

		/** Receives goods back: of a return, or of an order, which makes an approved return first. */
		receiveReturn(key: string, lines?: LineChoice[]): { returnId: string; receiptId: string } {
			const source = transactionCalled(world, key);
			const isReturn = source.type === 'returnAuthorization';
			const returnId = isReturn
				? source.id
				: transformByHand(world, source, 'returnAuthorization', { orderStatus: 'B' }, lines);
			const choices = isReturn ? lines : undefined;
			const record = transactionCalled(world, returnId);
			return {
				returnId,
				receiptId: transformByHand(world, record, 'itemReceipt', {}, choices),
			};
		},
	};
}
