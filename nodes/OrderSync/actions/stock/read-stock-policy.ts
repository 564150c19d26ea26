import { NodeOperationError, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';
import { readableZodError } from '../../../../domain/readable-zod-error';
import type { StockPolicy } from '../../../../domain/stock/stock-policy';
import { stockPolicySchema } from '../../../../domain/stock/stock-policy-schema';

export const STOCK_POLICY: INodeProperties = {
	displayName: 'Stock Policy',
	name: 'stockPolicy',
	type: 'json',
	required: true,
	default: '={{ $json.stockPolicy }}',
	description: 'What Start gave as stockPolicy: settings, mappings and rules that were checked',
};

/** The policy that a push started with; anything else stops the node. */
export function readStockPolicy(context: IExecuteFunctions): StockPolicy {
	const value = context.getNodeParameter('stockPolicy', 0, '') as unknown;
	const parsed = stockPolicySchema.safeParse(typeof value === 'string' ? fromText(value) : value);
	if (parsed.success) return parsed.data;
	throw new NodeOperationError(
		context.getNode(),
		`Stock Policy cannot be read: ${readableZodError(parsed.error)}`,
		{ itemIndex: 0, description: 'Give what Order Sync: Start Stock Push gave as stockPolicy.' },
	);
}

function fromText(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
