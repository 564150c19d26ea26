import { toExceptionRow } from '../exception/order-exception';
import type { Lane } from '../signal/lane';
import { stableHash } from '../stable-hash';
import { closeExceptions } from './close-exceptions';
import type { EditReport } from './edit-report';
import type { Finding, Judgement } from './judgement';
import type { OpenException } from './open-exception';
import { isParkedByUs, rememberOrder } from './remember-order';
import type { SyncItem } from './sync-item';
import { orderName, targetOrder, toLedgerRow } from './to-ledger-row';

export type ReportContext = {
	/** The flow that looked; exceptions of the others are not its business. */
	lane: Lane;
	now: Date;
	executionId: string;
	/** Where a person opens the order; empty when unknown. */
	link: string;
};

/**
 * Writes down a judgement of one look at an order: one ledger row, the exceptions a person has to settle, the older
 * exceptions this closes, and the rows that keep an unfinished order remembered. The same trouble with the same edit
 * raises nothing twice; a later edit supersedes what was said before; an order in step resolves it all.
 */
export function writeReport(
	item: SyncItem,
	judgement: Judgement,
	steps: readonly object[],
	open: readonly OpenException[],
	context: ReportContext,
): EditReport {
	const { lane, now } = context;
	const mine = open.filter((each) => each.lane === lane && each.order_key === item.look.orderKey);
	const edit = !judgement.account && (item.snapshot || item.refunds) ? editFingerprint(item) : '';
	const printOf = ({ code, about = '' }: Pick<Finding, 'code' | 'about'>): string =>
		stableHash([code, about, edit]);
	const findings = distinct(
		judgement.findings.map((finding) => ({ ...finding, fingerprint: printOf(finding) })),
	);
	const fresh = findings.filter(
		({ fingerprint }) => !mine.some((exception) => exception.fingerprint === fingerprint),
	);
	const lasting = new Set([
		...findings.map(({ fingerprint }) => fingerprint),
		...(judgement.account?.undecided ?? []).map(printOf),
	]);
	const saysAllAnew = fresh.length > 0 && fresh.length === findings.length;
	const kept = mine.filter(({ fingerprint }) => lasting.has(fingerprint));
	const since = judgement.account
		? latest([
				item.look.firstReceivedAt,
				...kept.map(({ opened_at: openedAt = '' }) => openedAt),
				...(fresh.length > 0 ? [now.toISOString()] : []),
			])
		: item.look.firstReceivedAt;
	return {
		ledger: toLedgerRow(item, judgement, steps, context),
		exceptions: fresh.map((finding) =>
			toExceptionRow(
				finding.code,
				finding,
				{
					lane,
					orderKey: item.look.orderKey,
					orderName: orderName(item) || item.look.orderKey,
					targetOrder: targetOrder(item),
					link: context.link,
					correlationId: item.look.correlationId,
					executionId: context.executionId,
					isParkedByUs: lane === 'linnworks' && isParkedByUs(item),
				},
				now,
			),
		),
		closures: closeExceptions(mine, lasting, judgement, saysAllAnew, now),
		remember: rememberOrder(item, judgement, since, now),
	};
}

/** The last of some ISO instants; what is no instant does not count. */
const latest = (instants: readonly string[]): string =>
	instants
		.filter((instant) => !Number.isNaN(Date.parse(instant)))
		.reduce((last, each) => (Date.parse(each) > Date.parse(last) ? each : last));

/**
 * What the trouble is about: the change that could not be made, not the minute in which it was tried. Of a plan that
 * was split that is the refused part. Totals follow the rest, so they count only on their own.
 */
function editFingerprint({ plan, decision }: SyncItem): string {
	const refused = (decision?.refused ?? [])
		.filter(({ code }) => code !== 'NOT_NEEDED' && code !== 'REFUNDED_AFTER_DISPATCH')
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
