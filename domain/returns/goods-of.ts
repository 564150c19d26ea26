import { normalised } from '../mapping/mappings';
import type { RestockFacts, RestockLine } from '../restock/restock-facts';

/**
 * The goods that units of a SKU are: themselves, or the components where it is a bundle whose components are lines of
 * the order. What the order does not sell is itself.
 */
export function goodsOf(
	sku: string,
	units: number,
	{ lines }: RestockFacts,
): Array<{ sku: string; units: number }> {
	const own = [{ sku, units }];
	const name = normalised(sku);
	const isSold = lines.some((line) => !line.isBundleParent && normalised(line.sku) === name);
	if (name === '' || isSold) return own;
	const groupId = lines.find(({ bundle }) => bundle && normalised(bundle.sku) === name)?.bundle
		?.groupId;
	if (groupId === undefined) return own;
	return lines
		.filter(({ bundle }) => bundle?.groupId === groupId)
		.map((line) => ({ sku: line.sku, units: Math.round(units * perBundle(line)) }));
}

const perBundle = ({ bundle, orderedQuantity }: RestockLine): number =>
	bundle ? orderedQuantity / bundle.quantity : 0;
