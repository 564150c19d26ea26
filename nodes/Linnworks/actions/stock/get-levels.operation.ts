import {
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeProperties,
} from 'n8n-workflow';
import { readList } from '../../../shared/read-list';
import { RemoteError } from '../../../shared/remote-error';
import { showFor } from '../../../shared/show-for';
import { stockLocations } from '../account-cache';
import { connectLinnworks, type Connection } from '../connect-linnworks';
import { readStock } from './read-stock';

const skus = (items: 'all' | 'given', rest: Partial<INodeProperties>): INodeProperties => ({
	displayName: 'SKUs',
	name: 'skus',
	type: 'json',
	default: '[]',
	displayOptions: { show: { items: [items] } },
	...rest,
});

export const description = showFor(
	'level',
	['getLevels'],
	[
		{
			displayName: 'Items',
			name: 'items',
			type: 'options',
			options: [
				{
					name: 'All in Use',
					value: 'all',
					description: 'Every item that is not archived; two calls for 200 items',
				},
				{
					name: 'Of Given SKUs',
					value: 'given',
					description: 'Only the items of the SKUs below; three calls for 200 items',
				},
			],
			default: 'all',
			description: 'Which stock items to read',
		},
		skus('given', {
			default: '={{ $input.all().map((item) => item.json.sku) }}',
			required: true,
			description: 'List of SKUs of Linnworks, read once for all input items',
		}),
		skus('all', {
			description:
				'List of SKUs that get an answer in any case, such as those that the shop sells: one that is archived or unknown comes out with a problem',
		}),
		{
			displayName: 'SKUs of Variants Too',
			name: 'skusOfVariants',
			type: 'boolean',
			default: false,
			displayOptions: { show: { items: ['all'] } },
			description:
				'Whether the SKUs of input items with a <code>variant</code> get an answer in any case too',
		},
		{
			displayName: 'Location IDs',
			name: 'locationIds',
			type: 'string',
			default: '',
			description:
				'Linnworks locations (GUIDs, separated by commas) whose levels are wanted; empty reads all of them',
		},
	],
);

/**
 * One item for each stock item out, with its `stockLevel` and what is known of the reading as a whole (`stockRead`); the
 * input only starts it and may name SKUs. Runs at the pace of bulk work. Any failed call stops the node.
 */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const connection = connectLinnworks(this, 'bulk');
	const all = this.getNodeParameter('items', 0, 'all') !== 'given';
	const given = readList(this, 'skus').filter((sku) => sku !== null && sku !== undefined);
	const ofVariants = all && this.getNodeParameter('skusOfVariants', 0, false) === true;
	const locationIds = await wantedLocations(this, connection);
	const skus = [...given.map(String), ...(ofVariants ? variantSkus(this) : [])];
	const wish = { all, skus, locationIds };
	const read = await readStock(connection.stock, wish).catch((error: unknown) => {
		throw unreadable(this, error);
	});
	const { levels, ...about } = read;
	const stockRead = { items: levels.length, ...about };
	return levels.map((stockLevel) => ({
		json: { stockLevel, stockRead } as unknown as IDataObject,
		pairedItem: { item: 0 },
	}));
}

/** SKUs of the shop's variants among the input; a list of all of them is too long for an expression. */
const variantSkus = (context: IExecuteFunctions): string[] =>
	context.getInputData().flatMap(({ json: { variant } }) => {
		const { sku } = (variant ?? {}) as { sku?: unknown };
		return typeof sku === 'string' ? [sku] : [];
	});

/** Half a reading would say nothing about the rest, so the run fails as a whole and says why. */
function unreadable(context: IExecuteFunctions, error: unknown): unknown {
	if (!(error instanceof RemoteError)) return error;
	return new NodeOperationError(context.getNode(), error.message, {
		itemIndex: 0,
		description: 'No levels were given out. The next run reads all of them again.',
	});
}

/** The ids of the wanted locations; one that the account does not have would be taken for an empty one, so it stops the node. */
async function wantedLocations(
	context: IExecuteFunctions,
	connection: Connection,
): Promise<string[]> {
	const given = String(context.getNodeParameter('locationIds', 0, '') ?? '').toLowerCase();
	const wanted = [...new Set(given.split(/[\s,]+/).filter((id) => id !== ''))];
	const locations = await stockLocations(connection).catch((error: unknown) => {
		throw unreadable(context, error);
	});
	const known = locations.map((location) => location.StockLocationId);
	const strange = wanted.find((id) => !known.includes(id));
	if (strange !== undefined) {
		throw new NodeOperationError(context.getNode(), `Linnworks has no location ${strange}`, {
			itemIndex: 0,
			description: 'Correct Location IDs, or the row of osync_location_map that it comes from.',
		});
	}
	return wanted.length > 0 ? wanted : known;
}
