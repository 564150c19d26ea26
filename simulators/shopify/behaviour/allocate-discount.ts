import { fromPresentment } from '../store/exchange';
import { least, mapBag, toMinor, total, type Bag } from '../store/money';
import type { DiscountValue, Line, Order } from '../store/order';
import { originalValue } from './line-value';
import { spread } from './spread';
import type { World } from './world';

/** A discount as the buyer got it: one of a percentage and a fixed amount. */
export interface DiscountRequest {
	readonly percentage?: number;
	readonly amount?: string;
	readonly title?: string;
	readonly kind?: 'manual' | 'code' | 'automatic';
}

/** Records a discount and allocates it over lines, odd cents one by one from the first. */
export function allocateDiscount(
	world: World,
	order: Order,
	request: DiscountRequest,
	lines: readonly Line[],
): void {
	const nets = lines.map((line) => originalValue(line, order.taxesIncluded).net);
	const value = valueOf(order, request);
	const amount = least(amountOf(value, total(nets)), total(nets));
	const application = {
		id: world.ids.next(),
		kind: request.kind ?? 'manual',
		title: request.title ?? 'Discount',
		description: null,
		level: lines === order.lines ? 'ORDER' : 'LINE',
		target: 'LINE_ITEM',
		value,
	} as const;
	order.discounts.push(application);
	const shop = spread(
		amount.shop,
		nets.map((net) => net.shop),
	);
	const presentment = spread(
		amount.presentment,
		nets.map((net) => net.presentment),
	);
	lines.forEach((line, i) => {
		const lot = line.lots[0];
		if (!lot) return;
		const share = { shop: shop[i] ?? 0, presentment: presentment[i] ?? 0 };
		lot.allocations.push({ applicationId: application.id, amount: share, units: lot.units });
	});
}

function valueOf(order: Order, request: DiscountRequest): DiscountValue {
	if (request.percentage !== undefined) return { percentage: request.percentage };
	const minor = toMinor(request.amount ?? '0', order.presentmentCurrency);
	return { amount: fromPresentment(minor, order) };
}

function amountOf(value: DiscountValue, net: Bag): Bag {
	if ('amount' in value) return value.amount;
	return mapBag(net, (minor) => Math.floor((minor * value.percentage) / 100 + 0.5));
}
