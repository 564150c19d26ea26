import type { ExceptionCode } from '../exception/exception-codes';
import type { ExceptionClosure } from './edit-report';
import type { Judgement } from './judgement';
import type { OpenException } from './open-exception';

/** Only the person who checked the wave can close these. */
const CLOSED_BY_PEOPLE: readonly string[] = ['WROTE_INTO_WAVE'] satisfies ExceptionCode[];

/** Only a look that tells of everything can close these: one that failed knows nothing of them. */
const CLOSED_BY_ACCOUNT: readonly string[] = [
	'REFUND_NOT_RECORDED',
	'RETURN_NOT_BOOKED',
	'RETURN_DIFFERS',
	'DISPATCH_EXCESS',
	'DISPATCH_UNMATCHED',
	'DISPATCH_HELD',
	'DISPATCH_NOT_SENT',
	'RESTOCK_UNPROVEN',
	'RESTOCK_SHIPPED',
	'RESTOCK_REVIEW',
] satisfies ExceptionCode[];

/**
 * The older exceptions of an order that a look closes, of those it neither says again nor leaves open (`lasting`). An
 * order in step resolves them all, a look that tells of everything or says only what is new supersedes them.
 */
export function closeExceptions(
	mine: readonly OpenException[],
	lasting: ReadonlySet<string>,
	{ outcome, account }: Judgement,
	saysAllAnew: boolean,
	now: Date,
): ExceptionClosure[] {
	const inStep = outcome === 'converged' || outcome === 'inStep';
	if (!inStep && outcome !== 'partly' && !saysAllAnew && !account) return [];
	return mine
		.filter(
			({ code, fingerprint }) =>
				!CLOSED_BY_PEOPLE.includes(code) &&
				!lasting.has(fingerprint) &&
				(account !== undefined || !CLOSED_BY_ACCOUNT.includes(code)),
		)
		.map(({ id }) => ({
			exception_id: id,
			status: inStep ? 'resolved' : 'superseded',
			closed_at: now.toISOString(),
		}));
}
