import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { composeMoneyReport } from '../../../domain/reconcile/compose-money-report';
import { moneyRowSchema } from '../../../domain/reconcile/money-row';
import { moneySumSchema } from '../../../domain/reconcile/money-sum';

/**
 * Rows and sums of Compare Money in, of as many batches as there were; one item out with `subject`, `text` and `html`
 * of the message, and every row as the file `report` (CSV). Other items are passed over.
 */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const items = this.getInputData().map(({ json }) => json);
	const rows = items.flatMap((json) => {
		const row = moneyRowSchema.safeParse(json);
		return row.success ? [row.data] : [];
	});
	const sums = items.flatMap((json) => {
		const sum = moneySumSchema.safeParse(json);
		return sum.success ? [sum.data] : [];
	});
	const day = new Date().toISOString().slice(0, 10);
	const { csv, ...message } = composeMoneyReport(rows, sums, day);
	const report = await this.helpers.prepareBinaryData(
		Buffer.from(csv, 'utf8'),
		`refund-mismatches-${day}.csv`,
		'text/csv',
	);
	return [
		[
			{
				json: { ...message, orders: sums.reduce((count, sum) => count + sum.orders, 0) },
				binary: { report },
				pairedItem: { item: 0 },
			},
		],
	];
}
