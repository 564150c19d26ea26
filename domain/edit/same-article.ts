import { normalised } from '../mapping/mappings';
import type { TargetLine } from '../target/target-snapshot';
import type { WantedLine } from './wanted-line';

/**
 * Whether a row holds what the line sells: the same item by id or SKU, a service of the same title, or, for goods
 * without a name, the row that remembers the line or has no name but the same title.
 */
export function sameArticle(line: WantedLine, row: TargetLine): boolean {
	if (line.isService || row.isService) {
		return line.isService && row.isService && normalised(line.title) === normalised(row.title);
	}
	if (line.stockItemId !== '' && line.stockItemId.toLowerCase() === row.stockItemId.toLowerCase()) {
		return true;
	}
	if (line.sku !== '') return normalised(line.sku) === normalised(row.sku);
	return (
		row.reference === line.lineId ||
		(row.sku === '' && normalised(line.title) === normalised(row.title))
	);
}
