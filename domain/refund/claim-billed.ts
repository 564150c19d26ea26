import { creditedUnits } from './credited-units';
import { footingOf, toBilledLines, type BilledLines } from './billed-lines';
import type { PricedRefund } from './refund-value';
import type { StillBought } from './still-bought';
import type { TargetBooks } from './target-books';
import { weighedValue } from './weighed-value';

/** How many units of each line of each refund were billed and are credited; by refund id, in the order of its lines. */
type Claims = ReadonlyMap<string, readonly number[]>;

/**
 * Tells for each refunded unit whether a bill holds it, and so needs a credit, or whether the order edit took it off
 * before it was billed. Of a line, the billed units that the customer buys no more were refunded last: an edit before
 * billing is older than one after it. What a credit of the books took is taken first, and a return in the books takes
 * all that came back. Refunds come oldest first. The claims do not change when a plan made from them is booked.
 */
export function claimBilled(
	refunds: readonly PricedRefund[],
	still: StillBought,
	books: Pick<TargetBooks, 'bills' | 'credits'>,
	returned: ReadonlySet<string>,
): Claims {
	const billed = toBilledLines(books);
	const left = new Map(
		[...billed.units].map(([lineId, units]) => [
			lineId,
			Math.floor(units - (still.lines.get(lineId)?.quantity ?? 0)),
		]),
	);
	let leftMinor: number = weighedValue(refunds, still, books, billed);
	const claims = new Map<string, number[]>();
	const claim = ({ refund, amounts }: PricedRefund, units: readonly number[]): void => {
		claims.set(refund.refundId, [...units]);
		amounts.lines.forEach((line, at) => {
			const count = units[at] ?? 0;
			left.set(line.lineId, (left.get(line.lineId) ?? 0) - count);
			if (footingOf(line, billed) === 'weighed' && count > 0) leftMinor -= line.grossMinor;
		});
	};

	const open: PricedRefund[] = [];
	for (const priced of refunds) {
		const { refundId } = priced.refund;
		const all = priced.amounts.lines.map((line) => line.quantity);
		const booked = books.credits.filter((credit) => credit.refundId === refundId);
		if (booked.length > 0) {
			claim(priced, creditedUnits(priced, booked[0]?.totalMinor ?? 0, billed) ?? all);
		} else if (returned.has(refundId)) claim(priced, all);
		else open.push(priced);
	}
	for (const priced of open.reverse()) {
		claim(priced, openClaim(priced, billed, left, leftMinor));
	}
	for (const priced of [...refunds].reverse()) raiseClaim(priced, claims, left);
	return claims;
}

function openClaim(
	{ amounts }: PricedRefund,
	billed: BilledLines,
	left: ReadonlyMap<string, number>,
	leftMinor: number,
): number[] {
	const units = amounts.lines.map(() => 0);
	const rest = new Map(left);
	let restMinor = leftMinor;
	amounts.lines.forEach((line, at) => {
		const footing = footingOf(line, billed);
		const available = rest.get(line.lineId) ?? 0;
		if (footing === 'counted') units[at] = Math.max(0, Math.min(line.quantity, available));
		if (footing === 'charged') units[at] = line.quantity;
		// The half of it settles the matter: what is left is about all of it or about nothing.
		if (footing === 'weighed' && line.grossMinor > 0 && 2 * restMinor >= line.grossMinor) {
			units[at] = line.quantity;
			restMinor -= line.grossMinor;
		}
		rest.set(line.lineId, available - (units[at] ?? 0));
	});
	return units;
}

/** Units that nobody claimed belong to a credit that took too few of them. */
function raiseClaim(
	{ refund, amounts }: PricedRefund,
	claims: ReadonlyMap<string, number[]>,
	left: Map<string, number>,
): void {
	const units = claims.get(refund.refundId) ?? [];
	amounts.lines.forEach((line, at) => {
		if (line.kind !== 'goods') return;
		const available = left.get(line.lineId) ?? 0;
		const more = Math.max(0, Math.min(line.quantity - (units[at] ?? 0), available));
		units[at] = (units[at] ?? 0) + more;
		left.set(line.lineId, available - more);
	});
}
