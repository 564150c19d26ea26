import { toShippingMappings, type MappingTables } from '../../../domain/mapping/mapping-tables';
import type { OrderSnapshot } from '../../../domain/order/order-snapshot';
import { ok } from '../../../domain/result';
import { wantsServices, type AccountNames } from '../../shared/account-names';
import { remoteOutcome } from '../../shared/remote-outcome';
import { toCountryMappings, toServices } from '../mapping/to-mappings';
import { countries, postalServices } from './account-cache';
import type { Connection } from './connect-linnworks';

/**
 * Reads countries, and postal services only if a mapping row names one without its id, an edit changed a shipping line,
 * or a new order needs one. Both are cached.
 */
export async function readAccountNames(
	connection: Connection,
	tables: MappingTables,
	snapshots: readonly OrderSnapshot[],
	isNew: (snapshot: OrderSnapshot) => boolean = () => false,
): Promise<AccountNames> {
	const read = await remoteOutcome(countries(connection));
	const services = wantsServices(tables, snapshots, isNew)
		? await remoteOutcome(postalServices(connection))
		: ok([]);
	return {
		system: 'Linnworks',
		tables,
		countries: read.ok ? ok(toCountryMappings(read.value)) : read,
		shipping: services.ok
			? ok(toShippingMappings(tables.shipping, toServices(services.value)))
			: services,
	};
}
