import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import * as run from './actions/query/run.operation';
import { testLogin } from './transport/test-login';

export class NetSuiteQuery implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'NetSuite Query',
		name: 'netSuiteQuery',
		icon: { light: 'file:netsuite.svg', dark: 'file:netsuite.dark.svg' },
		group: ['input'],
		version: 1,
		subtitle: '={{ $parameter["operation"] }}',
		description: 'Read anything that SuiteQL can read, with values bound to the query',
		defaults: { name: 'NetSuite Query' },
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
				options: [{ name: 'Query', value: 'query' }],
				default: 'query',
			},
			{
				displayName: 'Operation',
				name: 'operation',
				type: 'options',
				noDataExpression: true,
				displayOptions: { show: { resource: ['query'] } },
				options: [
					{
						name: 'Run',
						value: 'run',
						action: 'Run a query',
						description: 'Run a SuiteQL query and return its rows',
					},
				],
				default: 'run',
			},
			...run.description,
		],
	};

	methods = { credentialTest: { testLogin } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return [await run.execute.call(this)];
	}
}
