import { cached } from '../../../shared/cached';
import { hasProperty } from '../../mapping/has-property';
import type { TaxWriting } from '../../mapping/write-settings';
import type { OrderConnection } from './connect-orders';

/** Whether orders of the account have SuiteTax details, which only its own metadata tells (docs/vendors/netsuite.md §3.3). */
const hasSuiteTax = cached(async ({ client }: OrderConnection) =>
	hasProperty(await client.metadata(['salesorder']), 'salesOrder', 'taxDetails'),
);

/**
 * How the shop's tax gets into orders of this account: as the option says, or as the account allows. One call per account
 * in ten minutes, and none unless it is to be detected; rejects with a RemoteError.
 */
export async function resolveTax(connection: OrderConnection): Promise<TaxWriting> {
	const { taxStrategy, taxItemId, suiteTaxCodeId, suiteTaxTypeId } = connection.options;
	const strategy =
		taxStrategy !== 'detect'
			? taxStrategy
			: (await hasSuiteTax(connection))
				? 'suiteTaxOverride'
				: taxItemId === ''
					? 'netsuiteComputes'
					: 'taxItemLine';
	switch (strategy) {
		case 'suiteTaxOverride':
			return { strategy, taxCodeId: suiteTaxCodeId, taxTypeId: suiteTaxTypeId };
		case 'taxItemLine':
			return { strategy, taxItemId };
		case 'netsuiteComputes':
			return { strategy };
	}
}
