import type { Consignment } from './consignment';
import type { DispatchProblem } from './dispatch-problem';
import type { CreateFulfilmentStep } from './dispatch-step';
import type { OwnFulfilment } from './recognise-fulfilled';
import type { ShopFulfilment } from './shop-fulfilment';
import { sumUnits, type Units } from './units';

/** Units of a consignment that are fulfilled at a location of the shop, or are to be. */
export type Placed = { consignment: Consignment; locationId: string; units: Units };

/** What a step fulfils, where. */
export const placedBy = (
	consignment: Consignment,
	locationId: string,
	parts: CreateFulfilmentStep['parts'],
): Placed => ({
	consignment,
	locationId,
	units: sumUnits(
		parts.flatMap(({ lines }) =>
			lines.map(({ lineId, quantity }) => new Map([[lineId, quantity]])),
		),
	),
});

/** What stands fulfilled, and where. */
export const placedIn = ({ fulfilment, consignment }: OwnFulfilment): Placed => ({
	consignment,
	locationId: fulfilment.locationId,
	units: sumUnits(fulfilment.lines.map(({ lineId, quantity }) => new Map([[lineId, quantity]]))),
});

/**
 * Goods that the shop has at another location than the one from which they left. Where it has all goods of the order at
 * one location there was nothing to choose, and nothing is said. It is as true after they were fulfilled as before.
 */
export function locationProblems(
	placed: readonly Placed[],
	shop: ShopFulfilment,
	expectedFor: (consignment: Consignment) => readonly string[],
): DispatchProblem[] {
	const { lines, fulfilmentOrders } = shop;
	const isGoods = (lineId: string): boolean =>
		lines.find((line) => line.lineId === lineId)?.requiresShipping ?? true;
	const sites = fulfilmentOrders.filter((order) =>
		order.lines.some(({ total, lineId }) => total > 0 && isGoods(lineId)),
	);
	if (new Set(sites.map(({ locationId }) => locationId)).size < 2) return [];
	const wrong = new Map<string, Placed>();
	for (const { consignment, locationId, units } of placed) {
		const expected = expectedFor(consignment);
		if (expected.length === 0 || expected.includes(locationId)) continue;
		const goods = new Map([...units].filter(([lineId]) => isGoods(lineId)));
		if (goods.size === 0) continue;
		const about = `${consignment.key} ${locationId}`;
		const all = sumUnits([wrong.get(about)?.units ?? new Map(), goods]);
		wrong.set(about, { consignment, locationId, units: all });
	}
	return [...wrong].map(([about, each]) => toProblem(about, each, shop));
}

function toProblem(
	about: string,
	{ consignment: { targetOrder, locationId: targetLocation }, locationId, units }: Placed,
	{ lines, fulfilmentOrders }: ShopFulfilment,
): DispatchProblem {
	const name = fulfilmentOrders.find((order) => order.locationId === locationId)?.locationName;
	const goods = [...units].map(([lineId, quantity]) => {
		const sku = lines.find((line) => line.lineId === lineId)?.sku;
		return `${quantity} x ${sku || lineId}`;
	});
	return {
		code: 'LOCATION_DIFFERS',
		about,
		reason: `${goods.join(', ')} of warehouse order ${targetOrder} left from another location than ${name || locationId}, where the shop has them and where they are fulfilled`,
		evidence: { targetOrder, targetLocation, sourceLocation: locationId },
	};
}
