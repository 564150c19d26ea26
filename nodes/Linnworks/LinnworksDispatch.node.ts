import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { showFor } from '../shared/show-for';
import * as getDispatched from './actions/dispatch/get-dispatched.operation';
import * as getShipment from './actions/dispatch/get-shipment.operation';
import { OPTIONS } from './actions/options';

const OPERATIONS = {
	getDispatched: getDispatched.execute,
	getShipment: getShipment.execute,
};

export class LinnworksDispatch implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Linnworks Dispatch',
		name: 'linnworksDispatch',
		icon: { light: 'file:linnworks.svg', dark: 'file:linnworks.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] }}',
		description: 'Read what left the warehouse: orders, units, parcels and tracking numbers',
		defaults: { name: 'Linnworks Dispatch' },
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
				options: [{ name: 'Dispatch', value: 'dispatch' }],
				default: 'dispatch',
			},
			{
				displayName: 'Operation',
				name: 'operation',
				type: 'options',
				noDataExpression: true,
				displayOptions: { show: { resource: ['dispatch'] } },
				options: [
					{
						name: 'Get Dispatched',
						value: 'getDispatched',
						action: 'Get dispatched orders',
						description: 'List orders that left the warehouse since a time, oldest first',
					},
					{
						name: 'Get Shipment',
						value: 'getShipment',
						action: 'Get shipments of orders',
						description: 'Read what left for orders of the shop: units, parcels, tracking numbers',
					},
				],
				default: 'getShipment',
			},
			...getDispatched.description,
			...getShipment.description,
			...showFor('dispatch', Object.keys(OPERATIONS), [OPTIONS]),
		],
	};

	/** The feed starts a run; shipments are read for all items as one batch, and a failing order stops no other. */
	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const operation = this.getNodeParameter('operation', 0) as keyof typeof OPERATIONS;
		return [await OPERATIONS[operation].call(this)];
	}
}
