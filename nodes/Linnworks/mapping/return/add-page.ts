import type { RawItemChange } from './raw-post-sale';

/**
 * The rows of an item's history, newest first, with those of its next page. A row that was written between the two calls
 * pushes rows we have onto the next page: what ends the one and begins the other is taken once. No row is like the one
 * before it, because each changes the level.
 */
export function addPage(
	known: readonly RawItemChange[],
	page: readonly RawItemChange[],
): RawItemChange[] {
	let shared = Math.min(known.length, page.length);
	while (shared > 0 && !isSame(known.slice(-shared), page.slice(0, shared))) shared -= 1;
	return [...known, ...page.slice(shared)];
}

const isSame = (left: readonly RawItemChange[], right: readonly RawItemChange[]): boolean =>
	left.every((row, at) => {
		const other = right[at];
		return (
			other !== undefined &&
			row.Date === other.Date &&
			row.Level === other.Level &&
			row.Note === other.Note &&
			row.ChangeQty === other.ChangeQty
		);
	});
