import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import { showFor } from '../../../shared/show-for';
import { connectShopify } from '../../transport/connect-shopify';
import { PayoutReader } from '../../transport/payout-reader';
import { eachItem } from '../each-item';
import { payoutItem } from './payout-item';

export const description = showFor(
	'payout',
	['get'],
	[
		{
			displayName: 'Payout ID',
			name: 'payoutId',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'gid://shopify/ShopifyPaymentsPayout/701',
			description: 'The payout as its number or its global ID',
		},
	],
);

/** The payout of each item. */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const { client, shop } = await connectShopify(this);
	const reader = new PayoutReader(client);
	return await eachItem(this, async (itemIndex) => {
		const text = String(this.getNodeParameter('payoutId', itemIndex)).trim();
		const digits = /^(?:gid:\/\/shopify\/ShopifyPaymentsPayout\/)?(\d+)$/.exec(text)?.[1];
		if (digits === undefined) {
			throw new NodeOperationError(this.getNode(), `"${text}" is not the ID of a payout`, {
				itemIndex,
				description: 'Enter the number at the end of the payout page, or its global ID.',
			});
		}
		const payout = await reader.one(`gid://shopify/ShopifyPaymentsPayout/${digits}`);
		if (payout === null) {
			throw new NodeOperationError(this.getNode(), `Shopify shows no payout ${digits} to the app`, {
				itemIndex,
				description: 'Check the number, and that the credential is for the right shop.',
			});
		}
		return [payoutItem(this, payout, shop, itemIndex)];
	});
}
