import { NodeOperationError, type IExecuteFunctions } from 'n8n-workflow';
import { toMappingTables } from '../../domain/mapping/mapping-tables';
import { readableZodError } from '../../domain/readable-zod-error';
import { restockPolicySchema, type RestockPolicy } from '../../domain/restock/restock-policy';
import { readRows } from '../shared/read-list';

/** What the node's parameters accept as proof, read once for all items. Only rows of its target count as mapped. */
export function readRestockPolicy(context: IExecuteFunctions): RestockPolicy {
	const locationMap = readRows(context, 'mappedLocations');
	const system = context.getNodeParameter('targetSystem', 0) as string;
	const tables = toMappingTables({ skuMap: [], locationMap, shippingMap: [] }, system);
	const policy = restockPolicySchema.safeParse({
		proof: context.getNodeParameter('proof', 0),
		mappedLocations: Object.keys(tables.locations),
		waitHours: context.getNodeParameter('waitHours', 0),
	});
	if (policy.success) return policy.data;
	throw new NodeOperationError(
		context.getNode(),
		`The policy cannot be used: ${readableZodError(policy.error)}`,
		{
			itemIndex: 0,
			description: 'Choose at least one Proof of Goods-In, and hours that are not below zero.',
		},
	);
}
