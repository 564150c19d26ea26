import type { OrderRecord } from '../store/order-record';
import { EMPTY_GUID } from '../store/ids';
import type { World } from '../store/world';
import type { Args } from './args';
import { refuse } from './errors';

const FIELDS: Readonly<Record<string, (order: Readonly<OrderRecord>) => string>> = {
	GENERAL_INFO_SOURCE: (order) => order.source,
	GENERAL_INFO_SUBSOURCE: (order) => order.subSource,
	GENERAL_INFO_REFERENCE_NUMBER: (order) => order.reference,
};

const MATCHES: Readonly<Record<string, (value: string, wanted: string) => boolean>> = {
	Equal: (value, wanted) => value === wanted,
	Contains: (value, wanted) => value.includes(wanted),
	StartWith: (value, wanted) => value.startsWith(wanted),
	EndsWith: (value, wanted) => value.endsWith(wanted),
};

type Filter = { field: string; passes: (order: Readonly<OrderRecord>) => boolean };

function textFilter(filter: Args): Filter {
	const field = filter.text('FieldCode') ?? '';
	const read = FIELDS[field];
	const matches = MATCHES[filter.text('Type') ?? ''];
	if (!read || !matches) throw refuse(`The filter on ${field} is not simulated.`);
	const wanted = (filter.text('Text') ?? '').toLowerCase();
	return { field, passes: (order) => matches(read(order).toLowerCase(), wanted) };
}

/** Filters on one field are alternatives, filters on several fields must all pass. */
function passesAll(filters: readonly Filter[], order: Readonly<OrderRecord>): boolean {
	const fields = [...new Set(filters.map(({ field }) => field))];
	return fields.every((field) =>
		filters.some((filter) => filter.field === field && filter.passes(order)),
	);
}

/**
 * GetAllOpenOrders: the ids of one location's open orders, of the Default location when none is named. Only text
 * filters are simulated; any other is refused rather than ignored.
 */
export function allOpenOrders(world: World, args: Args): string[] {
	const filters = args.child('filters');
	for (const kind of ['BooleanFields', 'NumericFields', 'DateFields', 'ListFields']) {
		if (filters?.list(kind)?.length) throw refuse(`Filters of the kind ${kind} are not simulated.`);
	}
	const texts = (filters?.children('TextFields') ?? []).map(textFilter);
	const locationId = args.guid('fulfilmentCenter') ?? EMPTY_GUID;
	return world.orders
		.all()
		.filter((order) => !order.processed && order.locationId === locationId)
		.filter((order) => passesAll(texts, order))
		.map(({ id }) => id);
}
