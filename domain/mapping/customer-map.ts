import type { OrderSnapshot } from '../order/order-snapshot';

type Row = Record<string, unknown>;
type Company = NonNullable<OrderSnapshot['company']>;

/** Which customer of the target a company of the source is, or one of its locations; a row of neither is for everybody else. */
export type CustomerRow = { companyId: string; locationId: string; customerId: string };

const cell = (row: Row, name: string): string => {
	const value = row[name];
	return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
};

/** An id on its own or at the end of the shop's long id for it. */
const digitsOf = (id: string): string => id.slice(id.lastIndexOf('/') + 1);

/** Reads rows of osync_customer_map for one target (docs/mappings.md); rows without a customer are skipped. */
export const toCustomerRows = (rows: readonly Row[], system: string): CustomerRow[] =>
	rows
		.filter((row) => cell(row, 'target_system').toLowerCase() === system)
		.map((row) => ({
			companyId: digitsOf(cell(row, 'source_company_id')),
			locationId: digitsOf(cell(row, 'source_location_id')),
			customerId: cell(row, 'target_customer_id'),
		}))
		.filter((row) => row.customerId !== '');

/**
 * The customer that the table gives the buyer: for a company the row of its location, then one for the whole company;
 * for a buyer without a company the row that names none. Empty for none.
 */
export function mappedCustomer(company: Company | undefined, rows: readonly CustomerRow[]): string {
	const [companyId, locationId] = company
		? [digitsOf(company.id), digitsOf(company.locationId)]
		: ['', ''];
	const ofLocation = rows.find((row) => row.locationId !== '' && row.locationId === locationId);
	const ofCompany = rows.find((row) => row.locationId === '' && row.companyId === companyId);
	return (ofLocation ?? ofCompany)?.customerId ?? '';
}
