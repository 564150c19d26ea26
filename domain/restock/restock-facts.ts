import { z } from 'zod';
import { lineBundleSchema } from '../order/order-snapshot';
import { orderKeySchema } from '../order/order-key';
import {
	refundLineSchema,
	refundTransactionSchema,
	sourceRefundSchema,
} from '../refund/order-refunds';
import { reportRepeats } from './report-repeats';

const id = z.string().min(1);
const instant = z.string().datetime({ offset: true });
const units = z.number().int().positive();
/** Empty when the source does not say. */
const locationId = z.string();

/** Units that left together; a fulfilment that was called off is none. */
const fulfilmentSchema = z.object({ at: instant, quantity: units, locationId });

/** One line of the order, whether or not anything of it is still wanted. */
const restockLineSchema = z.object({
	lineId: id,
	sku: z.string(),
	title: z.string(),
	/** Units ever ordered, removed and refunded ones among them. */
	orderedQuantity: z.number().int().nonnegative(),
	/** Units ordered, less removed, less refunded. */
	currentQuantity: z.number().int().nonnegative(),
	/** Units that left, by whichever system knows of more; must be the sum of the fulfilments. */
	fulfilledQuantity: z.number().int().nonnegative(),
	fulfilments: z.array(fulfilmentSchema),
	/** Units that are off the order, and that an order of the target which is still open would send all the same. */
	wouldLeave: units.optional(),
	/** The bundle this line is a component of. */
	bundle: lineBundleSchema.nullable(),
	/** The line stands for a bundle whose components are lines of their own, so it has no goods. */
	isBundleParent: z.boolean(),
	/** Whether stock is kept of it at all. */
	tracked: z.boolean(),
});
export type RestockLine = z.infer<typeof restockLineSchema>;

/** A line of a refund; its place in the refund names it, because the source may give it no id. */
const restockRowSchema = refundLineSchema.pick({ quantity: true, restock: true }).extend({
	ordinal: z.number().int().nonnegative(),
	lineId: id,
	/** Whether the source says that its stock really moved. */
	restocked: z.boolean(),
	locationId,
});
export type RestockRow = z.infer<typeof restockRowSchema>;

const restockRefundSchema = sourceRefundSchema
	.pick({ refundId: true, createdAt: true, returnId: true })
	.extend({
		/** Every movement of money that the refund names, a voided authorisation among them. */
		transactions: z.array(refundTransactionSchema.pick({ transactionId: true, state: true })),
		lines: z.array(restockRowSchema),
	});
export type RestockRefund = z.infer<typeof restockRefundSchema>;

/** One entry of the source's ledger of what an order sells, with signed units per line. */
const agreementSchema = z.object({
	kind: z.enum(['order', 'edit', 'refund', 'return']),
	at: instant,
	refundId: z.string(),
	returnId: z.string(),
	deltas: z.array(z.object({ lineId: id, quantity: z.number().int() })),
});
export type RestockAgreement = z.infer<typeof agreementSchema>;

/** What was decided about returned units when they were looked at. */
const dispositionSchema = z.object({
	dispositionId: id,
	lineId: id,
	type: z.enum(['restocked', 'notRestocked', 'processingRequired', 'missing']),
	quantity: units,
	locationId,
	at: instant,
});
export type Disposition = z.infer<typeof dispositionSchema>;

const lineUnitsSchema = z.object({ lineId: id, quantity: units });

const restockReturnSchema = z.object({
	returnId: id,
	status: z.enum(['requested', 'open', 'closed', 'cancelled', 'declined']),
	lines: z.array(lineUnitsSchema),
	/** Lines given out in exchange; they are sold, not returned. */
	exchangeLines: z.array(lineUnitsSchema),
	dispositions: z.array(dispositionSchema),
});
export type RestockReturn = z.infer<typeof restockReturnSchema>;

/** A stock level of the source that changed without saying why. Our own stock pushes do not belong here. */
const inventoryChangeSchema = z.object({
	changeId: id,
	sku: z.string(),
	locationId,
	delta: z.number().int(),
	at: instant,
});
export type InventoryChange = z.infer<typeof inventoryChangeSchema>;

/** What the target says came in for this very order. The SKU is written as the source writes it. */
const goodsInSchema = z.object({
	kind: z.enum(['rma', 'stockMovement']),
	proofId: id,
	at: instant,
	sku: z.string(),
	/** Units on the shelf, without those that were scrapped at once. */
	quantity: z.number().int().nonnegative(),
	/** Units that came in and were scrapped at once; absent where the record cannot tell. */
	scrapped: z.number().int().nonnegative().optional(),
	/** What people know it by. */
	reference: z.string(),
	/** Booked in, not merely announced (docs/vendors/linnworks.md §6). */
	actioned: z.boolean(),
});
export type GoodsIn = z.infer<typeof goodsInSchema>;

/** Everything that is looked at to tell what really came back of one order. No fact may be given twice. */
export const restockFactsSchema = z
	.object({
		kind: z.literal('restockFacts'),
		schemaVersion: z.literal(1),
		order: z.object({
			orderKey: orderKeySchema,
			/** The number people use, such as #1001. */
			name: id,
			/** When the state that these facts show was reached. */
			updatedAt: instant,
			cancelledAt: instant.nullable(),
			source: z.enum(['online', 'pos']),
		}),
		lines: z.array(restockLineSchema),
		refunds: z.array(restockRefundSchema),
		agreements: z.array(agreementSchema),
		returns: z.array(restockReturnSchema),
		inventoryChanges: z.array(inventoryChangeSchema),
		goodsIn: z.array(goodsInSchema),
	})
	.superRefine((facts, context) => {
		const check = reportRepeats(context);
		check('lines', facts.lines, (line) => line.lineId);
		check('refunds', facts.refunds, (refund) => refund.refundId);
		check(
			'refunds.lines',
			facts.refunds.flatMap(({ refundId, lines }) => lines.map((row) => ({ refundId, ...row }))),
			({ refundId, ordinal }) => `${refundId}/${ordinal}`,
		);
		check('returns', facts.returns, (each) => each.returnId);
		check(
			'returns.dispositions',
			facts.returns.flatMap(({ dispositions }) => dispositions),
			(each) => each.dispositionId,
		);
		check('inventoryChanges', facts.inventoryChanges, (each) => each.changeId);
		check('goodsIn', facts.goodsIn, (each) => `${each.kind} ${each.proofId}`);
	});
export type RestockFacts = z.infer<typeof restockFactsSchema>;
