import { normalised } from '../mapping/mappings';
import { locationName } from '../restock/restock-policy';
import { variantOf, type ShopLevel } from './shop-level';
import { lessBuffer } from './stock-buffer';
import type { LevelProblem, PlaceLevel, StockLevel } from './stock-level';
import { indexNames } from './stock-names';
import type { StockPolicy } from './stock-policy';
import { groupBySku } from './sku-groups';
import { indexRules, type StockTerms, type TermsOf } from './stock-rules';

/** What one location of the shop should have of one SKU. */
export type WantedPlace = { locationId: string } & (
	| { kind: 'level'; level: number }
	/** Nothing is pushed: a rule says so, or it is ordered when it is sold. */
	| { kind: 'left'; why: 'rule' | 'jit' }
	/** The level at a location that feeds it was not read. */
	| { kind: 'unread' }
);

/** What the shop should have of one SKU. */
export type WantedStock = {
	/** As the shop writes it, as far as that is known. */
	sku: string;
	/** The warehouse's SKU. */
	itemSku: string;
	/** Ids of the plain items whose units it promises. */
	itemIds: string[];
	problem: { code: LevelProblem; detail: string } | null;
	/** Empty with a problem. */
	places: WantedPlace[];
};

/**
 * What may be promised of some available units: never below zero, never more than the buffer leaves, never more than the
 * cap.
 */
export const wantedLevel = (
	available: number,
	{ buffer, cap }: Pick<StockPolicy, 'buffer' | 'cap'>,
): number => Math.max(0, Math.min(lessBuffer(available, buffer), cap ?? Infinity));

/**
 * What the shop should have of every item. Where the shop was read, its articles decide which names an item has; before
 * that each name that an item may have is taken, so one SKU can stand there twice.
 */
export function toWantedStock(
	levels: readonly StockLevel[],
	policy: StockPolicy,
	shop: readonly ShopLevel[],
): WantedStock[] {
	const naming = indexNames(policy.names);
	const termsOf = indexRules(policy.rules);
	const bySku = groupBySku(levels);
	const wanted: WantedStock[] = [];
	const named = new Set<string>();
	for (const article of shop) {
		const target = naming.targetOf(article.sku, locationName(variantOf(article)));
		const items = bySku.get(normalised(target)) ?? [];
		const item = items.find((each) => each.sku === target) ?? items[0];
		if (!item || named.has(normalised(article.sku))) continue;
		named.add(normalised(article.sku));
		const isClear = items.length === 1 || item.sku === target;
		wanted.push(wantedOf(article.sku, isClear ? item : ambiguous(items), policy, termsOf));
	}
	for (const item of levels) {
		for (const sku of naming.shopSkusOf(item.sku)) {
			if (!named.has(normalised(sku))) wanted.push(wantedOf(sku, item, policy, termsOf));
		}
	}
	return wanted;
}

function ambiguous(items: readonly StockLevel[]): StockLevel {
	const [first] = items as [StockLevel];
	const detail = `The warehouse has several items: ${items.map(({ sku }) => `"${sku}"`).join(', ')}`;
	return { ...first, levels: [], problem: 'ambiguous', detail };
}

function wantedOf(
	sku: string,
	item: StockLevel,
	policy: StockPolicy,
	termsOf: TermsOf,
): WantedStock {
	const { problem, detail, composition, stockItemId } = item;
	const ids = composition ? composition.map((part) => part.stockItemId) : [stockItemId];
	const wanted = { sku, itemSku: item.sku, itemIds: ids.filter((id) => id !== '') };
	if (problem !== '') return { ...wanted, problem: { code: problem, detail }, places: [] };
	const byPlace = new Map(item.levels.map((level) => [level.locationId, level]));
	const places = policy.feeds.map(({ locationId, sources }) => {
		const feeding = sources.map((source) => byPlace.get(source));
		return wantedAt(locationId, feeding, policy, termsOf(sku, locationId));
	});
	return { ...wanted, problem: null, places };
}

/**
 * Levels are added up before the buffer is taken off; what one location has sold too much lessens what the others give.
 */
function wantedAt(
	locationId: string,
	feeding: ReadonlyArray<PlaceLevel | undefined>,
	policy: StockPolicy,
	terms: StockTerms,
): WantedPlace {
	if (terms.push === false) return { locationId, kind: 'left', why: 'rule' };
	const cap = terms.cap ?? policy.cap;
	if (feeding.some((level) => level?.jit)) {
		if (policy.jitUnits === null) return { locationId, kind: 'left', why: 'jit' };
		return { locationId, kind: 'level', level: Math.min(policy.jitUnits, cap ?? Infinity) };
	}
	let available = 0;
	for (const level of feeding) {
		if (!level) return { locationId, kind: 'unread' };
		available += level.available;
	}
	const buffer = terms.buffer ?? policy.buffer;
	return { locationId, kind: 'level', level: wantedLevel(available, { buffer, cap }) };
}
