import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import { z } from 'zod';
import { payoutSchema, type Payout } from '../../../../domain/payout/payout';
import { readableZodError } from '../../../../domain/readable-zod-error';
import { withFields } from '../../../shared/order-items';
import { toPayoutBooks } from '../../mapping/payout/to-payout-books';
import { toNodeError } from '../../to-node-error';
import { connectNetSuite } from '../../transport/connect-netsuite';
import { optionsDescription, readPayoutOptions } from './payout-options';
import { readMoney } from './read-money';

export const description = optionsDescription;

/**
 * Payouts in, the same items out, each with what NetSuite holds of it as `payoutBooks`: what took money in and gave it
 * back, and the bank deposits. All payouts are read together. What could not be read is named in `unknown` of the
 * payouts it concerns; a refused login stops the node.
 */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const items = this.getInputData();
	const payouts = items.map((item, index) => readPayout.call(this, item, index));
	const options = readPayoutOptions(this);
	const { client } = await connectNetSuite(this, {
		priority: 'bulk',
		slots: options.concurrency,
		timeoutMs: options.timeoutSeconds * 1000,
	});
	const distinct = [...new Map(payouts.map((payout) => [payout.payoutId, payout])).values()];
	const money = await readMoney(client, distinct, options).catch((error: unknown) => {
		throw toNodeError(this.getNode(), error);
	});
	const books = toPayoutBooks(distinct, money, options);
	const byPayout = new Map(distinct.map(({ payoutId }, at) => [payoutId, books[at]]));
	return withFields(
		items,
		new Map(payouts.map(({ payoutId }, at) => [at, { payoutBooks: byPayout.get(payoutId) }])),
	);
}

const itemSchema = z.object({ payout: payoutSchema });

function readPayout(
	this: IExecuteFunctions,
	{ json }: INodeExecutionData,
	itemIndex: number,
): Payout {
	const item = itemSchema.safeParse(json);
	if (item.success) return item.data.payout;
	throw new NodeOperationError(
		this.getNode(),
		`Item ${itemIndex} is no payout: ${readableZodError(item.error)}`,
		{ itemIndex, description: 'Connect it behind Shopify Payout: Get Many.' },
	);
}
