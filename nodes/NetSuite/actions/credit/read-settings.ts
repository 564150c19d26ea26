import type { IExecuteFunctions } from 'n8n-workflow';
import { z } from 'zod';
import { cached } from '../../../shared/cached';
import { RemoteUnavailable } from '../../../shared/remote-error';
import type { BookingSettings, BookingType } from '../../mapping/books/booking-settings';
import type { TaxWriting } from '../../mapping/write-settings';
import type { Connection } from '../../transport/connect-netsuite';
import { objection } from '../../transport/judge-answer';
import { operations } from '../../transport/operation';
import { badOption, type CreditOptions } from './credit-options';

const TYPES = ['creditmemo', 'customerrefund', 'cashrefund'];

type Properties = BookingSettings['properties'];

/** What bookings depend on; throws where the options do not fit each other or the account, and on a remote failure. */
export async function readSettings(
	context: IExecuteFunctions,
	connection: Connection,
	options: CreditOptions,
): Promise<BookingSettings> {
	const { refundItemId: goods, shippingItemId, adjustmentItemId } = options;
	if (goods === '') throw badOption(context, 'refundItemId', 'must not be empty for bookings');
	const properties = await readProperties(connection);
	return {
		tax: chooseTax(context, options, properties.creditMemo.has('taxdetails')),
		lineIdField: options.lineIdField,
		orderIdField: options.orderIdField,
		items: {
			goods,
			shipping: shippingItemId === '' ? goods : shippingItemId,
			adjustment: adjustmentItemId === '' ? goods : adjustmentItemId,
		},
		refundAccountId: options.refundAccountId,
		paymentMethodId: options.paymentMethodId,
		properties,
	};
}

/** The way tax is written, found out from the account where nobody chose (docs/vendors/netsuite.md §3.3). */
function chooseTax(
	context: IExecuteFunctions,
	{ taxStrategy, taxItemId, suiteTaxCodeId, suiteTaxTypeId }: CreditOptions,
	hasSuiteTax: boolean,
): TaxWriting {
	const fallback = taxItemId === '' ? 'netsuiteComputes' : 'taxItemLine';
	const detected = hasSuiteTax ? 'suiteTaxOverride' : fallback;
	const strategy = taxStrategy === 'detect' ? detected : taxStrategy;
	switch (strategy) {
		case 'netsuiteComputes':
			return { strategy };
		case 'taxItemLine':
			if (taxItemId !== '') return { strategy, taxItemId };
			throw badOption(context, 'taxItemId', 'must not be empty for tax as an item line');
		case 'suiteTaxOverride':
			if (suiteTaxCodeId !== '') {
				return { strategy, taxCodeId: suiteTaxCodeId, taxTypeId: suiteTaxTypeId };
			}
			throw badOption(context, 'suiteTaxCodeId', 'must not be empty for SuiteTax');
	}
}

/** The properties of the booking records; one call per account in ten minutes. */
const readProperties = cached(ask);

const catalogueSchema = z.object({
	components: z.object({
		schemas: z.record(z.object({ properties: z.record(z.unknown()).default({}) }).passthrough()),
	}),
});

async function ask({ client }: Connection): Promise<Properties> {
	const parsed = catalogueSchema.safeParse(await client.metadata(TYPES));
	const schemas = parsed.success ? Object.entries(parsed.data.components.schemas) : [];
	const of = (type: BookingType): ReadonlySet<string> => {
		const schema = schemas.find(([name]) => name.toLowerCase() === type.toLowerCase())?.[1];
		const names = Object.keys(schema?.properties ?? {}).map((name) => name.toLowerCase());
		if (names.length > 0) return new Set(names);
		const reason = `it does not describe ${type}; check that the role may use it`;
		throw new RemoteUnavailable(objection(operations.metadata(TYPES), 200, reason));
	};
	return {
		creditMemo: of('creditMemo'),
		customerRefund: of('customerRefund'),
		cashRefund: of('cashRefund'),
	};
}
