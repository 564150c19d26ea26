import { normalised, type Mappings } from './mappings';

export type ShippingRow = {
	sourceTitle: string;
	serviceId: string;
	serviceName: string;
};

/** What ops wrote into the three mapping tables, normalised; rows without a source value are skipped. */
export type MappingTables = {
	skus: Mappings['skus'];
	/** SKUs by the shop's variant id, digits only. */
	variants: NonNullable<Mappings['variants']>;
	locations: Mappings['locations'];
	shipping: ShippingRow[];
};

type Row = Record<string, unknown>;

const cell = (row: Row, name: string): string => {
	const value = row[name];
	return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
};

/** A variant id on its own or at the end of the shop's long id for it. */
const digitsOf = (id: string): string => id.slice(id.lastIndexOf('/') + 1);

/** The target that rows without one are for, where ids belong to one system: it was alone when they were made. */
const FIRST_SYSTEM = 'linnworks';

/**
 * Reads rows of osync_sku_map, osync_location_map and osync_shipping_map for one target (docs/mappings.md). A SKU row
 * that names no target is for all of them, and gives way to one that does.
 */
export function toMappingTables(
	tables: { skuMap: readonly Row[]; locationMap: readonly Row[]; shippingMap: readonly Row[] },
	system: string,
): MappingTables {
	const systemOf = (row: Row): string => cell(row, 'target_system').toLowerCase();
	const isOurs = (row: Row): boolean => (systemOf(row) || FIRST_SYSTEM) === system;
	const rows = {
		skuMap: [
			...tables.skuMap.filter((row) => systemOf(row) === ''),
			...tables.skuMap.filter((row) => systemOf(row) === system),
		],
		locationMap: tables.locationMap.filter(isOurs),
		shippingMap: tables.shippingMap.filter(isOurs),
	};
	const pairs = (list: readonly Row[], from: string, to: string): Array<[string, string]> =>
		list
			.map((row): [string, string] => [cell(row, from), cell(row, to)])
			.filter(([source, target]) => source !== '' && target !== '');
	const isForVariant = (row: Row): boolean => cell(row, 'source_variant_id') !== '';
	const forVariants = rows.skuMap.filter(isForVariant);
	const forSkus = rows.skuMap.filter((row) => !isForVariant(row));
	return {
		skus: Object.fromEntries(
			pairs(forSkus, 'source_sku', 'target_sku').map(([source, target]) => [
				skuKey(source),
				target,
			]),
		),
		variants: Object.fromEntries(
			pairs(forVariants, 'source_variant_id', 'target_sku').map(([source, target]) => [
				digitsOf(source),
				target,
			]),
		),
		locations: Object.fromEntries(
			pairs(rows.locationMap, 'source_location_id', 'target_location_id'),
		),
		shipping: rows.shippingMap
			.map((row) => ({
				sourceTitle: normalised(cell(row, 'source_title')),
				serviceId: cell(row, 'target_service_id').toLowerCase(),
				serviceName: cell(row, 'target_service_name'),
			}))
			.filter((row) => row.sourceTitle !== '' && row.serviceId + row.serviceName !== ''),
	};
}

/** A SKU as compared; after `title:` stands the title of a custom item. */
function skuKey(source: string): string {
	const [, title] = /^title:(.*)$/isu.exec(source) ?? [];
	return title === undefined ? normalised(source) : `title:${normalised(title)}`;
}

/** A service of the target under the name that people use. */
export type NamedService = { id: string; name: string };

/** Shipping rows with their service's id, all services by name, and the titles whose service the target lacks. */
export function toShippingMappings(
	rows: readonly ShippingRow[],
	services: readonly NamedService[],
): {
	shipping: Mappings['shipping'];
	services: NonNullable<Mappings['services']>;
	missing: Map<string, string>;
} {
	const shipping: Mappings['shipping'] = {};
	const missing = new Map<string, string>();
	for (const { sourceTitle, serviceId, serviceName } of rows) {
		const named = services.find((service) => normalised(service.name) === normalised(serviceName));
		const id = serviceId === '' ? named?.id : serviceId;
		if (id === undefined) missing.set(sourceTitle, serviceName);
		else shipping[sourceTitle] = { serviceId: id, serviceName };
	}
	const byName = services.map(({ id, name }) => [
		normalised(name),
		{ serviceId: id, serviceName: name },
	]);
	return {
		shipping,
		services: Object.fromEntries(byName) as NonNullable<Mappings['services']>,
		missing,
	};
}
