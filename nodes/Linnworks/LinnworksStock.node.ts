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
import { getLocations, getServices } from './actions/stock/get-names.operation';

const OPERATIONS = { getLevels: getLevels.execute, getLocations, getServices };

export class LinnworksStock implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Linnworks Stock',
		name: 'linnworksStock',
		icon: { light: 'file:linnworks.svg', dark: 'file:linnworks.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description:
			'Read stock levels of Linnworks, composites worked out from their components, and what its locations and services are called',
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
				options: [
					{ name: 'Level', value: 'level' },
					{ name: 'Location', value: 'location' },
					{ name: 'Service', value: 'service' },
				],
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
			{
				displayName: 'Operation',
				name: 'operation',
				type: 'options',
				noDataExpression: true,
				displayOptions: { show: { resource: ['location'] } },
				options: [
					{
						name: 'Get Locations',
						value: 'getLocations',
						action: 'Get stock locations',
						description: 'List the locations of the account with their names',
					},
				],
				default: 'getLocations',
			},
			{
				displayName: 'Operation',
				name: 'operation',
				type: 'options',
				noDataExpression: true,
				displayOptions: { show: { resource: ['service'] } },
				options: [
					{
						name: 'Get Services',
						value: 'getServices',
						action: 'Get postal services',
						description: 'List the postal services of the account with their names',
					},
				],
				default: 'getServices',
			},
			...getLevels.description,
			...showFor('level', ['getLevels'], [OPTIONS]),
			...showFor('location', ['getLocations'], [OPTIONS]),
			...showFor('service', ['getServices'], [OPTIONS]),
		],
	};

	/** All items as one batch; a failed call stops the node, because half a reading says nothing about the rest. */
	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const operation = this.getNodeParameter('operation', 0) as keyof typeof OPERATIONS;
		return [await OPERATIONS[operation].call(this)];
	}
}
