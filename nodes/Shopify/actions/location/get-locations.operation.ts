import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { toShopPlace, type ShopPlace } from '../../mapping/to-shop-place';
import { toNodeError } from '../../to-node-error';
import { connectInventory } from '../../transport/connect-shopify';

/** One item for every location of the shop, also those that are switched off. The input only starts it. */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const places: ShopPlace[] = [];
	try {
		const client = await connectInventory(this);
		let after: string | null = null;
		do {
			const page = await client.listLocations(after);
			places.push(...page.entries.map(toShopPlace));
			after = page.endCursor;
		} while (after !== null);
	} catch (error) {
		throw toNodeError(this.getNode(), error);
	}
	return [places.map((json) => ({ json, pairedItem: { item: 0 } }))];
}
