import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { showFor } from '../../../../shared/show-for';
import { toCashRefund } from '../apply/payment-booking';
import { bookEach } from './book-each';
import { amountLine, readId } from './booking-parameters';

export const description = showFor(
	'credit',
	['refundCash'],
	[
		{
			displayName: 'Cash Sale ID',
			name: 'cashSaleId',
			type: 'string',
			required: true,
			default: '',
			description: 'Internal ID of the cash sale that is paid back',
		},
	],
);

/** One cash refund per item against a cash sale, over one line of the adjustment item. */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const cashSaleId = (itemIndex: number): string =>
		readId(this, { name: 'cashSaleId', label: 'Cash Sale ID' }, itemIndex);
	return await bookEach(this, {
		sourceId: cashSaleId,
		toBooking: ({ itemIndex, currency, totalMinor, head, connection, settings }) =>
			toCashRefund(
				{ currency, totalMinor, head },
				{ billId: cashSaleId(itemIndex), lines: [amountLine(totalMinor, head.memo)] },
				[],
				{ client: connection.client, settings },
			),
	});
}
