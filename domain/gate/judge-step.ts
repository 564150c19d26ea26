import { assertNever } from '../assert-never';
import type { CreateOrderStep, PlanStep } from '../edit/edit-plan';
import type { FulfilmentFacts } from '../target/fulfilment-facts';
import { assessField, type StateRow } from './assess-state';
import { fieldRuleFor, type Field } from './field-rule';
import type { Standing } from './gate-context';
import { judgeCutOff } from './judge-cut-off';
import { judgeGone, REFUNDED } from './judge-gone';
import { judgePartlyGone } from './judge-partly-gone';
import { judgeShippedLine } from './judge-shipped-line';
import { fieldOf } from './step-field';

/** Whether one step may be written now, by the state of the order, the merchant's policy and what has shipped. */
export function judgeStep(step: PlanStep, standing: Standing): StateRow {
	switch (step.kind) {
		case 'createOrder':
			return withBothNamed(step, judgeCreation(step.replaces !== null, standing));
		case 'cancelReplaced':
			return step.orderId === standing.targetOrderId
				? judgeCreation(true, standing)
				: judgeReplaced(step.orderId, standing);
		case 'addOrder':
			return judgeAddition(standing);
		case 'bookCredit':
		case 'bookPayment':
			return BOOK;
		case 'setTotals':
			return judgeField('lines', standing);
		case 'updateLine':
		case 'addLine':
		case 'addService':
		case 'removeLine':
		case 'setContact':
		case 'setShipping':
		case 'setNote':
		case 'cancelOrder': {
			const row = judgeField(fieldOf(step), standing);
			if (row.code === 'CLOSED_DISPATCHED') return judgeGone(step, row, standing);
			if (row.verdict === 'hold') return row;
			const partly = judgePartlyGone(step, standing);
			if (row.verdict === 'refuse') return partly === REFUNDED ? partly : row;
			return partly ?? judgeShippedLine(step, standing.context.lines) ?? row;
		}
		default:
			return assertNever(step);
	}
}

/** Whether one field of the target order may be written now. */
export function judgeField(field: Field, standing: Standing): StateRow {
	const { facts, heldByUs, policy, context, attribution } = standing;
	const rule = fieldRuleFor(field, policy.fields, attribution);
	const row = assessField({
		field,
		until: rule.until,
		facts,
		heldByUs,
		policy,
		shippedLinesKnown: context.lines.some((line) => line.shippedQuantity > 0),
	});
	return row.verdict === 'proceed' ? (judgeCutOff(rule, standing) ?? row) : row;
}

const CREATE: StateRow = {
	verdict: 'proceed',
	code: 'CREATE',
	reason: 'The warehouse has no order under this reference yet',
};

/** Money is booked on what the books say, which the plan has looked at; the goods have no say in it. */
export const BOOK: StateRow = {
	verdict: 'proceed',
	code: 'BOOK',
	reason: 'The money moved, and the books do not have it yet',
};

/** What was added becomes an order of its own only where the first one is known to take no more. */
function judgeAddition({ facts }: Standing): StateRow {
	if (facts.unknown.length > 0) {
		const reason = `Could not read: ${facts.unknown.join(', ')}`;
		return { verdict: 'hold', code: 'UNKNOWN', reason };
	}
	if (facts.found && facts.closed && !facts.cancelled && facts.closedAs !== 'byFinance') {
		const reason = 'The order can take no more, so what was added becomes an order of its own';
		return { verdict: 'proceed', code: 'ADD_ORDER', reason };
	}
	const reason = 'The order is not one that was dispatched or billed';
	return { verdict: 'hold', code: 'UNKNOWN', reason };
}

/** A first import needs an order that is not there; a successor needs one that could be cancelled instead. */
function judgeCreation(replaces: boolean, standing: Standing): StateRow {
	const { facts } = standing;
	if (replaces) {
		const row = judgeField('cancel', standing);
		return row.verdict === 'proceed'
			? { ...row, code: row.code === 'EDIT_AFTER_WAVE_REMOVAL' ? row.code : 'CREATE' }
			: row;
	}
	if (!facts.found && facts.unknown.length === 0) return CREATE;
	const reason = facts.found
		? 'The order to be created is there already'
		: `Could not read: ${facts.unknown.join(', ')}`;
	return { verdict: 'hold', code: 'UNKNOWN', reason };
}

/** An order that takes the place of another order of the source is not made for a reason that lies in the other one. */
function withBothNamed({ replaces, secondaryReference }: CreateOrderStep, row: StateRow): StateRow {
	if (row.verdict === 'proceed' || !replaces || secondaryReference !== '') return row;
	const { reason, displayNumber } = replaces;
	return { ...row, reason: `${reason}. Warehouse order ${displayNumber}: ${row.reason}` };
}

/**
 * An order that a newer one replaces is cancelled on its own facts, and only outside of pick waves: taking it out of
 * one is a write to another order than the one in hand.
 */
function judgeReplaced(orderId: string, standing: Standing): StateRow {
	const old = standing.context.replaced.find((each) => each.orderId === orderId);
	if (!old) {
		const reason = 'The state of the order to be replaced is not known';
		return { verdict: 'hold', code: 'UNKNOWN', reason };
	}
	if (old.facts.closed && old.facts.cancelled) {
		return { verdict: 'proceed', code: 'EDITABLE', reason: 'The older order is cancelled already' };
	}
	const head = judgeHead(standing.facts);
	if (head) return head;
	const row = judgeField('cancel', {
		...standing,
		facts: old.facts,
		heldByUs: old.heldByUs ?? standing.heldByUs,
		policy: { ...standing.policy, unstartedWave: 'refuse' },
	});
	if (row.verdict === 'proceed') return row;
	return { ...row, reason: `Older order ${old.displayNumber}: ${row.reason}` };
}

/** The other order must be there and not cancelled, or cancelling this one would leave the customer without any. */
function judgeHead(facts: FulfilmentFacts): StateRow | null {
	if (facts.found && !facts.cancelled && facts.unknown.length === 0) return null;
	const reason = 'The order that takes its place is not known to stand';
	return { verdict: 'hold', code: 'UNKNOWN', reason };
}
