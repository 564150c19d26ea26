import { NodeOperationError, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';
import {
	importConditionsSchema,
	type ImportConditions,
} from '../../domain/import/import-conditions';

/** Whether orders that the target does not have are created at all. */
export const importSwitch = (system: string): INodeProperties => ({
	displayName: 'Import Orders',
	name: 'importOrders',
	type: 'boolean',
	default: false,
	description: `Whether to plan the creation of orders that ${system} does not have; without it they wait until somebody else imports them`,
});

const whenImporting = (properties: INodeProperties[]): INodeProperties[] =>
	properties.map((property) => ({
		...property,
		displayOptions: { show: { importOrders: [true] } },
	}));

/** What must be true of an order before it is created, as parameters of a target's order node. */
export const importConditionProperties = whenImporting([
	{
		displayName: 'Payment Must Be',
		name: 'requireFinancialStatus',
		type: 'string',
		default: '',
		placeholder: 'e.g. paid, partially_refunded',
		description: 'Payment states in which an order is imported, separated by commas; empty for any',
	},
	{
		displayName: 'Tags That Must Be Present',
		name: 'requireTagsPresent',
		type: 'string',
		default: '',
		placeholder: 'e.g. Released',
		description: 'Tags of the shop, separated by commas, that an order must all have',
	},
	{
		displayName: 'Tags That Must Be Absent',
		name: 'requireTagsAbsent',
		type: 'string',
		default: '',
		placeholder: 'e.g. HOLD, OE-HOLD',
		description: 'Tags of the shop, separated by commas, of which an order must have none',
	},
	{
		displayName: 'Wait While on Hold',
		name: 'skipOnHold',
		type: 'boolean',
		default: false,
		description: 'Whether an order waits while the shop holds its fulfilment back',
	},
	{
		displayName: 'Minimum Age (Minutes)',
		name: 'minimumAgeMinutes',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 0,
		description: 'Minutes that an order waits after it was placed',
	},
	{
		displayName: 'Placed Since',
		name: 'placedSince',
		type: 'string',
		default: '',
		placeholder: 'e.g. 2026-03-02T00:00:00Z',
		description:
			'Orders placed before this time (ISO 8601) are never imported, such as those that went in before this import began; empty for no limit',
	},
	{
		displayName: 'Postal Service Required',
		name: 'requireShippingService',
		type: 'boolean',
		default: false,
		description:
			'Whether a shipping method without a postal service stops the import instead of getting the default one',
	},
]);

export const isImporting = (context: IExecuteFunctions): boolean =>
	context.getNodeParameter('importOrders', 0, false) === true;

/** What must be true of an order before it is imported, read once for all items. */
export function readImportConditions(context: IExecuteFunctions): ImportConditions {
	const words = (name: string): string[] =>
		String(context.getNodeParameter(name, 0, '') ?? '')
			.split(',')
			.map((word) => word.trim())
			.filter((word) => word !== '');
	return importConditionsSchema.parse({
		financialStatuses: words('requireFinancialStatus'),
		tagsPresent: words('requireTagsPresent'),
		tagsAbsent: words('requireTagsAbsent'),
		skipOnHold: context.getNodeParameter('skipOnHold', 0, false) === true,
		minimumAgeMinutes: Math.max(0, Number(context.getNodeParameter('minimumAgeMinutes', 0, 0))),
		placedSince: readPlacedSince(context),
	});
}

/** A time that cannot be read stops the node: taken for none, it would let every old order in. */
function readPlacedSince(context: IExecuteFunctions): Date | null {
	const text = String(context.getNodeParameter('placedSince', 0, '') ?? '').trim();
	if (text === '') return null;
	const time = new Date(text);
	if (!Number.isNaN(time.getTime())) return time;
	throw new NodeOperationError(context.getNode(), `Placed Since is not a time: "${text}"`, {
		description: 'Enter a time such as 2026-03-02T00:00:00Z, or leave it empty.',
	});
}
