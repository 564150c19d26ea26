import { ok, err, type Result } from '../result';
import { locationName } from '../restock/restock-policy';
import { parseBuffer, NO_BUFFER, type StockBuffer } from './stock-buffer';
import { ALL_SKUS, indexRules, parseStockRules, type StockRule } from './stock-rules';
import { parseStockNames, type StockName } from './stock-names';

/** A location of the shop and the locations of the warehouse whose stock it gets, added up. */
export type StockFeed = { locationId: string; sources: string[] };

export type QuantityName = 'available' | 'on_hand';

/** What a shop decides about its stock levels, from settings and tables. */
export type StockPolicy = {
	feeds: StockFeed[];
	names: StockName[];
	rules: StockRule[];
	/** Holds where no rule says otherwise. */
	buffer: StockBuffer;
	cap: number | null;
	quantityName: QuantityName;
	/** Units promised of what is ordered when it is sold; null leaves it out. */
	jitUnits: number | null;
	/** Whether somebody hears of items that the shop does not sell. */
	tellUnsold: boolean;
	/** Whether somebody hears of stock signals at locations of the shop that are not mapped. */
	tellUnmapped: boolean;
};

/** Settings as people write them: a buffer is `5`, `10%` or empty. */
export type StockSettings = Pick<
	StockPolicy,
	'cap' | 'quantityName' | 'jitUnits' | 'tellUnsold' | 'tellUnmapped'
> & { buffer: string };

type Row = Record<string, unknown>;

/**
 * Settings and rows of osync_location_map, osync_sku_map and osync_stock_rules as one policy; an error names what is
 * wrong. One location of the warehouse may not feed two of the shop, because its stock would be promised twice: a rule
 * for `*` with push `no` takes a location of the shop out.
 */
export function buildStockPolicy(
	{ buffer: bufferText, ...settings }: StockSettings,
	tables: {
		locationMap: readonly Row[];
		skuMap: readonly Row[];
		stockRules: readonly unknown[];
	},
	system: string,
): Result<StockPolicy, string> {
	const buffer = parseBuffer(bufferText);
	if (!buffer.ok) return err(`The buffer ${buffer.error}`);
	const rules = parseStockRules(tables.stockRules);
	if (!rules.ok) return rules;
	const feeds = feedsOf(tables.locationMap, system);
	const wrong = mappingFault(feeds, rules.value);
	if (wrong !== null) return err(wrong);
	return ok({
		...settings,
		buffer: buffer.value ?? NO_BUFFER,
		feeds,
		names: parseStockNames(tables.skuMap, system),
		rules: rules.value,
	});
}

/** The target of rows that name none: it was alone when they were made (docs/mappings.md). */
const FIRST_SYSTEM = 'linnworks';

function feedsOf(rows: readonly Row[], system: string): StockFeed[] {
	const sources = new Map<string, Set<string>>();
	for (const row of rows) {
		const text = (column: string): string => String(row[column] ?? '').trim();
		const locationId = locationName(text('source_location_id'));
		const source = text('target_location_id').toLowerCase();
		const isOurs = (text('target_system').toLowerCase() || FIRST_SYSTEM) === system;
		if (!isOurs || locationId === '' || source === '') continue;
		sources.set(locationId, (sources.get(locationId) ?? new Set()).add(source));
	}
	return [...sources]
		.map(([locationId, set]) => ({ locationId, sources: [...set].sort() }))
		.sort((left, right) => (left.locationId < right.locationId ? -1 : 1));
}

function mappingFault(feeds: readonly StockFeed[], rules: readonly StockRule[]): string | null {
	if (feeds.length === 0) return 'osync_location_map maps no location, so no stock can be pushed';
	const stray = rules.find(
		(rule) => rule.locationId !== '' && !feeds.some((feed) => feed.locationId === rule.locationId),
	);
	if (stray) {
		return `A stock rule for ${stray.sku} names location_id ${stray.locationId}, which osync_location_map does not have`;
	}
	const termsOf = indexRules(rules);
	const fedBy = new Map<string, string>();
	for (const { locationId, sources } of feeds) {
		if (termsOf(ALL_SKUS, locationId).push === false) continue;
		for (const source of sources) {
			const other = fedBy.get(source);
			if (other !== undefined) {
				return (
					`Warehouse location ${source} feeds the shop locations ${other} and ${locationId}, so its stock would be ` +
					'promised twice; add a stock rule with sku * and push no for one of them'
				);
			}
			fedBy.set(source, locationId);
		}
	}
	return null;
}
