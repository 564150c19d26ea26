import { z } from 'zod';
import { recordOutcomeSchema } from '../report/record-outcome';

/** How parcels are named in the shop: one company, and as many addresses as numbers, or none. */
export type Tracking = { company: string; numbers: string[]; urls: string[] };

type StepHead = {
	/** Names what left together: the warehouse order and its parcel. Lasts, unlike ids of fulfilment orders. */
	key: string;
	/** The number of the warehouse order. */
	targetOrder: string;
	tracking: Tracking;
};

/** Units of fulfilment orders at one location that are to be reported as gone. */
export type CreateFulfilmentStep = StepHead & {
	kind: 'createFulfilment';
	locationId: string;
	parts: Array<{
		fulfilmentOrderId: string;
		lines: Array<{ id: string; lineId: string; sku: string; quantity: number }>;
	}>;
};

/** A fulfilment whose numbers are to be others. */
export type UpdateTrackingStep = StepHead & {
	kind: 'updateTracking';
	fulfilmentId: string;
	/** The numbers that the shop has. */
	from: string[];
};

export type DispatchStep = CreateFulfilmentStep | UpdateTrackingStep;

/** What became of a step, or stands as it should. */
export const dispatchedStepSchema = recordOutcomeSchema.extend({
	kind: z.enum(['createFulfilment', 'updateTracking', 'fulfilled']),
	key: z.string(),
	targetOrder: z.string(),
	/** The shop's location; empty where it does not matter. */
	locationId: z.string(),
	/** The shop's id of the fulfilment; empty until it has one. */
	fulfilmentId: z.string(),
	/** The numbers that are Linnworks' own and that the shop has, or was to have; empty for none. */
	numbers: z.array(z.string()),
	units: z.array(z.object({ lineId: z.string(), sku: z.string(), quantity: z.number().int() })),
});
export type DispatchedStep = z.infer<typeof dispatchedStepSchema>;

/** The name of a step among those of its order. */
export const stepId = ({
	key,
	...step
}: Pick<DispatchedStep, 'key' | 'locationId' | 'fulfilmentId' | 'kind'>): string =>
	step.kind === 'createFulfilment' ? `${key}@${step.locationId}` : `${key}@${step.fulfilmentId}`;
