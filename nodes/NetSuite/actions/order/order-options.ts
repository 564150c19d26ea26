import { NodeOperationError, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { showFor } from '../../../shared/show-for';
import {
	CONCURRENCY,
	connectionOptions,
	field,
	fieldName,
	idPrefix,
	internalId,
	SUITE_TAX_CODE,
	SUITE_TAX_TYPE,
	taxOptions,
	TIMEOUT,
} from '../common-options';

export const optionsDescription = showFor(
	'order',
	['apply', 'closeLines', 'create', 'findFulfilments', 'get', 'hold', 'plan', 'release', 'verify'],
	[
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
			options: [
				{
					displayName: 'After the Cut-Off',
					name: 'afterCutOff',
					type: 'options',
					options: [
						{
							name: 'Adjust',
							value: 'adjust',
							description: 'What was added becomes an additional order; what fell away is refused',
						},
						{
							name: 'Exception',
							value: 'exception',
							description: 'Every change of lines is refused, for a person to settle',
						},
					],
					default: 'adjust',
					description: 'What becomes of an edit once the order was fully shipped or billed',
				},
				{
					displayName: 'Compare Location',
					name: 'compareLocation',
					type: 'boolean',
					default: true,
					description:
						'Whether the location of the order must be the one from which the shop fulfils it',
				},
				CONCURRENCY,
				field(
					'customForm',
					'Custom Form ID',
					'',
					'Form under which new orders are created; empty for the default of the role',
				),
				field(
					'customerId',
					'Customer ID',
					'',
					'Internal ID of the customer for all orders without a company; empty looks the customer up by email',
				),
				field(
					'externalIdPrefix',
					'External ID Prefix',
					'SHOPIFY_SO_',
					"What stands before the shop's order number in the external ID of an order",
				),
				field(
					'holdField',
					'Hold Field',
					'custbody_osync_hold',
					'Check box on the order that keeps it from being picked; empty for none',
				),
				field(
					'holdMarkField',
					'Hold Mark Field',
					'custbody_osync_hold_by',
					'Text field on the order that says who holds it; empty for none',
				),
				{
					displayName: 'Hold With',
					name: 'holdWith',
					type: 'options',
					options: [
						{ name: 'Field', value: 'field', description: 'The hold field alone' },
						{
							name: 'Status',
							value: 'status',
							description: 'The hold field, and back to pending approval',
						},
					],
					default: 'field',
					description: 'How an order is held',
				},
				field(
					'lineIdField',
					'Line ID Field',
					'custcol_shopify_line_id',
					"Custom column in which a line remembers the shop's line",
				),
				field(
					'lockedIfField',
					'Locked If',
					'',
					'Field on the order that is true, or not empty, once it was handed to a third party; empty for none',
				),
				field(
					'lookUpField',
					'Look-Up Field',
					'',
					"Field on the order that holds the shop's order number, for Look Up By: Field; empty for the Order ID Field",
				),
				field(
					'orderIdField',
					'Order ID Field',
					'custbody_shopify_order_id',
					"Field on new orders into which the shop's order number is written; empty for none",
				),
				{
					displayName: 'Priority',
					name: 'priority',
					type: 'options',
					options: [
						{
							name: 'Bulk',
							value: 'bulk',
							description:
								'For reports over many orders: waits for order edits, leaves them a slot',
						},
						{ name: 'Edit', value: 'edit', description: 'For orders that somebody waits for' },
					],
					default: 'edit',
					description: 'Who goes first when there are not enough parallel requests for all',
				},
				{
					displayName: 'Removed Lines',
					name: 'removedLines',
					type: 'options',
					options: [
						{ name: 'Close', value: 'close', description: 'The line stays, closed' },
						{ name: 'Reduce', value: 'reduce', description: 'The line stays, with quantity 0' },
						{ name: 'Remove', value: 'remove', description: 'The line goes' },
					],
					default: 'remove',
					description: 'What becomes of a line that the shop no longer has',
				},
				field(
					'subsidiaryId',
					'Subsidiary ID',
					'',
					'Internal ID of the subsidiary of new orders; empty for that of the customer',
				),
				SUITE_TAX_CODE,
				SUITE_TAX_TYPE,
				field(
					'taxItemId',
					'Tax Item ID',
					'',
					"Internal ID of the item under which the shop's tax is a line of the order",
				),
				{
					displayName: 'Tax Strategy',
					name: 'taxStrategy',
					type: 'options',
					options: [
						{
							name: 'Detect',
							value: 'detect',
							description:
								'SuiteTax override where the account has SuiteTax, otherwise an item line if a tax item is given',
						},
						{
							name: 'NetSuite Computes',
							value: 'netsuiteComputes',
							description: 'NetSuite works out the tax, which may differ by rounding',
						},
						{
							name: 'SuiteTax Override',
							value: 'suiteTaxOverride',
							description: "The shop's tax replaces that of SuiteTax, line by line",
						},
						{
							name: 'Tax as an Item Line',
							value: 'taxItemLine',
							description: "The shop's tax is a line of its own",
						},
					],
					default: 'detect',
					description: "How the shop's tax gets into the order",
				},
				TIMEOUT,
			],
		},
	],
);

const optionsSchema = z.object({
	...connectionOptions,
	priority: z.enum(['edit', 'bulk']).default('edit'),
	externalIdPrefix: idPrefix.default('SHOPIFY_SO_'),
	lineIdField: fieldName
		.refine((name) => name !== '', 'must not be empty')
		.default('custcol_shopify_line_id'),
	orderIdField: fieldName.default('custbody_shopify_order_id'),
	lookUpField: fieldName.default(''),
	holdField: fieldName.default('custbody_osync_hold'),
	holdMarkField: fieldName.default('custbody_osync_hold_by'),
	holdWith: z.enum(['field', 'status']).default('field'),
	lockedIfField: fieldName.default(''),
	compareLocation: z.boolean().default(true),
	...taxOptions,
	removedLines: z.enum(['reduce', 'close', 'remove']).default('remove'),
	afterCutOff: z.enum(['adjust', 'exception']).default('adjust'),
	customerId: internalId.default(''),
	subsidiaryId: internalId.default(''),
	customForm: internalId.default(''),
});

const orderOptionsSchema = optionsSchema.superRefine(({ taxStrategy, taxItemId }, context) => {
	if (taxStrategy !== 'taxItemLine' || taxItemId !== '') return;
	context.addIssue({
		code: 'custom',
		path: ['taxItemId'],
		message: 'is needed for tax as an item line',
	});
});

/** What a person set on the node, with the defaults for the rest. An id or field that is empty stands for none. */
export type OrderOptions = z.infer<typeof orderOptionsSchema>;

/** The options of the node, read once for all items; one that cannot be used stops the node and is named. */
export function readOrderOptions(context: IExecuteFunctions): OrderOptions {
	const parsed = orderOptionsSchema.safeParse(context.getNodeParameter('options', 0, {}));
	if (parsed.success) return parsed.data;
	const { path, message } = parsed.error.issues[0] ?? { path: [], message: '' };
	const name = String(path[0] ?? '');
	throw new NodeOperationError(context.getNode(), `Option "${labelOf(name)}" ${message}`, {
		description: 'Correct the option, or remove it to get its default.',
	});
}

function labelOf(name: string): string {
	const entries = (optionsDescription[0]?.options ?? []) as INodeProperties[];
	return entries.find((entry) => entry.name === name)?.displayName ?? name;
}
