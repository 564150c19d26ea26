import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { toVariant } from '../../mapping/to-variant';
import { toNodeError } from '../../to-node-error';
import { connectInventory } from '../../transport/connect-shopify';
import { readVariants } from '../../transport/read-variants';

/**
 * One item with `variant` for every variant of the shop, with and without a SKU, and with what it is made of where it is
 * a bundle. The input only starts it.
 */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	try {
		const variants = await readVariants(await connectInventory(this));
		return [
			variants.map((raw) => ({
				json: { variant: toVariant(raw) } as unknown as IDataObject,
				pairedItem: { item: 0 },
			})),
		];
	} catch (error) {
		throw toNodeError(this.getNode(), error);
	}
}
