import {
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
} from 'n8n-workflow';
import { z } from 'zod';
import { readableZodError } from '../../../../domain/readable-zod-error';
import { buildStockReport } from '../../../../domain/stock/build-stock-report';
import { earlierRunSchema } from '../../../../domain/stock/judge-stock-run';
import { pushOutcomeSchema, type PushOutcome } from '../../../../domain/stock/push-outcome';
import { stockPlanSchema, type StockPlan } from '../../../../domain/stock/stock-plan';
import { DRY_RUN, isDryRun } from '../../../shared/dry-run';
import { readRows } from '../../../shared/read-list';
import { showFor } from '../../../shared/show-for';
import { raisedRow } from '../raised-row';
import { openExceptionsProperty } from '../report-parts';
import { readMarks, readWhole, STOCK_SIGNALS } from './push-parameters';

export const description = showFor(
	'stock',
	['reportStockPush'],
	[
		STOCK_SIGNALS,
		{
			displayName: 'Earlier Runs',
			name: 'earlierRuns',
			type: 'json',
			default: '[]',
			description: 'The last rows of the data table osync_stock_runs',
		},
		openExceptionsProperty,
		{
			displayName: 'Backlog',
			name: 'backlog',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 500,
			description: 'Somebody hears of it when more levels than this wait to be pushed',
		},
		{
			displayName: 'Without Good Run (Minutes)',
			name: 'minutesWithoutGood',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 120,
			description: 'Somebody hears of it when no run for so long got everything done',
		},
		{
			displayName: 'Link',
			name: 'link',
			type: 'string',
			default: '',
			description: 'Where a person sees the stock of the shop',
		},
		DRY_RUN,
	],
);

const planItemSchema = z.object({ stockPlan: stockPlanSchema, isComplete: z.boolean() });

/**
 * The plan and what Set Quantities made of its levels in, in any order. Out come the row of the run, rows to remember,
 * closures, new exceptions, stock signals that are handled, and stock signals for what was left over.
 */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const executionId = this.getExecutionId();
	const { plan, isComplete, outcomes } = readOutcomes(this);
	const report = buildStockReport(
		{
			...{ plan, isComplete, outcomes, marks: readMarks(this), isDry: isDryRun(this) },
			earlier: readRows(this, 'earlierRuns').flatMap((row) => {
				const run = earlierRunSchema.safeParse(row);
				return run.success ? [run.data] : [];
			}),
			openExceptions: readRows(this, 'openExceptions')
				.filter((row) => row['code'] === 'STOCK_NOT_PUSHED')
				.map((row) => ({
					id: Number(row['id']),
					order_key: String(row['order_key']),
					fingerprint: String(row['fingerprint']),
				})),
		},
		{
			backlog: readWhole(this, 'backlog', 0),
			minutesWithoutGood: readWhole(this, 'minutesWithoutGood', 1),
		},
		{
			...{ now: new Date(), runId: executionId, executionId },
			link: String(this.getNodeParameter('link', 0, '') ?? ''),
		},
	);
	const output = (rows: readonly object[]): INodeExecutionData[] =>
		rows.map((json) => ({ json: json as IDataObject, pairedItem: { item: 0 } }));
	return [
		output([report.row]),
		output(report.pushed),
		output(report.closures),
		output(report.exceptions.map(raisedRow)),
		output(report.handledMarks.map((id) => ({ id }))),
		output(report.newMarks),
	];
}

/** A run without exactly one plan, and an outcome that cannot be read, stop the node. */
function readOutcomes(context: IExecuteFunctions): {
	plan: StockPlan;
	isComplete: boolean;
	outcomes: PushOutcome[];
} {
	const wiring = {
		description: 'Append the plan of Plan Stock Push and what Set Quantities gave.',
	};
	const items = [...context.getInputData().entries()];
	const plans = items.filter(([, { json }]) => 'stockPlan' in json);
	const given = items.filter(
		([, { json }]) => !('stockPlan' in json) && Object.keys(json).length > 0,
	);
	const plan = planItemSchema.safeParse(plans[0]?.[1].json);
	if (plans.length !== 1 || !plan.success) {
		const why = plan.success || plans.length !== 1 ? '' : `: ${readableZodError(plan.error)}`;
		const message = `Expected one plan of a stock push, got ${plans.length}${why}`;
		throw new NodeOperationError(context.getNode(), message, { itemIndex: 0, ...wiring });
	}
	const outcomes = given.map(([itemIndex, { json }]) => {
		const outcome = pushOutcomeSchema.safeParse(json);
		if (outcome.success) return outcome.data;
		throw new NodeOperationError(
			context.getNode(),
			`Item ${itemIndex} says not what became of a level: ${readableZodError(outcome.error)}`,
			{ itemIndex, ...wiring },
		);
	});
	return { plan: plan.data.stockPlan, isComplete: plan.data.isComplete, outcomes };
}
