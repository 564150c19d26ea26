import { toExceptionRow, type ExceptionRow } from '../exception/order-exception';
import type { ExceptionClosure } from '../report/edit-report';
import { freshSignal } from '../signal/requeue';
import type { NewSignalRow } from '../signal/signal-row';
import { stableHash } from '../stable-hash';
import { DRIFT_TOPIC } from './decide-repair';
import { DRIFT_CODES } from './difference';
import type { DriftMemory, DriftOrder } from './drift-order';
import { driftCorrelation, isOurs, type DriftFinding, type DriftVerdict } from './find-drift';

export type DriftReport = {
	exceptions: ExceptionRow[];
	closures: ExceptionClosure[];
	signals: NewSignalRow[];
};

export type DriftContext = {
	now: Date;
	executionId: string;
	/** Where a person opens the order; empty when unknown. */
	link: string;
};

/**
 * Turns a verdict into rows. The same drift raises nothing twice; drift that is gone, or has become another, closes
 * its row. Problems of a plan that the ordinary flow will look at are left for it to tell, so that nobody hears of
 * them twice.
 */
export function buildDriftReport(
	order: DriftOrder,
	verdict: DriftVerdict,
	memory: DriftMemory,
	context: DriftContext,
): DriftReport {
	const isDrift = (code: string): boolean => DRIFT_CODES.some((each) => each === code);
	const findings = verdict.findings
		.filter(({ code }) => isDrift(code) || !verdict.repair.repair)
		.map((finding) => ({ ...finding, fingerprint: fingerprintOf(finding) }));
	const current = new Set(findings.map(({ fingerprint }) => fingerprint));
	const ours = memory.open.filter(isOurs);
	const isSettled = verdict.standing === 'inStep' || verdict.standing === 'drift';
	const gone = isSettled ? ours.filter((row) => !current.has(row.fingerprint)) : [];
	const known = new Set(ours.map(({ fingerprint }) => fingerprint));
	const wantsLook = verdict.repair.repair || verdict.standing === 'missed';
	return {
		exceptions: findings
			.filter(({ fingerprint }) => !known.has(fingerprint))
			.map((finding) => toRow(order, finding, verdict.repair.why, context)),
		closures: gone.map((row) => ({
			exception_id: row.id,
			status: findings.length === 0 ? 'resolved' : 'superseded',
			closed_at: context.now.toISOString(),
		})),
		signals: wantsLook ? [toSignal(order, context)] : [],
	};
}

const fingerprintOf = ({ code, details }: DriftFinding): string =>
	stableHash([code, 'drift', details]);

function toRow(
	order: DriftOrder,
	{ code, details, fingerprint }: DriftFinding & { fingerprint: string },
	why: string,
	{ now, executionId, link }: DriftContext,
): ExceptionRow {
	return toExceptionRow(
		code,
		{
			reason: [`${details.join('; ')}.`, why].filter((text) => text !== '').join(' '),
			evidence: { differences: details, read: order.look.lastReceivedAt },
			fingerprint,
		},
		{
			lane: 'linnworks',
			orderKey: order.look.orderKey,
			orderName: order.snapshot?.name ?? order.look.orderKey,
			targetOrder: order.target?.displayNumber ?? '',
			link,
			correlationId: driftCorrelation(executionId),
			executionId,
		},
		now,
	);
}

const toSignal = (order: DriftOrder, { now, executionId }: DriftContext): NewSignalRow => ({
	...freshSignal(
		{
			orderKey: order.look.orderKey,
			sourceId: order.snapshot?.sourceId ?? order.look.sourceId,
		},
		DRIFT_TOPIC,
		executionId,
		now.toISOString(),
	),
	target_order_id: order.target?.orderId ?? order.look.targetOrderId,
});
