/** The parts of an order that need a scope beside `read_orders`; an order is read without those the app may not see. */
export type OrderParts = {
	/** Fulfilment orders: locations and holds. */
	locations: boolean;
	/** Who bought it, and for which company. */
	customers: boolean;
	/** The articles of its lines: their ids and bar codes. */
	articles: boolean;
};

export const ALL_PARTS: OrderParts = { locations: true, customers: true, articles: true };

const FIELDS: Record<keyof OrderParts, RegExp> = {
	locations: /\bfulfillmentOrders\b/,
	customers: /\b(customer|purchasingEntity)\b/,
	articles: /\bvariant\b/,
};

/** The parts less the one a refused field (a path such as "nodes.0.customer") belongs to; null when it is in none. */
export function withoutPart(parts: OrderParts, path: string): OrderParts | null {
	const names = Object.keys(FIELDS) as Array<keyof OrderParts>;
	const refused = names.find((name) => parts[name] && FIELDS[name].test(path));
	return refused === undefined ? null : { ...parts, [refused]: false };
}
