import { toShippingMappings, type MappingTables } from '../../../domain/mapping/mapping-tables';
import { normalised, type Mappings } from '../../../domain/mapping/mappings';
import type { OrderSnapshot } from '../../../domain/order/order-snapshot';
import type { Failure, SyncItem } from '../../../domain/report/sync-item';
import { ok, err, type Result } from '../../../domain/result';
import type { RemoteError } from '../../shared/remote-error';
import { toFailure } from '../../shared/sync-items';
import { toCountryMappings, toServices } from '../mapping/to-mappings';
import { countries, postalServices } from './account-cache';
import type { Connection } from './connect-linnworks';
import type { Articles } from './read-articles';
import { remoteOutcome } from '../../shared/remote-outcome';

/** Names that Linnworks knows and every order of a batch may need. */
export type AccountNames = {
	tables: MappingTables;
	countries: Result<Mappings['countries'], RemoteError>;
	/** Mapped services, and the titles whose service Linnworks does not have. */
	shipping: Result<ReturnType<typeof toShippingMappings>, RemoteError>;
};

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
	const wantsServices =
		tables.shipping.some((row) => row.serviceId === '') ||
		snapshots.some((snapshot) => snapshot.shipping?.changed || isNew(snapshot));
	const read = await remoteOutcome(countries(connection));
	const services = wantsServices ? await remoteOutcome(postalServices(connection)) : ok([]);
	return {
		tables,
		countries: read.ok ? ok(toCountryMappings(read.value)) : read,
		shipping: services.ok
			? ok(toShippingMappings(tables.shipping, toServices(services.value)))
			: services,
	};
}

/** The mappings one order is compared with, or why they are not to be had. */
export function mappingsFor(
	snapshot: OrderSnapshot,
	names: AccountNames,
	articles: Articles,
	step: Failure['step'],
): Result<Mappings, Failure> {
	if (!names.countries.ok) return err(toFailure(step, names.countries.error));
	if (!names.shipping.ok) return err(toFailure(step, names.shipping.error));
	const { shipping, services, missing } = names.shipping.value;
	for (const title of [snapshot.shipping?.title ?? '', snapshot.shipping?.code ?? '']) {
		const service = missing.get(normalised(title));
		if (service !== undefined) return err(unknownService(step, title, service));
	}
	return ok({
		skus: names.tables.skus,
		variants: names.tables.variants,
		locations: names.tables.locations,
		shipping,
		services,
		...articles,
		countries: names.countries.value,
	});
}

const unknownService = (step: Failure['step'], title: string, service: string): Failure => ({
	step,
	code: 'SHIPPING_UNMAPPED',
	reason: `The mapping row for "${title}" names the postal service "${service}", which Linnworks does not have`,
	retry: true,
	retryAfterSeconds: 0,
});

/** The articles that a plan has settled on, by line id, so that verifying it asks nothing again. */
export function decidedArticles(item: SyncItem): NonNullable<Mappings['decided']> {
	const lines = (item.plan?.expected?.lines ?? []).filter((line) => line.stockItemId !== '');
	return Object.fromEntries(
		lines.map(({ lineId, sku, stockItemId }) => [lineId, { stockItemId, sku }]),
	);
}
