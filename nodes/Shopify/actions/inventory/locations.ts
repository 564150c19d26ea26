import { NodeOperationError, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';
import { inventoryGid } from '../../mapping/inventory-ids';

/** Each one is two more points for every article that is read. */
const MOST_LOCATIONS = 50;

/** The locations whose stock an operation is about. */
export const LOCATION_IDS: INodeProperties = {
	displayName: 'Location IDs',
	name: 'locationIds',
	type: 'string',
	required: true,
	default: '',
	placeholder: '77, 78',
	description:
		'The locations of the shop whose levels are read, as numbers or global IDs: a list, or text with commas between them',
};

/** The locations as GIDs, each once; anything else stops the node and is named. */
export function readLocations(context: IExecuteFunctions): string[] {
	const value = context.getNodeParameter('locationIds', 0, '') as unknown;
	const texts = (Array.isArray(value) ? value : String(value ?? '').split(','))
		.map((each) => String(each).trim())
		.filter((each) => each !== '');
	const gids = texts.map((text) => inventoryGid('Location', text) ?? stop(context, `"${text}"`));
	const locations = [...new Set(gids)];
	if (locations.length === 0) stop(context, 'Nothing');
	if (locations.length > MOST_LOCATIONS) {
		throw new NodeOperationError(
			context.getNode(),
			`Location IDs names ${locations.length} locations, and ${MOST_LOCATIONS} are the most`,
			{ itemIndex: 0, description: 'Read the levels of some of them at a time.' },
		);
	}
	return locations;
}

function stop(context: IExecuteFunctions, what: string): never {
	throw new NodeOperationError(
		context.getNode(),
		`${what} in Location IDs is not the ID of a location`,
		{
			itemIndex: 0,
			description:
				'Enter the number at the end of the location page in the Shopify admin, or its global ID.',
		},
	);
}
