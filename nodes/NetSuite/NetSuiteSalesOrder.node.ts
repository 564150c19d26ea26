import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import * as apply from './actions/order/apply.operation';
import * as closeLines from './actions/order/close-lines.operation';
import * as create from './actions/order/create.operation';
import * as findFulfilments from './actions/order/find-fulfilments.operation';
import * as get from './actions/order/get.operation';
import * as hold from './actions/order/hold.operation';
import { optionsDescription } from './actions/order/order-options';
import * as plan from './actions/order/plan.operation';
import * as release from './actions/order/release.operation';
import * as verify from './actions/order/verify.operation';
import { testLogin } from './transport/test-login';

const OPERATIONS = {
	apply: apply.execute,
	closeLines: closeLines.execute,
	create: create.execute,
	findFulfilments: findFulfilments.execute,
	get: get.execute,
	hold: hold.execute,
	plan: plan.execute,
	release: release.execute,
	verify: verify.execute,
};

export class NetSuiteSalesOrder implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'NetSuite Sales Order',
		name: 'netSuiteSalesOrder',
		icon: { light: 'file:netsuite.svg', dark: 'file:netsuite.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] }}',
		description: 'Read, plan, write and verify edits of sales orders, and hold and release them',
		defaults: { name: 'NetSuite Sales Order' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'orderSyncNetSuiteApi', required: true, testedBy: 'testLogin' }],
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
						action: 'Apply plans to sales orders',
						description: 'Write the plans that passed the gate, and say what became of each step',
					},
					{
						name: 'Close Lines',
						value: 'closeLines',
						action: 'Close lines of sales orders',
						description: 'Close lines of orders, or whole orders, so that nothing more is shipped',
					},
					{
						name: 'Create',
						value: 'create',
						action: 'Create sales orders',
						description: 'Create orders that are not there yet, out of what the shop says of them',
					},
					{
						name: 'Find Fulfilments',
						value: 'findFulfilments',
						action: 'Find fulfilments of sales orders',
						description: 'List what was picked, packed or shipped of orders, line by line',
					},
					{
						name: 'Get',
						value: 'get',
						action: 'Get sales orders',
						description: 'Read orders, whether they may still be changed, and why not',
					},
					{
						name: 'Hold',
						value: 'hold',
						action: 'Hold sales orders',
						description: 'Hold orders, so that they are not picked while an edit is in flight',
					},
					{
						name: 'Plan',
						value: 'plan',
						action: 'Plan edits of sales orders',
						description: 'Work out what has to be written; nothing is changed',
					},
					{
						name: 'Release',
						value: 'release',
						action: 'Release sales orders',
						description: 'Let orders go that we held and that are in step again',
					},
					{
						name: 'Verify',
						value: 'verify',
						action: 'Verify sales orders',
						description: 'Read orders again and list every difference from the shop',
					},
				],
				default: 'get',
			},
			...get.description,
			...hold.description,
			...plan.description,
			...apply.description,
			...release.description,
			...create.description,
			...closeLines.description,
			...findFulfilments.description,
			...optionsDescription,
		],
	};

	methods = { credentialTest: { testLogin } };

	/** One item per order, all worked on as one batch; a failing order carries its failure and stops no other. */
	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const operation = this.getNodeParameter('operation', 0) as keyof typeof OPERATIONS;
		return [await OPERATIONS[operation].call(this)];
	}
}
