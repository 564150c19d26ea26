import { GraphQLError, type GraphQLResolveInfo } from 'graphql';
import { refund } from '../behaviour/refund';
import { refuse } from '../behaviour/refusal';
import type { AdjustmentReason, Refund, RestockType } from '../store/ledger';
import { parseGid } from '../store/ids';
import { toMinor } from '../store/money';
import type { Order } from '../store/order';
import { orderView } from '../views/order-view';
import { refundView } from '../views/refund-view';
import type { View } from '../views/view';
import type { RequestContext } from './context';
import { idempotencyKey } from './idempotency-key';
import { orderFor, outcome } from './mutation-outcome';

interface RefundInput {
	readonly orderId: string;
	readonly note?: string | null;
	readonly currency?: string | null;
	readonly allowOverRefunding: boolean;
	readonly discrepancyReason?: AdjustmentReason | null;
	readonly shipping?: {
		readonly amount?: string | null;
		readonly fullRefund?: boolean | null;
	} | null;
	readonly refundLineItems?: ReadonlyArray<{
		readonly lineItemId: string;
		readonly quantity: number;
		readonly restockType?: RestockType | null;
		readonly locationId?: string | null;
	}> | null;
	readonly transactions?: ReadonlyArray<{
		readonly amount: string;
		readonly gateway: string;
		readonly kind: string;
		readonly parentId?: string | null;
	}> | null;
}

/** refundCreate: a repeated key answers the first refund again instead of paying twice. */
export const refundMutations = {
	refundCreate(
		{ input }: { readonly input: RefundInput },
		context: RequestContext,
		info: GraphQLResolveInfo,
	): View {
		const key = idempotencyKey(context, info);
		const known = key === null ? undefined : context.world.store.idempotentCalls.get(key);
		const text = JSON.stringify(input);
		if (known && known.input !== text) {
			throw new GraphQLError('The idempotency key was already used with different parameters.', {
				extensions: { code: 'IDEMPOTENCY_KEY_PARAMETER_MISMATCH' },
			});
		}
		return outcome(() => {
			const order = orderFor(context, input.orderId, ['orderId']);
			const before = order.refunds.find((one) => one.id === known?.refundId);
			const made = before ?? create(context, order, input);
			if (key !== null) {
				context.world.store.idempotentCalls.set(key, { input: text, refundId: made.id });
			}
			return { refund: refundView(context, order, made), order: orderView(context, order) };
		});
	},
};

function create(context: RequestContext, order: Order, input: RefundInput): Refund {
	if (
		order.currency !== order.presentmentCurrency &&
		input.currency !== order.presentmentCurrency
	) {
		refuse(['currency'], `Currency must be ${order.presentmentCurrency}`);
	}
	const lines = (input.refundLineItems ?? []).map((one) => {
		const wanted = Number(parseGid(one.lineItemId).key);
		const line = order.lines.find((each) => each.id === wanted);
		if (!line) refuse(['refundLineItems'], 'Line item does not exist');
		return {
			line,
			quantity: one.quantity,
			restockType: one.restockType ?? ('NO_RESTOCK' as const),
			locationId: one.locationId ? Number(parseGid(one.locationId).key) : null,
		};
	});
	return refund(context.world, context.caller, order, {
		lines,
		shipping: shippingOf(order, input),
		money: (input.transactions ?? []).map((one) => {
			if (one.kind !== 'REFUND') refuse(['transactions'], 'Transaction kind must be refund');
			const parentId = one.parentId ? Number(parseGid(one.parentId).key) : null;
			if (parentId !== null && !order.transactions.some((each) => each.id === parentId)) {
				refuse(['transactions'], 'Parent transaction does not exist');
			}
			return { amount: one.amount, gateway: one.gateway, parentId };
		}),
		note: input.note ?? null,
		reason: input.discrepancyReason ?? 'CUSTOMER',
		allowOverRefunding: input.allowOverRefunding,
	});
}

function shippingOf(order: Order, { shipping }: RefundInput): number | 'full' | null {
	if (!shipping) return null;
	if (shipping.fullRefund) return 'full';
	return shipping.amount ? toMinor(shipping.amount, order.presentmentCurrency) : null;
}
