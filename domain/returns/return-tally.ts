import type { GoodsIn, RestockFacts, RestockReturn } from '../restock/restock-facts';
import { GoodsCount } from './goods-count';
import { goodsOf } from './goods-of';

/** What a return says and what came in for it, in units by SKU. */
export type ReturnTally = {
	ret: RestockReturn;
	returned: GoodsCount;
	/** Booked in under the return's own reference, scrapped units among them. */
	cameIn: GoodsCount;
	scrapped: GoodsCount;
	/** Booked in for the order under no return's reference, as far as the return lacks them. */
	lent: GoodsCount;
	/** Said to be missing by the shop, and not decided otherwise since. */
	missing: GoodsCount;
	/** The booking is in as a whole: something of it was booked in, and nothing of it is still announced. */
	isIn: boolean;
	proofIds: string[];
};

/**
 * Counts for each return what was returned and what came in. Only booked-in lines of RMAs count, each for the return
 * whose id it carries as its reference (docs/vendors/linnworks.md §6.2). Goods that the warehouse booked in for the
 * order in its own way go to the returns that lack them, each unit once.
 */
export function tallyReturns(facts: RestockFacts): ReturnTally[] {
	const bookings = facts.goodsIn.filter(({ kind }) => kind === 'rma');
	const ids = new Set(facts.returns.map(({ returnId }) => returnId));
	const spare = new GoodsCount();
	for (const each of bookings.filter((booked) => !ids.has(booked.reference.trim()))) {
		if (each.actioned) addGoods(spare, each.sku, unitsIn(each), facts);
	}
	return facts.returns.map((ret) => {
		const own = bookings.filter(({ reference }) => reference.trim() === ret.returnId);
		const tally = tallyOwn(ret, own, facts);
		if (ret.status === 'open' || ret.status === 'closed') lend(tally, spare);
		return tally;
	});
}

/** Units that came back, whatever became of them. */
const unitsIn = ({ quantity, scrapped = 0 }: GoodsIn): number => quantity + scrapped;

function tallyOwn(ret: RestockReturn, own: readonly GoodsIn[], facts: RestockFacts): ReturnTally {
	const [returned, cameIn, scrapped] = [new GoodsCount(), new GoodsCount(), new GoodsCount()];
	const skuOf = (lineId: string): string =>
		facts.lines.find((line) => line.lineId === lineId)?.sku ?? '';
	for (const { lineId, quantity } of ret.lines) addGoods(returned, skuOf(lineId), quantity, facts);
	const actioned = own.filter((each) => each.actioned);
	for (const each of actioned) {
		addGoods(cameIn, each.sku, unitsIn(each), facts);
		addGoods(scrapped, each.sku, each.scrapped ?? 0, facts);
	}
	const missing = new GoodsCount();
	for (const lineId of new Set(ret.lines.map((line) => line.lineId))) {
		addGoods(missing, skuOf(lineId), missingOf(ret, lineId), facts);
	}
	return {
		ret,
		returned,
		cameIn,
		scrapped,
		lent: new GoodsCount(),
		missing,
		isIn: actioned.length > 0 && own.every((each) => each.actioned || unitsIn(each) === 0),
		proofIds: own.map(({ proofId }) => proofId),
	};
}

/** Units of a line that are still missing: what was found and decided since is not. */
function missingOf({ lines, dispositions }: RestockReturn, lineId: string): number {
	const sum = (list: ReadonlyArray<{ quantity: number }>): number =>
		list.reduce((total, { quantity }) => total + quantity, 0);
	const ofLine = dispositions.filter((each) => each.lineId === lineId);
	const found = ofLine.filter(({ type }) => type === 'restocked' || type === 'notRestocked');
	const open = sum(lines.filter((line) => line.lineId === lineId)) - sum(found);
	return Math.max(0, Math.min(sum(ofLine.filter(({ type }) => type === 'missing')), open));
}

function addGoods(count: GoodsCount, sku: string, units: number, facts: RestockFacts): void {
	for (const goods of goodsOf(sku, units, facts)) count.add(goods.sku, goods.units);
}

function lend({ returned, cameIn, lent }: ReturnTally, spare: GoodsCount): void {
	for (const { sku, units } of returned.list()) {
		const taken = Math.min(spare.of(sku), Math.max(0, units - cameIn.of(sku)));
		spare.add(sku, -taken);
		lent.add(sku, taken);
	}
}
