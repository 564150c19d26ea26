import { z } from 'zod';
import { withoutRefunded } from '../gate/without-refunded';
import { minorUnits, minorUnitsSchema } from '../money/money';
import { pricesIn } from '../order/order-snapshot';
import { hasLeft } from '../refund/has-left';
import type { MoneyProof } from '../refund/money-proof';
import { describeStep } from '../report/describe-step';
import type { SyncItem } from '../report/sync-item';
import { LANES } from '../signal/lane';
import { keepsRecords, moneySystem } from './money-side';
import { differenceInWords } from './money-words';

/** One order of the daily money report, against one system. Amounts are minor units of the order's currency there. */
export const moneyRowSchema = z.object({
	kind: z.literal('moneyRow'),
	order_key: z.string(),
	order_name: z.string(),
	target_system: z.string(),
	/** The flow that books or records its refunds. */
	lane: z.enum(LANES),
	target_order: z.string(),
	currency: z.string(),
	/** What the shop says the order comes to, and what the system says; null where one has no such order. */
	source_total: minorUnitsSchema.nullable(),
	target_total: minorUnitsSchema.nullable(),
	moved: minorUnitsSchema,
	paid: minorUnitsSchema,
	due: minorUnitsSchema,
	credited: minorUnitsSchema,
	/** Each difference with its cause code and its words; empty for an order that agrees. */
	causes: z.array(z.object({ code: z.string(), words: z.string() })),
	/** Open exceptions of the order in this system, by number and code; empty for none. */
	explained_by: z.string(),
});
export type MoneyRow = z.infer<typeof moneyRowSchema>;

/**
 * Compares one order's money in the shop and in one system: its refunds (`proof`), and its edits, by the plan that would
 * bring the order there in step. An order that failed on the way is said not to have been compared.
 */
export function toMoneyRow(
	item: SyncItem,
	system: string,
	proof: MoneyProof | null,
	explained: string,
): MoneyRow {
	const { look, snapshot, refunds, failure } = item;
	const target = item.target?.system === system ? item.target : undefined;
	const records = item.records?.system === system ? item.records : undefined;
	const currency = proof?.currency ?? target?.currency ?? snapshot?.prices[0]?.currency ?? '';
	const recordedTotal = records && records.state !== 'absent' ? records.totalMinor : null;
	const edits = failure ? [{ code: 'unread', words: failure.reason }] : editsOf(item, system);
	return {
		kind: 'moneyRow',
		order_key: look.orderKey,
		order_name: (snapshot ?? refunds)?.name ?? look.orderKey,
		target_system: system,
		lane: moneySystem(system).lane,
		target_order: target?.displayNumber ?? proof?.targetOrder ?? '',
		currency,
		source_total: snapshot ? (pricesIn(snapshot, currency)?.totalMinor ?? null) : null,
		target_total: target?.totals.totalMinor ?? recordedTotal,
		moved: proof?.movedMinor ?? minorUnits(0),
		paid: proof?.paidMinor ?? minorUnits(0),
		due: proof?.dueMinor ?? minorUnits(0),
		credited: proof?.creditedMinor ?? minorUnits(0),
		causes: [
			...edits,
			...(proof?.differences ?? []).map((each) => ({
				code: each.cause,
				words: differenceInWords(each, currency),
			})),
		],
		explained_by: explained,
	};
}

/** What of the order's edits is not in the system. What a refund took off after the order had left is none. */
function editsOf(item: SyncItem, system: string): MoneyRow['causes'] {
	const { snapshot, refunds } = item;
	const target = item.target?.system === system ? item.target : undefined;
	const planned = item.plan?.targetSystem === system ? item.plan : undefined;
	const plan =
		planned && target && snapshot && keepsRecords(system)
			? withoutRefunded(planned, target, snapshot)
			: planned;
	return [
		...(plan?.problems ?? []).map(({ code, detail }) => ({ code, words: detail })),
		...(plan?.steps ?? []).map((step) => ({
			code: 'editNotBooked',
			words: `Not done: ${describeStep(step)}`,
		})),
		...(!target && !plan && isMissing(item, system)
			? [
					{
						code: 'orderMissing',
						words: keepsRecords(system)
							? 'The warehouse does not have the order, although goods of it left'
							: 'The accounts do not have the order',
					},
				]
			: []),
		...(keepsRecords(system) && snapshot && !refunds
			? [{ code: 'unread', words: 'The refunds of the shop were not read' }]
			: []),
	];
}

/** Whether the system should have had the order. The warehouse may never need one of which nothing left. */
function isMissing(item: SyncItem, system: string): boolean {
	const { snapshot, refunds, restockFacts, records, books } = item;
	if (!snapshot) return false;
	if (!keepsRecords(system)) return snapshot.cancelledAt === null && !books?.orderId;
	const isAbsent = !records || records.state === 'absent';
	return isAbsent && hasLeft({ snapshot, refunds, restockFacts });
}
