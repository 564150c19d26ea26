import type { LocationLevel } from './inventory-level';
import type { InventoryPair } from './inventory-pair';
import type { PairWrite, StockSet } from './inventory-write';

/** What is known of the level after the writing: it was read, the article is gone, or why it was not read. */
export type SeenLevel = { level: LocationLevel | null } | { notRead: string };

/** What became of a pair, from how the writing ended and what the shop holds now. */
export function toStockSet(pair: InventoryPair, write: PairWrite, seen: SeenLevel): StockSet {
	const { state, code, message } = write;
	if ('notRead' in seen) return withoutLevel(write, seen.notRead);
	const { level } = seen;
	const found = level && {
		available: level.available,
		onHand: level.onHand,
		active: level.active,
	};
	const told = (status: StockSet['status'], text: string): StockSet => ({
		status,
		code,
		message: text,
		found,
	});
	if (state === 'rejected' || state === 'notStarted') return told(state, message);
	if (!level) return told('rejected', 'The shop does not have the article any more');
	const held = (pair.name === 'available' ? level.available : level.onHand) ?? 0;
	const hint = level.active ? '' : 'The article is not switched on at the location';
	if (held === pair.quantity) {
		if (state === 'set') return told('done', hint);
		if (state === 'unknown') return told('done', hint || 'Found set, though no answer came');
		return told('alreadyDone', hint);
	}
	if (state === 'unknown') {
		return told('unknown', `${message}. The shop holds ${held}: look again before the next push`);
	}
	const expected =
		state === 'set' ? `${pair.quantity} was set` : `${pair.compareQuantity} was read`;
	return told('stale', `${expected} and the shop holds ${held}: work the quantity out again`);
}

function withoutLevel({ state, code, message }: PairWrite, why: string): StockSet {
	const told = (status: StockSet['status'], text: string): StockSet => ({
		status,
		code,
		message: text,
		found: null,
	});
	switch (state) {
		case 'rejected':
		case 'notStarted':
			return told(state, message);
		case 'unknown':
			return told('unknown', [message, why].filter((text) => text !== '').join('. '));
		case 'set':
			return why === '' ? told('done', '') : told('unknown', `Set, but not read back: ${why}`);
		case 'equal':
			return why === '' ? told('alreadyDone', '') : told('unknown', `Not read back: ${why}`);
		case 'stale':
			return told('stale', `The shop holds something else than was read. ${why}`.trim());
	}
}
