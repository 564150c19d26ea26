import { commitEdit } from '../behaviour/order-edit/commit';
import { beginEdit, type Edit } from '../behaviour/order-edit/session';
import {
	stageDiscount,
	stageDiscountRemoval,
	updateStagedDiscount,
	type AppliedDiscountInput,
} from '../behaviour/order-edit/stage-discounts';
import { stageCustomItem, stageQuantity, stageVariant } from '../behaviour/order-edit/stage-lines';
import {
	stageShipping,
	stageShippingRemoval,
	updateStagedShipping,
} from '../behaviour/order-edit/stage-shipping';
import type { MoneyInput } from '../behaviour/money-input';
import { gid } from '../store/ids';
import {
	calculatedLineView,
	calculatedOrderView,
	calculatedShippingView,
	stagedDiscountView,
} from '../views/calculated-view';
import { orderView } from '../views/order-view';
import type { View } from '../views/view';
import type { RequestContext } from './context';
import { orderFor, outcome } from './mutation-outcome';

type OnSession<T> = T & { readonly id: string };
type DiscountInput = { readonly [Key in keyof AppliedDiscountInput]?: AppliedDiscountInput[Key] };

/** The order editing mutations; each answers the calculated order after its change. */
export const orderEditMutations = {
	orderEditBegin({ id }: { readonly id: string }, context: RequestContext): View {
		return outcome(() => {
			const order = orderFor(context, id);
			return staged(context, { order, session: beginEdit(context.world, order) });
		});
	},

	orderEditAddVariant(
		args: OnSession<{
			readonly variantId: string;
			readonly quantity: number;
			readonly locationId?: string | null;
			readonly allowDuplicates: boolean;
		}>,
		context: RequestContext,
	): View {
		return outcome(() => {
			const change = { ...args, locationId: args.locationId ?? null };
			return withLine(context, stageVariant(context.world, args.id, change));
		});
	},

	orderEditAddCustomItem(
		args: OnSession<{
			readonly title: string;
			readonly price: MoneyInput;
			readonly quantity: number;
			readonly taxable?: boolean | null;
			readonly requiresShipping?: boolean | null;
			readonly locationId?: string | null;
		}>,
		context: RequestContext,
	): View {
		return outcome(() => {
			const change = {
				...args,
				taxable: args.taxable ?? true,
				requiresShipping: args.requiresShipping ?? false,
				locationId: args.locationId ?? null,
			};
			return withLine(context, stageCustomItem(context.world, args.id, change));
		});
	},

	orderEditSetQuantity(
		args: OnSession<{
			readonly lineItemId: string;
			readonly quantity: number;
			readonly restock?: boolean | null;
		}>,
		context: RequestContext,
	): View {
		return outcome(() => {
			const change = { ...args, restock: args.restock ?? false };
			return withLine(context, stageQuantity(context.world, args.id, change));
		});
	},

	orderEditAddLineItemDiscount(
		args: OnSession<{ readonly lineItemId: string; readonly discount: DiscountInput }>,
		context: RequestContext,
	): View {
		return outcome(() => {
			const input = toDiscount(args.discount);
			const edit = stageDiscount(context.world, args.id, args.lineItemId, input);
			const made = edit.session.addedDiscounts.find((one) => one.id === edit.discountId);
			return {
				...withLine(context, edit),
				addedDiscountStagedChange: made && stagedDiscountView(edit.order, made),
			};
		});
	},

	orderEditUpdateDiscount(
		args: OnSession<{ readonly discountApplicationId: string; readonly discount: DiscountInput }>,
		context: RequestContext,
	): View {
		return outcome(() => {
			const { id, discountApplicationId } = args;
			const input = toDiscount(args.discount);
			return staged(context, updateStagedDiscount(context.world, id, discountApplicationId, input));
		});
	},

	orderEditRemoveDiscount(
		args: OnSession<{ readonly discountApplicationId: string }>,
		context: RequestContext,
	): View {
		return outcome(() =>
			staged(context, stageDiscountRemoval(context.world, args.id, args.discountApplicationId)),
		);
	},

	orderEditAddShippingLine(
		args: OnSession<{
			readonly shippingLine: { readonly title: string; readonly price: MoneyInput };
		}>,
		context: RequestContext,
	): View {
		return outcome(() => {
			const edit = stageShipping(context.world, args.id, args.shippingLine);
			const line = calculatedShippingView(context, edit.session, edit.order, edit.token);
			return { ...staged(context, edit), calculatedShippingLine: line };
		});
	},

	orderEditUpdateShippingLine(
		args: OnSession<{
			readonly shippingLineId: string;
			readonly shippingLine: { readonly title?: string | null; readonly price?: MoneyInput | null };
		}>,
		context: RequestContext,
	): View {
		return outcome(() => {
			const { title, price } = args.shippingLine;
			const input = { title: title ?? null, price: price ?? null };
			return staged(
				context,
				updateStagedShipping(context.world, args.id, args.shippingLineId, input),
			);
		});
	},

	orderEditRemoveShippingLine(
		args: OnSession<{ readonly shippingLineId: string }>,
		context: RequestContext,
	): View {
		return outcome(() =>
			staged(context, stageShippingRemoval(context.world, args.id, args.shippingLineId)),
		);
	},

	orderEditCommit(
		args: OnSession<{
			readonly notifyCustomer?: boolean | null;
			readonly staffNote?: string | null;
		}>,
		context: RequestContext,
	): View {
		return outcome(() => {
			const order = commitEdit(context.world, context.caller, args.id, {
				notifyCustomer: args.notifyCustomer ?? false,
				staffNote: args.staffNote ?? '',
			});
			return { order: orderView(context, order), successMessages: ['Order updated'] };
		});
	},
};

function staged(context: RequestContext, { session, order }: Edit): View {
	return {
		orderEditSession: { id: gid('OrderEditSession', session.id) },
		calculatedOrder: calculatedOrderView(context, session, order),
	};
}

function withLine(context: RequestContext, edit: Edit & { readonly lineId: number }): View {
	const line = calculatedLineView(context, edit.session, edit.order, edit.lineId);
	return { ...staged(context, edit), calculatedLineItem: line };
}

function toDiscount(input: DiscountInput): AppliedDiscountInput {
	return {
		description: input.description ?? null,
		fixedValue: input.fixedValue ?? null,
		percentValue: input.percentValue ?? null,
	};
}
