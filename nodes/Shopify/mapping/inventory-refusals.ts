import type { RawSetProblem } from '../transport/raw-inventory';
import { pairWrite, type PairWrite } from './inventory-write';

/** What the problems of a call mean: for single pairs by their place, or for the call as a whole. */
export type Refusals =
	{ kind: 'pairs'; byPlace: ReadonlyMap<number, PairWrite> } | { kind: 'call'; problem: PairWrite };

const STALE = ['CHANGE_FROM_QUANTITY_STALE', 'COMPARE_QUANTITY_STALE'];

const IN_PROGRESS = 'IDEMPOTENCY_CONCURRENT_REQUEST';

/** What people can do about a refusal (docs/vendors/shopify.md §9). */
const ADVICE: Readonly<Record<string, string>> = {
	INVALID_INVENTORY_ITEM: 'The shop does not know the article any more: read the levels again',
	INVALID_LOCATION: 'The shop does not know the location, or it is closed: check the location map',
	ITEM_NOT_STOCKED_AT_LOCATION:
		'The article is not stocked at the location: switch it on there in the Shopify admin',
	NON_MUTABLE_INVENTORY_ITEM:
		'The article is a bundle, whose stock follows its components: leave it out of the push',
	INVALID_QUANTITY_NEGATIVE: 'The quantity is below zero',
	INVALID_QUANTITY_TOO_HIGH: 'The quantity is too high for Shopify',
	INVALID_QUANTITY_TOO_LOW: 'The quantity is too low for Shopify',
};

/** The problems of a call with `pairs` quantities. The place of a pair stands in the path of its problem. */
export function toRefusals(problems: readonly RawSetProblem[], pairs: number): Refusals {
	const byPlace = new Map<number, PairWrite>();
	for (const problem of problems) {
		const at = problem.field?.indexOf('quantities') ?? -1;
		const place = Number(at < 0 ? NaN : problem.field?.[at + 1]);
		if (!Number.isInteger(place) || place < 0 || place >= pairs) {
			return { kind: 'call', problem: toWrite(problem) };
		}
		if (!byPlace.has(place)) byPlace.set(place, toWrite(problem));
	}
	return { kind: 'pairs', byPlace };
}

function toWrite({ code, message }: RawSetProblem): PairWrite {
	const known = code ?? '';
	if (STALE.includes(known)) return pairWrite('stale', '', known);
	if (known === IN_PROGRESS) {
		return pairWrite('unknown', 'Shopify is still busy with the same change', known);
	}
	return pairWrite('rejected', ADVICE[known] ?? `Shopify: ${message.slice(0, 200)}`, known);
}
