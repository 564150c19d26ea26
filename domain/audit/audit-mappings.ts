import { toMappingTables } from '../mapping/mapping-tables';
import { auditArticles } from './audit-articles';
import { auditBundles } from './audit-bundles';
import { auditDuplicates } from './audit-duplicates';
import type { AuditFacts } from './audit-facts';
import type { AuditFinding, AuditSummary } from './audit-finding';
import { auditLocations, needsLevels } from './audit-locations';
import { auditShipping } from './audit-shipping';
import { auditSkuRows } from './audit-sku-rows';
import { indexCatalogue } from './index-catalogue';

const SEVERITIES = ['high', 'medium', 'low'];

/**
 * Everything in which shop, warehouse and mapping tables do not fit each other, with the fix for each, in the same order
 * whatever the order of the facts; and what was compared. A list that was not given is told, never taken as empty.
 */
export function auditMappings(
	facts: AuditFacts,
	now: Date,
): { findings: AuditFinding[]; summary: AuditSummary } {
	const { articles, items, skuMap, locationMap, shippingMap, system } = facts;
	const tables = toMappingTables({ skuMap, locationMap, shippingMap }, system);
	const catalogue = items && indexCatalogue(items, tables);
	const findings = [
		...(articles ? auditDuplicates(articles) : []),
		...(articles && catalogue ? auditArticles(articles, catalogue, tables) : []),
		...(articles && catalogue ? auditBundles(articles, catalogue, tables) : []),
		...auditSkuRows(skuMap, system, articles, catalogue),
		...auditLocations(facts),
		...auditShipping(facts),
	].sort(byWeight);
	return {
		findings,
		summary: {
			kind: 'auditSummary',
			audited_at: now.toISOString(),
			articles: articles?.length ?? 0,
			items: items?.length ?? 0,
			rows: skuMap.length + locationMap.length + shippingMap.length,
			findings: findings.length,
			not_checked: notChecked(facts, catalogue?.knowsBarcodes ?? false),
		},
	};
}

const orderOf = ({ owner, severity, code, subject, words }: AuditFinding): string =>
	[owner, SEVERITIES.indexOf(severity), code, subject.kind, subject.name, words].join('\n');

const byWeight = (one: AuditFinding, other: AuditFinding): number => {
	const [left, right] = [orderOf(one), orderOf(other)];
	return left < right ? -1 : left > right ? 1 : 0;
};

function notChecked(facts: AuditFacts, knowsBarcodes: boolean): string[] {
	const { articles, items, hasVariants } = facts;
	const missing: Array<[boolean, string]> = [
		[articles === null, 'articles, for the shop gave none'],
		[items === null, 'whether the warehouse has the articles, for it gave no items'],
		[articles !== null && !hasVariants, 'variants without a SKU, bar codes of the shop and bundles, for no variants were given'], // prettier-ignore
		[
			items !== null && !knowsBarcodes,
			'bar codes of the warehouse, for its items came without them',
		],
		[facts.shopLocations === null, 'whether mapped locations of the shop are still there, for they were not listed'], // prettier-ignore
		[facts.warehouseLocations === null, 'whether mapped locations of the warehouse are still there, for they were not listed'], // prettier-ignore
		[
			facts.shopStock === null && needsLevels(facts),
			'stock at locations that are not mapped, for no levels were given',
		],
		[facts.seenShipping === null, 'shipping methods of orders, for none were given'],
		[facts.services === null, 'services of the warehouse, for they were not listed'],
		[facts.stockRules === null, 'rules of the stock push, for they were not given'],
	];
	return missing.filter(([isMissing]) => isMissing).map(([, words]) => words);
}
