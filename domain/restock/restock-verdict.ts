import type { GoodsIn } from './restock-facts';

/** Something that says, or seems to say, that units are back in stock. */
export type RestockClaim = {
	kind: 'refundLine' | 'refund' | 'disposition' | 'inventoryChange' | 'cancellation';
	/** Stays the same from look to look. */
	id: string;
	/** Empty for a refund without lines and for a stock level. */
	lineId: string;
	sku: string;
	/** Units claimed; 0 for a refund without lines. */
	quantity: number;
	/** Empty when the source does not say. */
	locationId: string;
	at: string;
};

export type RestockEvidence = { fact: string; value: string };

/** Which units of which proof stand for the units of a verdict. */
export type UsedProof = {
	kind: GoodsIn['kind'] | 'disposition';
	proofId: string;
	units: number;
};

/** Why a person is asked; each is an exception code. */
export type RestockCode =
	/** Units were said to have come back, and nothing proved it in time. */
	| 'RESTOCK_UNPROVEN'
	/** Units that had left were put back into the source's stock as if they had not. */
	| 'RESTOCK_SHIPPED'
	/** The facts contradict each other or fit no rule. */
	| 'RESTOCK_REVIEW';

export type RestockFinding = {
	code: RestockCode;
	/** Names the order, the claim and what is wrong. */
	reason: string;
	evidence: RestockEvidence[];
};

export type RestockVerdictName =
	/** The units came back (proven), or are said to have (`waitsFor`). */
	| 'physicalReturn'
	/** An entry in the source's books: an order edit, or a stock level that follows a claim. */
	| 'synthetic'
	/** Units that were called off or refunded before they left. */
	| 'cancellation'
	/** Units that left and stay with the customer. */
	| 'keepGoods'
	/** Nothing of it is about goods, or their return tells of them. */
	| 'moneyOnly'
	/** Came back, or should have, but goes on no shelf of the target: scrapped, lost, or taken back elsewhere. */
	| 'notStocked'
	| 'needsReview';

/** What becomes of some units of one claim. The verdicts of a claim have exactly its units together. */
export type RestockVerdict = {
	kind: 'restockVerdict';
	schemaVersion: 1;
	claim: RestockClaim;
	verdict: RestockVerdictName;
	units: number;
	evidence: RestockEvidence[];
	/** `certain`: two records agree; `likely`: one says so and none speaks against it; `doubtful`: not settled. */
	confidence: 'certain' | 'likely' | 'doubtful';
	/** One sentence for people. */
	reason: string;
	/** What has to happen before the verdict counts, and from when on its absence is an exception. */
	waitsFor: { what: 'goodsIn' | 'disposition' | 'money'; dueAt: string } | null;
	/** Filled for goods that are proven to be back. Several witnesses may have seen the same units. */
	proofs: UsedProof[];
	/** Filled exactly for `needsReview`. */
	finding: RestockFinding | null;
};

/** Whether goods are back beyond doubt, so that what depends on them may go on. */
export const isGoodsBack = ({ verdict, waitsFor }: RestockVerdict): boolean =>
	verdict === 'physicalReturn' && waitsFor === null;
