import { commit } from '../behaviour/commit';
import type { TransactionType } from '../store/record-types';
import type { Transaction } from '../store/transaction';
import type { World } from '../store/world';
import { itemCalled, lineChosen, transactionCalled, type LineChoice } from './find';
import { snapshotOf, type RecordSnapshot } from './snapshot';
import { changeByHand, createByHand } from './write-by-hand';

/** What people in the office do to orders and other records. Keys are ids, external ids or document numbers. */
export function orderDrivers(world: World) {
	function order(key: string): Transaction {
		return transactionCalled(world, key, 'salesOrder');
	}

	function recordsOf(type: TransactionType): RecordSnapshot[] {
		return [...world.transactions.all()]
			.filter((record) => record.type === type)
			.map((record) => snapshotOf(world, record));
	}

	return {
		/** Saves a record from a body as the record API takes it; answers its id. */
		create(type: TransactionType, body: object): string {
			return createByHand(world, type, body);
		},

		/** Saves an approved order; answers its id. */
		createOrder(body: object): string {
			return createByHand(world, 'salesOrder', { orderStatus: 'B', ...body });
		},

		/** Changes any record by hand, under the account's own rules. */
		editByHand(key: string, body: object, replace: string[] = []): void {
			changeByHand(world, transactionCalled(world, key), body, replace);
		},

		/** Adds a line at a typed-in rate; answers its number. */
		addLineByHand(key: string, sku: string, quantity: number, rate: number): number {
			const record = order(key);
			const item = itemCalled(world, sku).id;
			const line = { item: { id: item }, quantity, rate, price: { id: '-1' } };
			changeByHand(world, record, { item: { items: [line] } });
			return record.lines.at(-1)?.line ?? 0;
		},

		approve(key: string): void {
			changeByHand(world, transactionCalled(world, key), { orderStatus: 'B' });
		},

		/** Cancels an order that waits for approval or for goods. */
		cancel(key: string): void {
			const record = order(key);
			if (world.transactions.dependentsOf(record.id).length > 0) {
				throw new Error(`Order ${key} has linked records.`);
			}
			commit(world, { ...record, isCancelled: true });
		},

		/** Closes lines, or the whole order. */
		closeLines(key: string, choices?: LineChoice[]): void {
			const record = order(key);
			const lines = choices?.map((choice) => lineChosen(world, record, choice));
			const items = (lines ?? record.lines.map(({ line }) => line)).map((line) => ({
				line,
				isClosed: true,
			}));
			changeByHand(world, record, { item: { items } });
		},

		/** Closes every posting period up to this day, an ISO date; null opens all. */
		closePeriod(until: string | null): void {
			world.closedUntil = until;
		},

		/** A sales order. */
		order(key: string): RecordSnapshot {
			return snapshotOf(world, order(key));
		},

		/** A record of any type. */
		record(key: string): RecordSnapshot {
			return snapshotOf(world, transactionCalled(world, key));
		},

		orders(): RecordSnapshot[] {
			return recordsOf('salesOrder');
		},

		/** Every record of a type, in order of creation. */
		records(type: TransactionType): RecordSnapshot[] {
			return recordsOf(type);
		},
	};
}
