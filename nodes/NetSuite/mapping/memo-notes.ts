/** Stands between the notes of several authors in an order's one memo field. */
const BETWEEN = ' ¦ ';

/** The notes that share an order's memo; none for an empty memo. */
export const toNotes = (memo: string): string[] =>
	memo
		.split(BETWEEN.trim())
		.map((note) => note.trim())
		.filter((note) => note !== '');

/**
 * The memo that holds these notes, in one line because NetSuite mangles line breaks
 * (docs/vendors/netsuite.md §2.6); null, which clears the field, when there are none.
 */
export const toMemo = (notes: readonly string[]): string | null =>
	notes.length === 0 ? null : notes.map((note) => note.trim().replace(/\s+/g, ' ')).join(BETWEEN);
