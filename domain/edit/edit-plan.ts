import { z } from 'zod';
import { minorUnitsSchema } from '../money/money';
import { addressSchema } from '../order/address';
import { orderKeySchema } from '../order/order-key';
import { problemSchema } from './problem';
import { wantedLineSchema } from './wanted-line';

const lineValueSchema = z.object({
	quantity: z.number().int(),
	netMinor: minorUnitsSchema,
	grossMinor: minorUnitsSchema,
	taxRatePpm: z.number().int(),
	taxIncluded: z.boolean(),
});

const contactSchema = z.object({
	deliveryAddress: addressSchema,
	billingAddress: addressSchema,
	email: z.string(),
});

const shippingWishSchema = z.object({
	grossMinor: minorUnitsSchema,
	serviceId: z.string(),
	serviceName: z.string(),
});

const totalsSchema = z.object({ taxMinor: minorUnitsSchema, totalMinor: minorUnitsSchema });

/** One change of the target, with the state it starts from and the state it must leave. */
export const planStepSchema = z.discriminatedUnion('kind', [
	z.object({ kind: z.literal('cancelOrder'), from: z.literal('open'), to: z.literal('cancelled') }),
	z.object({
		kind: z.literal('updateLine'),
		rowId: z.string(),
		lineId: z.string(),
		sku: z.string(),
		fields: z.array(z.string()),
		from: lineValueSchema,
		to: lineValueSchema,
	}),
	z.object({
		kind: z.literal('addLine'),
		lineId: z.string(),
		sku: z.string(),
		stockItemId: z.string(),
		from: z.null(),
		to: lineValueSchema,
	}),
	z.object({
		kind: z.literal('addService'),
		lineId: z.string(),
		title: z.string(),
		from: z.null(),
		to: lineValueSchema,
	}),
	z.object({
		kind: z.literal('removeLine'),
		rowId: z.string(),
		sku: z.string(),
		from: lineValueSchema,
		to: z.null(),
	}),
	z.object({
		kind: z.literal('setContact'),
		fields: z.array(z.string()),
		from: contactSchema,
		to: contactSchema,
	}),
	z.object({ kind: z.literal('setShipping'), from: shippingWishSchema, to: shippingWishSchema }),
	z.object({ kind: z.literal('setNote'), from: z.array(z.string()), to: z.string() }),
	z.object({ kind: z.literal('setTotals'), from: totalsSchema, to: totalsSchema }),
]);
export type PlanStep = z.infer<typeof planStepSchema>;
export type LineValue = z.infer<typeof lineValueSchema>;

/** What has to be written, as data: printed on a dry run, stored, gated, applied and verified. */
export const editPlanSchema = z.object({
	kind: z.literal('editPlan'),
	schemaVersion: z.literal(1),
	/** The same for the same change of the same target state, whoever asked for it. */
	planKey: z.string(),
	orderKey: orderKeySchema,
	orderName: z.string(),
	targetSystem: z.string(),
	targetOrderId: z.string(),
	/** Hash of the target state the plan was made from. */
	targetVersion: z.string(),
	steps: z.array(planStepSchema),
	/** What the target must hold afterwards; null when the order is to be cancelled. */
	expected: z
		.object({
			currency: z.string(),
			lines: z.array(wantedLineSchema),
			taxMinor: minorUnitsSchema,
			totalMinor: minorUnitsSchema,
			shipping: shippingWishSchema,
			contact: contactSchema,
		})
		.nullable(),
	problems: z.array(problemSchema),
});
export type EditPlan = z.infer<typeof editPlanSchema>;
