import { EXCEPTION_RULES } from '../exception/exception-codes';
import { mayStillLeave } from '../restock/may-still-leave';
import type { RestockFacts } from '../restock/restock-facts';
import type { RestockVerdict } from '../restock/restock-verdict';
import { judgeFailure } from './judge-failure';
import { type Finding, type Judgement, later, lookAgainAt } from './judgement';
import type { SyncItem } from './sync-item';
import type { WaitPolicy } from './wait-policy';

/**
 * What the verdicts on all claims of an order come to. What goes to review is told at once, once for each claim and
 * code; what waits is told to nobody and looked at again when it is due, and every so often before that. What is settled
 * is looked at as often while units that never left could still leave. A claim that got no verdict is a fault of the
 * workflow, and fails closed.
 */
export function judgeRestocks(
	item: SyncItem,
	verdicts: readonly RestockVerdict[],
	{ goodsSeconds }: Pick<WaitPolicy, 'goodsSeconds'>,
	now: Date,
): Judgement {
	if (item.failure) return judgeFailure(item.failure, item.look.attempt);
	if (!item.restockFacts) {
		return later(item, 'SYNC_FAILED', 'The order left the flow without restock facts', {});
	}
	const unjudged = claimsWithoutVerdict(item.restockFacts, verdicts);
	if (unjudged.length > 0) {
		return later(
			item,
			'SYNC_FAILED',
			`No verdict came for ${unjudged.join(', ')}. Connect all outputs of Restock Classifier to the report.`,
			{ claims: unjudged },
		);
	}
	const findings = findingsOf(verdicts);
	const soon = now.getTime() + goodsSeconds * 1000;
	const due = [
		...verdicts.flatMap(({ waitsFor }) =>
			waitsFor ? [Math.min(Date.parse(waitsFor.dueAt), soon)] : [],
		),
		...findings.flatMap(({ code }) => (EXCEPTION_RULES[code].looksAgain ? [soon] : [])),
		...(mayStillLeave(item.restockFacts, verdicts) ? [soon] : []),
	];
	const waits = verdicts.some(({ waitsFor }) => waitsFor !== null);
	return {
		outcome: findings.length > 0 ? 'refused' : waits ? 'held' : 'inStep',
		findings,
		...lookAgainAt(due),
		retryAfterSeconds: 0,
		countsAsTry: false,
		account: { undecided: [], waits },
	};
}

/** Each claim of the facts that always gets a verdict: lines of refunds, refunds without any, and dispositions. */
function claimsWithoutVerdict(
	{ refunds, returns }: RestockFacts,
	verdicts: readonly RestockVerdict[],
): string[] {
	const judged = new Set(verdicts.map(({ claim }) => `${claim.kind} ${claim.id}`));
	const claims = [
		...refunds.flatMap(({ refundId, lines }) =>
			lines.length === 0
				? [`refund ${refundId}`]
				: lines.map(({ ordinal }) => `refundLine ${refundId}/${ordinal}`),
		),
		...returns.flatMap(({ dispositions }) =>
			dispositions.map(({ dispositionId }) => `disposition ${dispositionId}`),
		),
	];
	return claims.filter((claim) => !judged.has(claim));
}

/** One finding for each claim and code; what several parts of a claim say is said together. */
function findingsOf(verdicts: readonly RestockVerdict[]): Finding[] {
	const byClaim = new Map<string, Finding & { evidence: unknown[] }>();
	for (const { claim, finding } of verdicts) {
		if (!finding) continue;
		const about = `${claim.kind} ${claim.id}`;
		const known = byClaim.get(`${finding.code} ${about}`);
		byClaim.set(`${finding.code} ${about}`, {
			code: finding.code,
			about,
			reason: known ? `${known.reason}; ${finding.reason}` : finding.reason,
			evidence: [...(known?.evidence ?? []), ...finding.evidence],
		});
	}
	return [...byClaim.values()];
}
