import { GoodsInLedger } from './goods-in-ledger';
import type { Portion } from './portion';
import type { RestockFacts } from './restock-facts';
import type { RestockPolicy } from './restock-policy';
import type { UsedProof } from './restock-verdict';

/** A portion with what proves it; nothing for one that needs no proof or has none. */
export type ProvenPortion = Portion & { proofs: UsedProof[] };

/**
 * Gives each unit that may have come back at most one unit of proof, and splits a portion that is proven in part.
 * Units that their own disposition proves come first and use up what the target booked in for them, because it is most
 * likely the same goods; then the others by rank (see `Back`), older claims before newer ones. So the proven units of
 * a SKU are never more than the target booked in or the shop restocked at mapped locations, whichever is more.
 */
export function proveGoodsIn(
	portions: readonly Portion[],
	facts: RestockFacts,
	policy: RestockPolicy,
): ProvenPortion[] {
	const ledger = new GoodsInLedger(facts, policy);
	const proven = new Map<Portion, ProvenPortion[]>();
	for (const portion of inOrder(portions)) proven.set(portion, prove(portion, ledger));
	return portions.flatMap((portion) => proven.get(portion) ?? [{ ...portion, proofs: [] }]);
}

function inOrder(portions: readonly Portion[]): Portion[] {
	const rank = ({ ruling }: Portion): number => (ruling.kind === 'back' ? ruling.rank : -1);
	return portions
		.filter(({ ruling }) => ruling.kind === 'back')
		.sort((a, b) => rank(a) - rank(b) || Date.parse(a.claim.at) - Date.parse(b.claim.at));
}

function prove(portion: Portion, ledger: GoodsInLedger): ProvenPortion[] {
	const { ruling, claim } = portion;
	const { units, proofs } = ledger.take(claim.sku, portion.units);
	if (ruling.kind === 'back' && ruling.rank === 0) {
		const own: UsedProof = { kind: 'disposition', proofId: claim.id, units: portion.units };
		return [{ ...portion, proofs: [own, ...proofs] }];
	}
	return [
		...(units > 0 ? [{ ...portion, units, proofs }] : []),
		...(units < portion.units ? [{ ...portion, units: portion.units - units, proofs: [] }] : []),
	];
}
