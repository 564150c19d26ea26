/** The global id of a thing of the stock from its number or its global id; null when it is neither. */
export function inventoryGid(type: 'InventoryItem' | 'Location', id: string): string | null {
	const digits = new RegExp(`^(?:gid://shopify/${type}/)?(\\d+)$`).exec(id.trim())?.[1];
	return digits === undefined ? null : `gid://shopify/${type}/${digits}`;
}

/**
 * The global id of a level from what an item of the workflow names; empty when it is none of this article (GID), so that
 * the level is read by its article. The id names the article behind a question mark (docs/vendors/shopify.md §9.1).
 */
export function levelGid(id: string, inventoryItemId: string): string {
	const article = /^gid:\/\/shopify\/InventoryLevel\/\d+\?inventory_item_id=(\d+)$/.exec(id)?.[1];
	return article !== undefined && inventoryGid('InventoryItem', article) === inventoryItemId
		? id
		: '';
}
