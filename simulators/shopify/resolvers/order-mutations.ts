import { startCancel } from '../behaviour/cancel';
import { setMetafield, type MetafieldInput } from '../behaviour/metafields';
import { moneyInput, type MoneyInput } from '../behaviour/money-input';
import {
	archiveOrder,
	changeTags,
	updateOrder,
	type OrderChanges,
} from '../behaviour/update-order';
import { capture, payManually } from '../behaviour/transactions';
import { refuse } from '../behaviour/refusal';
import { fromPresentment } from '../store/exchange';
import { gid, parseGid } from '../store/ids';
import { metafieldView } from '../views/metafield-view';
import { orderView } from '../views/order-view';
import { transactionView } from '../views/transaction-view';
import type { View } from '../views/view';
import type { RequestContext } from './context';
import { orderFor, outcome } from './mutation-outcome';
import { cancelJobView } from './node-queries';

type OrderArgument = { readonly input: { readonly id: string } };
type TagArguments = { readonly id: string; readonly tags: readonly string[] };

/** Mutations of an order that are not order edits. */
export const orderMutations = {
	orderUpdate(
		{ input }: { readonly input: OrderChanges & { readonly id: string } },
		context: RequestContext,
	): View {
		return outcome(() => {
			const order = orderFor(context, input.id);
			updateOrder(context.world, context.caller, order, input);
			return { order: orderView(context, order) };
		});
	},

	tagsAdd({ id, tags }: TagArguments, context: RequestContext): View {
		return outcome(() => {
			const order = orderFor(context, id);
			changeTags(context.world, order, tags, 'add');
			return { node: orderView(context, order) };
		});
	},

	tagsRemove({ id, tags }: TagArguments, context: RequestContext): View {
		return outcome(() => {
			const order = orderFor(context, id);
			changeTags(context.world, order, tags, 'remove');
			return { node: orderView(context, order) };
		});
	},

	metafieldsSet(
		{
			metafields,
		}: {
			readonly metafields: ReadonlyArray<MetafieldInput & { readonly ownerId: string }>;
		},
		context: RequestContext,
	): View {
		return outcome(() => {
			const field = ['metafields', '0', 'ownerId'];
			const rows = metafields.map((input) => {
				const order = orderFor(context, input.ownerId, field, 'INVALID');
				return setMetafield(context.world, order, { ...input, type: input.type ?? null });
			});
			return { metafields: rows.map(metafieldView) };
		});
	},

	orderCancel(
		args: {
			readonly orderId: string;
			readonly reason: string;
			readonly restock: boolean;
			readonly refundMethod?: { readonly originalPaymentMethodsRefund?: boolean | null } | null;
			readonly staffNote?: string | null;
		},
		context: RequestContext,
	): View {
		return outcome(() => {
			const order = orderFor(context, args.orderId, ['orderId'], 'NOT_FOUND');
			const job = startCancel(context.world, context.caller, order, {
				reason: args.reason,
				restock: args.restock,
				refund: args.refundMethod?.originalPaymentMethodsRefund ?? false,
				staffNote: args.staffNote ?? null,
			});
			return {
				job: { id: gid('Job', job.token), done: false },
				jobResult: cancelJobView(context, job),
			};
		}, 'orderCancelUserErrors');
	},

	orderCreateManualPayment(
		args: {
			readonly id: string;
			readonly amount?: MoneyInput | null;
			readonly paymentMethodName?: string | null;
		},
		context: RequestContext,
	): View {
		return outcome(() => {
			const order = orderFor(context, args.id, ['id'], 'ORDER_NOT_FOUND');
			if (args.amount && args.amount.currencyCode !== order.presentmentCurrency) {
				refuse(['amount'], `Currency must be ${order.presentmentCurrency}`, 'CURRENCY_MISMATCH');
			}
			const amount = args.amount
				? fromPresentment(moneyInput(order, args.amount, ['amount']), order)
				: null;
			payManually(context.world, order, { amount, method: args.paymentMethodName ?? 'manual' });
			return { order: orderView(context, order) };
		});
	},

	orderMarkAsPaid({ input }: OrderArgument, context: RequestContext): View {
		return outcome(() => {
			const order = orderFor(context, input.id);
			payManually(context.world, order, { amount: null, method: 'manual' });
			return { order: orderView(context, order) };
		});
	},

	orderCapture(
		{
			input,
		}: {
			readonly input: {
				readonly id: string;
				readonly amount: string;
				readonly parentTransactionId: string;
				readonly currency?: string | null;
			};
		},
		context: RequestContext,
	): View {
		return outcome(() => {
			const order = orderFor(context, input.id);
			const transaction = capture(context.world, order, {
				amount: input.amount,
				parentId: Number(parseGid(input.parentTransactionId).key),
				currency: input.currency ?? null,
			});
			return { transaction: transactionView(context, order, transaction) };
		});
	},

	orderClose({ input }: OrderArgument, context: RequestContext): View {
		return outcome(() => {
			const order = orderFor(context, input.id);
			archiveOrder(context.world, order, true);
			return { order: orderView(context, order) };
		});
	},

	orderOpen({ input }: OrderArgument, context: RequestContext): View {
		return outcome(() => {
			const order = orderFor(context, input.id);
			archiveOrder(context.world, order, false);
			return { order: orderView(context, order) };
		});
	},
};
