/** What a shop's editing apps leave behind, and how patient to be with them. Tags and apps compare without case. */
export type LineagePolicy = {
	/** Tags of an order that replaces another. */
	replacementTags: readonly string[];
	/** Tags of an order that was cancelled to be replaced. */
	cancelledTags: readonly string[];
	/** Apps (id or title) that replace orders; an order made by one of them is looked into. */
	editingApps: readonly string[];
	/** Longest time between a cancellation and the creation that belongs to it. */
	windowMinutes: number;
	/** How long an order, counted from its cancellation or creation, waits for the other half of a pair. */
	waitMinutes: number;
	/** Whether every cancelled order is looked into, or only one with such a tag. */
	everyCancellation: boolean;
};

/** What Cleverific's apps write (docs/vendors/shopify.md §10). */
export const DEFAULT_LINEAGE_POLICY: LineagePolicy = {
	replacementTags: ['Edit Order'],
	cancelledTags: ['Edit Order - Cancelled'],
	editingApps: [],
	windowMinutes: 10,
	waitMinutes: 10,
	everyCancellation: true,
};

/** A person's word that an order stands for itself, whatever it looks like. */
export const OWN_ORDER_TAG = 'order-sync:own-order';

/** A person's word that an order replaces another; "order-sync:successor=#1031" says which. */
export const SUCCESSOR_TAG = 'order-sync:successor';

const same = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

/** Whether an order carries one of some tags. */
export const carries = (tags: readonly string[], wanted: readonly string[]): boolean =>
	tags.some((tag) => wanted.some((each) => same(tag, each)));

/** Whether an app is one of those that replace orders. */
export const isEditingApp = (
	app: { id: string; title: string },
	{ editingApps }: LineagePolicy,
): boolean =>
	editingApps.some((each) => each.trim() !== '' && (same(each, app.id) || same(each, app.title)));

/** The order that a person named as the one replaced: its name, '' when the tag names none, null without the tag. */
export function saidPredecessor(tags: readonly string[]): string | null {
	const tag = tags.map((each) => each.trim()).find((each) => SAID.test(each));
	return tag === undefined ? null : tag.slice(SUCCESSOR_TAG.length + 1).trim();
}

const SAID = new RegExp(`^${SUCCESSOR_TAG}(=|$)`, 'i');
