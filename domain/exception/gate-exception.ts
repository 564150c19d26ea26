import { assertNever } from '../assert-never';
import type { GateCode } from '../gate/gate-decision';
import type { ExceptionCode } from './exception-codes';

/** The exception that a refused order raises; null where the plan's own problems say more. */
export function gateException(code: GateCode): ExceptionCode | null {
	switch (code) {
		case 'ABSENT':
			return 'ORDER_ABSENT';
		case 'CLOSED_CANCELLED':
			return 'GATE_CANCELLED';
		case 'CLOSED_BILLED':
			return 'GATE_BILLED';
		case 'CLOSED_BY_FINANCE':
			return 'GATE_CLOSED';
		case 'CLOSED_DISPATCHED':
			return 'GATE_DISPATCHED';
		case 'BLOCK_PARTSHIPPED':
			return 'GATE_PART_SHIPPED';
		case 'BLOCK_3PL':
			return 'GATE_THIRD_PARTY';
		case 'BLOCK_PICKED':
			return 'GATE_PICKED';
		case 'BLOCK_LABEL':
			return 'GATE_LABEL';
		case 'BLOCK_LOCKED':
			return 'GATE_LOCKED';
		case 'BLOCK_PARKED':
			return 'GATE_PARKED';
		case 'RACE':
			return 'GATE_WAVE';
		case 'POLICY_PRINTED':
			return 'GATE_PRINTED';
		case 'MANUAL':
			return 'GATE_MERGED';
		case 'UNKNOWN':
			return 'GATE_UNKNOWN';
		case 'AFTER_CUT_OFF':
			return 'GATE_CUT_OFF';
		case 'LINE_SHIPPED':
			return 'GATE_LINE_SHIPPED';
		case 'ADD_ORDER':
		case 'BOOK':
		case 'CREATE':
		case 'POSTPONED':
		case 'PLAN_BLOCKED':
		case 'EDIT_AFTER_WAVE_REMOVAL':
		case 'EDIT_VIA_UNPARK':
		case 'EDITABLE':
		case 'NOTHING_TO_DO':
		case 'NOT_NEEDED':
		case 'REFUNDED_AFTER_DISPATCH':
			return null;
		default:
			return assertNever(code);
	}
}
