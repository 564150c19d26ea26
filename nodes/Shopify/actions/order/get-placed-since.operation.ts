import {
	NodeOperationError,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeProperties,
} from 'n8n-workflow';
import {
	importConditionsSchema,
	type ImportConditions,
} from '../../../../domain/import/import-conditions';
import { readMost, RETURN_ALL } from '../../../shared/return-all';
import { showFor } from '../../../shared/show-for';
import { isExpected, toPlacedOrder, type PlacedOrder } from '../../mapping/to-placed-order';
import { connectShopify } from '../../transport/connect-shopify';
import { eachItem } from '../each-item';

const words = (
	displayName: string,
	name: string,
	placeholder: string,
	description: string,
): INodeProperties => ({
	...{ displayName, name, type: 'string', default: '', placeholder, description },
});

export const description = showFor(
	'order',
	['getPlacedSince'],
	[
		{
			displayName: 'Placed Since',
			name: 'placedSince',
			type: 'dateTime',
			required: true,
			default: '',
			description: 'Orders placed from this time on are returned',
		},
		words(
			'Payment Must Be',
			'requireFinancialStatus',
			'e.g. paid, partially_refunded',
			'Payment states of the orders that are listed, separated by commas; empty for any',
		),
		words(
			'Tags That Must Be Present',
			'requireTagsPresent',
			'e.g. Released',
			'Tags, separated by commas, that an order must all have to be listed',
		),
		words(
			'Tags That Must Be Absent',
			'requireTagsAbsent',
			'e.g. HOLD, OE-HOLD',
			'Tags, separated by commas, of which an order must have none to be listed',
		),
		{
			displayName: 'Tell Shipping',
			name: 'tellShipping',
			type: 'boolean',
			default: false,
			description:
				'Whether each order says in <code>shipping</code> which shipping methods it has; six times the points',
		},
		...RETURN_ALL,
	],
);

/**
 * One item per order that the warehouse should get, newest first: orders that were called off, have nothing to ship or
 * are tests are left out. Order edits go first.
 */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const { client, shop } = await connectShopify(this, { priority: 'bulk' });
	return await eachItem(this, async (itemIndex) => {
		const filter = `created_at:>='${readSince(this, itemIndex)}'`;
		const limit = readMost(this, itemIndex);
		const tellShipping = this.getNodeParameter('tellShipping', itemIndex, false) === true;
		const conditions = readConditions(this, itemIndex);
		const placed = new Map<string, PlacedOrder>();
		let after: string | null = null;
		do {
			const page = await client.readPlacedOrders(filter, after, tellShipping);
			for (const raw of page.entries) {
				if (isExpected(raw, conditions)) placed.set(raw.id, toPlacedOrder(raw, shop));
			}
			after = page.endCursor;
		} while (after !== null && placed.size < limit);
		return [...placed.values()].slice(0, limit);
	});
}

function readConditions(context: IExecuteFunctions, itemIndex: number): ImportConditions {
	const list = (name: string): string[] =>
		String(context.getNodeParameter(name, itemIndex, '') ?? '')
			.split(',')
			.map((word) => word.trim())
			.filter((word) => word !== '');
	return importConditionsSchema.parse({
		financialStatuses: list('requireFinancialStatus'),
		tagsPresent: list('requireTagsPresent'),
		tagsAbsent: list('requireTagsAbsent'),
	});
}

/** The time as ISO text in UTC. */
function readSince(context: IExecuteFunctions, itemIndex: number): string {
	const text = String(context.getNodeParameter('placedSince', itemIndex));
	const since = Date.parse(text);
	if (!Number.isNaN(since)) return new Date(since).toISOString();
	throw new NodeOperationError(context.getNode(), `Placed Since "${text}" is not a date and time`, {
		itemIndex,
		description: 'Enter an ISO date such as 2026-11-20T08:00:00Z.',
	});
}
