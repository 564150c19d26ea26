import { z } from 'zod';
import type { Operation } from '../operation';
import { rawChangeSchema, type RawChange } from '../raw-fulfilment';

/** A mutation is 10 points, its payload, the fulfilment and the list of problems one each. */
const POINTS = 13;

/** Tracking as the vendor has it: one number with its address, or several with theirs. */
export type TrackingInput = {
	company?: string;
	number?: string;
	url?: string;
	numbers?: string[];
	urls?: string[];
};

/** What has left, by fulfilment order; all of them are at one location. */
export type FulfilmentInput = {
	notifyCustomer: boolean;
	trackingInfo?: TrackingInput;
	lineItemsByFulfillmentOrder: Array<{
		fulfillmentOrderId: string;
		fulfillmentOrderLineItems: Array<{ id: string; quantity: number }>;
	}>;
};

/** Makes a fulfilment each time it is called; what the shop refuses is the answer. */
export const CREATE_FULFILMENT: Operation<RawChange> = {
	kind: 'mutation',
	name: 'CreateFulfilment',
	text: `
mutation CreateFulfilment($fulfillment: FulfillmentInput!) {
  fulfillmentCreate(fulfillment: $fulfillment) {
    fulfillment { id }
    userErrors { field message }
  }
}`,
	points: POINTS,
	refusalsInAnswer: true,
	answer: z
		.object({ fulfillmentCreate: rawChangeSchema })
		.transform(({ fulfillmentCreate }) => fulfillmentCreate),
};

/** Replaces all that a fulfilment has of tracking; what the shop refuses is the answer. */
export const UPDATE_TRACKING: Operation<RawChange> = {
	kind: 'mutation',
	name: 'UpdateTracking',
	text: `
mutation UpdateTracking($id: ID!, $tracking: FulfillmentTrackingInput!, $notify: Boolean!) {
  fulfillmentTrackingInfoUpdate(
    fulfillmentId: $id, trackingInfoInput: $tracking, notifyCustomer: $notify
  ) {
    fulfillment { id }
    userErrors { field message }
  }
}`,
	points: POINTS,
	refusalsInAnswer: true,
	answer: z
		.object({ fulfillmentTrackingInfoUpdate: rawChangeSchema })
		.transform(({ fulfillmentTrackingInfoUpdate }) => fulfillmentTrackingInfoUpdate),
};
