import type { CreateFulfilmentStep, Tracking } from '../../../domain/dispatch/dispatch-step';
import type { FulfilmentInput, TrackingInput } from '../transport/queries/fulfilment-writes';

/** What a step tells the shop. Lines are always named: without any, all of a fulfilment order would be told. */
export const toFulfilmentInput = (
	{ parts, tracking }: CreateFulfilmentStep,
	notifyCustomer: boolean,
): FulfilmentInput => ({
	notifyCustomer,
	...(tracking.numbers.length > 0 ? { trackingInfo: toTrackingInput(tracking) } : {}),
	lineItemsByFulfillmentOrder: parts.map(({ fulfilmentOrderId, lines }) => ({
		fulfillmentOrderId: fulfilmentOrderId,
		fulfillmentOrderLineItems: lines.map(({ id, quantity }) => ({ id, quantity })),
	})),
});

/** One number goes in the fields for one, several in those for several; both must not be given (vendor's schema). */
export function toTrackingInput({ company, numbers, urls }: Tracking): TrackingInput {
	const named = company === '' ? {} : { company };
	const [number = '', ...others] = numbers;
	if (others.length > 0) return { ...named, numbers, ...(urls.length > 0 ? { urls } : {}) };
	const [url] = urls;
	return { ...named, number, ...(url === undefined ? {} : { url }) };
}
