import { normalised } from '../mapping/mappings';
import { locationName } from '../restock/restock-policy';
import { isGoodsBack, type RestockVerdict } from '../restock/restock-verdict';
import type { NewStockMarkRow } from '../stock/stock-marks';

type Origin = { orderKey: string; orderName: string; correlationId: string };

/**
 * One row for each SKU and place whose level in the shop may now be another than the warehouse's: raised for units that
 * are not there (yet), or behind by goods that came back.
 */
export function stockSignals(
	verdicts: readonly RestockVerdict[],
	{ orderKey, orderName, correlationId }: Origin,
	now: Date,
): NewStockMarkRow[] {
	const rows = new Map<string, NewStockMarkRow>();
	for (const verdict of verdicts) {
		const { sku, locationId } = verdict.claim;
		const place = locationName(locationId);
		const cause = causeOf(verdict);
		if (cause === null || sku === '') continue;
		const key = JSON.stringify([normalised(sku), place]);
		const reason = `${cause} of order ${orderName}`;
		const known = rows.get(key);
		rows.set(key, {
			sku: known?.sku ?? sku,
			location_id: place,
			reason: known ? joined(known.reason, reason) : reason,
			order_key: orderKey,
			order_name: orderName,
			correlation_id: correlationId,
			received_at: now.toISOString(),
			status: 'new',
		});
	}
	return [...rows.values()];
}

/** Why the shop's level may be wrong; null where nothing points to it. What only the shop's word raised is named so. */
function causeOf(verdict: RestockVerdict): string | null {
	switch (verdict.verdict) {
		case 'physicalReturn':
			if (isGoodsBack(verdict)) return 'goods back';
			return verdict.raisesLevel ? 'restock ahead of its goods' : null;
		case 'synthetic':
			return 'synthetic restock';
		case 'cancellation':
			return 'cancelled units';
		case 'notStocked':
			return 'returned goods on no shelf';
		case 'keepGoods':
			return verdict.raisesLevel ? 'restock of goods that stay with the customer' : null;
		case 'moneyOnly':
			return verdict.raisesLevel ? 'restock by a refund' : null;
		case 'needsReview':
			return verdict.raisesLevel ? 'doubtful restock' : null;
	}
}

const joined = (reasons: string, reason: string): string =>
	reasons.split('; ').includes(reason) ? reasons : `${reasons}; ${reason}`;
