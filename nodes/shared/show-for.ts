import type { INodeProperties } from 'n8n-workflow';

/** Shows properties only for these operations of one resource; what a property asks for itself still counts. */
export const showFor = (
	resource: string,
	operations: string[],
	properties: INodeProperties[],
): INodeProperties[] =>
	properties.map((property) => ({
		...property,
		displayOptions: {
			...property.displayOptions,
			show: { ...property.displayOptions?.show, resource: [resource], operation: operations },
		},
	}));
