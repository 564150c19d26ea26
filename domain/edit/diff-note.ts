import { sameText } from '../order/address';
import type { OrderSnapshot } from '../order/order-snapshot';
import type { TargetSnapshot } from '../target/target-snapshot';
import type { OrderDiff } from './order-diff';

/** How we recognise the note that we keep on the target order. */
export const NOTE_PREFIX = 'Order note: ';

/** Our own notes among the target's. */
export const ownNotes = (notes: readonly string[]): string[] =>
	notes.filter((note) => note.startsWith(NOTE_PREFIX));

/** The note as we write it on the target; empty when the order has none. */
export const ownNote = (note: string): string =>
	note.trim() === '' ? '' : `${NOTE_PREFIX}${note.trim()}`;

/** The order's note, once on the target: as we write it, or as the order brought it along when imported. */
export function diffNote(snapshot: OrderSnapshot, target: TargetSnapshot): OrderDiff['note'] {
	const own = ownNotes(target.notes);
	const wish = ownNote(snapshot.note);
	const brought = target.notes.some((note) => sameText(note, snapshot.note));
	if (wish === '' || (brought && own.length === 0)) {
		return own.length === 0 ? null : { from: own, to: wish };
	}
	const exactlyOnce = own.length === 1 && sameText(own[0] ?? '', wish);
	return exactlyOnce ? null : { from: own, to: wish };
}
