import { mappedCustomer, type CustomerRow } from '../../../../domain/mapping/customer-map';
import type { OrderSnapshot } from '../../../../domain/order/order-snapshot';
import { err, ok, type Result } from '../../../../domain/result';
import { inBatches } from '../../../shared/in-batches';
import { customersQuery } from '../../mapping/account-queries';
import type { SqlRow } from '../../mapping/raw/row';
import type { NetSuiteClient } from '../../transport/netsuite-client';

/** The customer of an order, or what a person has to know to give it one. */
type CustomerLookup = Result<string, { detail: string; subject: string }>;

type Known = {
	/** Rows of the customer map. */
	rows: readonly CustomerRow[];
	/** Customer for all orders without a company that the map has none for; empty looks them up by email. */
	customerId: string;
};

type Names = { externalIds: string[]; emails: string[] };

const ORDERS_PER_QUERY = 50;

/**
 * For whom each of these orders is to be created: for a company, the customer that the map gives its location or itself,
 * or the one whose external id is the company's; for anybody else the one customer of the options, or the one with that
 * email. One query for fifty orders that need one; rejects with a RemoteError.
 */
export async function readCustomers(
	client: NetSuiteClient,
	snapshots: readonly OrderSnapshot[],
	known: Known,
): Promise<CustomerLookup[]> {
	const lookups: CustomerLookup[] = [];
	for (const batch of inBatches(snapshots, ORDERS_PER_QUERY)) {
		const wanted = batch.map((snapshot) => namesOf(snapshot, known));
		const externalIds = [...new Set(wanted.flatMap((names) => names.externalIds))];
		const emails = [...new Set(wanted.flatMap((names) => names.emails))];
		const { q, params } = customersQuery(externalIds, emails);
		const rows = params.length === 0 ? [] : await client.query(q, params);
		lookups.push(...batch.map((snapshot) => customerOf(snapshot, rows, known)));
	}
	return lookups;
}

/** What has to be looked up for one order. */
function namesOf(snapshot: OrderSnapshot, known: Known): Names {
	const { company, email } = snapshot;
	const filled = (texts: string[]): string[] => texts.map((text) => text.trim()).filter(Boolean);
	if (decided(snapshot, known) !== '') return { externalIds: [], emails: [] };
	return company
		? { externalIds: filled([company.locationExternalId, company.externalId]), emails: [] }
		: { externalIds: [], emails: filled([email]) };
}

/** The customer that needs no look-up; empty for none. */
function decided({ company }: OrderSnapshot, { rows, customerId }: Known): string {
	const mapped = mappedCustomer(company, rows);
	return mapped === '' && !company ? customerId : mapped;
}

function customerOf(
	snapshot: OrderSnapshot,
	found: readonly SqlRow[],
	known: Known,
): CustomerLookup {
	const customerId = decided(snapshot, known);
	if (customerId !== '') return ok(customerId);
	const { company, email } = snapshot;
	if (!company) {
		return onlyOne(withText(found, 'email', email), {
			who: "the order's email",
			cure: 'set the option Customer ID, or create the customer',
			subject: 'email',
		});
	}
	const bySite = withText(found, 'externalid', company.locationExternalId);
	const customers = bySite.length > 0 ? bySite : withText(found, 'externalid', company.externalId);
	return onlyOne(customers, {
		who: `company ${company.id}, location ${company.locationId}`,
		cure: 'add a row to osync_customer_map',
		subject: `company ${company.id}`,
	});
}

function withText(rows: readonly SqlRow[], column: string, text: string): SqlRow[] {
	const wanted = text.trim().toLowerCase();
	if (wanted === '') return [];
	return rows.filter((row) => (row[column] ?? '').trim().toLowerCase() === wanted);
}

function onlyOne(
	rows: readonly SqlRow[],
	{ who, cure, subject }: { who: string; cure: string; subject: string },
): CustomerLookup {
	const ids = [...new Set(rows.map((row) => row['id'] ?? ''))];
	const [id] = ids;
	if (id !== undefined && ids.length === 1) return ok(id);
	const detail =
		ids.length === 0
			? `NetSuite has no customer for ${who}; ${cure}`
			: `NetSuite has several customers for ${who}: ${ids.join(', ')}; ${cure}`;
	return err({ detail, subject });
}
