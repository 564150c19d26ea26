import { toConsignments, type Consignment } from './consignment';
import type { DispatchPolicy } from './dispatch-policy';
import type { DispatchProblem } from './dispatch-problem';
import type { CreateFulfilmentStep, DispatchStep, Tracking } from './dispatch-step';
import { excessProblems, heldProblem, unmatchedProblem } from './find-problems';
import { FulfilmentPool, type HeldUnits } from './fulfilment-pool';
import { isElsewhere } from './is-elsewhere';
import { locationProblems, placedBy, placedIn } from './location-problems';
import { moveAsTold } from './move-as-told';
import { moveToAlike } from './move-to-alike';
import { planTracking, type SettledFulfilment } from './plan-tracking';
import { recogniseFulfilled } from './recognise-fulfilled';
import type { Shipment } from './shipment';
import { isCalledOff, type Fulfilment, type ShopFulfilment } from './shop-fulfilment';
import { addUnits, sumUnits, takeUnits, type Units } from './units';

export type FulfilmentPlan = {
	steps: DispatchStep[];
	/** Fulfilments that stand for a consignment and stay as they are. */
	settled: SettledFulfilment[];
	problems: DispatchProblem[];
};

/** Lines that one fulfilment takes (docs/vendors/shopify.md §8). */
const LINES_PER_FULFILMENT = 512;

/** What parcels that nobody sent are called: lines without goods, fulfilled after the last parcel. */
const OTHER_LINES = 'other';
const UNTRACKED: Tracking = { company: '', numbers: [], urls: [] };

/**
 * What has to be told to the shop of what left: which units of which fulfilment orders, parcel by parcel and location by
 * location, and which numbers have to be corrected. Never more than the shop still asks for, and nothing that it was
 * told before; once the plan is carried out, the next one has no steps.
 */
export function planFulfilment(
	shipment: Shipment,
	shop: ShopFulfilment,
	policy: DispatchPolicy,
): FulfilmentPlan {
	const { consignments: left, unmatched } = toConsignments(shipment.orders, shop.lines, policy);
	const valid = shop.fulfilments.filter((each) => !isCalledOff(each));
	const elsewhere = valid.filter((each) => isElsewhere(each, left, policy));
	const counted = valid.filter((each) => !elsewhere.includes(each));
	const pool = new FulfilmentPool(shop.fulfilmentOrders, shop.lines);
	const wanted = pool.left();
	const known = moveAsTold(left, shop.lines, counted, policy.written);
	const consignments = moveToAlike(known, shop.lines, roomFor(shop, counted, wanted));
	const { open, own } = recogniseFulfilled(consignments, counted, policy.written);
	const due = dueUnits(open, wanted);
	const steps: CreateFulfilmentStep[] = [];
	const held: HeldUnits[] = [];
	const placed = own.map(placedIn);
	for (const [at, consignment] of consignments.entries()) {
		const expected = shopLocations(consignment, policy);
		const taken = pool.take(due[at] ?? new Map(), expected);
		held.push(...taken.held);
		for (const [locationId, parts] of taken.byLocation) {
			steps.push(...toSteps(consignment, locationId, parts));
			placed.push(placedBy(consignment, locationId, parts));
		}
	}
	if (policy.otherLines === 'withLast' && consignments.length > 0) {
		addOtherLines(steps, pool, shop, held);
	}
	const tracking = planTracking(own, policy.written);
	const problems: DispatchProblem[] = [
		...unmatched.map(unmatchedProblem),
		...locationProblems(placed, shop, (consignment) => shopLocations(consignment, policy)),
		...excessProblems({ consignments, open, due, wanted, elsewhere }, shop),
		...heldProblem(held, shop),
	];
	return { steps: [...tracking.steps, ...steps], settled: tracking.settled, problems };
}

/** The units of each line that the shop was told of and those that it still expects, visible to the app or not. */
function roomFor({ lines }: ShopFulfilment, told: readonly Fulfilment[], wanted: Units): Units {
	const room: Units = new Map();
	for (const { lineId, unfulfilled } of lines) {
		addUnits(room, lineId, Math.max(unfulfilled, wanted.get(lineId) ?? 0));
	}
	for (const { lineId, quantity } of told.flatMap((each) => each.lines)) {
		addUnits(room, lineId, quantity);
	}
	return room;
}

/** What of the open units the shop still asks for, the oldest consignments first. */
function dueUnits(open: readonly Units[], wanted: Units): Units[] {
	const left = new Map(wanted);
	return open.map(
		(units) =>
			new Map(
				[...units]
					.map(([lineId, quantity]) => [lineId, takeUnits(left, lineId, quantity)] as const)
					.filter(([, quantity]) => quantity > 0),
			),
	);
}

/** The shop's locations that stand for the warehouse location which sent a consignment. */
const shopLocations = (
	{ locationId }: Consignment,
	{ locations }: Pick<DispatchPolicy, 'locations'>,
): string[] =>
	Object.entries(locations)
		.filter(([, target]) => target.toLowerCase() === locationId.toLowerCase())
		.map(([source]) => source);

/** One step, or several where one fulfilment would have more lines than the shop takes. */
function toSteps(
	{ key, targetOrder, tracking }: Pick<Consignment, 'key' | 'targetOrder' | 'tracking'>,
	locationId: string,
	parts: CreateFulfilmentStep['parts'],
): CreateFulfilmentStep[] {
	const lines = parts.flatMap(({ fulfilmentOrderId, lines: own }) =>
		own.map((line) => ({ fulfilmentOrderId, line })),
	);
	const steps: CreateFulfilmentStep[] = [];
	for (let start = 0; start < lines.length; start += LINES_PER_FULFILMENT) {
		const some = lines.slice(start, start + LINES_PER_FULFILMENT);
		const ids = [...new Set(some.map(({ fulfilmentOrderId }) => fulfilmentOrderId))];
		steps.push({
			...{ kind: 'createFulfilment', key, targetOrder, tracking, locationId },
			parts: ids.map((id) => ({
				fulfilmentOrderId: id,
				lines: some.flatMap(({ fulfilmentOrderId, line }) =>
					fulfilmentOrderId === id ? line : [],
				),
			})),
		});
	}
	return steps;
}

/** Lines without goods go with the parcel after which nothing is left to ship. */
function addOtherLines(
	steps: CreateFulfilmentStep[],
	pool: FulfilmentPool,
	shop: ShopFulfilment,
	held: HeldUnits[],
): void {
	const left = pool.left();
	const isGoods = (lineId: string): boolean =>
		shop.lines.find((line) => line.lineId === lineId)?.requiresShipping ?? true;
	if (held.length > 0 || [...left.keys()].some(isGoods)) return;
	const last = steps[steps.length - 1];
	const taken = pool.take(sumUnits([left]), last ? [last.locationId] : []);
	held.push(...taken.held);
	for (const [locationId, parts] of taken.byLocation) {
		const isFull =
			(last?.parts ?? []).flatMap(({ lines }) => lines).length +
				parts.flatMap(({ lines }) => lines).length >
			LINES_PER_FULFILMENT;
		if (last?.locationId === locationId && !isFull) addParts(last, parts);
		else {
			const other = { key: OTHER_LINES, targetOrder: '', tracking: UNTRACKED };
			steps.push(...toSteps(other, locationId, parts));
		}
	}
}

function addParts(step: CreateFulfilmentStep, parts: CreateFulfilmentStep['parts']): void {
	for (const part of parts) {
		const known = step.parts.find(
			({ fulfilmentOrderId }) => fulfilmentOrderId === part.fulfilmentOrderId,
		);
		if (known) known.lines.push(...part.lines);
		else step.parts.push(part);
	}
}
