import type { OrderRecord } from '../store/order-record';
import type { World } from '../store/world';
import type { Args } from './args';
import { refuse } from './errors';

const MAX_BY_REFERENCE = 50;
const MIN_RESULTS_PER_PAGE = 20;

/** Orders, open and processed, whose reference or secondary reference is exactly this. */
export function ordersByReference(world: World, reference: string): Readonly<OrderRecord>[] {
	if (reference === '') return [];
	return world.orders
		.all()
		.filter((order) => [order.reference, order.secondaryReference].includes(reference))
		.slice(0, MAX_BY_REFERENCE);
}

function mentions(order: Readonly<OrderRecord>, term: string): boolean {
	return [
		order.reference,
		order.secondaryReference,
		order.externalReference,
		String(order.num),
		order.address.fullName,
		order.address.emailAddress,
	].some((text) => text.toLowerCase().includes(term));
}

/** SearchOrders: partial match within one location; processed orders only when asked for. */
export function searchOrders(world: World, args: Args) {
	const term = (args.text('SearchTerm') ?? '').toLowerCase();
	if (term === '') throw refuse('Must provide a search term.');
	const locationId = args.guid('LocationId');
	const found = world.orders
		.all()
		.filter((order) => locationId === undefined || order.locationId === locationId)
		.filter((order) => mentions(order, term));
	return {
		open: found.filter((order) => !order.processed),
		processed: args.flag('IncludeProcessed') ? found.filter((order) => order.processed) : [],
	};
}

type DateField = 'processed' | 'payment' | 'cancelled' | 'received';

function dateOf(order: Readonly<OrderRecord>, field: DateField): Date | null {
	switch (field) {
		case 'processed':
			return order.processedAt;
		case 'payment':
			return order.paidAt;
		case 'cancelled':
			return order.cancelled ? order.processedAt : null;
		case 'received':
			return order.receivedAt;
	}
}

function isDateField(text: string | undefined): text is DateField {
	return ['processed', 'payment', 'cancelled', 'received'].some((field) => field === text);
}

function passes(order: Readonly<OrderRecord>, filters: readonly Args[]): boolean {
	return filters.every((filter) => {
		const term = (filter.text('SearchTerm') ?? '').toLowerCase();
		const field = filter.text('SearchField');
		if (field === 'Source') return order.source.toLowerCase() === term;
		if (field === 'SubSource') return order.subSource.toLowerCase() === term;
		return order.lines.some((line) => line.channelSku.toLowerCase().includes(term));
	});
}

export interface Page<T> {
	pageNumber: number;
	perPage: number;
	total: number;
	rows: T[];
}

/** Cuts one 1-based page out of a list. */
export function pageOf<T>(rows: readonly T[], pageNumber: number, perPage: number): Page<T> {
	const start = (pageNumber - 1) * perPage;
	return { pageNumber, perPage, total: rows.length, rows: rows.slice(start, start + perPage) };
}

/** SearchProcessedOrders: newest first unless sorted ascending; cancelled orders are in there too. */
export function searchProcessed(world: World, args: Args): Page<Readonly<OrderRecord>> {
	const field = args.text('DateField')?.toLowerCase();
	if (!isDateField(field)) throw refuse('DateField is required.');
	const perPage = args.integer('ResultsPerPage') ?? 0;
	if (perPage < MIN_RESULTS_PER_PAGE) {
		throw refuse(`ResultsPerPage must be at least ${MIN_RESULTS_PER_PAGE}.`);
	}
	const from = args.date('FromDate')?.getTime() ?? Number.NEGATIVE_INFINITY;
	const to = args.date('ToDate')?.getTime() ?? Number.POSITIVE_INFINITY;
	const term = (args.text('SearchTerm') ?? '').toLowerCase();
	const time = (order: Readonly<OrderRecord>) => dateOf(order, field)?.getTime() ?? Number.NaN;
	const direction = args.child('SearchSorting')?.text('SortDirection') === 'ASC' ? 1 : -1;
	const rows = world.orders
		.all()
		.filter((order) => order.processed && time(order) >= from && time(order) <= to)
		.filter((order) => term === '' || mentions(order, term))
		.filter((order) => passes(order, args.children('SearchFilters')))
		.toSorted((a, b) => direction * (time(a) - time(b)));
	const most = Math.min(perPage, world.switches.processedPerPage);
	return pageOf(rows, args.integer('PageNumber') ?? 1, most);
}
