import { placeDemoOrder } from '../demo/demo-edit';
import { sellElsewhere, shipOrder } from '../demo/warehouse-acts';
import type { PageWorld } from './page-state';

/** Something a button of the page does; `order` is the name of the order it stands beside. Throws with the reason. */
export type PageAct = (order: string) => void | Promise<void>;

/** The buttons of the page, by the names under which it calls them. */
export function pageActs(
	world: PageWorld,
	sendReport: () => Promise<unknown>,
): ReadonlyMap<string, PageAct> {
	const { shop } = world.shopify;
	return new Map<string, PageAct>([
		['order', () => void placeDemoOrder(world)],
		['edit', (order) => addMug(world, order)],
		['dispatch', (order) => shipOrder(world, shop.order(order).legacyId, newNumber(world))],
		['sell', () => void sellElsewhere(world, 'MUG-01', 2)],
		['report', async () => void (await sendReport())],
	]);
}

function addMug({ shopify: { shop } }: PageWorld, order: string): void {
	const mug = shop.order(order).lines.find(({ sku }) => sku === 'MUG-01');
	shop.edit(order, [
		mug
			? { setQuantity: { sku: 'MUG-01', quantity: mug.currentQuantity + 1 } }
			: { addVariant: { sku: 'MUG-01', quantity: 1 } },
	]);
}

/** A tracking number that no parcel had before. */
function newNumber({ linnworks: { warehouse } }: PageWorld): string {
	const sent = warehouse.orders().filter(({ Processed }) => Processed).length;
	return `QK${String(482_915_700 + sent)}GB`;
}
