import type { Told } from '../check-stories';
import { restartTime } from '../engine/virtual-time';
import { outOfStep, troubleOf } from './at-rest';
import { unequalBooks } from './books-equal-shop';
import { Storyteller } from './carry-out';
import { Merchant } from './merchant';
import { booksTrouble, moneyTroubleOf } from './money-at-rest';
import { brokenInvariants } from './shop-invariants';
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
			...orders.flatMap((order) => troubleOf(merchant, teller.office, order)),
			...orders.flatMap((order) => moneyTroubleOf(merchant, teller.office, order)),
			...orders.flatMap((order) =>
				unequalBooks(merchant, teller.office, order).map((text) => `${order.name}: ${text}`),
			),
			...booksTrouble(merchant),
			...orders.flatMap(({ gid }) => brokenInvariants(merchant.shopify.shop.order(gid))),
		];
		const apart = orders.filter((order) => outOfStep(merchant, teller.office, order).length > 0);
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
