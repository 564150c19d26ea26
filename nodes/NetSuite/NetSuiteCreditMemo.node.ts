import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import * as apply from './actions/credit/apply.operation';
import { optionsDescription } from './actions/credit/credit-options';
import { dryRunDescription } from './actions/credit/dry-run';
import * as get from './actions/credit/get.operation';
import * as plan from './actions/credit/plan.operation';
import * as applyCredit from './actions/credit/single/apply-credit.operation';
import { bookingDescription } from './actions/credit/single/booking-parameters';
import * as createFromInvoice from './actions/credit/single/create-from-invoice.operation';
import * as createFromReturn from './actions/credit/single/create-from-return.operation';
import * as createStandalone from './actions/credit/single/create-standalone.operation';
import * as refundCash from './actions/credit/single/refund-cash.operation';
import * as refundCustomer from './actions/credit/single/refund-customer.operation';
import * as verify from './actions/credit/verify.operation';
import * as getPayoutBooks from './actions/payout/get-books.operation';
import { testLogin } from './transport/test-login';

const OPERATIONS = {
	apply: apply.execute,
	applyCredit: applyCredit.execute,
	createFromInvoice: createFromInvoice.execute,
	createFromReturn: createFromReturn.execute,
	createStandalone: createStandalone.execute,
	get: get.execute,
	getPayoutBooks: getPayoutBooks.execute,
	plan: plan.execute,
	refundCash: refundCash.execute,
	refundCustomer: refundCustomer.execute,
	verify: verify.execute,
};

export class NetSuiteCreditMemo implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'NetSuite Credit Memo',
		name: 'netSuiteCreditMemo',
		icon: { light: 'file:netsuite.svg', dark: 'file:netsuite.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] }}',
		description: 'Book refunds of the shop in NetSuite: credit memos, customer and cash refunds',
		defaults: { name: 'NetSuite Credit Memo' },
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
				options: [
					{ name: 'Credit', value: 'credit' },
					{ name: 'Payout', value: 'payout' },
				],
				default: 'credit',
			},
			{
				displayName: 'Operation',
				name: 'operation',
				type: 'options',
				noDataExpression: true,
				displayOptions: { show: { resource: ['credit'] } },
				options: [
					{
						name: 'Apply',
						value: 'apply',
						action: 'Apply plans of refunds',
						description: 'Book the plans that passed the gate, and say what became of each step',
					},
					{
						name: 'Apply Credit',
						value: 'applyCredit',
						action: 'Apply a credit memo to an invoice',
						description: 'Use an amount of a credit memo for an invoice',
					},
					{
						name: 'Create From Invoice',
						value: 'createFromInvoice',
						action: 'Create a credit memo from an invoice',
						description: 'Credit an amount of an invoice, once',
					},
					{
						name: 'Create From Return',
						value: 'createFromReturn',
						action: 'Create a credit memo from a return',
						description: 'Credit an amount of a return authorisation, once',
					},
					{
						name: 'Create Standalone',
						value: 'createStandalone',
						action: 'Create a standalone credit memo',
						description: 'Credit an amount to a customer, once, applied to no invoice',
					},
					{
						name: 'Get',
						value: 'get',
						action: 'Get the books of orders',
						description: 'Read bills, deposits, returns, credits and refunds of orders',
					},
					{
						name: 'Plan',
						value: 'plan',
						action: 'Plan bookings of refunds',
						description: 'Work out what the books lack of the refunds; nothing is changed',
					},
					{
						name: 'Refund Cash Sale',
						value: 'refundCash',
						action: 'Refund a cash sale',
						description: 'Pay an amount of a cash sale back, once',
					},
					{
						name: 'Refund Customer',
						value: 'refundCustomer',
						action: 'Refund a customer',
						description: 'Pay an amount of a credit memo or a deposit back, once',
					},
					{
						name: 'Verify',
						value: 'verify',
						action: 'Verify bookings of refunds',
						description: 'Read the books again and list every difference from the plan',
					},
				],
				default: 'get',
			},
			{
				displayName: 'Operation',
				name: 'operation',
				type: 'options',
				noDataExpression: true,
				displayOptions: { show: { resource: ['payout'] } },
				options: [
					{
						name: 'Get Books',
						value: 'getPayoutBooks',
						action: 'Get the books of payouts',
						description:
							'Read what the accounts hold of payouts: receipts, payments and bank deposits',
					},
				],
				default: 'getPayoutBooks',
			},
			...get.description,
			...plan.description,
			...createFromInvoice.description,
			...createFromReturn.description,
			...createStandalone.description,
			...applyCredit.description,
			...refundCustomer.description,
			...refundCash.description,
			...bookingDescription,
			...apply.description,
			...dryRunDescription,
			...optionsDescription,
			...getPayoutBooks.description,
		],
	};

	methods = { credentialTest: { testLogin } };

	/** One item per order or booking; a failing order carries its failure and stops no other. */
	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const operation = this.getNodeParameter('operation', 0) as keyof typeof OPERATIONS;
		return [await OPERATIONS[operation].call(this)];
	}
}
