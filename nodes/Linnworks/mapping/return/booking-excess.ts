import type { RawOrder } from '../raw/raw-order';
import { soldAs } from './order-rows';
import type { RawRma } from './raw-post-sale';
import { comesBack } from './rma-proofs';

/** Units by the id of the row they are of. */
export type Units = ReadonlyMap<string, number>;

/** Why some row cannot give back so many units; null if all can. */
export function findExcess(
	order: RawOrder,
	rmas: readonly RawRma[],
	units: Units,
	planned: Units,
): string | null {
	for (const [rowId, wanted] of units) {
		const row = order.Items.find((each) => each.RowId === rowId);
		const others = rmas.filter((rma) => unitsOf(rma, rowId) > 0);
		const back = others.reduce((sum, rma) => sum + unitsOf(rma, rowId), planned.get(rowId) ?? 0);
		const left = Math.max(0, (row?.Quantity ?? 0) - back);
		if (wanted <= left) continue;
		const names = others.map((rma) => `RMA ${rma.RMAHeaderId}`).join(', ');
		const rest = names === '' ? '' : `; ${names} counted in`;
		return `${wanted} of ${row ? soldAs(row) : rowId} are to come back, but only ${left} are out${rest}`;
	}
	return null;
}

const unitsOf = (rma: RawRma, rowId: string): number =>
	rma.RMALines.filter((line) => comesBack(line) && line.OrderItemRowId === rowId).reduce(
		(sum, line) => sum + line.ReturnQuantity,
		0,
	);
