import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { ZERO } from '../../../../../domain/money/money';
import { showFor } from '../../../../shared/show-for';
import { toCreditBooking } from '../apply/credit-booking';
import { bookEach } from './book-each';
import { amountLine, readId } from './booking-parameters';
import { NOBODY } from './nobody';

export const description = showFor(
	'credit',
	['createFromInvoice'],
	[
		{
			displayName: 'Invoice ID',
			name: 'invoiceId',
			type: 'string',
			required: true,
			default: '',
			description: 'Internal ID of the invoice to credit',
		},
		{
			displayName: 'Apply to the Invoice',
			name: 'applyToInvoice',
			type: 'boolean',
			default: false,
			description:
				'Whether the credit pays what is owed on the invoice; otherwise it stays open for a refund',
		},
	],
);

/** One credit memo per item out of an invoice, over one line of the adjustment item, applied to that invoice or to none. */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const invoiceId = (itemIndex: number): string =>
		readId(this, { name: 'invoiceId', label: 'Invoice ID' }, itemIndex);
	return await bookEach(this, {
		sourceId: invoiceId,
		toBooking: ({ itemIndex, currency, totalMinor, head, connection, settings, source }) =>
			toCreditBooking(
				{
					route: { kind: 'invoice', billId: invoiceId(itemIndex) },
					...{ currency, totalMinor, head },
					lines: [amountLine(totalMinor, head.memo)],
					applyMinor: this.getNodeParameter('applyToInvoice', itemIndex, false) ? totalMinor : ZERO,
				},
				{
					...{ client: connection.client, settings },
					...{ invoices: source ? [source] : [], sources: [], owner: NOBODY },
				},
			),
	});
}
