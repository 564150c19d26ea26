import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { ZERO } from '../../../../../domain/money/money';
import { showFor } from '../../../../shared/show-for';
import { currencyIds } from '../../order/apply/currency-ids';
import { toCreditBooking } from '../apply/credit-booking';
import { bookEach } from './book-each';
import { amountLine, readId, readText } from './booking-parameters';

export const description = showFor(
	'credit',
	['createStandalone'],
	[
		{
			displayName: 'Customer ID',
			name: 'customerId',
			type: 'string',
			required: true,
			default: '',
			description: 'Internal ID of the customer to credit',
		},
		{
			displayName: 'Subsidiary ID',
			name: 'subsidiaryId',
			type: 'string',
			default: '',
			description: 'Internal ID of the subsidiary; empty for that of the customer',
		},
		{
			displayName: 'Location ID',
			name: 'locationId',
			type: 'string',
			default: '',
			description: 'Internal ID of the location; empty for none',
		},
	],
);

/** One credit memo per item for a customer, applied to nothing: NetSuite would take the customer's oldest invoice. */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	return await bookEach(this, {
		sourceId: () => '',
		toBooking: async ({ itemIndex, currency, totalMinor, head, connection, settings }) =>
			toCreditBooking(
				{
					...{ route: { kind: 'standalone' }, currency, totalMinor, head, applyMinor: ZERO },
					lines: [amountLine(totalMinor, head.memo)],
				},
				{
					...{ client: connection.client, settings, invoices: [], sources: [] },
					owner: {
						customerId: readId(this, { name: 'customerId', label: 'Customer ID' }, itemIndex),
						subsidiaryId: readText(this, 'subsidiaryId', itemIndex),
						locationId: readText(this, 'locationId', itemIndex),
						currencyId: (await currencyIds(connection)).get(currency) ?? '',
					},
				},
			),
	});
}
