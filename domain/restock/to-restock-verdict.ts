import type { Back, Portion, Ruling } from './portion';
import type { ProvenPortion } from './proof-of-goods-in';
import type { RestockPolicy } from './restock-policy';
import type { RestockFinding, RestockVerdict } from './restock-verdict';

/** What a verdict is made with. */
type VerdictContext = { orderName: string; policy: RestockPolicy; now: Date };

type Outcome = Pick<RestockVerdict, 'verdict' | 'confidence' | 'reason' | 'waitsFor'> & {
	code: RestockFinding['code'] | null;
};

/**
 * The verdict on some units once their proofs are known. What lacks a proof, or the fate of its money, waits; from its
 * due time on it is an exception.
 */
export function toRestockVerdict(portion: ProvenPortion, context: VerdictContext): RestockVerdict {
	const { claim, units, evidence, proofs, raisesLevel } = portion;
	const { code, ...outcome } = withMoney(outcomeOf(portion, context), portion, context);
	const all = [
		...evidence,
		...proofs.map(({ kind, proofId, units: proven }) => ({
			fact: kind,
			value: `${proofId}: ${proven}`,
		})),
	];
	return {
		kind: 'restockVerdict',
		schemaVersion: 1,
		claim,
		units,
		evidence: all,
		...outcome,
		proofs,
		finding:
			code === null
				? null
				: { code, reason: `${subjectOf(portion, context)}: ${outcome.reason}`, evidence: all },
		raisesLevel: raisesLevel || claim.kind === 'inventoryChange',
	};
}

function outcomeOf(portion: ProvenPortion, context: VerdictContext): Outcome {
	const { ruling, proofs } = portion;
	if (ruling.kind !== 'back') return plain(ruling);
	if (proofs.length > 0) return proven(ruling, portion);
	if (ruling.otherwise) return plain(ruling.otherwise);
	return waitOr(
		{
			verdict: 'physicalReturn',
			confidence: 'doubtful',
			reason: ruling.reason,
			waitsFor: { what: ruling.waitsFor, dueAt: dueAt(portion, context) },
			code: null,
		},
		toReview('RESTOCK_UNPROVEN', `${ruling.reason}, and nothing proves that they are there`),
		context,
	);
}

const plain = (ruling: Exclude<Ruling, Back>): Outcome =>
	ruling.kind === 'review'
		? toReview(ruling.code, ruling.reason)
		: {
				verdict: ruling.verdict,
				confidence: ruling.confidence,
				reason: ruling.reason,
				waitsFor: null,
				code: null,
			};

/** Two records agree when the target saw what the shop claims; a disposition alone is only the shop's word. */
function proven({ rank, reason }: Back, { proofs, units }: ProvenPortion): Outcome {
	const seen = proofs.filter(({ kind }) => kind !== 'disposition');
	const isSeen = ['rma', 'stockMovement'].some(
		(kind) =>
			seen.filter((proof) => proof.kind === kind).reduce((sum, each) => sum + each.units, 0) ===
			units,
	);
	return {
		verdict: 'physicalReturn',
		confidence: isSeen && rank < 3 ? 'certain' : 'likely',
		reason,
		waitsFor: null,
		code: null,
	};
}

/** As long as nobody knows whether the money of a refund moves, nothing that it says of goods is settled. */
function withMoney(outcome: Outcome, portion: Portion, context: VerdictContext): Outcome {
	const { verdict, waitsFor } = outcome;
	if (!portion.isPending || waitsFor || verdict === 'needsReview' || verdict === 'moneyOnly') {
		return outcome;
	}
	return waitOr(
		{
			...outcome,
			confidence: 'doubtful',
			waitsFor: { what: 'money', dueAt: dueAt(portion, context) },
		},
		toReview('RESTOCK_REVIEW', 'Nobody knows yet whether the money of the refund moves'),
		context,
	);
}

const toReview = (code: RestockFinding['code'], reason: string): Outcome => ({
	verdict: 'needsReview',
	confidence: 'doubtful',
	reason,
	waitsFor: null,
	code,
});

const dueAt = ({ claim }: Portion, { policy }: VerdictContext): string =>
	new Date(Date.parse(claim.at) + policy.waitHours * 3_600_000).toISOString();

const waitOr = (waiting: Outcome, late: Outcome, { now }: VerdictContext): Outcome =>
	waiting.waitsFor && now.getTime() < Date.parse(waiting.waitsFor.dueAt) ? waiting : late;

const CLAIMS: Readonly<Record<Portion['claim']['kind'], string>> = {
	refundLine: 'refund line',
	refund: 'refund',
	disposition: 'disposition',
	inventoryChange: 'stock level',
	cancellation: 'cancelled line',
};

const subjectOf = ({ claim, units }: Portion, { orderName }: VerdictContext): string =>
	`${orderName}, ${CLAIMS[claim.kind]} ${claim.id}, ${units} x ${claim.sku || 'an item without SKU'}`;
