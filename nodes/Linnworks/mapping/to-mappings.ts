import { normalised, type Mappings } from '../../../domain/mapping/mappings';
import type { RawCountry, RawPostalService } from './raw/raw-replies';

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

/** Reads rows of osync_sku_map, osync_location_map and osync_shipping_map (docs/mappings.md). */
export function toMappingTables(rows: {
	skuMap: readonly Row[];
	locationMap: readonly Row[];
	shippingMap: readonly Row[];
}): MappingTables {
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

/** Shipping rows with their service's id, all services by name, and the titles whose service Linnworks lacks. */
export function toShippingMappings(
	rows: readonly ShippingRow[],
	services: readonly RawPostalService[],
): {
	shipping: Mappings['shipping'];
	services: NonNullable<Mappings['services']>;
	missing: Map<string, string>;
} {
	const shipping: Mappings['shipping'] = {};
	const missing = new Map<string, string>();
	for (const { sourceTitle, serviceId, serviceName } of rows) {
		const named = services.find(
			(service) => normalised(service.PostalServiceName) === normalised(serviceName),
		);
		const id = serviceId === '' ? named?.pkPostalServiceId : serviceId;
		if (id === undefined) missing.set(sourceTitle, serviceName);
		else shipping[sourceTitle] = { serviceId: id, serviceName };
	}
	const byName = services.map(({ pkPostalServiceId, PostalServiceName }) => [
		normalised(PostalServiceName),
		{ serviceId: pkPostalServiceId, serviceName: PostalServiceName },
	]);
	return {
		shipping,
		services: Object.fromEntries(byName) as NonNullable<Mappings['services']>,
		missing,
	};
}

export function toCountryMappings(countries: readonly RawCountry[]): Mappings['countries'] {
	return Object.fromEntries(
		countries
			.filter((country) => country.CountryCode !== '')
			.map((country) => [
				country.CountryCode.toUpperCase(),
				{ id: country.CountryId, name: country.CountryName },
			]),
	);
}
