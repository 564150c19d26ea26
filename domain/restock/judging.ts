import { err, ok, type Result } from '../result';
import { lineDoubt } from './line-doubt';
import { LineUnits, shippedBy } from './line-units';
import { review, settled, type Back, type Ruling, type Settled } from './portion';
import type { RestockFacts, RestockLine, RestockReturn } from './restock-facts';
import { isMapped, locationName, type RestockPolicy } from './restock-policy';
import type { RestockEvidence } from './restock-verdict';
import { ReturnUnits } from './return-units';

/** What the claims of one order are judged by: its facts, and the units that earlier claims have left over. */
export class Judging {
	private readonly units = new Map<string, LineUnits>();
	private readonly returnUnits = new Map<string, ReturnUnits>();

	constructor(
		readonly facts: RestockFacts,
		readonly policy: RestockPolicy,
	) {}

	lineOf(lineId: string): RestockLine | null {
		return this.facts.lines.find((line) => line.lineId === lineId) ?? null;
	}

	unitsOf(line: RestockLine): LineUnits {
		const units = this.units.get(line.lineId) ?? new LineUnits(line);
		this.units.set(line.lineId, units);
		return units;
	}

	returnOf(returnId: string): RestockReturn | null {
		return this.facts.returns.find((each) => each.returnId === returnId) ?? null;
	}

	unitsIn(ret: RestockReturn, lineId: string): ReturnUnits {
		const key = `${ret.returnId}/${lineId}`;
		const units = this.returnUnits.get(key) ?? new ReturnUnits(ret, lineId);
		this.returnUnits.set(key, units);
		return units;
	}

	/** The line that a claim is about, or what holds for every claim on it, whatever the claim says. */
	screen(lineId: string): Result<RestockLine, Ruling> {
		const line = this.lineOf(lineId);
		if (!line) return err(review('The line is not on the order as it was read'));
		if (!line.tracked) return err(settled('moneyOnly', 'certain', 'No stock is kept of it'));
		const doubt = lineDoubt(line, this.facts);
		return doubt === null ? ok(line) : err(review(doubt));
	}

	/** The ruling for units that came back if a proof says so. A bundle's own line has no goods that could. */
	back(line: RestockLine, locationId: string, ruling: Omit<Back, 'kind'>): Ruling {
		if (line.isBundleParent) {
			return (
				ruling.otherwise ??
				review('A bundle was restocked as such, but only its components are goods')
			);
		}
		const elsewhere = this.takenBackElsewhere(locationId);
		return elsewhere
			? { kind: 'back', ...ruling, rank: 3, otherwise: ruling.otherwise ?? elsewhere }
			: { kind: 'back', ...ruling };
	}

	/** Facts that stand behind every claim on a line. */
	lineEvidence(line: RestockLine | null, at: string): RestockEvidence[] {
		if (!line) return [];
		const shipped = `${shippedBy([line], at)} of ${line.orderedQuantity}`;
		return [
			{ fact: 'shipped', value: shipped },
			...(line.bundle ? [{ fact: 'bundle', value: line.bundle.title }] : []),
			...(line.isBundleParent ? [{ fact: 'bundle', value: "the bundle's own line" }] : []),
			...(this.isCounter ? [{ fact: 'source', value: 'pos' }] : []),
		];
	}

	get isCounter(): boolean {
		return this.facts.order.source === 'pos';
	}

	/** Goods handed over a counter that is no place of the target are back, but on none of its shelves. */
	private takenBackElsewhere(locationId: string): Settled | null {
		const isKnown = locationName(locationId) !== '' && this.policy.mappedLocations.length > 0;
		if (!this.isCounter || !isKnown || isMapped(locationId, this.policy)) return null;
		return settled(
			'notStocked',
			'likely',
			'Taken back over the counter of a location that the target does not keep',
		);
	}
}
