import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { ZERO } from '../../../../../domain/money/money';
import { showFor } from '../../../../shared/show-for';
import { toCreditBooking } from '../apply/credit-booking';
import { bookEach } from './book-each';
import { amountLine, readId } from './booking-parameters';
import { NOBODY } from './nobody';

export const description = showFor(
	'credit',
	['createFromReturn'],
	[
		{
			displayName: 'Return Authorization ID',
			name: 'returnAuthorizationId',
			type: 'string',
			required: true,
			default: '',
			description: 'Internal ID of the return authorisation to credit',
		},
	],
);

/** One credit memo per item out of a return authorisation, over one line of the adjustment item; it stays open. */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const returnId = (itemIndex: number): string =>
		readId(this, { name: 'returnAuthorizationId', label: 'Return Authorization ID' }, itemIndex);
	return await bookEach(this, {
		sourceId: returnId,
		toBooking: ({ itemIndex, currency, totalMinor, head, connection, settings }) =>
			toCreditBooking(
				{
					route: {
						kind: 'returnAuthorization',
						returnAuthorizationId: returnId(itemIndex),
					},
					...{ currency, totalMinor, head, applyMinor: ZERO },
					lines: [amountLine(totalMinor, head.memo)],
				},
				{
					...{ client: connection.client, settings },
					...{ invoices: [], sources: [], owner: NOBODY },
				},
			),
	});
}
