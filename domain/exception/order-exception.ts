import { z } from 'zod';
import type { Lane } from '../signal/lane';
import { inTargetWords } from './target-words';
import {
	EXCEPTION_CODES,
	EXCEPTION_RULES,
	type ExceptionCode,
	type ExceptionRule,
} from './exception-codes';

/** Rows raised before a column existed hold nothing in it. */
const addedLater = z
	.string()
	.nullish()
	.transform((text) => text ?? '');

/** A row of the exceptions table; dates travel as ISO text. */
export const exceptionRowSchema = z.object({
	/** The flow that raised it, which is the one that looks again; empty for a failed workflow. */
	lane: addedLater,
	order_key: z.string(),
	order_name: z.string(),
	code: z.enum(EXCEPTION_CODES as [ExceptionCode, ...ExceptionCode[]]),
	/** Same for the same trouble with the same edit, so a second look raises nothing new. */
	fingerprint: z.string(),
	severity: z.string(),
	owner: z.string(),
	reason: z.string(),
	next_step: z.string(),
	evidence: z.string(),
	target_order: z.string(),
	link: z.string(),
	/** `replay`: a person asks for another look; the exception is as open as before. */
	status: z.enum(['open', 'replay', 'superseded', 'resolved']),
	opened_at: z.string(),
	due_at: z.string(),
	slack_state: z.string(),
	mail_state: z.string(),
	correlation_id: z.string(),
	execution_id: z.string(),
	/** Secret of the link "look again"; random, so the nodes make it. Empty: no link works. */
	replay_key: addedLater,
	/** When it was said again because it was overdue; empty when never. */
	reminded_at: addedLater,
});
export type ExceptionRow = z.infer<typeof exceptionRowSchema>;

export type ExceptionSubject = {
	lane: Lane | '';
	orderKey: string;
	orderName: string;
	targetOrder: string;
	link: string;
	correlationId: string;
	executionId: string;
	/** Whether the order in the target is parked, and by us; then the next step says how it gets on its way again. */
	isParkedByUs?: boolean;
};

const LET_GO =
	'We keep the warehouse order parked, so that nobody picks it. It is let go by itself once the change is in it, or is taken back in the shop; to send it as it is, unpark it in the warehouse.';

/**
 * Makes the row for one exception, with owner, due time and next step from the closed list; no replay key yet. One of
 * low severity waits in the table and is only told when it is overdue: a penny of tax is no reason to ring a bell.
 */
export function toExceptionRow(
	code: ExceptionCode,
	details: { reason: string; evidence: unknown; fingerprint: string },
	subject: ExceptionSubject,
	now: Date,
): ExceptionRow {
	const rule: ExceptionRule = EXCEPTION_RULES[code];
	const words = (text: string): string => inTargetWords(text, subject.lane);
	const telling = rule.severity === 'low' ? 'quiet' : 'pending';
	return {
		lane: subject.lane,
		order_key: subject.orderKey,
		order_name: subject.orderName,
		code,
		fingerprint: details.fingerprint,
		severity: rule.severity,
		owner: rule.owner,
		reason: words(details.reason === '' ? rule.meaning : `${rule.meaning} ${details.reason}`),
		next_step: words(subject.isParkedByUs === true ? `${rule.nextStep} ${LET_GO}` : rule.nextStep),
		evidence: JSON.stringify(details.evidence),
		target_order: subject.targetOrder,
		link: subject.link,
		status: 'open',
		opened_at: now.toISOString(),
		due_at: new Date(now.getTime() + rule.dueMinutes * 60_000).toISOString(),
		slack_state: telling,
		mail_state: telling,
		correlation_id: subject.correlationId,
		execution_id: subject.executionId,
		replay_key: '',
		reminded_at: '',
	};
}
