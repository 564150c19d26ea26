import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import * as compareMoney from './actions/compare-money.operation';
import * as composeAlert from './actions/compose-alert.operation';
import * as composeMoneyReport from './actions/compose-money-report.operation';
import * as composeReplayPage from './actions/compose-replay-page.operation';
import * as findDrift from './actions/find-drift.operation';
import * as findMissed from './actions/find-missed.operation';
import * as readReplayLink from './actions/read-replay-link.operation';
import * as reconcilePayout from './actions/reconcile-payout.operation';
import * as replay from './actions/replay.operation';
import * as report from './actions/report.operation';
import * as reportFailure from './actions/report-failure.operation';
import * as reportRestocks from './actions/report-restocks.operation';
import * as reportUnreadable from './actions/report-unreadable.operation';
import * as settle from './actions/settle.operation';

const OPERATIONS = {
	compareMoney: compareMoney.execute,
	composeAlert: composeAlert.execute,
	composeMoneyReport: composeMoneyReport.execute,
	composeReplayPage: composeReplayPage.execute,
	findDrift: findDrift.execute,
	findMissed: findMissed.execute,
	readReplayLink: readReplayLink.execute,
	reconcilePayout: reconcilePayout.execute,
	replay: replay.execute,
	report: report.execute,
	reportFailure: reportFailure.execute,
	reportRestocks: reportRestocks.execute,
	reportUnreadable: reportUnreadable.execute,
	settle: settle.execute,
};

/** Names of the outputs, so that the canvas says where each goes. */
const OUTPUTS =
	'={{ ({ settle: ["Due", "Later"], report: ["Ledger", "Closures", "Exceptions", "Remember", "Done"], reportRestocks: ["Ledger", "Closures", "Exceptions", "Remember", "Done", "Stock Signals"], replay: ["Signals", "Rows"], findDrift: ["Exceptions", "Closures", "Signals", "Summary"], reconcilePayout: ["Rows", "Exceptions", "Closures"], compareMoney: ["Rows", "Exceptions", "Signals"] }[$parameter["operation"]] ?? [""]).map((displayName) => ({ type: "main", displayName })) }}' as const;

export class OrderSync implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Order Sync',
		name: 'orderSync',
		icon: { light: 'file:orderSync.svg', dark: 'file:orderSync.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] }}',
		description:
			'Settle order edits, report what became of them, word the alerts, and look at an order again',
		defaults: { name: 'Order Sync' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: OUTPUTS,
		properties: [
			{
				displayName: 'Resource',
				name: 'resource',
				type: 'options',
				noDataExpression: true,
				options: [
					{ name: 'Exception', value: 'exception' },
					{ name: 'Money', value: 'money' },
					{ name: 'Order', value: 'order' },
					{ name: 'Payout', value: 'payout' },
				],
				default: 'order',
			},
			{
				displayName: 'Operation',
				name: 'operation',
				type: 'options',
				noDataExpression: true,
				displayOptions: { show: { resource: ['exception'] } },
				options: [
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
						description:
							'Turn a change of an order that the shop does not show into an exception row',
					},
				],
				default: 'composeAlert',
			},
			{
				displayName: 'Operation',
				name: 'operation',
				type: 'options',
				noDataExpression: true,
				displayOptions: { show: { resource: ['order'] } },
				options: [
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
				default: 'settle',
			},
			{
				displayName: 'Operation',
				name: 'operation',
				type: 'options',
				noDataExpression: true,
				displayOptions: { show: { resource: ['money'] } },
				options: [
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
				default: 'compareMoney',
			},
			{
				displayName: 'Operation',
				name: 'operation',
				type: 'options',
				noDataExpression: true,
				displayOptions: { show: { resource: ['payout'] } },
				options: [
					{
						name: 'Reconcile',
						value: 'reconcilePayout',
						action: 'Reconcile payouts',
						description:
							'Compare payouts with what the accounts hold of them, movement by movement',
					},
				],
				default: 'reconcilePayout',
			},
			...composeAlert.description,
			...composeReplayPage.description,
			...readReplayLink.description,
			...settle.description,
			...report.description,
			...reportRestocks.description,
			...replay.description,
			...reportFailure.description,
			...findMissed.description,
			...findDrift.description,
			...reconcilePayout.description,
			...compareMoney.description,
		],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const operation = this.getNodeParameter('operation', 0) as keyof typeof OPERATIONS;
		return await OPERATIONS[operation].call(this);
	}
}
