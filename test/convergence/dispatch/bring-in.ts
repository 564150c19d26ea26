import { shopQuery } from '../../../playground/world/shop-query';
import type { LineDraft, LinnworksSimulator } from '../../../simulators/linnworks';
import type { ShopifySimulator } from '../../../simulators/shopify';
import { passTime } from '../engine/virtual-time';
import type { Placed } from '../order-rows';
import { CARD } from './catalogue';

/** How an order is written down in the warehouse. */
export type Manner = {
	locationName: string;
	cards: 'none' | 'service' | 'row';
	bundles: 'composite' | 'components';
};

const QUERY = `query Rows($id: ID!) {
	order(id: $id) { lineItems(first: 100) { nodes {
		id sku currentQuantity lineItemGroup { id variantSku quantity }
	} } }
}`;

type Node = {
	id: string;
	sku: string | null;
	currentQuantity: number;
	lineItemGroup: { id: string; variantSku: string | null; quantity: number } | null;
};

/** Brings what the shop wants now into the warehouse, as its sales channel does: it tries until the shop answers. */
export async function bringIn(
	shopify: ShopifySimulator,
	linnworks: LinnworksSimulator,
	order: Placed,
	manner: Manner,
	reference = order.legacyId,
): Promise<string> {
	const lines = toRows(await readLines(shopify, order), manner);
	if (lines.length === 0) throw new Error('Nothing is wanted');
	return linnworks.warehouse.createOrder({
		...{ source: 'SHOPIFY', subSource: 'demo', reference, lines },
		secondaryReference: reference === order.legacyId ? order.name : order.legacyId,
		...(manner.locationName === '' ? {} : { locationName: manner.locationName }),
	}).orderId;
}

async function readLines(shopify: ShopifySimulator, { gid }: Placed): Promise<Node[]> {
	for (;;) {
		try {
			type Reply = { order: { lineItems: { nodes: Node[] } } };
			const { order } = await shopQuery<Reply>(shopify, QUERY, { id: gid });
			return order.lineItems.nodes;
		} catch {
			passTime(1000);
		}
	}
}

function toRows(nodes: readonly Node[], { cards, bundles }: Manner): LineDraft[] {
	const rows = new Map<string, LineDraft>();
	for (const { id, sku, currentQuantity: quantity, lineItemGroup: group } of nodes) {
		if (quantity === 0 || (sku === CARD && cards === 'none')) continue;
		const isWhole = group !== null && bundles === 'composite';
		const itemNumber = digits(isWhole ? group.id : id);
		const named = isWhole
			? { sku: group.variantSku ?? '', quantity: group.quantity }
			: { sku: sku ?? '', quantity };
		const isService = sku === CARD && cards === 'service';
		rows.set(itemNumber, { itemNumber, ...named, isService, pricePerUnit: 1 });
	}
	return [...rows.values()];
}

const digits = (gid: string): string => gid.slice(gid.lastIndexOf('/') + 1);
