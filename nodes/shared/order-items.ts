import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

/** Whether an earlier step gave the order up; such items pass through untouched. */
export const hasFailed = (item: INodeExecutionData): boolean => item.json['failure'] !== undefined;

/** The items in their order, each with the fields that were found for it, paired with where it came from. */
export function withFields(
	items: readonly INodeExecutionData[],
	fields: ReadonlyMap<number, object>,
): INodeExecutionData[] {
	return items.map((item, index) => ({
		json: { ...item.json, ...(fields.get(index) as IDataObject | undefined) },
		pairedItem: { item: index },
	}));
}
