import { z } from 'zod';

/** A pick wave the order is in, with how far the picking has come. */
export const waveFactSchema = z.object({
	waveId: z.string(),
	/** True once the wave is shipped or abandoned, so that it no longer binds the order. */
	finished: z.boolean(),
	/** True while nobody has started on the wave. */
	notStarted: z.boolean(),
	state: z.string(),
	pickState: z.string(),
	pickedUnits: z.number().int().nonnegative(),
});
export type WaveFact = z.infer<typeof waveFactSchema>;

/** How far the target has come with the order: everything the gate may look at, nothing else. */
export const fulfilmentFactsSchema = z.object({
	found: z.boolean(),
	closed: z.boolean(),
	/** Why a closed order is closed, where the target tells; absent for one that was dispatched or cancelled. */
	closedAs: z.enum(['billed', 'byFinance']).optional(),
	/** The second in which a closed order was closed, as an ISO instant; absent where the target does not say. */
	closedAt: z.string().datetime({ offset: true }).optional(),
	cancelled: z.boolean(),
	partShipped: z.boolean(),
	/** Handed over to a third party that fulfils it. */
	handedOver: z.boolean(),
	waves: z.array(waveFactSchema),
	labelPrinted: z.boolean(),
	trackingNumber: z.string(),
	invoicePrinted: z.boolean(),
	pickListPrinted: z.boolean(),
	locked: z.boolean(),
	parked: z.boolean(),
	paid: z.boolean(),
	/** Merged from or split into other orders, so the line mapping is lost. */
	merged: z.boolean(),
	/** Facts that could not be read, by name; any entry keeps the gate shut. */
	unknown: z.array(z.string()),
});
export type FulfilmentFacts = z.infer<typeof fulfilmentFactsSchema>;

/** Whether nothing of an order will leave any more: it was cancelled, or closed by hand before anything had left. */
export const isCalledOff = ({
	closed,
	cancelled,
	closedAs,
	partShipped,
}: FulfilmentFacts): boolean => closed && (cancelled || (closedAs === 'byFinance' && !partShipped));

/** Whether all of an order has left and it can take no more: closed, and neither called off nor closed by its bill. */
export const isDispatched = ({ closed, cancelled, closedAs }: FulfilmentFacts): boolean =>
	closed && !cancelled && closedAs === undefined;

/** The facts about an order that the target does not have. */
export const ABSENT_FACTS: FulfilmentFacts = {
	found: false,
	closed: false,
	cancelled: false,
	partShipped: false,
	handedOver: false,
	waves: [],
	labelPrinted: false,
	trackingNumber: '',
	invoicePrinted: false,
	pickListPrinted: false,
	locked: false,
	parked: false,
	paid: false,
	merged: false,
	unknown: [],
};
