import { minorUnits } from '../../domain/money/money';
import type { RecordOutcome } from '../../domain/report/record-outcome';
import type { SyncItem } from '../../domain/report/sync-item';
import type { RestockFacts } from '../../domain/restock/restock-facts';
import type { OrderLook } from '../../domain/signal/order-look';
import { aRefundStory } from './refund-builder';
import { aLook } from './signal-builder';

export type Fate = Partial<RecordOutcome> & Pick<RecordOutcome, 'status'>;

const outcome = (fate: Fate): RecordOutcome => ({ message: '', waitsFor: '', ...fate });

/** An order whose refunds, by their ids, came to this in the warehouse; 12.00 pounds each. */
export const recorded = (fates: Record<string, Fate>, look: Partial<OrderLook> = {}): SyncItem => ({
	look: aLook(look),
	refunds: aRefundStory().build(),
	refundRecords: Object.entries(fates).map(([refundId, fate]) => ({
		refundId,
		recordId: fate.status === 'done' || fate.status === 'alreadyDone' ? `4${refundId}` : '',
		amountMinor: minorUnits(1200),
		currency: 'GBP',
		...outcome(fate),
	})),
});

/** An order whose returns, by their ids, came to this in the warehouse. */
export const booked = (
	fates: Record<string, Fate>,
	restockFacts?: RestockFacts,
	look: Partial<OrderLook> = {},
): SyncItem => ({
	look: aLook(look),
	...(restockFacts ? { restockFacts } : {}),
	bookings: Object.entries(fates).map(([returnId, fate]) => ({
		returnId,
		rmaId: fate.status === 'done' || fate.status === 'alreadyDone' ? `9${returnId}` : '',
		...outcome(fate),
	})),
});
