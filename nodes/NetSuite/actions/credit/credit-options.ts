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

/** The options of all operations. */
export const optionsDescription = showFor(
	'credit',
	[
		...['apply', 'get', 'plan', 'verify'],
		...['applyCredit', 'createFromInvoice', 'createFromReturn', 'createStandalone'],
		...['refundCash', 'refundCustomer'],
	],
	[
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
			options: [
				field(
					'adjustmentItemId',
					'Adjustment Item ID',
					'',
					'Internal ID of the item for goodwill, duties and what is held back; empty for the Refund Item',
				),
				{
					displayName: 'Closed Period',
					name: 'closedPeriod',
					type: 'options',
					options: [
						{
							name: 'Book Today',
							value: 'today',
							description: 'The booking gets the date of today',
						},
						{ name: 'Refuse', value: 'refuse', description: 'A person hears of it and decides' },
					],
					default: 'refuse',
					description: 'What becomes of a refund whose date lies in a closed accounting period',
				},
				CONCURRENCY,
				{
					displayName: 'Credit Lines',
					name: 'creditLines',
					type: 'options',
					options: [
						{
							name: 'Original Items',
							value: 'originalItems',
							description:
								'Goods are credited as lines of the invoice or the return; without a return, NetSuite puts stock items back on the shelf',
						},
						{
							name: 'Refund Item',
							value: 'refundItem',
							description: 'Every line is one of the refund item, so stock never moves',
						},
					],
					default: 'refundItem',
					description: 'What the lines of a credit memo are',
				},
				field(
					'externalIdPrefix',
					'External ID Prefix',
					'SHOPIFY_SO_',
					"What stands before the shop's order number in the external ID of a sales order",
				),
				field(
					'lineIdField',
					'Line ID Field',
					'custcol_shopify_line_id',
					"Custom column in which a line remembers the shop's line; empty for none",
				),
				field(
					'orderIdField',
					'Order ID Field',
					'custbody_shopify_order_id',
					"Field on orders and credits that holds the shop's order number; empty for none",
				),
				field(
					'paymentMethodId',
					'Payment Method ID',
					'',
					'Internal ID of the payment method of refunds; empty for the default of the account',
				),
				field(
					'refundAccountId',
					'Refund Account ID',
					'',
					'Internal ID of the account that refunds are paid from, such as undeposited funds or a clearing account',
				),
				field(
					'refundItemId',
					'Refund Item ID',
					'',
					'Internal ID of the non-inventory or other charge item, not taxable, that stands for refunded goods',
				),
				field(
					'returnIdField',
					'Return ID Field',
					'',
					"Field on return authorisations that holds the shop's return number; empty finds them by their external ID SHOPIFY_RA_ and that number",
				),
				field(
					'shippingItemId',
					'Shipping Item ID',
					'',
					'Internal ID of the item for refunded shipping; empty for the Refund Item',
				),
				SUITE_TAX_CODE,
				SUITE_TAX_TYPE,
				field(
					'taxItemId',
					'Tax Item ID',
					'',
					"Internal ID of the item under which the shop's tax is a line of the credit",
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
							description:
								'Nothing is sent of the tax: lines of the Refund Item are booked with tax, so that the total is the refund',
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
					description: "How the shop's tax gets into the credit",
				},
				field(
					'timeZone',
					'Time Zone',
					'',
					'Time zone of the account, such as Europe/London, in which a refund gets its date; empty for that of the workflow',
				),
				TIMEOUT,
			],
		},
	],
);

const creditOptionsSchema = z.object({
	...connectionOptions,
	externalIdPrefix: idPrefix.default('SHOPIFY_SO_'),
	lineIdField: fieldName.default('custcol_shopify_line_id'),
	orderIdField: fieldName.default('custbody_shopify_order_id'),
	returnIdField: fieldName.default(''),
	creditLines: z.enum(['refundItem', 'originalItems']).default('refundItem'),
	refundItemId: internalId.default(''),
	shippingItemId: internalId.default(''),
	adjustmentItemId: internalId.default(''),
	...taxOptions,
	refundAccountId: internalId.default(''),
	paymentMethodId: internalId.default(''),
	closedPeriod: z.enum(['refuse', 'today']).default('refuse'),
	timeZone: z.string().trim().default(''),
});

/** What a person set on the node, with the defaults for the rest. An id or field that is empty stands for none. */
export type CreditOptions = z.infer<typeof creditOptionsSchema>;

/** The options of the node, read once for all items; one that cannot be used stops the node and is named. */
export function readCreditOptions(context: IExecuteFunctions): CreditOptions {
	const parsed = creditOptionsSchema.safeParse(context.getNodeParameter('options', 0, {}));
	if (parsed.success) return parsed.data;
	const { path, message } = parsed.error.issues[0] ?? { path: [], message: '' };
	throw badOption(context, String(path[0] ?? ''), message);
}

/** Stops the node because of one of its options, which is named as people see it. */
export function badOption(
	context: Pick<IExecuteFunctions, 'getNode'>,
	name: string,
	message: string,
): NodeOperationError {
	const entries = (optionsDescription[0]?.options ?? []) as INodeProperties[];
	const label = entries.find((entry) => entry.name === name)?.displayName ?? name;
	return new NodeOperationError(context.getNode(), `Option "${label}" ${message}`, {
		description: 'Correct the option, or remove it to get its default.',
	});
}
