import { outOfStep, troubleOf } from './at-rest';
import { Storyteller } from './carry-out';
import type { Told } from './check-stories';
import { restartTime } from './engine/virtual-time';
import { Merchant } from './merchant';
import type { Step } from './steps';

/** Tells one story to its end in a world of its own and says what is wrong afterwards. */
export async function tellStory(steps: readonly Step[]): Promise<Told> {
	restartTime();
	const merchant = await Merchant.open();
	const teller = new Storyteller(merchant);
	try {
		for (const step of steps) await teller.tell(step);
		await teller.comeToRest();
		merchant.watch.follow();
		const { orders } = merchant;
		const troubles = [
			...merchant.watch.offences,
			...orders.flatMap((order) => troubleOf(merchant, order)),
			...merchant.stock.differences(unitsToShip(merchant)),
		];
		const apart = orders.filter((order) => outOfStep(merchant, order).length > 0);
		return {
			troubles,
			counts: {
				steps: steps.length,
				idle: teller.idle,
				orders: orders.length,
				inStep: orders.length - apart.length,
				withPerson: apart.length,
			},
		};
	} finally {
		await merchant.close();
	}
}

/** What waits in the warehouse: of an order in step, what the shop says; of another, what stands on it. */
function unitsToShip(merchant: Merchant): Array<{ sku: string; quantity: number }> {
	return merchant.orders.flatMap((order) => {
		const held = merchant.held(order);
		if (!held || held.Processed || held.GeneralInfo.HoldOrCancel) return [];
		const shop = merchant.shopify.shop.order(order.gid);
		const shipped = held.Items.map((row) => ({ sku: row.SKU, quantity: -row.PartShippedQty }));
		const wanted =
			outOfStep(merchant, order).length > 0
				? held.Items.map((row) => ({ sku: row.SKU, quantity: row.Quantity }))
				: shop.lines.map((line) => ({ sku: line.sku ?? '', quantity: line.currentQuantity }));
		return [...wanted, ...shipped];
	});
}
