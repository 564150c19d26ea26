import type {
	RestockClaim,
	RestockCode,
	RestockEvidence,
	RestockVerdictName,
} from './restock-verdict';

/** A verdict that needs nothing further. */
export type Settled = {
	kind: 'settled';
	verdict: Exclude<RestockVerdictName, 'physicalReturn' | 'needsReview'>;
	confidence: 'certain' | 'likely';
	reason: string;
};

/** Units that came back if a proof says so. */
export type Back = {
	kind: 'back';
	/**
	 * Who may take a proof first: units whose own disposition proves them, other units looked at on their return, units
	 * that the source merely says came back, units that nobody says came back.
	 */
	rank: 0 | 1 | 2 | 3;
	waitsFor: 'goodsIn' | 'disposition';
	reason: string;
	/** What holds without a proof; null waits for one. */
	otherwise: Settled | null;
};

export type Ruling = Settled | Back | { kind: 'review'; code: RestockCode; reason: string };

/** Some units of a claim with what the rules say of them, before proofs and time are looked at. */
export type Portion = {
	claim: RestockClaim;
	units: number;
	evidence: RestockEvidence[];
	ruling: Ruling;
	/** The money of its refund may still not move. */
	isPending: boolean;
	/** The source raised its own stock level for the claim; what it keeps no stock of has none. */
	raisesLevel: boolean;
};

export const settled = (
	verdict: Settled['verdict'],
	confidence: Settled['confidence'],
	reason: string,
): Settled => ({ kind: 'settled', verdict, confidence, reason });

export const review = (reason: string, code: RestockCode = 'RESTOCK_REVIEW'): Ruling => ({
	kind: 'review',
	code,
	reason,
});

/** Deals out a claim's units: each share says how many it wants of what is left and what holds for them. */
export class Shares {
	readonly portions: Portion[] = [];
	private left: number;

	constructor(private readonly base: Omit<Portion, 'units' | 'ruling'>) {
		this.left = base.claim.quantity;
	}

	/** Gives up to some units a ruling; those that `take` grants. */
	give(take: (wanted: number) => number, ruling: Ruling): this {
		const units = this.left > 0 ? take(this.left) : 0;
		if (units > 0) this.portions.push({ ...this.base, units, ruling });
		this.left -= units;
		return this;
	}

	/** Gives whatever is left a ruling, and ends. */
	rest(ruling: Ruling): Portion[] {
		return this.give((wanted) => wanted, ruling).portions;
	}
}
