import { NodeOperationError, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';
import {
	importConditionsSchema,
	type ImportConditions,
} from '../../../domain/import/import-conditions';
import type { ImportSettings } from '../../../domain/import/plan-import';
import { strategySchema, type Strategy } from '../../../domain/succession/choose-strategy';
import { showFor } from '../../shared/show-for';

const whenImporting = (properties: INodeProperties[]): INodeProperties[] =>
	properties.map((property) => ({
		...property,
		displayOptions: { show: { importOrders: [true] } },
	}));

export const importDescription = showFor(
	'order',
	['plan'],
	[
		{
			displayName: 'Import Orders',
			name: 'importOrders',
			type: 'boolean',
			default: false,
			description:
				'Whether to plan the creation of orders that Linnworks does not have; without it they wait until somebody else imports them',
		},
		{
			displayName: 'Strategy',
			name: 'strategy',
			type: 'options',
			options: [
				{
					name: 'Amend',
					value: 'amend',
					description: 'Change the order that is there',
				},
				{
					name: 'Automatic',
					value: 'auto',
					description:
						'Amend, unless that cannot work or would take more than ten line changes: then make the order anew',
				},
				{
					name: 'Regenerate',
					value: 'regenerate',
					description:
						'Make the order anew whenever lines or money change, and cancel the one it replaces',
				},
			],
			default: 'amend',
			description: 'How an edit reaches an order that is open',
		},
		{
			displayName: 'Source',
			name: 'source',
			type: 'string',
			default: 'N8N-SHOPIFY',
			description:
				'Channel under which new orders go in, imported or made anew. The name of a channel that Linnworks runs itself would collide with it.',
		},
		{
			displayName: 'Sub-Source',
			name: 'subSource',
			type: 'string',
			default: "={{ $json.look?.orderKey?.split(':')[1] }}",
			description: 'Sub-source under which new orders go in, such as the domain of the shop',
		},
		{
			displayName: 'Base Currency',
			name: 'baseCurrency',
			type: 'string',
			default: '',
			placeholder: 'e.g. GBP',
			description:
				'Currency of the Linnworks account. An order that the shop priced in it too brings its own rate along; empty leaves conversion to Linnworks.',
		},
		...whenImporting([
			{
				displayName: 'Payment Must Be',
				name: 'requireFinancialStatus',
				type: 'string',
				default: '',
				placeholder: 'e.g. paid, partially_refunded',
				description:
					'Payment states in which an order is imported, separated by commas; empty for any. An order that is not paid lands parked.',
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
		]),
	],
);

/** How edits reach open orders; a word that is none stops the node. */
export function readStrategy(context: IExecuteFunctions): Strategy {
	const word: unknown = context.getNodeParameter('strategy', 0, 'amend');
	const parsed = strategySchema.safeParse(word);
	if (parsed.success) return parsed.data;
	throw new NodeOperationError(context.getNode(), `"${String(word)}" is not a strategy`, {
		description: 'Choose amend, regenerate or auto.',
	});
}

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

/** The settings for one order; a source or sub-source that is empty stops the node and is named. */
export function readImportSettings(
	context: IExecuteFunctions,
	itemIndex: number,
	locationNames: ImportSettings['locationNames'],
): ImportSettings {
	const text = (name: string): string =>
		String(context.getNodeParameter(name, itemIndex, '') ?? '').trim();
	const required = (name: string, label: string): string => {
		const value = text(name);
		if (value !== '') return value;
		throw new NodeOperationError(context.getNode(), `${label} is empty for item ${itemIndex}`, {
			itemIndex,
			description: 'Linnworks takes no order without source and sub-source.',
		});
	};
	return {
		targetSystem: 'linnworks',
		source: required('source', 'Source'),
		subSource: required('subSource', 'Sub-Source'),
		baseCurrency: text('baseCurrency').toUpperCase(),
		requireShippingService:
			context.getNodeParameter('requireShippingService', itemIndex, false) === true,
		locationNames,
	};
}
