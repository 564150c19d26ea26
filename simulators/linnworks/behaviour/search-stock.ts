import type { StockItemRecord } from '../store/stock-record';
import type { World } from '../store/world';
import type { Args } from './args';
import { LinnworksError, refuse } from './errors';

const MAX_ENTRIES_PER_PAGE = 200;

const FIELDS: Readonly<Record<string, (item: StockItemRecord) => string>> = {
	SKU: (item) => item.sku,
	Title: (item) => item.title,
	Barcode: (item) => item.barcode,
};

/**
 * GetStockItemsFull: the items in use that carry the keyword in one of the fields searched. Composites and
 * groups of variations come only if asked for. A page without items is a refusal, not an empty list.
 */
export function searchStock(world: World, args: Args): StockItemRecord[] {
	const perPage = args.integer('entriesPerPage') ?? 0;
	const page = args.integer('pageNumber') ?? 0;
	if (perPage < 1 || perPage > MAX_ENTRIES_PER_PAGE || page < 1) {
		throw refuse(`Between 1 and ${MAX_ENTRIES_PER_PAGE} entries per page can be requested.`);
	}
	const keyword = (args.text('keyword') ?? '').toLowerCase();
	const fields = args.texts('searchTypes').flatMap((name) => FIELDS[name] ?? []);
	const carries = (text: string): boolean =>
		world.switches.stockSearch === 'contains' ? text.includes(keyword) : text === keyword;
	const found = world.stockItems.filter(
		(item) =>
			!item.archived &&
			(!item.isComposite || args.flag('loadCompositeParents') === true) &&
			(!item.isVariationParent || args.flag('loadVariationParents') === true) &&
			(keyword === '' || fields.some((field) => carries(field(item).toLowerCase()))),
	);
	const rows = found.slice((page - 1) * perPage, page * perPage);
	if (rows.length === 0 && world.switches.emptyStockSearch === 'refused') {
		throw new LinnworksError(400, 'No items found with given filter.', '-');
	}
	return rows;
}
