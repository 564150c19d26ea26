/** The global id of a thing of the stock from its number or its global id; null when it is neither. */
export function inventoryGid(type: 'InventoryItem' | 'Location', id: string): string | null {
	const digits = new RegExp(`^(?:gid://shopify/${type}/)?(\\d+)$`).exec(id.trim())?.[1];
	return digits === undefined ? null : `gid://shopify/${type}/${digits}`;
}
