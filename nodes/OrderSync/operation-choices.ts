import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

const choice = (
	resource: string,
	options: INodePropertyOptions[],
	fallback: string,
): INodeProperties => ({
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	displayOptions: { show: { resource: [resource] } },
	options,
	default: fallback,
});

/** What the node can be asked to do, by resource. */
export const OPERATION_CHOICES: INodeProperties[] = [
	choice(
		'exception',
		[
			{
				name: 'Compose Alert',
				value: 'composeAlert',
				action: 'Compose alert',
				description: 'Word the Slack message and the e-mail for exception rows',
			},
			{
				name: 'Compose Replay Page',
				value: 'composeReplayPage',
				action: 'Compose replay page',
				description: 'Word the page behind the link that asks for another look',
			},
			{
				name: 'Read Replay Link',
				value: 'readReplayLink',
				action: 'Read replay link',
				description: 'Tell which exception a link names; a wrong link names none',
			},
			{
				name: 'Replay',
				value: 'replay',
				action: 'Replay exceptions',
				description: 'Turn exceptions that wait for another look into signals',
			},
			{
				name: 'Report Failure',
				value: 'reportFailure',
				action: 'Report failure',
				description: 'Turn a failed workflow into an exception row',
			},
			{
				name: 'Report Unreadable Order',
				value: 'reportUnreadable',
				action: 'Report unreadable order',
				description: 'Turn a change of an order that the shop does not show into an exception row',
			},
		],
		'composeAlert',
	),
	choice(
		'mapping',
		[
			{
				name: 'Audit',
				value: 'auditMappings',
				action: 'Audit mappings',
				description: 'Compare what the shop sells with what the warehouse knows and the maps say',
			},
			{
				name: 'Compose Audit',
				value: 'composeAudit',
				action: 'Compose mapping audit',
				description: 'Word the report of an audit, with every finding as a file',
			},
		],
		'auditMappings',
	),
	choice(
		'money',
		[
			{
				name: 'Compare',
				value: 'compareMoney',
				action: 'Compare money',
				description: 'Compare refunds and edits of orders with what the accounts hold of them',
			},
			{
				name: 'Compose Report',
				value: 'composeMoneyReport',
				action: 'Compose money report',
				description: 'Word the daily report to finance, with every difference as a file',
			},
		],
		'compareMoney',
	),
	choice(
		'operations',
		[
			{
				name: 'Check Silence',
				value: 'checkSilence',
				action: 'Check silence',
				description: 'Tell which part has said nothing for longer than is usual at this hour',
			},
			{
				name: 'Compose Report',
				value: 'composeOperationsReport',
				action: 'Compose operations report',
				description: 'Word the daily or weekly report to operations, with a chart and a file',
			},
		],
		'composeOperationsReport',
	),
	choice(
		'order',
		[
			{
				name: 'Find Drift',
				value: 'findDrift',
				action: 'Find drift',
				description: 'Tell which open warehouse orders no longer are what the shop says',
			},
			{
				name: 'Find Missed',
				value: 'findMissed',
				action: 'Find missed changes',
				description: 'Queue changed orders that nobody has looked at since',
			},
			{
				name: 'Report',
				value: 'report',
				action: 'Report',
				description: 'Write down what became of each order, and what a person has to settle',
			},
			{
				name: 'Report Restocks',
				value: 'reportRestocks',
				action: 'Report restocks',
				description:
					'Write down the verdicts on the restocks of each order, and which stock levels they may have moved',
			},
			{
				name: 'Settle',
				value: 'settle',
				action: 'Settle signals',
				description: 'Fold waiting signals into orders and pick those that are due',
			},
		],
		'settle',
	),
	choice(
		'payout',
		[
			{
				name: 'Reconcile',
				value: 'reconcilePayout',
				action: 'Reconcile payouts',
				description: 'Compare payouts with what the accounts hold of them, movement by movement',
			},
		],
		'reconcilePayout',
	),
	choice(
		'stock',
		[
			{
				name: 'Find Superseded Levels',
				value: 'findSuperseded',
				action: 'Find superseded stock levels',
				description: 'Tell which remembered levels newer ones replace, so that they can be deleted',
			},
			{
				name: 'List Orders in Flight',
				value: 'listOrdersInFlight',
				action: 'List orders in flight',
				description: 'Tell on whose stock shop and warehouse may not agree yet',
			},
			{
				name: 'List Shop SKUs',
				value: 'listShopSkus',
				action: 'List SKUs to read in the shop',
				description: 'Tell of which SKUs a push of changes has to read the level in the shop',
			},
			{
				name: 'List Warehouse SKUs',
				value: 'listWarehouseSkus',
				action: 'List SKUs to read in the warehouse',
				description: 'Tell under which SKUs the warehouse keeps what the shop sells',
			},
			{
				name: 'Plan Stock Push',
				value: 'planStockPush',
				action: 'Plan stock push',
				description: 'Compare the levels of warehouse and shop, and tell which are to be set',
			},
			{
				name: 'Report Stock Push',
				value: 'reportStockPush',
				action: 'Report stock push',
				description:
					'Write down what a push came to, what to remember, and what a person has to settle',
			},
			{
				name: 'Start Stock Push',
				value: 'startStockPush',
				action: 'Start stock push',
				description: 'Check the settings and decide whether a push looks at everything',
			},
		],
		'startStockPush',
	),
];
