import { stableHash } from '../stable-hash';
import type { TargetSnapshot } from '../target/target-snapshot';

/** Hash of everything a plan may change: equal versions mean that a plan still starts from the right state. */
export function targetVersion(target: TargetSnapshot): string {
	return stableHash({
		orderId: target.orderId,
		lines: [...target.lines].sort((a, b) => (a.rowId < b.rowId ? -1 : 1)),
		shipping: target.shipping,
		totals: target.totals,
		deliveryAddress: target.deliveryAddress,
		billingAddress: target.billingAddress,
		email: target.email,
		notes: target.notes,
	});
}
