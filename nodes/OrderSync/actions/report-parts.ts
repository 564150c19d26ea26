import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
} from 'n8n-workflow';
import type { EditReport } from '../../../domain/report/edit-report';
import type { OpenException } from '../../../domain/report/open-exception';
import { laneOf } from '../../../domain/signal/lane';
import { readRows } from '../../shared/read-list';
import { raisedRow } from './raised-row';

export const openExceptionsProperty: INodeProperties = {
	displayName: 'Open Exceptions',
	name: 'openExceptions',
	type: 'json',
	default: '[]',
	description: 'Open rows of the exceptions table, so that the same trouble is not reported twice',
};

export const readOpen = (context: IExecuteFunctions): OpenException[] =>
	readRows(context, 'openExceptions').map((row) => ({
		id: Number(row['id']),
		lane: laneOf(row['lane']),
		order_key: String(row['order_key']),
		code: String(row['code']),
		fingerprint: String(row['fingerprint']),
		opened_at: instantOf(row['opened_at']),
	}));

/** A date column, which n8n gives as a text or as a date. */
const instantOf = (value: unknown): string =>
	value instanceof Date ? value.toISOString() : String(value ?? '');

/** A report with the place of the item it is about. */
export type PlacedReport<Report> = { report: Report; index: number };

/** Rows of each report as items, paired with the item that the report is about. */
export const toItems = <Report>(
	reports: ReadonlyArray<PlacedReport<Report>>,
	pick: (report: Report) => object[],
): INodeExecutionData[] =>
	reports.flatMap(({ report, index }) =>
		pick(report).map((json) => ({ json: json as IDataObject, pairedItem: { item: index } })),
	);

/** The outputs that every report has: ledger rows, closures, new exceptions, rows to remember and one summary. */
export const reportOutputs = (
	reports: ReadonlyArray<PlacedReport<EditReport>>,
): INodeExecutionData[][] => [
	toItems(reports, (report) => [report.ledger]),
	toItems(reports, (report) => report.closures),
	toItems(reports, (report) => report.exceptions.map(raisedRow)),
	toItems(reports, (report) => report.remember),
	[
		{
			json: summaryOf(reports.map(({ report }) => report)),
			pairedItem: reports.map(({ index }) => ({ item: index })),
		},
	],
];

function summaryOf(reports: readonly EditReport[]): IDataObject {
	const summary: Record<string, number> = { orders: reports.length };
	for (const { ledger } of reports) summary[ledger.outcome] = (summary[ledger.outcome] ?? 0) + 1;
	return summary;
}
