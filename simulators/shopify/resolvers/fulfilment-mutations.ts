import { findFulfilment, findFulfilmentOrder } from '../behaviour/find';
import { cancelFulfilment, fulfil } from '../behaviour/fulfil';
import { holdFulfilmentOrder, releaseHolds } from '../behaviour/hold';
import { refuse } from '../behaviour/refusal';
import { touch } from '../behaviour/world';
import type { Tracking } from '../store/fulfilment';
import { parseGid } from '../store/ids';
import { fulfilmentOrderView, fulfilmentView, holdView } from '../views/fulfilment-view';
import type { View } from '../views/view';
import type { RequestContext } from './context';
import { outcome } from './mutation-outcome';

interface LineInput {
	readonly id: string;
	readonly quantity: number;
}

interface TrackingInput {
	readonly company?: string | null;
	readonly number?: string | null;
	readonly url?: string | null;
	readonly numbers?: readonly string[] | null;
	readonly urls?: readonly string[] | null;
}

/** Mutations of fulfilment orders and fulfilments. */
export const fulfilmentMutations = {
	fulfillmentCreate(
		{
			fulfillment,
		}: {
			readonly fulfillment: {
				readonly notifyCustomer?: boolean | null;
				readonly trackingInfo?: TrackingInput | null;
				readonly lineItemsByFulfillmentOrder: ReadonlyArray<{
					readonly fulfillmentOrderId: string;
					readonly fulfillmentOrderLineItems?: readonly LineInput[] | null;
				}>;
			};
		},
		context: RequestContext,
	): View {
		return outcome(() => {
			const found = fulfillment.lineItemsByFulfillmentOrder.map((part) => ({
				...fulfilmentOrderFor(context, part.fulfillmentOrderId, ['fulfillment']),
				lines: toLines(part.fulfillmentOrderLineItems),
			}));
			const [first] = found;
			if (!first) refuse(['fulfillment'], 'Fulfillment order line items must be given');
			if (found.some((part) => part.order !== first.order)) {
				refuse(['fulfillment'], 'All fulfillment orders must belong to one order');
			}
			const made = fulfil(
				context.world,
				first.order,
				found,
				toTracking(fulfillment.trackingInfo),
				fulfillment.notifyCustomer ?? false,
			);
			return { fulfillment: fulfilmentView(context, first.order, made) };
		});
	},

	fulfillmentCancel({ id }: { readonly id: string }, context: RequestContext): View {
		return outcome(() => {
			const found = findFulfilment(context.world, id);
			if (!found) refuse(['id'], 'Fulfillment does not exist');
			cancelFulfilment(context.world, found.order, found.fulfilment);
			return { fulfillment: fulfilmentView(context, found.order, found.fulfilment) };
		});
	},

	fulfillmentTrackingInfoUpdate(
		args: {
			readonly fulfillmentId: string;
			readonly trackingInfoInput: TrackingInput;
			readonly notifyCustomer?: boolean | null;
		},
		context: RequestContext,
	): View {
		return outcome(() => {
			const found = findFulfilment(context.world, args.fulfillmentId);
			if (!found) refuse(['fulfillmentId'], 'Fulfillment does not exist');
			const { order, fulfilment } = found;
			if (fulfilment.status === 'CANCELLED') refuse(['fulfillmentId'], 'Fulfillment is canceled');
			fulfilment.tracking = toTracking(args.trackingInfoInput);
			if (args.notifyCustomer) fulfilment.notices += 1;
			fulfilment.updatedAt = context.world.now();
			touch(context.world, order);
			context.world.announce([
				{ topic: 'fulfillments/update', order, fulfilment },
				{ topic: 'orders/updated', order },
			]);
			return { fulfillment: fulfilmentView(context, order, fulfilment) };
		});
	},

	fulfillmentOrderHold(
		args: {
			readonly id: string;
			readonly fulfillmentHold: {
				readonly reason: string;
				readonly reasonNotes?: string | null;
				readonly handle?: string | null;
				readonly fulfillmentOrderLineItems?: readonly LineInput[] | null;
			};
		},
		context: RequestContext,
	): View {
		return outcome(() => {
			const { order, fulfilmentOrder } = fulfilmentOrderFor(context, args.id, ['id']);
			const input = args.fulfillmentHold;
			const request = {
				reason: input.reason,
				reasonNotes: input.reasonNotes ?? null,
				handle: input.handle ?? '',
				lines: toLines(input.fulfillmentOrderLineItems),
			};
			const { hold, remaining } = holdFulfilmentOrder(
				context.world,
				context.caller,
				order,
				fulfilmentOrder,
				request,
			);
			return {
				fulfillmentHold: holdView(context, hold),
				fulfillmentOrder: fulfilmentOrderView(context, order, fulfilmentOrder),
				remainingFulfillmentOrder: remaining && fulfilmentOrderView(context, order, remaining),
			};
		});
	},

	fulfillmentOrderReleaseHold(
		args: { readonly id: string; readonly holdIds?: readonly string[] | null },
		context: RequestContext,
	): View {
		return outcome(() => {
			const { order, fulfilmentOrder } = fulfilmentOrderFor(context, args.id, ['id']);
			const holdIds = args.holdIds?.map((id) => Number(parseGid(id).key)) ?? null;
			releaseHolds(context.world, fulfilmentOrder, holdIds);
			return { fulfillmentOrder: fulfilmentOrderView(context, order, fulfilmentOrder) };
		});
	},
};

function fulfilmentOrderFor(
	context: RequestContext,
	id: string,
	field: readonly string[],
): NonNullable<ReturnType<typeof findFulfilmentOrder>> {
	return (
		findFulfilmentOrder(context.world, id) ??
		refuse(field, 'Fulfillment order does not exist.', 'FULFILLMENT_ORDER_NOT_FOUND')
	);
}

function toLines(
	lines: readonly LineInput[] | null | undefined,
): Array<{ id: number; quantity: number }> {
	return (lines ?? []).map(({ id, quantity }) => ({ id: Number(parseGid(id).key), quantity }));
}

function toTracking(input: TrackingInput | null | undefined): Tracking[] {
	if (!input) return [];
	const numbers = input.numbers ?? (input.number ? [input.number] : []);
	const urls = input.urls ?? (input.url ? [input.url] : []);
	if (!urls.every((url) => URL.canParse(url))) refuse(['trackingInfo'], 'Tracking url is invalid');
	return Array.from({ length: Math.max(numbers.length, urls.length) }, (_, i) => ({
		company: input.company ?? null,
		number: numbers[i] ?? null,
		url: urls[i] ?? null,
	}));
}
