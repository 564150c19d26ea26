import { normalised } from '../mapping/mappings';
import { shippedBy } from './line-units';
import type { GoodsIn, RestockFacts } from './restock-facts';
import type { RestockPolicy } from './restock-policy';
import type { UsedProof } from './restock-verdict';

type Entry = { proofId: string; left: number };
type Witness = { kind: GoodsIn['kind']; entries: Entry[] };

/**
 * The goods that the target booked in for an order, by SKU. An RMA and a stock movement may well be two records of the
 * same units, so each kind is a witness of its own, and a unit that came in is taken from all of them at once: what is
 * proven is never more than the witness says who saw the most.
 */
export class GoodsInLedger {
	private readonly bySku = new Map<string, Witness[]>();

	constructor(
		private readonly facts: RestockFacts,
		private readonly policy: RestockPolicy,
	) {}

	/** Takes up to so many units of a SKU; returns how many came in and which proofs stand for them. */
	take(sku: string, wanted: number): { units: number; proofs: UsedProof[] } {
		const key = normalised(sku);
		if (key === '') return { units: 0, proofs: [] };
		const witnesses = this.bySku.get(key) ?? this.witnessesOf(key);
		this.bySku.set(key, witnesses);
		const units = Math.min(wanted, Math.max(0, ...witnesses.map(({ entries }) => leftOf(entries))));
		return { units, proofs: witnesses.flatMap((witness) => takeFrom(witness, units)) };
	}

	private witnessesOf(key: string): Witness[] {
		return (['rma', 'stockMovement'] as const)
			.filter((kind) => this.policy.proof.includes(kind))
			.map((kind) => ({ kind, entries: this.entriesOf(kind, key) }));
	}

	/** Proofs of one kind, oldest first, each only as far as that many units were out when it was booked. */
	private entriesOf(kind: GoodsIn['kind'], key: string): Entry[] {
		const lines = this.facts.lines.filter(({ sku }) => normalised(sku) === key);
		let back = 0;
		return this.facts.goodsIn
			.filter((proof) => proof.kind === kind && proof.actioned && normalised(proof.sku) === key)
			.sort((a, b) => Date.parse(a.at) - Date.parse(b.at) || (a.proofId < b.proofId ? -1 : 1))
			.map(({ proofId, quantity, at }) => {
				const left = Math.max(0, Math.min(quantity, shippedBy(lines, at) - back));
				back += left;
				return { proofId, left };
			});
	}
}

const leftOf = (entries: readonly Entry[]): number =>
	entries.reduce((sum, { left }) => sum + left, 0);

function takeFrom({ kind, entries }: Witness, units: number): UsedProof[] {
	let missing = units;
	return entries.flatMap((entry) => {
		const taken = Math.min(missing, entry.left);
		entry.left -= taken;
		missing -= taken;
		return taken > 0 ? [{ kind, proofId: entry.proofId, units: taken }] : [];
	});
}
