import type { OrderSnapshot } from '../../simulators/shopify';
import type { CaughtMail, CaughtSlackMessage } from '../alerts/message';
import { fulfilmentWords } from '../demo/dispatch-stage';
import { levelsOf, type Level } from '../demo/stock-stage';
import { VARIANTS } from '../world/catalogue';
import type { World } from '../world/world';

/** What the page can be made from: everything but n8n. */
export type PageWorld = Pick<World, 'shopify' | 'linnworks' | 'netsuite' | 'slack' | 'smtp'>;

/** An order as each system has it, in lines of text; a system that does not have it has none. */
export type PageOrder = {
	name: string;
	shop: string[];
	warehouse: string[];
	accounts: string[];
	fulfilments: string[];
};

export type PageState = {
	orders: PageOrder[];
	stock: Level[];
	messages: { at: string; title: string; link: string }[];
};

const MOST_ORDERS = 8;
const MOST_MESSAGES = 12;

/** What the page shows, newest first. */
export function pageState(world: PageWorld): PageState {
	const orders = world.shopify.shop.orders().slice(-MOST_ORDERS).reverse();
	return {
		orders: orders.map((order) => orderState(world, order)),
		stock: levelsOf(
			world,
			VARIANTS.map(({ sku }) => sku),
		),
		messages: [...world.slack.messages.map(toSlackLine), ...world.smtp.messages.map(toMailLine)]
			.sort((one, other) => other.at.localeCompare(one.at))
			.slice(0, MOST_MESSAGES),
	};
}

function orderState({ linnworks, netsuite }: PageWorld, shop: OrderSnapshot): PageOrder {
	const warehouse = ifThere(() => linnworks.warehouse.order(shop.legacyId));
	const sale = ifThere(() => netsuite.account.order(`SHOPIFY_SO_${shop.legacyId}`));
	return {
		name: shop.name,
		shop: [
			...shop.lines
				.filter(({ currentQuantity }) => currentQuantity > 0)
				.map(({ currentQuantity, sku, title }) => `${currentQuantity} x ${sku ?? title}`),
			`total ${shop.totals.total}`,
			shop.cancelledAt === null ? '' : 'cancelled',
		].filter(Boolean),
		warehouse: warehouse
			? [
					...warehouse.Items.map(({ Quantity, SKU, Title }) => `${Quantity} x ${SKU || Title}`),
					`total ${(warehouse.TotalsInfo.TotalCharge ?? 0).toFixed(2)}`,
					warehouse.Processed ? 'dispatched' : warehouse.GeneralInfo.IsParked ? 'parked' : 'open',
				]
			: [],
		accounts: sale
			? [
					...sale.lines
						.filter(({ isClosed, quantity }) => !isClosed && quantity > 0)
						.map(({ quantity, sku }) => `${quantity} x ${sku}`),
					`total ${sale.total.toFixed(2)}`,
					sale.header['custbody_osync_hold'] === true ? 'held' : 'free',
				]
			: [],
		fulfilments: shop.fulfilments.map((fulfilment) => fulfilmentWords(shop, fulfilment)),
	};
}

const toSlackLine = ({ receivedAt, text }: CaughtSlackMessage) => ({
	at: receivedAt,
	title: `Slack: ${text.split('\n')[0] ?? ''}`,
	link: '',
});

const toMailLine = ({ receivedAt, subject }: CaughtMail, index: number) => ({
	at: receivedAt,
	title: `Mail: ${subject}`,
	link: `/mail/${index}`,
});

/** The order that a system shows; undefined for one that it says it does not have. */
function ifThere<T>(read: () => T): T | undefined {
	try {
		return read();
	} catch {
		return undefined;
	}
}
