import { assertNever } from '../assert-never';
import { stepId, type DispatchedStep } from '../dispatch/dispatch-step';
import type { Dispatched } from '../dispatch/dispatched';
import { FIRST_RETRY_SECONDS, retryDelaySeconds } from '../signal/requeue';
import { DRY_RUN_MESSAGE } from './applied-step';
import {
	type Finding,
	type Judgement,
	lookAgainAt,
	REHEARSED,
	TRIES_BEFORE_EXCEPTION,
} from './judgement';
import type { SyncItem } from './sync-item';
import type { WaitPolicy } from './wait-policy';

/** Where one step stands. `failed`: it was tried, and it is not known or not begun. */
type Standing = 'settled' | 'rejected' | 'failed' | 'waits';

/**
 * What became of what the shop was told of the shipments of an order. What is rejected and what a person has to settle
 * is told at once, what failed after some tries. The order is looked at again for what is held or failed, and where
 * nothing has left yet.
 */
export function judgeDispatch(
	{ look: { attempt }, shipment }: Pick<SyncItem, 'look' | 'shipment'>,
	{ steps, problems }: Dispatched,
	{ holdSeconds, dispatchSeconds }: Pick<WaitPolicy, 'holdSeconds' | 'dispatchSeconds'>,
	now: Date,
): Judgement {
	if (shipment?.orders.length === 0)
		return nothingLeft(new Date(now.getTime() + dispatchSeconds * 1000));
	if (steps.some(({ message }) => message === DRY_RUN_MESSAGE)) return REHEARSED;
	const standings = steps.map(standingOf);
	const isPatient = attempt + 1 < TRIES_BEFORE_EXCEPTION;
	const isHeld = problems.some(({ code }) => code === 'DISPATCH_HELD');
	const findings: Finding[] = [
		...problems,
		...steps.flatMap((step, at) =>
			standings[at] === 'rejected' || (standings[at] === 'failed' && !isPatient)
				? [toFinding(step)]
				: [],
		),
	];
	const isHidden = problems.some(({ code }) => code === 'DISPATCH_NOT_SENT');
	const countsAsTry =
		isHidden || standings.some((each) => each === 'rejected' || each === 'failed');
	const delays = [
		...(countsAsTry ? [retryDelaySeconds(attempt)] : []),
		...(isHeld ? [holdSeconds] : []),
		...steps.flatMap(({ waitsFor }) =>
			waitsFor === '' ? [] : [waitsFor === 'time' ? 0 : FIRST_RETRY_SECONDS],
		),
	];
	return {
		outcome: outcomeOf(steps, standings, problems),
		findings,
		...lookAgainAt(delays.map((seconds) => now.getTime() + seconds * 1000)),
		retryAfterSeconds: 0,
		countsAsTry,
		account: {
			undecided: steps.flatMap((step, at) =>
				standings[at] === 'failed' || standings[at] === 'waits' ? [subjectOf(step)] : [],
			),
			waits: isHeld || standings.includes('waits'),
		},
	};
}

/** Somebody said that goods left, and the warehouse does not say so yet. */
const nothingLeft = (again: Date): Judgement => ({
	...REHEARSED,
	...lookAgainAt([again.getTime()]),
	account: { undecided: [], waits: false },
});

function standingOf({ status, waitsFor }: DispatchedStep): Standing {
	switch (status) {
		case 'done':
		case 'alreadyDone':
			return 'settled';
		case 'rejected':
			return 'rejected';
		case 'unknown':
			return 'failed';
		case 'notStarted':
			return waitsFor === '' ? 'failed' : 'waits';
		default:
			return assertNever(status);
	}
}

function outcomeOf(
	steps: readonly DispatchedStep[],
	standings: readonly Standing[],
	problems: Dispatched['problems'],
): Judgement['outcome'] {
	if (standings.includes('rejected')) return standings.includes('settled') ? 'partly' : 'refused';
	if (standings.some((each) => each !== 'settled')) return 'retrying';
	if (problems.length > 0) {
		if (standings.includes('settled')) return 'partly';
		return problems.every(({ code }) => code === 'DISPATCH_HELD') ? 'held' : 'refused';
	}
	return steps.some(({ status }) => status === 'done') ? 'converged' : 'inStep';
}

const subjectOf = (step: DispatchedStep): Required<Pick<Finding, 'code' | 'about'>> => ({
	code: 'DISPATCH_NOT_SENT',
	about: stepId(step),
});

function toFinding(step: DispatchedStep): Finding {
	const { kind, targetOrder, units, numbers, status, message, fulfilmentId } = step;
	const goods = units.map(({ quantity, sku, lineId }) => `${quantity} x ${sku || lineId}`);
	const order = targetOrder === '' ? '' : ` of warehouse order ${targetOrder}`;
	const what =
		kind === 'updateTracking'
			? `Tracking number ${numbers.join(', ')}${order}`
			: `${goods.join(', ')}${order}`;
	return {
		...subjectOf(step),
		reason: `${what}: ${message === '' ? NO_WORD : message}`,
		evidence: { targetOrder, units: goods, numbers, status, fulfilmentId },
	};
}

const NO_WORD = 'the shop gave no answer that says what became of it';
