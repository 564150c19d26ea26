import type { MappingTables, toShippingMappings } from '../../domain/mapping/mapping-tables';
import { normalised, type Mappings } from '../../domain/mapping/mappings';
import type { OrderSnapshot } from '../../domain/order/order-snapshot';
import type { Failure, SyncItem } from '../../domain/report/sync-item';
import { ok, err, type Result } from '../../domain/result';
import type { Articles } from './read-articles';
import type { RemoteError } from './remote-error';
import { toFailure } from './sync-items';

/** Names that the target knows and every order of a batch may need. */
export type AccountNames = {
	/** The vendor, as people call it. */
	system: string;
	tables: MappingTables;
	countries: Result<Mappings['countries'], RemoteError>;
	/** Mapped services, and the titles whose service the target does not have. */
	shipping: Result<ReturnType<typeof toShippingMappings>, RemoteError>;
};

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
		if (service === undefined) continue;
		const reason = `The mapping row for "${title}" names the postal service "${service}", which ${names.system} does not have`;
		return err({ step, code: 'SHIPPING_UNMAPPED', reason, retry: true, retryAfterSeconds: 0 });
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

/** Whether the target's services are needed: a row names one without its id, an edit chose one, or an order is new. */
export const wantsServices = (
	tables: MappingTables,
	snapshots: readonly OrderSnapshot[],
	isNew: (snapshot: OrderSnapshot) => boolean,
): boolean =>
	tables.shipping.some((row) => row.serviceId === '') ||
	snapshots.some((snapshot) => snapshot.shipping?.changed || isNew(snapshot));

/** The articles that a plan has settled on, by line id, so that verifying it asks nothing again. */
export function decidedArticles(item: SyncItem): NonNullable<Mappings['decided']> {
	const lines = (item.plan?.expected?.lines ?? []).filter((line) => line.stockItemId !== '');
	return Object.fromEntries(
		lines.map(({ lineId, sku, stockItemId }) => [lineId, { stockItemId, sku }]),
	);
}
