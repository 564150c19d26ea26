import type { RestockFacts } from '../restock/restock-facts';
import type { ReturnMismatch } from './return-mismatch';
import type { ReturnTally } from './return-tally';

type Goods = ReadonlyArray<{ sku: string; units: number }>;

/** Which goods a mismatch is about. */
export type MismatchWords =
	| { kind: 'otherGoods' | 'more' | 'fewer' | 'uncalledFor'; goods: Goods }
	/** `goods`: nothing of them came in for so many hours; `lost`: the shop itself says that they are missing. */
	| { kind: 'missing'; goods: Goods; lost: Goods; hours: number };

/** A mismatch in words for a person: order, return, SKUs, what came in and what was returned, and what to do. */
export function describeMismatch(
	facts: RestockFacts,
	tally: ReturnTally,
	words: MismatchWords,
): ReturnMismatch {
	const { ret, returned, cameIn, scrapped, proofIds } = tally;
	const { returnId, status } = ret;
	return {
		returnId,
		kind: words.kind,
		reason: `${facts.order.name}, return ${returnId}: ${sayWords(words, tally)} ${NEXT[words.kind]}`,
		evidence: {
			returnId,
			status,
			kind: words.kind,
			returned: returned.list(),
			cameIn: cameIn.list(),
			scrapped: scrapped.list(),
			proofs: proofIds,
		},
	};
}

function sayWords(words: MismatchWords, tally: ReturnTally): string {
	const { ret, returned, cameIn, lent } = tally;
	const came = (sku: string): number => cameIn.of(sku) + lent.of(sku);
	const counts = (goods: Goods): string =>
		goods.map(({ sku }) => `${came(sku)} of ${returned.of(sku)} x ${named(sku)}`).join(', ');
	switch (words.kind) {
		case 'otherGoods': {
			const [foreign, known] = [
				words.goods.filter(({ sku }) => returned.of(sku) === 0),
				words.goods.filter(({ sku }) => returned.of(sku) > 0),
			];
			const parts = [
				...foreign.map(
					({ sku }) => `${came(sku)} x ${named(sku)}, of which the return has 0, came in`,
				),
				...(known.length > 0 ? [`of what it has, ${counts(known)} came in`] : []),
			];
			return `${parts.join('; ')}.`;
		}
		case 'more':
			return `more came in than was returned: ${counts(words.goods)}.`;
		case 'fewer':
			return `fewer came in than were returned: ${counts(words.goods)}.`;
		case 'uncalledFor':
			return `it is ${ret.status} in the shop, so 0 units were to come back, but ${words.goods
				.map(({ sku, units }) => `${units} x ${named(sku)}`)
				.join(', ')} came in.`;
		case 'missing':
			return [
				...words.lost.map(
					({ sku, units }) =>
						`the shop says that ${units} of ${returned.of(sku)} x ${named(sku)} never arrived; ${came(sku)} came in.`,
				),
				...(words.goods.length > 0
					? [`${counts(words.goods)} came in, and that for ${words.hours} hours.`]
					: []),
			].join(' ');
	}
}

const NEXT: Readonly<Record<MismatchWords['kind'], string>> = {
	otherGoods: 'Look into the parcel; then correct the return in the shop or the booking.',
	more: 'Count again; then correct the return in the shop or the booking.',
	fewer: 'Count again; if it is true, settle the rest with the customer.',
	uncalledFor: 'Decide with the customer, then make the return good in the shop.',
	missing: 'Trace the parcel and settle it with the customer; book in what turns up.',
};

const named = (sku: string): string => (sku === '' ? 'an item without SKU' : sku);
