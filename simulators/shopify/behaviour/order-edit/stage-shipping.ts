import { fromPresentment } from '../../store/exchange';
import { parseGid } from '../../store/ids';
import { moneyInput, type MoneyInput } from '../money-input';
import { refuse } from '../refusal';
import type { World } from '../world';
import { stage, type Edit } from './session';

/** Stages a custom shipping line: title and price, no carrier code. */
export function stageShipping(
	world: World,
	id: string,
	input: { readonly title: string; readonly price: MoneyInput },
): Edit & { token: string } {
	const staged = { id: world.ids.next(), token: world.ids.token() };
	const edit = stage(world, id, ({ session, order }) => {
		const minor = moneyInput(order, input.price, ['shippingLine', 'price']);
		session.addedShipping.push({
			...staged,
			title: input.title,
			price: fromPresentment(minor, order),
		});
	});
	return { ...edit, token: staged.token };
}

/** Changes a shipping line added in this session; others must be removed and added. */
export function updateStagedShipping(
	world: World,
	id: string,
	shippingLineId: string,
	input: { readonly title: string | null; readonly price: MoneyInput | null },
): Edit {
	const { key } = parseGid(shippingLineId);
	return stage(world, id, ({ session, order }) => {
		const staged = session.addedShipping.find((one) => one.token === key);
		if (!staged) refuse(['shippingLineId'], 'Shipping line was not added in this edit');
		staged.title = input.title ?? staged.title;
		if (!input.price) return;
		const minor = moneyInput(order, input.price, ['shippingLine', 'price']);
		staged.price = fromPresentment(minor, order);
	});
}

/** Drops a staged shipping line, or stages the removal of one already on the order. */
export function stageShippingRemoval(world: World, id: string, shippingLineId: string): Edit {
	const { key } = parseGid(shippingLineId);
	return stage(world, id, ({ session, order }) => {
		const index = session.addedShipping.findIndex((one) => one.token === key);
		const existing = order.shippingLines.find((one) => String(one.id) === key && !one.isRemoved);
		if (index >= 0) session.addedShipping.splice(index, 1);
		else if (existing) session.removedShipping.add(existing.id);
		else refuse(['shippingLineId'], 'Shipping line does not exist');
	});
}
