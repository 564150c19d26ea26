import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import * as apply from './actions/apply.operation';
import * as get from './actions/get.operation';
import * as getOpen from './actions/get-open.operation';
import * as hold from './actions/hold.operation';
import { importDescription } from './actions/import-options';
import { mappingDescription } from '../shared/mapping-tables';
import { dryRunDescription } from './actions/dry-run';
import { optionsDescription } from './actions/options';
import * as plan from './actions/plan.operation';
import * as release from './actions/release.operation';
import * as verify from './actions/verify.operation';

const OPERATIONS = {
	apply: apply.execute,
	get: get.execute,
	getOpen: getOpen.execute,
	hold: hold.execute,
	plan: plan.execute,
	release: release.execute,
	verify: verify.execute,
};

export class LinnworksOrder implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Linnworks Order',
		name: 'linnworksOrder',
		icon: { light: 'file:linnworks.svg', dark: 'file:linnworks.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] }}',
		description:
			'Read, plan, write and verify edits of Linnworks orders, and hold and release them',
		defaults: { name: 'Linnworks Order' },
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
				options: [{ name: 'Order', value: 'order' }],
				default: 'order',
			},
			{
				displayName: 'Operation',
				name: 'operation',
				type: 'options',
				noDataExpression: true,
				displayOptions: { show: { resource: ['order'] } },
				options: [
					{
						name: 'Apply',
						value: 'apply',
						action: 'Apply plans to orders',
						description: 'Write the plans that passed the gate, and say what became of each step',
					},
					{
						name: 'Get',
						value: 'get',
						action: 'Get orders',
						description: 'Read orders with everything the gate has to know about them',
					},
					{
						name: 'Get Open',
						value: 'getOpen',
						action: 'Get open orders',
						description: 'Read the open orders of all locations, so many in one run',
					},
					{
						name: 'Hold',
						value: 'hold',
						action: 'Hold orders',
						description: 'Park orders, so that they are not picked while an edit is in flight',
					},
					{
						name: 'Plan',
						value: 'plan',
						action: 'Plan order edits',
						description: 'Work out what has to be written; nothing is changed',
					},
					{
						name: 'Release',
						value: 'release',
						action: 'Release orders',
						description: 'Unpark orders that we held and that are in step again',
					},
					{
						name: 'Verify',
						value: 'verify',
						action: 'Verify orders',
						description: 'Read orders again and list every difference from the shop',
					},
				],
				default: 'get',
			},
			...get.description,
			...getOpen.description,
			...hold.description,
			...mappingDescription,
			...importDescription,
			...apply.description,
			...release.description,
			...dryRunDescription,
			...optionsDescription,
		],
	};

	/** One item per order, all worked on as one batch; a failing order carries its failure and stops no other. */
	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const operation = this.getNodeParameter('operation', 0) as keyof typeof OPERATIONS;
		return [await OPERATIONS[operation].call(this)];
	}
}
