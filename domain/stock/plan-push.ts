import { normalised } from '../mapping/mappings';
import { locationName } from '../restock/restock-policy';
import type { OrderInFlight } from './edits-in-flight';
import { heldBy } from './held-stock';
import { hold, isLowered, leave, noteUndecided } from './hold-stock';
import { overdueOrders } from './overdue-order';
import { placeStock, type Placed } from './place-stock';
import type { Judging, Look, Planning } from './planning';
import type { LastPushed } from './pushed-levels';
import { indexMarks, reasonToLook, wantedInAll } from './reason-to-look';
import type { ShopLevel } from './shop-level';
import { groupBySku } from './sku-groups';
import type { StockMark } from './stock-marks';
import type { PushMode, SkippedStock, StockPlan } from './stock-plan';
import type { StockPolicy } from './stock-policy';
import type { StockProblem } from './stock-problem';
import type { WantedStock } from './wanted-stock';

export type PushFacts = {
	mode: PushMode;
	wanted: readonly WantedStock[];
	/** What the shop holds now. In a full push everything it sells; in a delta push what `skusToRead` asked for. */
	shop: readonly ShopLevel[];
	last: LastPushed;
	/** Open stock signals. */
	marks: readonly StockMark[];
	inFlight: readonly OrderInFlight[];
};

/**
 * What a stock push has to do: the levels of the shop that differ from what is wanted, and of everything else that was
 * looked at what it is instead. A level that is right is no write. Nothing is planned for SKUs of orders in flight, for
 * what was not read, and for what has a problem. What only overdue orders may move is lowered, and never raised.
 */
export function planPush(facts: PushFacts, policy: StockPolicy, now: Date): StockPlan {
	const plan = { ...emptyPlan(facts.mode, now), overdue: overdueOrders(facts.inFlight) };
	const planning = { plan, facts, policy, marksOf: indexMarks(facts.marks) };
	const shop = groupBySku(facts.shop);
	const held = heldBy(facts.inFlight, facts.wanted);
	for (const wanted of facts.wanted) {
		const looks = looksAt(wanted, planning);
		const open = skipLeft(plan, wanted, looks);
		const counted = wanted.places.filter(({ kind }) => kind !== 'left');
		plan.untouched += counted.length - open.length;
		if (open.length === 0 && !problemIsDue(wanted, planning)) continue;
		const article = articleOf(shop.get(normalised(wanted.sku)) ?? [], facts.mode, wanted.sku);
		const orders = held(wanted);
		const isSoldHere = article?.problem !== 'notFound';
		const judging = { sku: wanted.sku, looks: open, orders: isSoldHere ? orders : [] };
		if (judging.orders.every(({ overdueMinutes }) => overdueMinutes !== null)) {
			judge(planning, wanted, judging, article);
		} else hold(planning, judging, article);
	}
	addWhatNobodyWants(plan, facts);
	addUnmapped(plan, facts.marks, policy);
	return plan;
}

const emptyPlan = (mode: PushMode, now: Date): StockPlan => ({
	...{ kind: 'stockPlan', schemaVersion: 1, mode, plannedAt: now.toISOString() },
	...{ pairs: [], equal: [], unsold: [], skipped: [], problems: [], repairs: [] },
	...{ overdue: [], untouched: 0 },
});

function looksAt(wanted: WantedStock, { facts, marksOf }: Planning): Look[] {
	return wanted.places.flatMap((place) => {
		const reason = reasonToLook(wanted, place, { last: facts.last, marksOf });
		if (reason === null && facts.mode === 'delta' && place.kind !== 'left') return [];
		return [{ place, why: reason ?? 'differs in the shop', comesBack: reason !== null }];
	});
}

function problemIsDue(wanted: WantedStock, { facts, marksOf }: Planning): boolean {
	if (!wanted.problem) return false;
	return (
		facts.mode === 'full' || reasonToLook(wanted, null, { last: facts.last, marksOf }) !== null
	);
}

/** Notes what no push looks at, and gives back the rest. */
function skipLeft(plan: StockPlan, { sku }: WantedStock, looks: readonly Look[]): Look[] {
	return looks.filter(({ place }) => {
		if (place.kind !== 'left') return true;
		const detail = place.why === 'jit' ? 'ordered when it is sold' : 'by a stock rule';
		const { locationId } = place;
		plan.skipped.push({ sku, locationId, why: 'left', detail, comesBack: false });
		return false;
	});
}

/** What the shop holds under a SKU. Null: nobody asked it. Articles that were given twice are one. */
function articleOf(rows: readonly ShopLevel[], mode: PushMode, sku: string): ShopLevel | null {
	const [first] = rows;
	if (!first) {
		if (mode === 'delta') return null;
		return { sku, problem: 'notFound', inventoryItemId: '', candidates: [], levels: [] };
	}
	const isOne = rows.every((row) => row.inventoryItemId === first.inventoryItemId);
	return isOne ? (rows.at(-1) ?? first) : { ...first, problem: 'duplicate', levels: [] };
}

function judge(
	planning: Planning,
	wanted: WantedStock,
	judging: Judging,
	article: ShopLevel | null,
): void {
	const { plan, policy } = planning;
	const { sku, looks, orders } = judging;
	const skip = (why: SkippedStock['why'], detail: string, comesBack: boolean, at = ''): void => {
		plan.skipped.push({ sku, locationId: at, why, detail, comesBack });
		if (why === 'unread') noteUndecided(plan, orders);
	};
	const tell = (code: StockProblem['code'], detail = '', locationId = ''): void => {
		plan.problems.push({ code, sku, locationId, detail });
	};
	if (!article) return skip('unread', 'the shop was not asked for it', true);
	if (article.problem === 'notFound') {
		const all = wantedInAll(wanted);
		const seen = planning.facts.last(sku, '');
		const known = seen !== null && seen.location_id === '' && seen.pushed === all;
		plan.unsold.push({ sku, wanted: all, known });
		if (policy.tellUnsold) tell('notInShop', wanted.problem?.detail);
		return skip('notInShop', 'the shop does not sell it', false);
	}
	if (article.problem === 'duplicate') return tell('duplicateInShop');
	if (wanted.problem) return tell(wanted.problem.code, wanted.problem.detail);
	if (article.problem === 'untracked') return tell('untracked');
	for (const look of looks) {
		const { locationId } = look.place;
		const placed = placeStock(look.place, article, policy.quantityName);
		if (placed.kind === 'unread') skip('unread', placed.detail, look.comesBack, locationId);
		else if (placed.kind === 'notStocked') skip('notStocked', '', true, locationId);
		else if (placed.kind === 'problem') tell('notStocked', placed.detail, locationId);
		else if (orders.length === 0 || isLowered(placed)) {
			const { inventoryItemId } = article;
			const pair = { sku: article.sku, inventoryItemId, locationId, wanted: placed.wanted };
			addPair(planning, pair, placed, look, orders);
		} else leave(plan, judging, look, placed);
	}
}

function addPair(
	{ plan, facts, marksOf }: Planning,
	pair: { sku: string; inventoryItemId: string; locationId: string; wanted: number },
	placed: Extract<Placed, { kind: 'equal' | 'differs' }>,
	{ why, comesBack }: Look,
	orders: readonly OrderInFlight[],
): void {
	const { sku, locationId } = pair;
	if (placed.kind === 'equal') {
		const seen = facts.last(sku, locationId);
		const known =
			seen?.location_id === locationId &&
			seen.pushed === pair.wanted &&
			seen.inventory_item_id === pair.inventoryItemId;
		plan.equal.push({ ...pair, known });
		return;
	}
	const { levelId, name, from, to } = placed;
	const inFlight = orders.map(({ orderName }) => orderName);
	plan.pairs.push({ ...pair, levelId, name, from, to, why, comesBack, inFlight });
	if (marksOf(sku, locationId).length === 0 || from <= to) return;
	plan.repairs.push({ sku, locationId, from, to, text: `repaired: ${why}: ${from} -> ${to}` });
}

/** Articles and stock signals of SKUs that the warehouse was not asked for: nobody knows what they should be. */
function addWhatNobodyWants(
	plan: StockPlan,
	{ mode, wanted, shop, marks, inFlight }: PushFacts,
): void {
	const known = new Set(wanted.map(({ sku }) => normalised(sku)));
	const detail = 'the warehouse was not asked for it';
	const unknown = [
		...(mode === 'full' ? shop.filter(({ problem }) => isSold(problem)) : []),
		...marks,
	];
	for (const [key, [first]] of groupBySku(unknown)) {
		if (known.has(key) || !first) continue;
		const { sku } = first;
		plan.skipped.push({ sku, locationId: '', why: 'unread', detail, comesBack: false });
	}
	for (const { orderName, skus } of inFlight) {
		if (skus !== null) continue;
		const why = `order ${orderName} is on its way and could not be read, so its SKUs are not known`;
		plan.skipped.push({ sku: '', locationId: '', why: 'unread', detail: why, comesBack: true });
	}
}

/** Whether an article has stock that somebody should push. */
const isSold = (problem: ShopLevel['problem']): boolean =>
	problem === '' || problem === 'duplicate';

function addUnmapped(plan: StockPlan, marks: readonly StockMark[], policy: StockPolicy): void {
	if (!policy.tellUnmapped) return;
	const mapped = new Set(policy.feeds.map(({ locationId }) => locationId));
	const told = new Set<string>();
	for (const { sku, locationId, reason } of marks) {
		const key = `${normalised(sku)}@${locationName(locationId)}`;
		if (locationId === '' || mapped.has(locationId) || told.has(key)) continue;
		told.add(key);
		plan.problems.push({ code: 'unmappedLocation', sku, locationId, detail: reason });
	}
}
