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

/** What the target must hold when all is written. */
const expectedOrderSchema = z.object({
	currency: z.string(),
	lines: z.array(wantedLineSchema),
	taxMinor: minorUnitsSchema,
	totalMinor: minorUnitsSchema,
	shipping: shippingWishSchema,
	contact: contactSchema,
});
export type ExpectedOrder = z.infer<typeof expectedOrderSchema>;

/** One change of the target, with the state it starts from and the state it must leave. */
export const planStepSchema = z.discriminatedUnion('kind', [
	z.object({
		kind: z.literal('createOrder'),
		/** The channel the order is said to come from; with the reference it is the target's key of the order. */
		source: z.string().min(1),
		subSource: z.string().min(1),
		reference: z.string().min(1),
		/** The source's reference when `reference` is another one, as for an order that replaces an older one. */
		secondaryReference: z.string(),
		/** The order that this one replaces, and why; null for the first import of an order. */
		replaces: z
			.object({
				orderId: z.string(),
				displayNumber: z.string(),
				reference: z.string(),
				reason: z.string(),
			})
			.nullable(),
		/** Whether it is made parked, so that it cannot be picked before a later step lets it go. */
		parked: z.boolean(),
		/** The target's own id of the location it ships from; empty for the account's default. */
		locationId: z.string(),
		/** That location's name, by which the target wants it told. */
		locationName: z.string(),
		paid: z.boolean(),
		receivedAt: z.string(),
		purchaseOrderNumber: z.string(),
		note: z.string(),
		/** The tax inside the postage, from which the target gets its rate. */
		shippingTaxMinor: minorUnitsSchema,
		/** Units of the order's currency for one of the target's own, as a decimal; empty leaves it to the target. */
		conversionRate: z.string(),
		from: z.null(),
		to: expectedOrderSchema,
	}),
	z.object({
		kind: z.literal('cancelReplaced'),
		/** The target's id of the order that a newer one of the same lineage replaces. */
		orderId: z.string().min(1),
		displayNumber: z.string(),
		from: z.literal('open'),
		to: z.literal('cancelled'),
	}),
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
export type CreateOrderStep = Extract<PlanStep, { kind: 'createOrder' }>;
export type CancelReplacedStep = Extract<PlanStep, { kind: 'cancelReplaced' }>;
/** A change of an order that is there already. */
export type AmendStep = Exclude<PlanStep, { kind: 'createOrder' | 'cancelReplaced' }>;

/** The steps that amend the target order itself, in their order. */
export const amendSteps = (steps: readonly PlanStep[]): AmendStep[] =>
	steps.filter(
		(step): step is AmendStep => step.kind !== 'createOrder' && step.kind !== 'cancelReplaced',
	);

/** The step that cancels an order of the target because another one takes its place. */
export const cancelReplaced = (order: {
	orderId: string;
	displayNumber: string;
}): CancelReplacedStep => ({
	kind: 'cancelReplaced',
	orderId: order.orderId,
	displayNumber: order.displayNumber,
	from: 'open',
	to: 'cancelled',
});
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
	expected: expectedOrderSchema.nullable(),
	problems: z.array(problemSchema),
	/** Why nothing is to be done yet, and when to look again (null: at the next change); null when now is right. */
	postponed: z.object({ reason: z.string(), until: z.string().nullable() }).nullable(),
	/** How the change is made where it could be made in two ways, and why; absent where amending was never in doubt. */
	strategy: z.object({ chosen: z.enum(['amend', 'regenerate']), why: z.string() }).optional(),
});
export type EditPlan = z.infer<typeof editPlanSchema>;
