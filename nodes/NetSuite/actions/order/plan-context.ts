import { toShippingMappings, type MappingTables } from '../../../../domain/mapping/mapping-tables';
import type { Mappings } from '../../../../domain/mapping/mappings';
import type { OrderSnapshot } from '../../../../domain/order/order-snapshot';
import { ok } from '../../../../domain/result';
import { wantsServices, type AccountNames } from '../../../shared/account-names';
import { cached } from '../../../shared/cached';
import { remoteOutcome } from '../../../shared/remote-outcome';
import { LOCATIONS_QUERY, SERVICES_QUERY } from '../../mapping/account-queries';
import type { Connection } from '../../transport/connect-netsuite';

const services = cached(async ({ client }: Connection) =>
	(await client.query(SERVICES_QUERY)).map((row) => ({
		id: row['id'] ?? '',
		name: row['itemid'] ?? '',
	})),
);

/** Location id -> its name. */
export const locationNames = cached(async ({ client }: Connection) => {
	const rows = await client.query(LOCATIONS_QUERY);
	return Object.fromEntries(rows.map((row) => [row['id'] ?? '', row['name'] ?? '']));
});

/**
 * What names mean in NetSuite: shipping items (cached, and only read where one is needed), and countries, which are
 * their ISO codes on both sides.
 */
export async function readAccountNames(
	connection: Connection,
	tables: MappingTables,
	snapshots: readonly OrderSnapshot[],
	isNew: (snapshot: OrderSnapshot) => boolean = () => false,
): Promise<AccountNames> {
	const read = wantsServices(tables, snapshots, isNew)
		? await remoteOutcome(services(connection))
		: ok([]);
	return {
		system: 'NetSuite',
		tables,
		countries: ok(toCountries(snapshots)),
		shipping: read.ok ? ok(toShippingMappings(tables.shipping, read.value)) : read,
	};
}

function toCountries(snapshots: readonly OrderSnapshot[]): Mappings['countries'] {
	const codes = snapshots
		.flatMap(({ deliveryAddress, billingAddress }) => [deliveryAddress, billingAddress])
		.map((address) => address?.countryCode ?? '')
		.filter((code) => code !== '');
	return Object.fromEntries(codes.map((code) => [code, { id: code, name: code }]));
}
