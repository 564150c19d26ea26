import type { TransactionTable } from '../store/transaction-table';
import type { World } from '../store/world';
import { stockEffects, type StockEffect } from './stock';

/** What moved on the shelf, and why. */
export interface StockMove {
	/** Id of the record that moved it. */
	record: string;
	item: string;
	location: string;
	/** Units put on the shelf; negative for units taken. */
	quantity: number;
}

/** Stock of one item at one location. */
export interface StockLevel {
	onHand: number;
	committed: number;
}

/** Stock by item and location, kept up to date record by record. */
class StockLedger {
	private readonly stale: Set<string>;
	private readonly effects = new Map<string, StockEffect[]>();
	private readonly levels = new Map<string, StockLevel>();

	constructor(table: TransactionTable) {
		this.stale = table.feed();
	}

	level(world: World, item: string, location: string): StockLevel {
		this.refresh(world);
		const start = world.catalogue.items.get(item)?.startingStock[location] ?? 0;
		const moved = this.levels.get(`${item}/${location}`);
		return { onHand: start + (moved?.onHand ?? 0), committed: moved?.committed ?? 0 };
	}

	moves(world: World): StockMove[] {
		this.refresh(world);
		return [...this.effects].flatMap(([record, effects]) =>
			effects
				.filter(({ onHand }) => onHand !== 0)
				.map(({ item, location, onHand }) => ({ record, item, location, quantity: onHand })),
		);
	}

	private refresh(world: World): void {
		for (const id of this.stale) {
			for (const effect of this.effects.get(id) ?? []) this.add(effect, -1);
			const record = world.transactions.peek(id);
			const effects = record ? stockEffects(world, record) : [];
			if (effects.length > 0) this.effects.set(id, effects);
			else this.effects.delete(id);
			for (const effect of effects) this.add(effect, 1);
		}
		this.stale.clear();
	}

	private add(effect: StockEffect, sign: 1 | -1): void {
		const key = `${effect.item}/${effect.location}`;
		const level = this.levels.get(key) ?? { onHand: 0, committed: 0 };
		level.onHand += sign * effect.onHand;
		level.committed += sign * effect.committed;
		this.levels.set(key, level);
	}
}

const LEDGERS = new WeakMap<TransactionTable, StockLedger>();

function ledgerOf(world: World): StockLedger {
	const known = LEDGERS.get(world.transactions);
	if (known) return known;
	const ledger = new StockLedger(world.transactions);
	LEDGERS.set(world.transactions, ledger);
	return ledger;
}

/** What lies on the shelf of a location, and what of it is promised to orders. */
export function stockLevel(world: World, item: string, location: string): StockLevel {
	return ledgerOf(world).level(world, item, location);
}

/** Everything that moved on the shelves since the account began. */
export function stockMoves(world: World): StockMove[] {
	return ledgerOf(world).moves(world);
}
