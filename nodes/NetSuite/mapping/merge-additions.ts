import { TAX_LINE_ID } from '../../../domain/edit/tax-line';
import { sumMinor } from '../../../domain/money/money';
import type { TargetLine } from '../../../domain/target/target-snapshot';

/**
 * The lines of an order with those of one of its additional orders: units and amounts join the row of the same
 * reference, other lines follow under the additional order's id. The tax line stays one unit.
 */
export function mergeAddition(
	lines: readonly TargetLine[],
	orderId: string,
	added: readonly TargetLine[],
): TargetLine[] {
	const merged = [...lines];
	for (const line of added) {
		const at = merged.findIndex(
			(row) => row.reference !== '' && row.reference === line.reference && isSameItem(row, line),
		);
		const row = merged[at];
		if (row) merged[at] = joined(row, line);
		else merged.push({ ...line, rowId: `${orderId}/${line.rowId}` });
	}
	return merged;
}

const isSameItem = (left: TargetLine, right: TargetLine): boolean =>
	left.stockItemId === right.stockItemId;

const joined = (row: TargetLine, line: TargetLine): TargetLine => ({
	...row,
	quantity: row.reference === TAX_LINE_ID ? row.quantity : row.quantity + line.quantity,
	shippedQuantity: row.shippedQuantity + line.shippedQuantity,
	netMinor: sumMinor([row.netMinor, line.netMinor]),
	taxMinor: sumMinor([row.taxMinor, line.taxMinor]),
	grossMinor: sumMinor([row.grossMinor, line.grossMinor]),
});
