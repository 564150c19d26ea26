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
	/** Postage as the target holds it: with tax, or without where it compares net prices. */
	amountMinor: minorUnitsSchema,
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

/** One line of a credit, with the source's own figures. */
export const creditLineSchema = z.object({
	/** The source's line id; empty for what is no goods. */
	lineId: z.string(),
	kind: z.enum(['goods', 'shipping', 'duty', 'adjustment']),
	sku: z.string(),
	title: z.string(),
	quantity: z.number().int().positive(),
	netMinor: minorUnitsSchema,
	taxMinor: minorUnitsSchema,
	grossMinor: minorUnitsSchema,
});
export type CreditLine = z.infer<typeof creditLineSchema>;

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
		/** The target's own id of the customer; absent for a target that makes its customers itself. */
		customerId: z.string().optional(),
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
	z.object({
		kind: z.literal('addOrder'),
		/** The target's key of the additional order: the order's own reference with a running number. */
		reference: z.string().min(1),
		/** The order to which it adds, which can take no more. */
		addsTo: z.object({ orderId: z.string(), displayNumber: z.string() }),
		currency: z.string(),
		taxMinor: minorUnitsSchema,
		totalMinor: minorUnitsSchema,
		from: z.null(),
		to: z.array(wantedLineSchema).min(1),
	}),
	z.object({
		kind: z.literal('bookCredit'),
		/** The source's refund, whose own figures these are; with it the target knows the credit again. */
		refundId: z.string().min(1),
		route: z.discriminatedUnion('kind', [
			z.object({ kind: z.literal('invoice'), billId: z.string() }),
			z.object({
				kind: z.literal('returnAuthorization'),
				returnAuthorizationId: z.string(),
			}),
			z.object({ kind: z.literal('standalone') }),
		]),
		currency: z.string(),
		lines: z.array(creditLineSchema).min(1),
		note: z.string(),
		/** How much of it pays what is still owed on the bill. */
		applyMinor: minorUnitsSchema,
		from: z.null(),
		to: z.object({ totalMinor: minorUnitsSchema, taxMinor: minorUnitsSchema }),
	}),
	z.object({
		kind: z.literal('bookPayment'),
		/** The source's movement of money; with it the target knows the payment again. */
		transactionId: z.string().min(1),
		refundId: z.string().min(1),
		route: z.discriminatedUnion('kind', [
			z.object({
				kind: z.literal('credit'),
				/** Which credits pay it: known by the target's id, or by the refund whose credit the same plan books. */
				credits: z
					.array(
						z.object({ creditId: z.string(), refundId: z.string(), amountMinor: minorUnitsSchema }),
					)
					.min(1),
			}),
			z.object({
				kind: z.literal('deposit'),
				deposits: z
					.array(z.object({ depositId: z.string(), amountMinor: minorUnitsSchema }))
					.min(1),
			}),
			z.object({
				/** One payment out of both, where only a part of the order was billed. */
				kind: z.literal('creditAndDeposit'),
				credits: z
					.array(
						z.object({ creditId: z.string(), refundId: z.string(), amountMinor: minorUnitsSchema }),
					)
					.min(1),
				deposits: z
					.array(z.object({ depositId: z.string(), amountMinor: minorUnitsSchema }))
					.min(1),
			}),
			z.object({
				kind: z.literal('cashSale'),
				billId: z.string(),
				lines: z.array(creditLineSchema),
			}),
		]),
		currency: z.string(),
		gateway: z.string(),
		at: z.string(),
		from: z.null(),
		to: z.object({ amountMinor: minorUnitsSchema }),
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
export type AddOrderStep = Extract<PlanStep, { kind: 'addOrder' }>;
export type BookCreditStep = Extract<PlanStep, { kind: 'bookCredit' }>;
export type BookPaymentStep = Extract<PlanStep, { kind: 'bookPayment' }>;
export type CancelReplacedStep = Extract<PlanStep, { kind: 'cancelReplaced' }>;
/** A change of an order that is there already. */
export type AmendStep = Exclude<
	PlanStep,
	{ kind: 'createOrder' | 'addOrder' | 'bookCredit' | 'bookPayment' | 'cancelReplaced' }
>;

const OTHER_DOCUMENTS: readonly PlanStep['kind'][] = [
	'createOrder',
	'addOrder',
	'bookCredit',
	'bookPayment',
	'cancelReplaced',
];

/** The steps that amend the target order itself, in their order. */
export const amendSteps = (steps: readonly PlanStep[]): AmendStep[] =>
	steps.filter((step): step is AmendStep => !OTHER_DOCUMENTS.includes(step.kind));

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
	/** Absent for a plan of the order's goods; a plan of its money is not bound to how far the goods are. */
	about: z.literal('money').optional(),
	/** How the change is made where it could be made in two ways, and why; absent where amending was never in doubt. */
	strategy: z.object({ chosen: z.enum(['amend', 'regenerate']), why: z.string() }).optional(),
});
export type EditPlan = z.infer<typeof editPlanSchema>;
