import {
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
} from 'n8n-workflow';
import { z } from 'zod';
import { buildPayoutReport } from '../../../domain/payout/build-payout-report';
import { payoutSchema } from '../../../domain/payout/payout';
import { payoutBooksSchema } from '../../../domain/payout/payout-books';
import { reconcilePayout } from '../../../domain/payout/reconcile-payout';
import { readableZodError } from '../../../domain/readable-zod-error';
import { readRows } from '../../shared/read-list';
import { showFor } from '../../shared/show-for';
import { raisedRow } from './raised-row';

export const description = showFor(
	'payout',
	['reconcilePayout'],
	[
		{
			displayName: 'Open Payout Exceptions',
			name: 'openPayoutExceptions',
			type: 'json',
			default: '[]',
			description:
				'Open rows of the exceptions table, so that the same trouble is not reported twice',
		},
		{
			displayName: 'Days of Grace',
			name: 'settlingDays',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 3,
			description: 'How long a movement or a deposit may be missing before somebody hears of it',
		},
		{
			displayName: 'Payout Link',
			name: 'payoutLink',
			type: 'string',
			default: '',
			description: 'Where a person sees the payout',
		},
	],
);

const itemSchema = z.object({ payout: payoutSchema, payoutBooks: payoutBooksSchema });

/**
 * Payouts with what the books hold of them in; a row for each on the first output, what finance has to settle on the
 * second, and exceptions that are settled on the third.
 */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const now = new Date();
	const settlingDays = this.getNodeParameter('settlingDays', 0, 3) as number;
	const open = readRows(this, 'openPayoutExceptions').map((row) => ({
		id: Number(row['id']),
		order_key: String(row['order_key']),
		fingerprint: String(row['fingerprint']),
	}));
	const reports = this.getInputData().map(({ json }, itemIndex) => {
		const item = itemSchema.safeParse(json);
		if (!item.success) {
			throw new NodeOperationError(
				this.getNode(),
				`Item ${itemIndex} is no payout with its books: ${readableZodError(item.error)}`,
				{
					itemIndex,
					description: 'Connect it behind NetSuite Credit Memo: Get Payout Books.',
				},
			);
		}
		const { payout, payoutBooks } = item.data;
		const report = reconcilePayout(payout, payoutBooks, { now, settlingDays });
		const link = this.getNodeParameter('payoutLink', itemIndex, '') as string;
		const executionId = this.getExecutionId();
		return buildPayoutReport(report, open, { now, settlingDays, executionId, link });
	});
	const output = (pick: (report: (typeof reports)[number]) => object[]): INodeExecutionData[] =>
		reports.flatMap((report, item) =>
			pick(report).map((json) => ({ json: json as IDataObject, pairedItem: { item } })),
		);
	return [
		output(({ row }) => [row]),
		output(({ exceptions }) => exceptions.map(raisedRow)),
		output(({ closures }) => closures),
	];
}
