import { minorUnits, type MinorUnits } from '../money/money';
import type { AssessedRefund } from './assess-refunds';
import type { TargetBooks } from './target-books';

/** What a payment takes from where; a credit that the same plan books is known by its refund alone. */
type Draws = {
	credits: Array<{ creditId: string; refundId: string; amountMinor: MinorUnits }>;
	deposits: Array<{ depositId: string; amountMinor: MinorUnits }>;
};

type CreditPurse = { creditId: string; refundId: string; leftMinor: number };
type DepositPurse = { depositId: string; leftMinor: number };

/** What the books have left to pay back, and what the payments of one plan take of it. */
export class Purses {
	private readonly credits: CreditPurse[];
	private readonly deposits: DepositPurse[];
	private readonly refunds: ReadonlyMap<string, AssessedRefund>;
	/** Refunds whose own money is booked: a deposit may have paid it, and their credit is wanted for the bill. */
	private readonly paid: ReadonlySet<string>;
	/** What each refund's own credit has to keep for its own money that is not booked yet. */
	private readonly kept: Map<string, number>;

	/** `due` are the credits that the plan books besides those of the books. */
	constructor(
		books: TargetBooks,
		refunds: readonly AssessedRefund[],
		due: readonly AssessedRefund[],
	) {
		this.refunds = new Map(refunds.map((refund) => [refund.refundId, refund]));
		const booked = new Set(books.payments.map((payment) => payment.transactionId));
		this.paid = new Set(
			refunds
				.filter(({ amounts }) =>
					amounts.transactions.some(({ transactionId }) => booked.has(transactionId)),
				)
				.map(({ refundId }) => refundId),
		);
		this.kept = new Map(
			refunds.map(({ refundId, amounts }) => [
				refundId,
				amounts.transactions
					.filter(({ state, transactionId }) => state === 'moved' && !booked.has(transactionId))
					.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
			]),
		);
		this.credits = [
			...books.credits.map(({ id, refundId, openMinor }) => ({
				creditId: id,
				refundId,
				leftMinor: openMinor,
			})),
			...due.map(({ refundId, dueMinor }) => ({ creditId: '', refundId, leftMinor: dueMinor })),
		];
		this.deposits = books.deposits.map(({ id, openMinor }) => ({
			depositId: id,
			leftMinor: openMinor,
		}));
	}

	/** What a payment of this refund could take in all. */
	available(refund: AssessedRefund): MinorUnits {
		return minorUnits(
			this.pursesFor(refund).reduce((sum, purse) => sum + this.leftFor(refund, purse), 0),
		);
	}

	/** Takes an amount, which has to be available. */
	draw(refund: AssessedRefund, amountMinor: MinorUnits): Draws {
		const draws: Draws = { credits: [], deposits: [] };
		let wanted: number = amountMinor;
		for (const purse of this.pursesFor(refund)) {
			const taken = minorUnits(Math.min(wanted, this.leftFor(refund, purse)));
			if (taken === 0) continue;
			wanted -= taken;
			purse.leftMinor -= taken;
			if ('depositId' in purse) {
				draws.deposits.push({ depositId: purse.depositId, amountMinor: taken });
			} else {
				const { creditId, refundId } = purse;
				draws.credits.push({ creditId, refundId, amountMinor: taken });
			}
		}
		this.kept.set(refund.refundId, (this.kept.get(refund.refundId) ?? 0) - amountMinor);
		return draws;
	}

	/** What the deposits have left for the bills. */
	get depositedMinor(): MinorUnits {
		return minorUnits(this.deposits.reduce((sum, { leftMinor }) => sum + leftMinor, 0));
	}

	private leftFor({ refundId }: AssessedRefund, purse: CreditPurse | DepositPurse): number {
		if ('depositId' in purse || purse.refundId === refundId) return purse.leftMinor;
		return Math.max(0, purse.leftMinor - (this.kept.get(purse.refundId) ?? 0));
	}

	/**
	 * The refund's own credit, then what older ones left open: those of exchanges last because they pay for new goods,
	 * and after them another's. Then the deposits, then credits whose own money is paid, and at last those of later
	 * refunds, which the customer is owed all the same. Books without a deposit never had the money for goods that were
	 * not billed, so no other credit pays for those.
	 */
	private pursesFor(refund: AssessedRefund): Array<CreditPurse | DepositPurse> {
		const { refundId, place, valueMinor, dueMinor } = refund;
		const hasDeposit = this.deposits.length > 0;
		const rank = (purse: CreditPurse): number => {
			if (purse.refundId === refundId) return 0;
			if (!hasDeposit && valueMinor > dueMinor) return -1;
			const other = this.refunds.get(purse.refundId);
			if (!other) return 3;
			if (other.place > place) return hasDeposit ? 6 : -1;
			if (this.paid.has(purse.refundId)) return 5;
			return other.refund.exchanged ? 2 : 1;
		};
		const credits = this.credits.map((purse) => ({ purse, rank: rank(purse) }));
		const deposits = this.deposits.map((purse) => ({ purse, rank: 4 }));
		return [...credits, ...deposits]
			.filter((each) => each.rank >= 0)
			.sort((a, b) => a.rank - b.rank)
			.map(({ purse }) => purse);
	}
}
