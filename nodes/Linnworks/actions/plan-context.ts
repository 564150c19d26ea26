import { skusToResolve } from '../../../domain/edit/skus-to-resolve';
import { normalised, type Mappings } from '../../../domain/mapping/mappings';
import type { OrderSnapshot } from '../../../domain/order/order-snapshot';
import type { Failure, SyncItem } from '../../../domain/report/sync-item';
import { ok, err, type Result } from '../../../domain/result';
import type { TargetSnapshot } from '../../../domain/target/target-snapshot';
import type { RemoteError } from '../../shared/remote-error';
import { toFailure } from '../../shared/sync-items';
import {
	toCountryMappings,
	toShippingMappings,
	toStockItemMappings,
	type MappingTables,
} from '../mapping/to-mappings';
import { countries, postalServices } from './account-cache';
import type { Connection } from './connect-linnworks';
import { remoteOutcome } from './remote-outcome';

/** Names that Linnworks knows and every order of a batch may need. */
export type AccountNames = {
	tables: MappingTables;
	countries: Result<Mappings['countries'], RemoteError>;
	/** Mapped services, and the titles whose service Linnworks does not have. */
	shipping: Result<ReturnType<typeof toShippingMappings>, RemoteError>;
};

/**
 * Reads countries, and postal services only if a mapping row names one without its id or an edit changed a shipping
 * line. Both are cached.
 */
export async function readAccountNames(
	connection: Connection,
	tables: MappingTables,
	snapshots: readonly OrderSnapshot[],
): Promise<AccountNames> {
	const wantsServices =
		tables.shipping.some((row) => row.serviceId === '') ||
		snapshots.some((snapshot) => snapshot.shipping?.changed);
	const read = await remoteOutcome(countries(connection));
	const services = wantsServices ? await remoteOutcome(postalServices(connection)) : ok([]);
	return {
		tables,
		countries: read.ok ? ok(toCountryMappings(read.value)) : read,
		shipping: services.ok ? ok(toShippingMappings(tables.shipping, services.value)) : services,
	};
}

/** The stock items for all SKUs that the plans of these orders would add, in one call, or in none. */
export async function readStockItems(
	{ client }: Connection,
	orders: ReadonlyArray<{ snapshot: OrderSnapshot; target: TargetSnapshot }>,
	tables: MappingTables,
): Promise<Result<Mappings['stockItems'], RemoteError>> {
	const skus = orders.flatMap(({ snapshot, target }) => skusToResolve(snapshot, target, tables));
	const bySku = new Map(skus.map((sku) => [normalised(sku), sku]));
	if (bySku.size === 0) return ok({});
	const read = await remoteOutcome(client.getStockItemIdsBySku([...bySku.values()]));
	return read.ok ? ok(toStockItemMappings(read.value)) : read;
}

/** The mappings one order is compared with, or why they are not to be had. */
export function mappingsFor(
	snapshot: OrderSnapshot,
	names: AccountNames,
	stockItems: Mappings['stockItems'],
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
		locations: names.tables.locations,
		shipping,
		services,
		stockItems,
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

/** The stock items that a plan was made with, so that verifying it asks nothing again. */
export function plannedStockItems(item: SyncItem): Mappings['stockItems'] {
	const added = (item.plan?.steps ?? []).flatMap((step) => (step.kind === 'addLine' ? step : []));
	return Object.fromEntries(
		added.map(({ sku, stockItemId }) => [normalised(sku), { stockItemId, sku }]),
	);
}
