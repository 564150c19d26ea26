import { NodeOperationError, type IExecuteFunctions } from 'n8n-workflow';
import type { ImportSettings } from '../../../domain/import/plan-import';
import { strategySchema, type Strategy } from '../../../domain/succession/choose-strategy';
import { importConditionProperties, importSwitch } from '../../shared/import-conditions';
import { showFor } from '../../shared/show-for';

export const importDescription = showFor(
	'order',
	['plan'],
	[
		importSwitch('Linnworks'),
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
		...importConditionProperties,
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
