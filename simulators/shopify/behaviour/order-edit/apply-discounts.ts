import type { EditSession, StagedDiscount } from '../../store/edit-session';
import { least, mapBag, times, total, type Bag } from '../../store/money';
import type { Line, Order } from '../../store/order';
import type { Switches } from '../../switches';
import { lineSale, type SaleDraft } from '../ledger';
import { currentQuantityOf, currentValue } from '../line-value';
import { spread } from '../spread';

export interface DiscountShare {
	readonly lineId: number;
	readonly amount: Bag;
}

interface Applied {
	readonly sales: SaleDraft[];
	readonly shares: DiscountShare[];
}

/** Takes the applications an edit removed off every line they touched. */
export function dropDiscounts(order: Order, session: EditSession): Applied {
	const result: Applied = { sales: [], shares: [] };
	if (session.removedDiscounts.size === 0) return result;
	for (const line of order.lines) {
		const gone = line.lots
			.flatMap((lot) => lot.allocations)
			.filter((one) => session.removedDiscounts.has(one.applicationId));
		if (gone.length === 0) continue;
		const before = currentValue(line, order.taxesIncluded);
		for (const lot of line.lots) {
			lot.allocations = lot.allocations.filter((one) => !gone.includes(one));
		}
		const after = currentValue(line, order.taxesIncluded);
		result.sales.push(lineSale(line, 'UPDATE', 0, { before, after }));
		result.shares.push({ lineId: line.id, amount: total(gone.map((one) => one.amount)) });
	}
	return result;
}

/** Puts the discounts an edit added on the current units of their lines. */
export function applyDiscounts(order: Order, session: EditSession, switches: Switches): Applied {
	const result: Applied = { sales: [], shares: [] };
	for (const staged of session.addedDiscounts) {
		const line = order.lines.find((one) => one.id === staged.lineId);
		if (!line || currentQuantityOf(line) === 0) continue;
		const before = currentValue(line, order.taxesIncluded);
		const amount = least(amountOf(staged, line, switches), before.net);
		order.discounts.push({
			id: staged.id,
			kind: 'manual',
			title: staged.description,
			description: staged.description,
			level: 'LINE',
			target: 'LINE_ITEM',
			value: staged.value,
		});
		allocate(line, staged.id, amount);
		const after = currentValue(line, order.taxesIncluded);
		result.sales.push(lineSale(line, 'UPDATE', 0, { before, after }));
		result.shares.push({ lineId: line.id, amount });
	}
	return result;
}

function amountOf({ value }: StagedDiscount, line: Line, switches: Switches): Bag {
	const units = currentQuantityOf(line);
	if ('amount' in value) {
		return switches.fixedEditDiscount === 'unit' ? times(value.amount, units) : value.amount;
	}
	return mapBag(times(line.unitPrice, units), (minor) =>
		Math.floor((minor * value.percentage) / 100 + 0.5),
	);
}

function allocate(line: Line, applicationId: number, amount: Bag): void {
	const weights = line.lots.map((lot) => lot.current);
	const shop = spread(amount.shop, weights);
	const presentment = spread(amount.presentment, weights);
	line.lots.forEach((lot, i) => {
		if (lot.current === 0) return;
		const share = { shop: shop[i] ?? 0, presentment: presentment[i] ?? 0 };
		lot.allocations = [...lot.allocations, { applicationId, amount: share, units: lot.current }];
	});
}
