import { allocate } from '../../../domain/money/allocate';
import { minorUnits, sumMinor, type MinorUnits } from '../../../domain/money/money';
import type { Totals } from '../../../domain/edit/order-diff';
import type { HeldLine, HeldOrder } from './held-order';

export type SettledLine = HeldLine & { taxMinor: MinorUnits };

/**
 * The open lines, each with its tax, and what the order comes to without its closed lines. Tax that the account does not
 * tell line by line is what the total has beyond the net amounts, shared out in proportion to them. Whether a closed line
 * still counts in the total is left open by the vendor (docs/vendors/netsuite.md §3.5), so the total itself decides.
 */
export function settleMoney(
	order: HeldOrder,
	totalMinor: MinorUnits,
): { lines: SettledLine[]; totals: Totals } {
	const { lines, shipping, discountMinor } = order;
	const closed = lines.filter((line) => line.isClosed);
	const netMinor = sumMinor([
		...lines.map((line) => line.netMinor),
		shipping.amountMinor,
		discountMinor,
	]);
	const openNetMinor = netMinor - sumMinor(closed.map((line) => line.netMinor));
	const beyond = totalMinor - netMinor;
	const countsClosed =
		order.taxMinor === null ? beyond >= 0 : totalMinor !== openNetMinor + order.taxMinor;
	const taxMinor = order.taxMinor ?? minorUnits(countsClosed ? beyond : totalMinor - openNetMinor);
	const settled = withTax(
		order,
		countsClosed ? lines : lines.filter((line) => !line.isClosed),
		taxMinor,
	);
	const gone = settled.filter((line) => line.isClosed);
	const goneTax = sumMinor(gone.map((line) => line.taxMinor));
	const goneNet = sumMinor(gone.map((line) => line.netMinor));
	return {
		lines: settled.filter((line) => !line.isClosed && line.quantity > 0),
		totals: {
			taxMinor: minorUnits(taxMinor - goneTax),
			totalMinor: minorUnits(totalMinor - goneNet - goneTax),
		},
	};
}

function withTax(
	{ shipping }: HeldOrder,
	lines: readonly HeldLine[],
	taxMinor: MinorUnits,
): SettledLine[] {
	const weights = [...lines.map((line) => line.netMinor), shipping.amountMinor];
	const shares = allocate(
		taxMinor,
		weights.map((weight) => Math.max(0, weight)),
	);
	return lines.map((line, at) => ({
		...line,
		taxMinor: line.taxMinor ?? shares[at] ?? minorUnits(0),
	}));
}
