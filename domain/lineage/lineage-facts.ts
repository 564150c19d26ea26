import type { OrderKey } from '../order/order-key';
import type { OrderSnapshot } from '../order/order-snapshot';

/** What tells whether one order took the place of another. */
export type LineageFacts = {
	orderKey: OrderKey;
	sourceId: string;
	reference: string;
	name: string;
	/** ISO, like `cancelledAt`. */
	createdAt: string;
	cancelledAt: string | null;
	tags: readonly string[];
	/** Empty when unknown. */
	customerId: string;
	email: string;
	channel: { id: string; title: string };
	currency: string;
	/** What the order cost when it was placed; null when that is not known any more. */
	totalMinor: number | null;
	/** What was paid for it; null when not known. */
	paidMinor: number | null;
	/** Units by SKU, or by title for an article without one. */
	units: Readonly<Record<string, number>>;
};

/** The facts an order's snapshot holds. A cancelled order has neither lines nor a total any more. */
export function toLineageFacts(snapshot: OrderSnapshot): LineageFacts {
	const { orderKey, sourceId, reference, name, createdAt, cancelledAt, tags } = snapshot;
	const [prices] = snapshot.prices;
	return {
		orderKey,
		sourceId,
		reference,
		name,
		createdAt,
		cancelledAt,
		tags,
		customerId: snapshot.customerId,
		email: snapshot.email,
		channel: snapshot.channel,
		currency: prices?.currency ?? '',
		totalMinor: cancelledAt === null ? (prices?.totalMinor ?? null) : null,
		paidMinor: null,
		units: countUnits(snapshot.lines),
	};
}

/** Units by SKU, or by title where there is none. */
export function countUnits(
	lines: ReadonlyArray<{ sku: string; title: string; quantity: number }>,
): Record<string, number> {
	const units: Record<string, number> = {};
	for (const { sku, title, quantity } of lines) {
		const article = sku === '' ? `title:${title}` : `sku:${sku}`;
		units[article] = (units[article] ?? 0) + quantity;
	}
	return units;
}
