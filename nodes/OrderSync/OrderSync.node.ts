import {
	NodeConnectionTypes,
	NodeOperationError,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { OPERATION_CHOICES } from './operation-choices';
import { OPERATIONS } from './operations';

/** Names of the outputs, so that the canvas says where each goes. */
const OUTPUTS =
	'={{ ({ settle: ["Due", "Later"], report: ["Ledger", "Closures", "Exceptions", "Remember", "Done"], reportRestocks: ["Ledger", "Closures", "Exceptions", "Remember", "Done", "Stock Signals"], replay: ["Signals", "Rows"], findDrift: ["Exceptions", "Closures", "Signals", "Summary"], reconcilePayout: ["Rows", "Exceptions", "Closures"], compareMoney: ["Rows", "Exceptions", "Signals"], checkSilence: ["Exceptions", "Closures", "Channels"], planStockPush: ["Plan", "Levels"], reportStockPush: ["Run", "Remember", "Closures", "Exceptions", "Handled", "Stock Signals"] }[$parameter["operation"]] ?? [""]).map((displayName) => ({ type: "main", displayName })) }}' as const;

export class OrderSync implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Order Sync',
		name: 'orderSync',
		icon: { light: 'file:orderSync.svg', dark: 'file:orderSync.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] }}',
		description:
			'Settle order edits, plan stock pushes, report what became of them, word the alerts, and look at an order again',
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
					{ name: 'Mapping', value: 'mapping' },
					{ name: 'Money', value: 'money' },
					{ name: 'Operation', value: 'operations' },
					{ name: 'Order', value: 'order' },
					{ name: 'Payout', value: 'payout' },
					{ name: 'Stock', value: 'stock' },
				],
				default: 'order',
			},
			...OPERATION_CHOICES,
			...Object.values(OPERATIONS).flatMap(({ description = [] }) => description),
		],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const name = this.getNodeParameter('operation', 0) as string;
		const operation = OPERATIONS[name];
		if (operation) return await operation.execute.call(this);
		throw new NodeOperationError(this.getNode(), `There is no operation "${name}"`, {
			itemIndex: 0,
			description: 'Choose one of the list.',
		});
	}
}
