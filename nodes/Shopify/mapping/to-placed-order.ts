import { unmetConditions, type ImportConditions } from '../../../domain/import/import-conditions';
import { toOrderKey } from '../../../domain/order/order-key';
import type { RawPlaced } from '../transport/queries/placed-since';
import { gidDigits } from './gid-digits';

/** An order with when it was placed (ISO, UTC), and its shipping methods where these were read. */
export type PlacedOrder = {
	orderKey: string;
	sourceId: string;
	name: string;
	at: string;
	shipping?: Array<{ title: string; code: string }>;
};

/**
 * Whether the warehouse should get it: a real order with goods to ship that stands and meets the conditions. Holds are
 * not known here.
 */
export const isExpected = (raw: RawPlaced, conditions: ImportConditions): boolean =>
	!raw.test &&
	raw.cancelledAt === null &&
	raw.requiresShipping &&
	unmetConditions(
		{ financialStatus: raw.displayFinancialStatus ?? '', tags: raw.tags, onHold: false },
		conditions,
	).length === 0;

export const toPlacedOrder = (raw: RawPlaced, shop: string): PlacedOrder => ({
	orderKey: toOrderKey({ system: 'shopify', account: shop, reference: gidDigits(raw.id) }),
	sourceId: raw.id,
	name: raw.name,
	at: raw.createdAt,
	...(raw.shippingLines && {
		shipping: raw.shippingLines.nodes.map(({ title, code }) => ({ title, code: code ?? '' })),
	}),
});
