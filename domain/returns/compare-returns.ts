import type { RestockFacts } from '../restock/restock-facts';
import { describeMismatch, type MismatchWords } from './describe-mismatch';
import type { ReturnMismatch } from './return-mismatch';
import { returnStart } from './return-start';
import { tallyReturns, type ReturnTally } from './return-tally';

export type ReturnPatience = {
	now: Date;
	/** Hours from the return's start until goods of which nothing came in are missing. */
	waitHours: number;
};

export type ReturnComparison = {
	/** At most one of each kind for each return. */
	mismatches: ReturnMismatch[];
	/** Ids of returns whose goods are still to come. */
	awaited: string[];
};

/**
 * Compares what each return of an order says with what the warehouse booked in under its reference. Scrapped units came
 * back. Too few is only said once nothing more is to be expected: the booking is in, or something came and the shop
 * closed the return or the time is over. Returns that were only asked for, called off or declined await nothing.
 */
export function compareReturns(facts: RestockFacts, patience: ReturnPatience): ReturnComparison {
	const mismatches: ReturnMismatch[] = [];
	const awaited: string[] = [];
	for (const tally of tallyReturns(facts)) {
		const { returnId, status } = tally.ret;
		const isExpected = status === 'open' || status === 'closed';
		const found = isExpected ? compareExpected(tally, facts, patience) : compareUncalled(tally);
		mismatches.push(...found.words.map((words) => describeMismatch(facts, tally, words)));
		if (found.awaits) awaited.push(returnId);
	}
	return { mismatches, awaited };
}

type Found = { words: MismatchWords[]; awaits: boolean };

const compareUncalled = ({ cameIn }: ReturnTally): Found => ({
	words: cameIn.total > 0 ? [{ kind: 'uncalledFor', goods: cameIn.list() }] : [],
	awaits: false,
});

function compareExpected(tally: ReturnTally, facts: RestockFacts, patience: ReturnPatience): Found {
	const { ret, returned, cameIn, lent, missing, isIn } = tally;
	const isOverdue = isLate(tally, facts, patience);
	const hasCome = cameIn.total + lent.total > 0;
	const isFinal = isIn || (hasCome && (ret.status === 'closed' || isOverdue));
	const short = returned
		.list()
		.map(({ sku, units }) => ({
			sku,
			units: units - cameIn.of(sku) - lent.of(sku) - missing.of(sku),
		}))
		.filter(({ units }) => units > 0);
	const lacking = sum(short);
	const foreign = cameIn.list().filter(({ sku }) => returned.of(sku) === 0);
	const surplus = cameIn
		.list()
		.map(({ sku, units }) => ({ sku, units: units - returned.of(sku) }))
		.filter(({ sku, units }) => units > 0 && returned.of(sku) > 0);
	const replaced = isFinal ? Math.max(0, lacking - sum(foreign)) : 0;
	const swapped = replaced > 0 ? surplus : [];
	const words: MismatchWords[] = [];
	if (foreign.length + swapped.length > 0) {
		const goods = [...foreign, ...swapped, ...(isFinal ? short : [])];
		words.push({ kind: 'otherGoods', goods });
	}
	if (sum(surplus) > replaced) words.push({ kind: 'more', goods: surplus });
	if (isFinal && lacking > sum(foreign) + sum(swapped)) words.push({ kind: 'fewer', goods: short });
	const neverCame = lacking > 0 && !hasCome && !isIn && isOverdue ? short : [];
	const lost = missing.list();
	if (lost.length + neverCame.length > 0) {
		words.push({ kind: 'missing', goods: neverCame, lost, hours: patience.waitHours });
	}
	return { words, awaits: lacking > 0 && !isFinal && !isOverdue };
}

const isLate = ({ ret }: ReturnTally, facts: RestockFacts, patience: ReturnPatience): boolean =>
	patience.now.getTime() >=
	Date.parse(returnStart(ret.returnId, facts)) + patience.waitHours * 3_600_000;

const sum = (goods: ReadonlyArray<{ units: number }>): number =>
	goods.reduce((total, { units }) => total + units, 0);
