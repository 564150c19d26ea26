import type { ExceptionCode } from '../exception/exception-codes';
import { toExceptionRow } from '../exception/order-exception';
import { formatAmount, type MinorUnits } from '../money/money';
import { pricesIn } from '../order/order-snapshot';
import { LONGEST_RETRY_SECONDS, rememberRows, retryDelaySeconds } from '../signal/requeue';
import type { Lane } from '../signal/lane';
import type { NewSignalRow } from '../signal/signal-row';
import { stableHash } from '../stable-hash';
import type { EditReport, LedgerRow } from './edit-report';
import { editorOf } from './editor-of';
import { judgeItem } from './judge-item';
import type { Judgement } from './judgement';
import type { SyncItem } from './sync-item';

/** An open row of the exceptions table, as far as the report needs it. */
export type OpenException = {
	id: number;
	lane: Lane;
	order_key: string;
	code: string;
	fingerprint: string;
};

/** Only the person who checked the wave can close these. */
const CLOSED_BY_PEOPLE: readonly string[] = ['WROTE_INTO_WAVE'] satisfies ExceptionCode[];

/** An order nobody could finish is looked at again for this long; its exception stays open after that. */
const LOOK_AGAIN_DAYS = 14;

export type ReportContext = {
	/** The flow that looked; exceptions of the others are not its business. */
	lane: Lane;
	now: Date;
	executionId: string;
	/** Where a person opens the order; empty when unknown. */
	link: string;
};

/**
 * Writes down what one look at an order came to: one ledger row, the exceptions a person has to settle, the
 * older exceptions this closes, and the rows that keep an unfinished order remembered. The same trouble with the
 * same edit raises nothing twice; a later edit supersedes what was said before; an order in step resolves it all.
 */
export function buildReport(
	item: SyncItem,
	open: readonly OpenException[],
	context: ReportContext,
): EditReport {
	const judgement = judgeItem(item);
	const mine = open.filter(
		({ lane, order_key: key }) => lane === context.lane && key === item.look.orderKey,
	);
	const edit = item.snapshot || item.refunds ? editFingerprint(item) : '';
	const findings = distinct(
		judgement.findings.map((finding) => ({
			...finding,
			fingerprint: stableHash([finding.code, finding.about ?? '', edit]),
		})),
	);
	const fresh = findings.filter(
		(finding) => !mine.some((exception) => exception.fingerprint === finding.fingerprint),
	);
	const inStep = judgement.outcome === 'converged' || judgement.outcome === 'inStep';
	const saysAllAnew = fresh.length > 0 && fresh.length === findings.length;
	const closes = inStep || judgement.outcome === 'partly' || saysAllAnew;
	const said = new Set(findings.map((finding) => finding.fingerprint));
	const closable = mine.filter(
		(exception) => !CLOSED_BY_PEOPLE.includes(exception.code) && !said.has(exception.fingerprint),
	);
	return {
		ledger: toLedgerRow(item, judgement, context),
		exceptions: fresh.map((finding) =>
			toExceptionRow(
				finding.code,
				finding,
				{
					lane: context.lane,
					orderKey: item.look.orderKey,
					orderName: orderName(item) || item.look.orderKey,
					targetOrder: targetOrder(item),
					link: context.link,
					correlationId: item.look.correlationId,
					executionId: context.executionId,
				},
				context.now,
			),
		),
		closures: (closes ? closable : []).map((exception) => ({
			exception_id: exception.id,
			status: inStep ? 'resolved' : 'superseded',
			closed_at: context.now.toISOString(),
		})),
		remember: remember(item, judgement, context.now),
	};
}

/**
 * What the trouble is about: the change that could not be made, not the minute in which it was tried. Of a plan that
 * was split that is the refused part. Totals follow the rest, so they count only on their own.
 */
function editFingerprint({ plan, decision }: SyncItem): string {
	const refused = (decision?.refused ?? [])
		.filter(({ code }) => code !== 'NOT_NEEDED')
		.map(({ step }) => step);
	const steps = refused.length > 0 ? refused : (plan?.steps ?? []);
	const leading = steps.filter((step) => step.kind !== 'setTotals');
	return stableHash({
		steps: (leading.length > 0 ? leading : steps).map((step) => ({
			kind: step.kind,
			sku: 'sku' in step ? step.sku : '',
			title: 'title' in step ? step.title : '',
			to: step.to,
		})),
		problems: plan?.problems ?? [],
	});
}

/** The first finding of each fingerprint. */
function distinct<T extends { fingerprint: string }>(findings: readonly T[]): T[] {
	return findings.filter(
		(finding, index) =>
			findings.findIndex((each) => each.fingerprint === finding.fingerprint) === index,
	);
}

/** An order that we still hold is looked at again whatever happened, or nobody would ever let it go. */
function remember(item: SyncItem, judgement: Judgement, now: Date): NewSignalRow[] {
	const look = { ...item.look, targetOrderId: item.target?.orderId ?? item.look.targetOrderId };
	const hold = stillHeld(item);
	if (item.released === 'stillEdited') return rememberRows(look, { signal: true, hold });
	const days = (now.getTime() - Date.parse(look.firstReceivedAt)) / 86_400_000;
	const again = (judgement.lookAgain || hold) && days < LOOK_AGAIN_DAYS;
	if (!again) return rememberRows(look, { signal: false, hold });
	const delay = judgement.lookAgain
		? retryDelaySeconds(look.attempt, judgement.retryAfterSeconds)
		: LONGEST_RETRY_SECONDS;
	return rememberRows(
		{
			...look,
			attempt: look.attempt + (judgement.countsAsTry ? 1 : 0),
			notBefore:
				judgement.lookAgainAt ??
				new Date(
					now.getTime() + (judgement.countsAsTry ? delay : judgement.retryAfterSeconds) * 1000,
				).toISOString(),
		},
		{ signal: true, hold },
	);
}

/** Whether the order is still parked on our account after this look. */
function stillHeld(item: SyncItem): boolean {
	if (item.released === 'released' || item.released === 'notHeld') return false;
	if (item.applied) return item.applied.stillHeld;
	if (!item.look.heldByUs || item.decision?.code === 'NOT_NEEDED') return false;
	return item.target ? item.target.facts.parked && !item.target.facts.closed : true;
}

function toLedgerRow(item: SyncItem, judgement: Judgement, context: ReportContext): LedgerRow {
	const currency = item.target?.currency ?? item.snapshot?.prices[0]?.currency ?? '';
	const source = item.snapshot ? pricesIn(item.snapshot, currency)?.totalMinor : undefined;
	const inStep = judgement.outcome === 'converged' || judgement.outcome === 'inStep';
	const isThere = item.target !== undefined || item.decision?.code === 'CREATE';
	const target = isThere && inStep ? source : item.target?.totals.totalMinor;
	return {
		lane: context.lane,
		order_key: item.look.orderKey,
		order_name: orderName(item),
		target_system: item.target?.system ?? item.plan?.targetSystem ?? '',
		target_order: targetOrder(item),
		outcome: judgement.outcome,
		source_updated_at: (item.snapshot ?? item.refunds)?.updatedAt ?? '',
		plan_key: item.plan?.planKey ?? '',
		steps: JSON.stringify(ledgerSteps(item)),
		source_total: amountText(source, currency),
		target_total: amountText(target, currency),
		currency,
		topics: item.look.topics.join(' '),
		edited_by: editorOf(item),
		attempt: item.look.attempt,
		first_received_at: item.look.firstReceivedAt,
		recorded_at: context.now.toISOString(),
		correlation_id: item.look.correlationId,
		execution_id: context.executionId,
	};
}

const orderName = ({ snapshot, refunds }: SyncItem): string => (snapshot ?? refunds)?.name ?? '';

const targetOrder = ({ target, books }: SyncItem): string => (target ?? books)?.displayNumber ?? '';

/** What became of each step: those that were written or tried, then those the gate refused. */
function ledgerSteps({ applied, decision }: SyncItem): object[] {
	const refused = (decision?.refused ?? []).map(({ step, reason }) => ({
		step,
		status: 'refused',
		message: reason,
	}));
	return [...(applied?.steps ?? []), ...refused].map(({ step, status, message }) => ({
		kind: step.kind,
		from: step.from,
		to: step.to,
		status,
		...(message === '' ? {} : { message }),
	}));
}

const amountText = (amount: MinorUnits | undefined, currency: string): string =>
	amount === undefined ? '' : formatAmount(amount, currency);
