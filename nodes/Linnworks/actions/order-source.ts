import type { INodeProperties } from 'n8n-workflow';

/** Which orders a look-up by reference may find. */
export const ORDER_SOURCE: INodeProperties[] = [
	{
		displayName: 'Source',
		name: 'source',
		type: 'string',
		default: '',
		placeholder: 'e.g. SHOPIFY',
		description: 'Only orders of this source are found by reference; empty accepts any',
	},
	{
		displayName: 'Sub-Source',
		name: 'subSource',
		type: 'string',
		default: '',
		description: 'Only orders of this sub-source are found by reference; empty accepts any',
	},
];
