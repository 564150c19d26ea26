import type { INodeProperties } from 'n8n-workflow';
import { STOP_BEFORE } from '../../../../shared/run-limits';

/** How quantities are set; which ones stands in the items. */
export const SET_PARAMETERS: INodeProperties[] = [
	{
		displayName:
			'Each item names inventoryItemId, locationId, quantity, compareQuantity (what was read), name (available or on_hand) and, so that it is read back for fewer points, the levelId that was read',
		name: 'itemNotice',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Reason',
		name: 'reason',
		type: 'options',
		options: [
			{ name: 'Correction', value: 'correction' },
			{ name: 'Cycle Count', value: 'cycle_count_available' },
			{ name: 'Other', value: 'other' },
			{ name: 'Received', value: 'received' },
			{ name: 'Restock', value: 'restock' },
		],
		default: 'correction',
		description: 'The reason that the history of the stock shows in the Shopify admin',
	},
	{
		displayName: 'Reference Document',
		name: 'referenceDocumentUri',
		type: 'string',
		required: true,
		default: '=gid://order-sync/StockPush/{{ $execution.id }}',
		placeholder: 'gid://order-sync/StockPush/4711',
		description:
			'What the history of the stock names as the cause. It must be another one for each run: Shopify takes the same change for the same reference as one and the same.',
	},
	{
		displayName: 'Verify',
		name: 'verify',
		type: 'boolean',
		default: true,
		description: 'Whether to read the levels back after they were set',
	},
	{
		displayName: 'Overwrite',
		name: 'overwrite',
		type: 'boolean',
		default: false,
		description:
			'Whether an item without compareQuantity is set whatever the shop holds. A sale between the reading and the writing is lost that way.',
	},
	STOP_BEFORE,
];
