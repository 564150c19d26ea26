import { toMappingTables } from '../mapping/mapping-tables';
import { normalised } from '../mapping/mappings';
import type { AuditFacts, NamedPlace } from './audit-facts';
import { toFinding, type AuditFinding } from './audit-finding';
import { ownRows, rowCell, type NamedRow } from './own-rows';

type Facts = Pick<AuditFacts, 'system' | 'seenShipping' | 'services' | 'shippingMap'>;

/** Shipping methods that lead to no service, and rows of osync_shipping_map that lead to none or to several. */
export function auditShipping(facts: Facts): AuditFinding[] {
	const rows = ownRows('osync_shipping_map', facts.shippingMap, facts.system, 'first');
	return [
		...rows.flatMap((row) => rowFinding(row, facts.services)),
		...contradictions(rows),
		...unmapped(facts),
	];
}

const titleOf = ({ row }: NamedRow): string => rowCell(row, 'source_title');
const serviceOf = ({ row }: NamedRow): string =>
	rowCell(row, 'target_service_name') || rowCell(row, 'target_service_id');

function rowFinding(named: NamedRow, services: readonly NamedPlace[] | null): AuditFinding[] {
	const { row, name } = named;
	const [title, service] = [titleOf(named), serviceOf(named)];
	if (title === '' || service === '') {
		const lacks = title === '' ? 'the shipping method of the shop' : 'the service of the warehouse';
		return [toFinding('mapRowIncomplete', { kind: 'row', name }, `${name} lacks ${lacks}.`)];
	}
	const id = rowCell(row, 'target_service_id').toLowerCase();
	const isThere = (each: NamedPlace): boolean =>
		id === '' ? normalised(each.name) === normalised(service) : each.id.toLowerCase() === id;
	if (services === null || services.some(isThere)) return [];
	const words = `${name} sends "${title}" by "${service}"${id === '' ? '' : ` (id ${id})`}, which the warehouse does not have.`;
	return [toFinding('shippingServiceMissing', { kind: 'service', name: service }, words)];
}

function contradictions(rows: readonly NamedRow[]): AuditFinding[] {
	const byTitle = new Map<string, NamedRow[]>();
	for (const named of rows) {
		const title = normalised(titleOf(named));
		if (title === '' || serviceOf(named) === '') continue;
		byTitle.set(title, [...(byTitle.get(title) ?? []), named]);
	}
	return [...byTitle.values()].flatMap((group) => {
		const [first] = group;
		if (!first || new Set(group.map((named) => normalised(serviceOf(named)))).size < 2) return [];
		const said = group.map((named) => `${named.name} says "${serviceOf(named)}"`).join(', ');
		const words = `For "${titleOf(first)}": ${said}.`;
		return [toFinding('mapContradicts', { kind: 'row', name: first.name }, words)];
	});
}

/** A service of the very name of the method needs no row. */
function unmapped({ system, seenShipping, services, shippingMap }: Facts): AuditFinding[] {
	const { shipping } = toMappingTables({ skuMap: [], locationMap: [], shippingMap }, system);
	const known = new Set([
		...shipping.map(({ sourceTitle }) => sourceTitle),
		...(services ?? []).map(({ name }) => normalised(name)),
	]);
	const seen = new Map(
		(seenShipping ?? [])
			.filter(({ title, code }) => !known.has(normalised(title)) && !known.has(normalised(code)))
			.map(({ title, code }) => (title || code).trim())
			.sort((one, other) => (one > other ? -1 : 1))
			.map((name) => [normalised(name), name]),
	);
	return [...seen.values()]
		.filter((title) => title !== '')
		.map((title) =>
			toFinding(
				'shippingUnmapped',
				{ kind: 'service', name: title },
				`Orders are sent by "${title}", for which the warehouse has no service.`,
			),
		);
}
