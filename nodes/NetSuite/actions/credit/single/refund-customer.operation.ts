import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { err } from '../../../../../domain/result';
import { showFor } from '../../../../shared/show-for';
import { toCustomerRefund } from '../apply/payment-booking';
import { bookEach } from './book-each';
import { readId } from './booking-parameters';

const SOURCES = { credit: 'CustCred', deposit: 'CustDep' } as const;

export const description = showFor(
	'credit',
	['refundCustomer'],
	[
		{
			displayName: 'Pay Out Of',
			name: 'payOutOf',
			type: 'options',
			options: [
				{ name: 'Credit Memo', value: 'credit' },
				{ name: 'Customer Deposit', value: 'deposit' },
			],
			default: 'credit',
			description: 'What the money was owed to the customer for',
		},
		{
			displayName: 'Credit or Deposit ID',
			name: 'documentId',
			type: 'string',
			required: true,
			default: '',
			description: 'Internal ID of the credit memo or customer deposit that is paid back',
		},
	],
);

/** One customer refund per item, paid out of one credit memo or one deposit. */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	return await bookEach(this, {
		sourceId: (itemIndex) =>
			readId(this, { name: 'documentId', label: 'Credit or Deposit ID' }, itemIndex),
		toBooking: ({ itemIndex, currency, totalMinor, head, connection, settings, source }) => {
			const from = this.getNodeParameter('payOutOf', itemIndex, 'credit') as keyof typeof SOURCES;
			if (source?.type !== SOURCES[from]) {
				return err(
					`NetSuite has no such ${from === 'credit' ? 'credit memo' : 'customer deposit'}`,
				);
			}
			const draws = [{ document: source, amountMinor: totalMinor }];
			return toCustomerRefund(
				{ currency, totalMinor, head },
				{ credits: from === 'credit' ? draws : [], deposits: from === 'deposit' ? draws : [] },
				{ client: connection.client, settings },
			);
		},
	});
}
