import { fromPresentment } from '../../store/exchange';
import { parseGid } from '../../store/ids';
import type { DiscountValue, Order } from '../../store/order';
import { moneyInput, type MoneyInput } from '../money-input';
import { refuse } from '../refusal';
import type { World } from '../world';
import { stage, type Edit } from './session';
import { findCalculatedLine } from './stage-lines';

export interface AppliedDiscountInput {
	readonly description: string | null;
	readonly fixedValue: MoneyInput | null;
	readonly percentValue: number | null;
}

/** Stages a manual discount on one line; it may be a line whose units have all left. */
export function stageDiscount(
	world: World,
	id: string,
	lineItemId: string,
	input: AppliedDiscountInput,
): Edit & { lineId: number; discountId: number } {
	const discountId = world.ids.next();
	let lineId = 0;
	const edit = stage(world, id, ({ session, order }) => {
		lineId = findCalculatedLine(session, order, lineItemId).line.id;
		session.addedDiscounts.push({
			id: discountId,
			lineId,
			description: input.description ?? '',
			value: discountValue(order, input),
		});
	});
	return { ...edit, lineId, discountId };
}

/** Changes a discount staged in this session. */
export function updateStagedDiscount(
	world: World,
	id: string,
	discountApplicationId: string,
	input: AppliedDiscountInput,
): Edit {
	const wanted = Number(parseGid(discountApplicationId).key);
	return stage(world, id, ({ session, order }) => {
		const staged = session.addedDiscounts.find((one) => one.id === wanted);
		if (!staged)
			refuse(['discountApplicationId'], 'Discount application was not added in this edit');
		staged.value = discountValue(order, input);
		staged.description = input.description ?? staged.description;
	});
}

/** Drops a staged discount, or stages the removal of one already on the order. */
export function stageDiscountRemoval(
	world: World,
	id: string,
	discountApplicationId: string,
): Edit {
	const wanted = Number(parseGid(discountApplicationId).key);
	return stage(world, id, ({ session, order }) => {
		const index = session.addedDiscounts.findIndex((one) => one.id === wanted);
		if (index >= 0) session.addedDiscounts.splice(index, 1);
		else if (order.discounts.some((one) => one.id === wanted)) session.removedDiscounts.add(wanted);
		else refuse(['discountApplicationId'], 'Discount application does not exist');
	});
}

function discountValue(order: Order, input: AppliedDiscountInput): DiscountValue {
	if (input.fixedValue && input.percentValue !== null) {
		refuse(['discount'], 'Only one of fixedValue and percentValue can be set');
	}
	if (input.fixedValue) {
		const minor = moneyInput(order, input.fixedValue, ['discount', 'fixedValue']);
		if (minor === 0) refuse(['discount', 'fixedValue'], 'Value must be greater than 0');
		return { amount: fromPresentment(minor, order) };
	}
	const percentage = input.percentValue ?? 0;
	if (percentage <= 0 || percentage > 100) {
		refuse(['discount', 'percentValue'], 'Value must be between 0 and 100');
	}
	return { percentage };
}
