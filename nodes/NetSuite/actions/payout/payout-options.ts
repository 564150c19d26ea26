import { NodeOperationError, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { showFor } from '../../../shared/show-for';
import { CONCURRENCY, connectionOptions, idPrefix, TIMEOUT } from '../common-options';

const prefix = (name: string, displayName: string, value: string, description: string) =>
	({ displayName, name, type: 'string', default: value, description }) satisfies INodeProperties;

export const optionsDescription = showFor(
	'payout',
	['getPayoutBooks'],
	[
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
			options: [
				prefix(
					'payoutPrefix',
					'Bank Deposit Prefix',
					'SHOPIFY_PAYOUT_',
					"What stands before the payout's number in the external ID of a bank deposit; empty to go by the memo alone",
				),
				prefix(
					'cashRefundPrefix',
					'Cash Refund Prefix',
					'SHOPIFY_KR_',
					"What stands before the shop's transaction number in the external ID of a cash refund; empty for none",
				),
				CONCURRENCY,
				prefix(
					'depositPrefix',
					'Customer Deposit Prefix',
					'SHOPIFY_CD_',
					"What stands before the shop's transaction number in the external ID of what took the money in; empty for none",
				),
				prefix(
					'paymentPrefix',
					'Customer Refund Prefix',
					'SHOPIFY_CR_',
					"What stands before the shop's transaction number in the external ID of a customer refund; empty for none",
				),
				prefix(
					'externalIdPrefix',
					'External ID Prefix',
					'SHOPIFY_SO_',
					"What stands before the shop's order number in the external ID of a sales order",
				),
				TIMEOUT,
			],
		},
	],
);

const payoutOptionsSchema = z.object({
	...connectionOptions,
	externalIdPrefix: idPrefix.default('SHOPIFY_SO_'),
	depositPrefix: idPrefix.default('SHOPIFY_CD_'),
	paymentPrefix: idPrefix.default('SHOPIFY_CR_'),
	cashRefundPrefix: idPrefix.default('SHOPIFY_KR_'),
	payoutPrefix: idPrefix.default('SHOPIFY_PAYOUT_'),
});

/** What a person set on the node, with the defaults for the rest. */
export type PayoutOptions = z.infer<typeof payoutOptionsSchema>;

/** The options of the node, read once for all items; one that cannot be used stops the node and is named. */
export function readPayoutOptions(context: IExecuteFunctions): PayoutOptions {
	const parsed = payoutOptionsSchema.safeParse(context.getNodeParameter('options', 0, {}));
	if (parsed.success) return parsed.data;
	const { path, message } = parsed.error.issues[0] ?? { path: [], message: '' };
	const entries = (optionsDescription[0]?.options ?? []) as INodeProperties[];
	const label = entries.find(({ name }) => name === path[0])?.displayName ?? String(path[0]);
	throw new NodeOperationError(context.getNode(), `Option "${label}" ${message}`, {
		description: 'Correct the option, or remove it to get its default.',
	});
}
