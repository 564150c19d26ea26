import { normalised } from '../mapping/mappings';
import { locationName } from '../restock/restock-policy';
import { err, ok, type Result } from '../result';
import { parseBuffer, type StockBuffer } from './stock-buffer';

/** What people decided for some SKUs and locations of the shop. Null leaves it to a broader rule or the settings. */
export type StockRule = {
	/** Normalised SKU of the shop; `*` for all. */
	sku: string;
	/** The shop's id of the location, digits only for Shopify; empty for all. */
	locationId: string;
	buffer: StockBuffer | null;
	/** Never promise more than this. */
	cap: number | null;
	push: boolean | null;
};

/** In place of a SKU: all of them. */
export const ALL_SKUS = '*';

/**
 * Rows of the data table osync_stock_rules (sku, location_id, buffer, cap, push, note) as rules. One broken row breaks
 * them all, and the error names its row and column: a rule that is skipped in silence would promise goods that are kept
 * back.
 */
export function parseStockRules(rows: readonly unknown[]): Result<StockRule[], string> {
	const rules: StockRule[] = [];
	const seen = new Map<string, string>();
	for (const [index, row] of rows.entries()) {
		const name = cell(row, 'id') || `no. ${index + 1}`;
		const rule = parseRow(row);
		if (!rule.ok) return err(`Stock rule row ${name} is broken: ${rule.error}`);
		const key = `${rule.value.sku}@${rule.value.locationId}`;
		const other = seen.get(key);
		if (other !== undefined) {
			return err(`Stock rule rows ${other} and ${name} are for the same sku and location_id`);
		}
		seen.set(key, name);
		rules.push(rule.value);
	}
	return ok(rules);
}

function parseRow(row: unknown): Result<StockRule, string> {
	const sku = normalised(cell(row, 'sku'));
	if (sku === '') return err('sku: is empty; * stands for every SKU');
	const buffer = parseBuffer(cell(row, 'buffer'));
	if (!buffer.ok) return err(`buffer: ${buffer.error}`);
	const cap = cell(row, 'cap');
	if (!/^\d{0,9}$/.test(cap)) return err(`cap: "${cap}" is no whole number of units`);
	const push = cell(row, 'push').toLowerCase();
	if (!['', 'yes', 'no'].includes(push)) return err(`push: "${push}" is neither yes nor no`);
	return ok({
		sku,
		locationId: locationName(cell(row, 'location_id')),
		buffer: buffer.value,
		cap: cap === '' ? null : Number(cap),
		push: push === '' ? null : push === 'yes',
	});
}

/** A cell as trimmed text; a column without a value is empty. */
function cell(row: unknown, column: string): string {
	if (typeof row !== 'object' || row === null) return '';
	const value = (row as Record<string, unknown>)[column];
	return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

/** What the rules come to for one SKU at one location. */
export type StockTerms = Omit<StockRule, 'sku' | 'locationId'>;
export type TermsOf = (sku: string, locationId: string) => StockTerms;

/**
 * The rules by SKU and location, whatever the order of their rows. Of each value the nearest rule that sets it counts:
 * the SKU at the location, the SKU anywhere, every SKU at the location, every SKU anywhere.
 */
export function indexRules(rules: readonly StockRule[]): TermsOf {
	const byKey = new Map(rules.map((rule) => [`${rule.sku}@${rule.locationId}`, rule]));
	return (sku, locationId) => {
		const near = [normalised(sku), ALL_SKUS]
			.flatMap((name) => [`${name}@${locationId}`, `${name}@`])
			.flatMap((key) => byKey.get(key) ?? []);
		const first = <K extends keyof StockTerms>(field: K): StockTerms[K] | null =>
			near.find((rule) => rule[field] !== null)?.[field] ?? null;
		return { buffer: first('buffer'), cap: first('cap'), push: first('push') };
	};
}
