import { z } from 'zod';
import { dispatchedSchema } from '../dispatch/dispatched';
import { shipmentSchema } from '../dispatch/shipment';
import { shopFulfilmentSchema } from '../dispatch/shop-fulfilment';
import { editPlanSchema } from '../edit/edit-plan';
import { EXCEPTION_CODES, type ExceptionCode } from '../exception/exception-codes';
import { gateDecisionSchema } from '../gate/gate-decision';
import { lineageSchema } from '../lineage/lineage';
import { orderSnapshotSchema } from '../order/order-snapshot';
import { orderRefundsSchema } from '../refund/order-refunds';
import { refundRecordSchema } from '../refund/refund-record';
import { targetBooksSchema } from '../refund/target-books';
import { targetRecordsSchema } from '../refund/target-records';
import { restockFactsSchema } from '../restock/restock-facts';
import { returnBookingSchema } from '../returns/return-booking';
import { orderLookSchema } from '../signal/order-look';
import { targetSnapshotSchema } from '../target/target-snapshot';
import { discrepancySchema } from '../verify/discrepancy';
import { applicationSchema } from './applied-step';

/** Why an order left the flow early; later steps pass it on untouched and the report explains it. */
export const failureSchema = z.object({
	step: z.enum(['snapshot', 'target', 'plan', 'apply', 'verify', 'release']),
	code: z.enum(EXCEPTION_CODES as [ExceptionCode, ...ExceptionCode[]]),
	reason: z.string(),
	/** Whether looking again later can help by itself. */
	retry: z.boolean(),
	retryAfterSeconds: z.number().nonnegative(),
});
export type Failure = z.infer<typeof failureSchema>;

export const verificationSchema = z.object({
	discrepancies: z.array(discrepancySchema),
	/** Pick waves the order is in that it was not in when the plan was made. */
	newWaves: z.array(z.string()),
	parked: z.boolean(),
});
export type Verification = z.infer<typeof verificationSchema>;

/** One order on its way through a sweep. Each step adds its own field. */
export const syncItemSchema = z.object({
	look: orderLookSchema,
	snapshot: orderSnapshotSchema.optional(),
	/** Only on an order that may replace another or be replaced (Shopify Order: Find Predecessors). */
	lineage: lineageSchema.optional(),
	target: targetSnapshotSchema.optional(),
	/** Only in the flow that books refunds. */
	refunds: orderRefundsSchema.optional(),
	books: targetBooksSchema.optional(),
	/** Only in the flows that look after goods: what is said and known of them. */
	restockFacts: restockFactsSchema.optional(),
	/** Only in the flow that records refunds beside the order: what became of each. */
	refundRecords: z.array(refundRecordSchema).optional(),
	/** Only in the daily comparison of money: the records of a target that keeps refunds beside its orders. */
	records: targetRecordsSchema.optional(),
	/** Only in the flow that announces returns: what became of each. */
	bookings: z.array(returnBookingSchema).optional(),
	/** Only in the flow that tells the shop what left: what that is, what the shop has of it, and what was told. */
	shipment: shipmentSchema.optional(),
	fulfilment: shopFulfilmentSchema.optional(),
	dispatched: dispatchedSchema.optional(),
	plan: editPlanSchema.optional(),
	decision: gateDecisionSchema.optional(),
	applied: applicationSchema.optional(),
	verification: verificationSchema.optional(),
	released: z.enum(['released', 'notHeld', 'stillEdited', 'unpaid', 'failed']).optional(),
	failure: failureSchema.optional(),
});
export type SyncItem = z.infer<typeof syncItemSchema>;
