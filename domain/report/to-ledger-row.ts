import { formatAmount, type MinorUnits } from '../money/money';
import { pricesIn } from '../order/order-snapshot';
import type { Lane } from '../signal/lane';
import type { LedgerRow } from './edit-report';
import { dispatchSteps } from './dispatch-steps';
import { editorOf } from './editor-of';
import type { Judgement } from './judgement';
import { keptRecords, type KeptRecord } from './kept-records';
import type { SyncItem } from './sync-item';

type LedgerContext = { lane: Lane; now: Date; executionId: string };

/** The row of the ledger for one look at one order. `steps` is what the look came to in particular. */
export function toLedgerRow(
	item: SyncItem,
	judgement: Judgement,
	steps: readonly object[],
	context: LedgerContext,
): LedgerRow {
	const currency = item.target?.currency ?? item.snapshot?.prices[0]?.currency ?? '';
	const source = item.snapshot ? pricesIn(item.snapshot, currency)?.totalMinor : undefined;
	const inStep = judgement.outcome === 'converged' || judgement.outcome === 'inStep';
	const isThere = item.target !== undefined || item.decision?.code === 'CREATE';
	const target =
		isThere && inStep && !keepsWhatLeft(item) ? source : item.target?.totals.totalMinor;
	return {
		lane: context.lane,
		order_key: item.look.orderKey,
		order_name: orderName(item),
		target_system: targetSystem(item),
		target_order: targetOrder(item),
		outcome: judgement.outcome,
		source_updated_at: sourceOrder(item)?.updatedAt ?? '',
		plan_key: item.plan?.planKey ?? '',
		steps: JSON.stringify(steps),
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

/** Whether it is in step although the target's total stays what was charged when the goods left. */
const keepsWhatLeft = ({ decision }: SyncItem): boolean =>
	(decision?.refused ?? []).some(({ code }) => code === 'REFUNDED_AFTER_DISPATCH');

/** The number people use; empty when the order was not read. */
export const orderName = (item: SyncItem): string => sourceOrder(item)?.name ?? '';

/** The target's number of the order; empty when it has none or was not asked. */
export const targetOrder = ({ target, books, shipment }: SyncItem): string =>
	(target ?? books)?.displayNumber ??
	(shipment?.orders ?? []).map(({ displayNumber }) => displayNumber).join(' ');

const sourceOrder = ({
	snapshot,
	refunds,
	restockFacts,
	fulfilment,
}: SyncItem): { name: string; updatedAt: string } | undefined =>
	snapshot ?? refunds ?? restockFacts?.order ?? fulfilment;

/** Records beside an order, and what was dispatched of it, are Linnworks' alone. */
const targetSystem = ({ target, plan, refundRecords, bookings, shipment }: SyncItem): string =>
	target?.system ??
	plan?.targetSystem ??
	(refundRecords || bookings || shipment ? 'linnworks' : '');

/** What became of each step and record: those that were written or tried, then those the gate refused. */
export function ledgerSteps(item: SyncItem): object[] {
	const refused = (item.decision?.refused ?? []).map(({ step, reason }) => ({
		step,
		status: 'refused',
		message: reason,
	}));
	return [
		...[...(item.applied?.steps ?? []), ...refused].map(({ step, status, message }) => ({
			kind: step.kind,
			from: step.from,
			to: step.to,
			status,
			...(message === '' ? {} : { message }),
		})),
		...keptRecords(item).map(recordStep),
		...dispatchSteps(item),
	];
}

const recordStep = (each: KeptRecord): object => ({
	kind: each.kind,
	id: each.id,
	record: each.record,
	status: each.status,
	...(each.message === '' ? {} : { message: each.message }),
	...(each.waitsFor === '' ? {} : { waitsFor: each.waitsFor }),
	...(each.amount === '' ? {} : { amount: each.amount, currency: each.currency }),
});

const amountText = (amount: MinorUnits | undefined, currency: string): string =>
	amount === undefined ? '' : formatAmount(amount, currency);
