import { UNKNOWN_TO_WAREHOUSE, VARIANTS } from '../../../playground/world/catalogue';
import { TABLES } from '../../../playground/world/install-templates';
import type { Day } from './live-day';
import { addUnits, type Units } from './shelf';
import { heldOrder } from './to-world';
import { BAY } from './warehouse-floor';

/** In what Linnworks' stock is not what is on the shelf, and its reserved units not what waits to be sent. */
export function stockTroubles(day: Day): string[] {
	const { shelf, merchant } = day;
	const { warehouse } = merchant.linnworks;
	const wanted = unitsToSend(day);
	return VARIANTS.flatMap(({ sku }) => {
		const [main, bay] = [warehouse.stockLevel(sku), warehouse.stockLevel(sku, BAY)];
		return [
			...same(`stock of ${sku}`, main.level, shelf.of('shelf', sku)),
			...same(`stock of ${sku} in the bay`, bay.level, shelf.of('bay', sku)),
			...same(`reserved of ${sku}`, main.inOrders, wanted.get(sku) ?? 0),
		];
	});
}

const same = (what: string, is: number, should: number): string[] =>
	is === should ? [] : [`${what}: ${is} instead of ${should}`];

/** Units that open orders of the warehouse still have to send. */
export function unitsToSend({ diaries, merchant }: Day): Units {
	const units: Units = new Map();
	for (const { order } of diaries) {
		const held = heldOrder(merchant, order);
		if (!held || held.Processed || held.GeneralInfo.HoldOrCancel) continue;
		for (const row of held.Items) addUnits(units, row.SKU, row.Quantity - row.PartShippedQty);
	}
	return units;
}

/** In what the shop does not offer what is on the shelf and not promised to anybody. */
export function shopStockTroubles(day: Day): string[] {
	const { shelf, merchant } = day;
	const wanted = unitsToSend(day);
	return VARIANTS.flatMap(({ sku }) => {
		const free = shelf.of('shelf', sku) - (wanted.get(sku) ?? 0);
		return same(
			`offered of ${sku}`,
			merchant.shopify.shop.stock({ sku }).available,
			Math.max(0, free),
		);
	});
}

/** Orders of the shop that stand in the warehouse more than once. */
export function doubles({ merchant }: Day): string[] {
	const seen = new Map<string, number>();
	for (const { GeneralInfo: info } of merchant.linnworks.warehouse.orders()) {
		seen.set(info.ReferenceNum, (seen.get(info.ReferenceNum) ?? 0) + 1);
	}
	return [...seen].filter(([, count]) => count > 1).map(([name, count]) => `${count} of ${name}`);
}

/** What is told of stock without a cause: of articles that both systems have, at places that are mapped. */
export function stockAlarms({ merchant, counterId }: Day): string[] {
	return merchant.n8n.tables
		.select(TABLES.exceptions, [{ column: 'status', condition: 'eq', value: 'open' }])
		.filter((row) => row['code'] === 'STOCK_NOT_PUSHED')
		.map((row) => String(row['reason']))
		.filter((reason) => !reason.includes(UNKNOWN_TO_WAREHOUSE.sku))
		.filter((reason) => !reason.includes(String(counterId)));
}
