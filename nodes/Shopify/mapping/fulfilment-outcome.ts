import type { DispatchedStep, DispatchStep } from '../../../domain/dispatch/dispatch-step';
import type { FulfilmentPlan } from '../../../domain/dispatch/plan-fulfilment';
import {
	isCalledOff,
	numbersOf,
	type Fulfilment,
	type ShopFulfilment,
} from '../../../domain/dispatch/shop-fulfilment';
import { addUnits, isSameUnits, type Units } from '../../../domain/dispatch/units';
import { isSameNumbers } from '../../../domain/dispatch/written-numbers';

/** What came back of a call, or why it was not made. */
export type SentStep =
	| { kind: 'answered'; fulfilmentId: string }
	| { kind: 'refused'; message: string }
	/** No answer, or none that can be read: it may be done. */
	| { kind: 'unknown'; message: string }
	| { kind: 'notSent'; message: string; waitsFor: DispatchedStep['waitsFor'] };

/** The order before and after the writes, with what would still be to do. `after` is null if it could not be read. */
export type Picture = {
	before: ShopFulfilment;
	after: ShopFulfilment | null;
	/** Why it could not be read. */
	unread: string;
	planAfter: FulfilmentPlan | null;
};

const CONFIRMED = 'Confirmed by reading back';

/**
 * What became of steps. Neither an answer nor its absence is taken for proof: a step is done if the order shows it when
 * it is read again. A fulfilment proves one step only.
 */
export function toDispatchedSteps(
	steps: ReadonlyArray<{ step: DispatchStep; sent: SentStep }>,
	picture: Picture,
): DispatchedStep[] {
	const named = new Set(
		steps.flatMap(({ sent }) => (sent.kind === 'answered' ? sent.fulfilmentId : [])),
	);
	const fresh = newFulfilments(picture).filter(({ id }) => !named.has(id));
	return steps.map(({ step, sent }) => {
		if (sent.kind === 'notSent') {
			return {
				...headOf(step),
				status: 'notStarted',
				message: sent.message,
				waitsFor: sent.waitsFor,
			};
		}
		return step.kind === 'updateTracking'
			? ofTracking(step, sent, picture)
			: ofFulfilment(step, sent, picture, fresh);
	});
}

/** A step that was not begun, with a word why. */
export const notStarted = (
	step: DispatchStep,
	message: string,
	waitsFor: DispatchedStep['waitsFor'] = '',
): DispatchedStep => ({ ...headOf(step), status: 'notStarted', message, waitsFor });

/** A step that somebody else did meanwhile. */
export const foundDone = (step: DispatchStep): DispatchedStep => ({
	...headOf(step),
	...{ status: 'alreadyDone', message: 'The shop has it already', waitsFor: '' },
});

/** What stands in the shop as it should, or as somebody else wants it. */
export const toSettledSteps = (plan: FulfilmentPlan, skus: ShopFulfilment): DispatchedStep[] =>
	plan.settled.map(({ fulfilment, consignment, message }) => ({
		kind: 'fulfilled',
		key: consignment.key,
		targetOrder: consignment.targetOrder,
		locationId: fulfilment.locationId,
		fulfilmentId: fulfilment.id,
		numbers: isSameNumbers(numbersOf(fulfilment), consignment.tracking.numbers)
			? consignment.tracking.numbers
			: [],
		units: fulfilment.lines.map(({ lineId, quantity }) => ({
			lineId,
			sku: skus.lines.find((line) => line.lineId === lineId)?.sku ?? '',
			quantity,
		})),
		...{ status: 'alreadyDone', message, waitsFor: '' },
	}));

type Sent = Exclude<SentStep, { kind: 'notSent' }>;

function ofTracking(
	step: Extract<DispatchStep, { kind: 'updateTracking' }>,
	sent: Sent,
	{ after, unread }: Picture,
): DispatchedStep {
	const found = after?.fulfilments.find(({ id }) => id === step.fulfilmentId);
	const isThere = found !== undefined && isSameNumbers(numbersOf(found), step.tracking.numbers);
	const message = sent.kind === 'answered' ? '' : sent.message;
	if (isThere) {
		const status = sent.kind === 'refused' ? 'alreadyDone' : 'done';
		return outcome(step, status, sent.kind === 'unknown' ? CONFIRMED : message);
	}
	if (sent.kind === 'refused') return outcome(step, 'rejected', message);
	return outcome(step, 'unknown', message || unread || NOT_THERE);
}

function ofFulfilment(
	step: Extract<DispatchStep, { kind: 'createFulfilment' }>,
	sent: Sent,
	{ after, unread, planAfter }: Picture,
	fresh: Fulfilment[],
): DispatchedStep {
	if (sent.kind === 'answered') {
		const isThere = after?.fulfilments.some(({ id }) => id === sent.fulfilmentId) ?? false;
		const done = outcome(step, isThere ? 'done' : 'unknown', isThere ? '' : unread || NOT_THERE);
		return { ...done, fulfilmentId: sent.fulfilmentId };
	}
	if (!after || !planAfter) {
		return outcome(step, sent.kind === 'unknown' ? 'unknown' : 'rejected', sent.message);
	}
	const own = sent.kind === 'unknown' ? fresh.findIndex((each) => isOf(step, each)) : -1;
	const [found] = own >= 0 ? fresh.splice(own, 1) : [];
	if (found) return { ...outcome(step, 'done', CONFIRMED), fulfilmentId: found.id };
	if (isStillDue(step, planAfter)) {
		return outcome(step, sent.kind === 'unknown' ? 'unknown' : 'rejected', sent.message);
	}
	const lineIds = linesOf(step).map(({ lineId }) => lineId);
	const isTold = fresh.some(({ lines }) => lines.some(({ lineId }) => lineIds.includes(lineId)));
	if (isTold) return foundDone(step);
	return notStarted(step, `The order changed meanwhile: ${sent.message}`, 'reading');
}

const NOT_THERE = 'Shopify answered, but it is not there';

/** Fulfilments that were made between the two readings. */
const newFulfilments = ({ before, after }: Picture): Fulfilment[] =>
	(after?.fulfilments ?? []).filter(
		(each) => !isCalledOff(each) && !before.fulfilments.some(({ id }) => id === each.id),
	);

const linesOf = (step: Extract<DispatchStep, { kind: 'createFulfilment' }>) =>
	step.parts.flatMap(({ lines }) => lines);

/** Whether a fulfilment is just what a step asked for. */
function isOf(
	step: Extract<DispatchStep, { kind: 'createFulfilment' }>,
	fulfilment: Fulfilment,
): boolean {
	return (
		isSameUnits(unitsOf(linesOf(step)), unitsOf(fulfilment.lines)) &&
		isSameNumbers(numbersOf(fulfilment), step.tracking.numbers)
	);
}

function unitsOf(lines: ReadonlyArray<{ lineId: string; quantity: number }>): Units {
	const units: Units = new Map();
	for (const { lineId, quantity } of lines) addUnits(units, lineId, quantity);
	return units;
}

/** Whether the plan after the writes would tell any of the same again. */
function isStillDue(
	step: Extract<DispatchStep, { kind: 'createFulfilment' }>,
	plan: FulfilmentPlan,
): boolean {
	const lineIds = linesOf(step).map(({ lineId }) => lineId);
	return plan.steps.some(
		(each) =>
			each.kind === 'createFulfilment' &&
			each.key === step.key &&
			linesOf(each).some(({ lineId }) => lineIds.includes(lineId)),
	);
}

function headOf(step: DispatchStep): Omit<DispatchedStep, 'status' | 'message' | 'waitsFor'> {
	const { kind, key, targetOrder, tracking } = step;
	return {
		...{ kind, key, targetOrder, numbers: tracking.numbers },
		locationId: step.kind === 'createFulfilment' ? step.locationId : '',
		fulfilmentId: step.kind === 'updateTracking' ? step.fulfilmentId : '',
		units:
			step.kind === 'createFulfilment'
				? linesOf(step).map(({ lineId, sku, quantity }) => ({ lineId, sku, quantity }))
				: [],
	};
}

const outcome = (
	step: DispatchStep,
	status: DispatchedStep['status'],
	message: string,
): DispatchedStep => ({ ...headOf(step), status, message, waitsFor: '' });
