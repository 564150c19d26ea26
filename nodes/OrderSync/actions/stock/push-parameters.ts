import { NodeOperationError, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';
import { parseStockMarks, type StockMark } from '../../../../domain/stock/stock-marks';
import { pushModeSchema, type PushMode } from '../../../../domain/stock/stock-plan';
import { readRows } from '../../../shared/read-list';

export const PUSH_MODE: INodeProperties = {
	displayName: 'Look At',
	name: 'mode',
	type: 'options',
	options: [
		{
			name: 'Changes',
			value: 'delta',
			description: 'What may have changed since it was pushed last',
		},
		{ name: 'Everything', value: 'full', description: 'Every level, against what the shop holds' },
	],
	default: 'delta',
	description: 'What the push compares with the shop',
};

export const readPushMode = (context: IExecuteFunctions): PushMode =>
	pushModeSchema.catch('delta').parse(context.getNodeParameter('mode', 0, 'delta'));

export const STOCK_SIGNALS: INodeProperties = {
	displayName: 'Stock Signals',
	name: 'stockSignals',
	type: 'json',
	default: '[]',
	description: 'New rows of the data table osync_stock_signals: SKUs to look at in any case',
};

export const readMarks = (context: IExecuteFunctions): StockMark[] =>
	parseStockMarks(readRows(context, 'stockSignals'));

/** A whole number of at least `least`; anything else stops the node and is named. */
export function readWhole(context: IExecuteFunctions, name: string, least: number): number {
	const value = Number(context.getNodeParameter(name, 0));
	if (Number.isInteger(value) && value >= least) return value;
	throw new NodeOperationError(
		context.getNode(),
		`${name} is not a whole number of at least ${least}`,
		{ itemIndex: 0, description: 'Correct the setting of this name.' },
	);
}
