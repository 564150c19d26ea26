import type { RawProcessed, SearchProcessedOrders } from '../../mapping/dispatch/raw-dispatch';
import type { DispatchClient } from '../../transport/dispatch-client';

export type ProcessedWish = {
	/** ISO instants; both ends are meant. */
	from: string;
	to: string;
	/** Empty accepts any. */
	source: string;
	subSource: string;
};

/** Orders per page; the vendor's older search takes as many at most (docs/vendors/linnworks.md §8). */
const ORDERS_PER_PAGE = 200;
/** A list that changes all the time is read no more often than this. */
const MOST_WALKS = 3;

/**
 * All orders that were processed in a time, or null if the list kept changing while it was read. Pages shift when an
 * order goes in or out of the list: then an order comes twice, or the count is another, and the list is read anew, so
 * that none slips from one page to the other unseen.
 */
export async function readProcessed(
	client: DispatchClient,
	wish: ProcessedWish,
): Promise<RawProcessed[] | null> {
	for (let walk = 1; walk <= MOST_WALKS; walk += 1) {
		const found = await readPages(client, wish);
		if (found) return found.filter((row) => isOfSource(row, wish));
	}
	return null;
}

async function readPages(
	client: DispatchClient,
	wish: ProcessedWish,
): Promise<RawProcessed[] | null> {
	const found = new Map<string, RawProcessed>();
	let total: number | null = null;
	let read = 0;
	for (let page = 1; ; page += 1) {
		const { Data, TotalEntries } = await client.searchProcessed(toSearch(wish, page));
		if (total !== null && TotalEntries !== total) return null;
		total = TotalEntries;
		for (const row of Data) found.set(row.pkOrderID, row);
		read += Data.length;
		if (Data.length === 0 || read >= total) {
			return found.size === total ? [...found.values()] : null;
		}
	}
}

function toSearch(
	{ from, to, source, subSource }: ProcessedWish,
	page: number,
): SearchProcessedOrders {
	return {
		DateField: 'processed',
		FromDate: from,
		ToDate: to,
		SearchFilters: [
			...(source === '' ? [] : [{ SearchField: 'Source' as const, SearchTerm: source }]),
			...(subSource === '' ? [] : [{ SearchField: 'SubSource' as const, SearchTerm: subSource }]),
		],
		PageNumber: page,
		ResultsPerPage: ORDERS_PER_PAGE,
	};
}

/** The filter of the list is checked again, because a list that is too long must not widen the feed. */
const isOfSource = (row: RawProcessed, { source, subSource }: ProcessedWish): boolean =>
	accepts(source, row.Source) && accepts(subSource, row.SubSource);

const accepts = (wanted: string, actual: string): boolean =>
	wanted === '' || wanted.toLowerCase() === actual.toLowerCase();
