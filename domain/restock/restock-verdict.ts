import { z } from 'zod';

/** Something that says, or seems to say, that units are back in stock. */
const restockClaimSchema = z.object({
	kind: z.enum(['refundLine', 'refund', 'disposition', 'inventoryChange', 'cancellation']),
	/** Stays the same from look to look. */
	id: z.string(),
	/** Empty for a refund without lines and for a stock level. */
	lineId: z.string(),
	sku: z.string(),
	/** Units claimed; 0 for a refund without lines. */
	quantity: z.number().int().nonnegative(),
	/** Empty when the source does not say. */
	locationId: z.string(),
	at: z.string(),
});
export type RestockClaim = z.infer<typeof restockClaimSchema>;

const restockEvidenceSchema = z.object({ fact: z.string(), value: z.string() });
export type RestockEvidence = z.infer<typeof restockEvidenceSchema>;

/** Which units of which proof stand for the units of a verdict. */
const usedProofSchema = z.object({
	kind: z.enum(['rma', 'stockMovement', 'disposition']),
	proofId: z.string(),
	units: z.number().int().positive(),
});
export type UsedProof = z.infer<typeof usedProofSchema>;

/**
 * Why a person is asked; each is an exception code. `RESTOCK_UNPROVEN`: units were said to have come back, and nothing
 * proved it in time. `RESTOCK_SHIPPED`: units that had left were put back into the source's stock as if they had not.
 * `RESTOCK_REVIEW`: the facts contradict each other or fit no rule.
 */
const restockCodeSchema = z.enum(['RESTOCK_UNPROVEN', 'RESTOCK_SHIPPED', 'RESTOCK_REVIEW']);
export type RestockCode = z.infer<typeof restockCodeSchema>;

const restockFindingSchema = z.object({
	code: restockCodeSchema,
	/** Names the order, the claim and what is wrong. */
	reason: z.string(),
	evidence: z.array(restockEvidenceSchema),
});
export type RestockFinding = z.infer<typeof restockFindingSchema>;

/**
 * - `physicalReturn`: the units came back (proven), or are said to have (`waitsFor`).
 * - `synthetic`: an entry in the source's books: an order edit, or a stock level that follows a claim.
 * - `cancellation`: units that were called off or refunded before they left.
 * - `keepGoods`: units that left and stay with the customer.
 * - `moneyOnly`: nothing of it is about goods, or their return tells of them.
 * - `notStocked`: came back, or should have, but goes on no shelf of the target: scrapped, lost, or taken back elsewhere.
 */
const restockVerdictNameSchema = z.enum([
	'physicalReturn',
	'synthetic',
	'cancellation',
	'keepGoods',
	'moneyOnly',
	'notStocked',
	'needsReview',
]);
export type RestockVerdictName = z.infer<typeof restockVerdictNameSchema>;

/** What becomes of some units of one claim. The verdicts of a claim have exactly its units together. */
export const restockVerdictSchema = z.object({
	kind: z.literal('restockVerdict'),
	schemaVersion: z.literal(1),
	claim: restockClaimSchema,
	verdict: restockVerdictNameSchema,
	units: z.number().int().nonnegative(),
	evidence: z.array(restockEvidenceSchema),
	/** `certain`: two records agree; `likely`: one says so and none speaks against it; `doubtful`: not settled. */
	confidence: z.enum(['certain', 'likely', 'doubtful']),
	/** One sentence for people. */
	reason: z.string(),
	/** What has to happen before the verdict counts, and from when on its absence is an exception. */
	waitsFor: z
		.object({ what: z.enum(['goodsIn', 'disposition', 'money']), dueAt: z.string() })
		.nullable(),
	/** Filled for goods that are proven to be back. Several witnesses may have seen the same units. */
	proofs: z.array(usedProofSchema),
	/** Filled exactly for `needsReview`. */
	finding: restockFindingSchema.nullable(),
	/** The source raised its own stock level for the claim, rightly or not. */
	raisesLevel: z.boolean(),
});
export type RestockVerdict = z.infer<typeof restockVerdictSchema>;

/** Whether goods are back beyond doubt, so that what depends on them may go on. */
export const isGoodsBack = ({ verdict, waitsFor }: RestockVerdict): boolean =>
	verdict === 'physicalReturn' && waitsFor === null;
