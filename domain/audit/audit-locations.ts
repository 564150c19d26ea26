import { locationName } from '../restock/restock-policy';
import { buildStockPolicy } from '../stock/stock-policy';
import type { AuditFacts, ShopLocation } from './audit-facts';
import { toFinding, type AuditFinding } from './audit-finding';
import { ownRows, rowCell } from './own-rows';

type Facts = Pick<
	AuditFacts,
	'system' | 'shopStock' | 'shopLocations' | 'warehouseLocations' | 'locationMap' | 'stockRules' | 'skuMap'
>; // prettier-ignore

/** Locations of the shop that lead nowhere, and rows of osync_location_map that lead to nothing. */
export function auditLocations(facts: Facts): AuditFinding[] {
	const rows = ownRows('osync_location_map', facts.locationMap, facts.system, 'first').map(
		({ row, name }) => ({
			name,
			source: locationName(rowCell(row, 'source_location_id')),
			sourceName: rowCell(row, 'source_location_name'),
			target: rowCell(row, 'target_location_id'),
			targetName: rowCell(row, 'target_location_name'),
		}),
	);
	const whole = rows.filter(({ source, target }) => source !== '' && target !== '');
	const mapped = new Set(whole.map(({ source }) => source));
	const shop = facts.shopLocations && byId(facts.shopLocations, ({ id }) => id);
	const warehouse =
		facts.warehouseLocations && byId(facts.warehouseLocations, ({ id }) => id.toLowerCase());
	return [
		...rows
			.filter((row) => !whole.includes(row))
			.map(({ name, source }) => {
				const lacks = source === '' ? 'the location of the shop' : 'the location of the warehouse';
				return toFinding('mapRowIncomplete', { kind: 'row', name }, `${name} lacks ${lacks}.`);
			}),
		...whole.flatMap(({ name, source, sourceName, target, targetName }): AuditFinding[] => {
			const place = shop?.get(source);
			const isGone = shop !== null && !place?.active;
			const isTargetGone = warehouse !== null && !warehouse.has(target.toLowerCase());
			const here = named(source, place?.name || sourceName);
			return [
				...(isGone
					? [
							toFinding(
								'locationGone',
								{ kind: 'location', name: here },
								`${name} maps the shop location ${here}, which ${place ? 'is switched off' : 'the shop does not have'}.`,
							),
						]
					: []),
				...(isTargetGone
					? [
							toFinding(
								'warehouseLocationGone',
								{ kind: 'location', name: named(target, targetName) },
								`${name} maps ${here} to the warehouse location ${named(target, targetName)}, which the warehouse does not have.`,
							),
						]
					: []),
			];
		}),
		...unmapped(facts, mapped),
		...stockSettings(facts),
	];
}

/** Whether levels of the shop are needed to know of stock at locations that are not mapped: not if all of those are empty. */
export function needsLevels({
	system,
	locationMap,
	shopLocations,
}: Pick<Facts, 'system' | 'locationMap' | 'shopLocations'>): boolean {
	const mapped = new Set(
		ownRows('osync_location_map', locationMap, system, 'first')
			.filter(({ row }) => rowCell(row, 'target_location_id') !== '')
			.map(({ row }) => locationName(rowCell(row, 'source_location_id'))),
	);
	return shopLocations?.some(({ id, hasStock }) => hasStock !== false && !mapped.has(id)) ?? true;
}

const byId = <T>(list: readonly T[], idOf: (entry: T) => string): Map<string, T> =>
	new Map(list.map((entry) => [idOf(entry), entry]));

const named = (id: string, name: string): string => (name === '' ? id : `${name} (${id})`);

/** A location that is not listed is known by its stock. Where orders wait, a person is needed soonest. */
function unmapped(
	{ shopStock, shopLocations }: Facts,
	mapped: ReadonlySet<string>,
): AuditFinding[] {
	const units = new Map<string, number>();
	for (const { levels } of shopStock ?? []) {
		for (const { locationId, onHand, available } of levels) {
			const id = locationName(locationId);
			units.set(id, (units.get(id) ?? 0) + Math.max(0, onHand ?? available ?? 0));
		}
	}
	const known = new Set((shopLocations ?? []).map(({ id }) => id));
	const others = [...units.keys()].filter((id) => !known.has(id));
	return [...(shopLocations ?? []), ...others.map(unnamed)]
		.filter(({ id }) => !mapped.has(id))
		.flatMap(({ id, name, openOrders }): AuditFinding[] => {
			const stock = units.get(id) ?? 0;
			if (stock === 0 && !openOrders) return [];
			const has = [
				...(openOrders ? ['open fulfilment orders'] : []),
				...(stock > 0 ? [`${stock} units of stock`] : []),
			];
			return [
				toFinding(
					'locationUnmapped',
					{ kind: 'location', name: named(id, name) },
					`The shop location ${named(id, name)} has ${has.join(' and ')}, and no warehouse location.`,
					openOrders ? 'high' : 'medium',
				),
			];
		});
}

const unnamed = (id: string): ShopLocation => ({
	...{ id, name: '', active: true, openOrders: false, hasStock: null },
});

/** What keeps every stock push from running. Its own settings do not matter here. */
function stockSettings({ system, locationMap, skuMap, stockRules }: Facts): AuditFinding[] {
	if (stockRules === null) return [];
	const policy = buildStockPolicy(
		{ buffer: '', cap: null, quantityName: 'available', jitUnits: null, tellUnsold: false, tellUnmapped: false }, // prettier-ignore
		{ locationMap, skuMap, stockRules },
		system,
	);
	if (policy.ok) return [];
	return [
		toFinding(
			'stockSettingsBroken',
			{ kind: 'table', name: 'osync_stock_rules and osync_location_map' },
			`${policy.error}.`,
		),
	];
}
