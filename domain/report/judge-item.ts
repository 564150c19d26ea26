import { gateException } from '../exception/gate-exception';
import { judgeDispatch } from './judge-dispatch';
import { judgeFailure } from './judge-failure';
import { judgeRecords } from './judge-records';
import { judgeRefusal } from './judge-refusal';
import { judgeWritten } from './judge-written';
import { later, TRIES_BEFORE_EXCEPTION, type Judgement } from './judgement';
import type { SyncItem } from './sync-item';
import type { WaitPolicy } from './wait-policy';

/** An order may take a while to reach the warehouse: eight looks are about 20 minutes. */
const LOOKS_FOR_ABSENT_ORDER = 8;

/** Turns what the steps left on an item into one judgement. What is kept beside an order passes no gate. */
export function judgeItem(item: SyncItem, waits: WaitPolicy, now: Date): Judgement {
	if (item.failure) return judgeFailure(item.failure, item.look.attempt);
	if (item.refundRecords || item.bookings) return judgeRecords(item, waits, now);
	if (item.dispatched) return judgeDispatch(item, item.dispatched, waits, now);
	const decision = item.decision;
	if (!decision) {
		return later(item, 'SYNC_FAILED', 'The order left the flow without a decision', {});
	}
	if (decision.verdict === 'refuse') return judgeRefusal(item);
	if (decision.code === 'POSTPONED') return judgePostponed(item);
	if (decision.verdict === 'hold') {
		const code = gateException(decision.code) ?? 'GATE_UNKNOWN';
		const patience = code === 'ORDER_ABSENT' ? LOOKS_FOR_ABSENT_ORDER : TRIES_BEFORE_EXCEPTION;
		return {
			...later(item, code, decision.reasons.join('; '), decision.evidence, patience),
			outcome: 'held',
		};
	}
	return judgeWritten(item);
}

/** Nobody has to hear of an order whose time has not come. */
function judgePostponed(item: SyncItem): Judgement {
	const until = item.plan?.postponed?.until ?? null;
	return {
		outcome: 'held',
		findings: [],
		lookAgain: until !== null,
		retryAfterSeconds: 0,
		countsAsTry: false,
		...(until === null ? {} : { lookAgainAt: until }),
	};
}
