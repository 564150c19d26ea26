import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { showFor } from '../shared/show-for';
import { OPTIONS } from './actions/options';
import * as getLevels from './actions/stock/get-levels.operation';

export class LinnworksStock implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Linnworks Stock',
		name: 'linnworksStock',
		icon: { light: 'file:linnworks.svg', dark: 'file:linnworks.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] }}',
		description: 'Read stock levels of Linnworks, composites worked out from their components',
		defaults: { name: 'Linnworks Stock' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'orderSyncLinnworksApi', required: true }],
		properties: [
			{
				displayName: 'Resource',
				name: 'resource',
				type: 'options',
				noDataExpression: true,
				options: [{ name: 'Level', value: 'level' }],
				default: 'level',
			},
			{
				displayName: 'Operation',
				name: 'operation',
				type: 'options',
				noDataExpression: true,
				displayOptions: { show: { resource: ['level'] } },
				options: [
					{
						name: 'Get Levels',
						value: 'getLevels',
						action: 'Get stock levels',
						description:
							'Read what is on the shelf and what can be sold, one item for each stock item',
					},
				],
				default: 'getLevels',
			},
			...getLevels.description,
			...showFor('level', ['getLevels'], [OPTIONS]),
		],
	};

	/** All stock items as one batch; a failed call stops the node, because half a reading says nothing about the rest. */
	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return [await getLevels.execute.call(this)];
	}
}
