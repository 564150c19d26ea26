/** The number at the end of a global id ("gid://shopify/LineItem/9001" -> "9001"), kept as text: ids pass 2^53. */
export function gidDigits(gid: string): string {
	return /(\d+)(?:\?.*)?$/.exec(gid)?.[1] ?? '';
}

/** The global id of an order from its number or its global id; null when it is neither. */
export function orderGid(id: string): string | null {
	const digits = /^(?:gid:\/\/shopify\/Order\/)?(\d+)$/.exec(id.trim())?.[1];
	return digits === undefined ? null : `gid://shopify/Order/${digits}`;
}
