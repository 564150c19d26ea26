import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { DRY_RUN } from '../shared/dry-run';
import { showFor } from '../shared/show-for';
import { OPTIONS } from './actions/options';
import * as book from './actions/return/book.operation';
import * as getGoodsIn from './actions/return/get-goods-in.operation';
import * as getRefundRecords from './actions/return/get-refund-records.operation';
import * as recordRefund from './actions/return/record-refund.operation';

const OPERATIONS = {
	book: book.execute,
	getGoodsIn: getGoodsIn.execute,
	getRefundRecords: getRefundRecords.execute,
	recordRefund: recordRefund.execute,
};

export class LinnworksReturn implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Linnworks Return',
		name: 'linnworksReturn',
		icon: { light: 'file:linnworks.svg', dark: 'file:linnworks.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] }}',
		description: 'Read what came back in Linnworks, book returns, and record refunds',
		defaults: { name: 'Linnworks Return' },
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
				options: [{ name: 'Return', value: 'return' }],
				default: 'return',
			},
			{
				displayName: 'Operation',
				name: 'operation',
				type: 'options',
				noDataExpression: true,
				displayOptions: { show: { resource: ['return'] } },
				options: [
					{
						name: 'Book',
						value: 'book',
						action: 'Book returns',
						description:
							'Announce open returns of the shop to the warehouse, each as one RMA booking',
					},
					{
						name: 'Get Goods In',
						value: 'getGoodsIn',
						action: 'Get goods in',
						description: 'Read what the warehouse booked in for orders, as proof for restocks',
					},
					{
						name: 'Get Refund Records',
						value: 'getRefundRecords',
						action: 'Get refund records',
						description: 'Read which refunds Linnworks holds of orders, as proof for their money',
					},
					{
						name: 'Record Refund',
						value: 'recordRefund',
						action: 'Record refunds',
						description:
							'Record what the shop paid back of orders that have left; no money is sent',
					},
				],
				default: 'getGoodsIn',
			},
			...getGoodsIn.description,
			...getRefundRecords.description,
			...book.description,
			...recordRefund.description,
			...showFor('return', ['book', 'recordRefund'], [DRY_RUN]),
			...showFor('return', Object.keys(OPERATIONS), [OPTIONS]),
		],
	};

	/** One item per order, all worked on as one batch; a failing order carries its failure and stops no other. */
	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const operation = this.getNodeParameter('operation', 0) as keyof typeof OPERATIONS;
		return [await OPERATIONS[operation].call(this)];
	}
}
