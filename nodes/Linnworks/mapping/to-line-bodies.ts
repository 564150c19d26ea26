import type { LineValue, PlanStep } from '../../../domain/edit/edit-plan';
import { pricePerUnit } from './price-per-unit';
import { scaleComponents } from './scale-components';
import type {
	AddOrderItem,
	AddOrderService,
	RemoveOrderItem,
	UpdateOrderItem,
} from './raw/request-bodies';
import type { RawOrder, RawOrderItem } from './raw/raw-order';

type Step<K extends PlanStep['kind']> = Extract<PlanStep, { kind: K }>;

const PPM_PER_PERCENT = 10_000;

/** The whole row with our values laid over it: UpdateOrderItem replaces, so nothing may be left out. */
export function toUpdateOrderItem(
	order: RawOrder,
	row: RawOrderItem,
	lineId: string,
	value: LineValue,
): UpdateOrderItem {
	return {
		orderId: order.OrderId,
		orderItem: {
			...scaleComponents(row, value.quantity),
			ItemNumber: lineId,
			Quantity: value.quantity,
			PricePerUnit: pricePerUnit(value, order.TotalsInfo.Currency),
			Discount: 0,
			TaxRate: value.taxRatePpm / PPM_PER_PERCENT,
			TaxCostInclusive: value.taxIncluded,
		},
		fulfilmentCenter: order.FulfilmentLocationId,
		source: order.GeneralInfo.Source,
		subSource: order.GeneralInfo.SubSource,
	};
}

export function toAddOrderItem(order: RawOrder, step: Step<'addLine'>): AddOrderItem {
	return {
		orderId: order.OrderId,
		itemId: step.stockItemId,
		channelSKU: step.sku,
		fulfilmentCenter: order.FulfilmentLocationId,
		quantity: step.to.quantity,
		linePricing: {
			PricePerUnit: pricePerUnit(step.to, order.TotalsInfo.Currency),
			DiscountPercentage: 0,
			TaxRatePercentage: step.to.taxRatePpm / PPM_PER_PERCENT,
			TaxInclusive: step.to.taxIncluded,
		},
	};
}

/** A service goes in at its net price, the only one the call takes; the row is put right afterwards. */
export function toAddOrderService(order: RawOrder, step: Step<'addService'>): AddOrderService {
	const net = { ...step.to, taxIncluded: false };
	return {
		OrderId: order.OrderId,
		Service: step.title,
		Cost: pricePerUnit(net, order.TotalsInfo.Currency),
		TaxRate: step.to.taxRatePpm / PPM_PER_PERCENT,
		FulfilmentCenter: order.FulfilmentLocationId,
		Quantity: step.to.quantity,
		DiscountPercentage: 0,
	};
}

export function toRemoveOrderItem(order: RawOrder, rowId: string): RemoveOrderItem {
	return { orderId: order.OrderId, rowid: rowId, fulfilmentCenter: order.FulfilmentLocationId };
}
