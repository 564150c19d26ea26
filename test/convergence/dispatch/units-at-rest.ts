import type { OrderSnapshot } from '../../../simulators/shopify';
import type { Placed } from '../order-rows';
import { CARD } from './catalogue';
import type { Merchant } from './merchant';
import { isStanding, type ShopFloor } from './shop-floor';
import { addUnits, type Left, type Units } from './what-left';

type Fulfilment = OrderSnapshot['fulfilments'][number];

/** What shop and warehouse say of one article of an order. */
export type Article = {
	sku: string;
	/** Units that left of the sale. */
	left: number;
	/** Units in fulfilments of ours, and in those of others, by where they left from. */
	ours: number;
	others: number;
	elsewhere: number;
	/** Units that the shop still asks for, and those of them that it takes no fulfilment of. */
	wanted: number;
	held: number;
	/** Lines of the shop that sell it. */
	lines: number;
};

/** Units that left, of which the shop was not told, and that it still wants. */
export const untold = ({ left, ours, others, wanted }: Article): number =>
	Math.min(Math.max(0, left - ours - others), wanted);

/**
 * Those of them that the shop takes a fulfilment of now. Of several lines some may be held back and others not, and it
 * is the line that left which counts.
 */
export const tellable = (article: Article): number => {
	const { wanted, held, lines } = article;
	return Math.min(untold(article), lines > 1 ? Math.max(0, untold(article) - held) : wanted - held);
};

/** The articles of an order, one by one. */
export function articlesOf(
	{ shopify, sites }: Merchant,
	floor: ShopFloor,
	order: Placed,
	left: readonly Left[],
): Article[] {
	const { lines, fulfilments, fulfilmentOrders } = shopify.shop.order(order.gid);
	const gone: Units = new Map();
	for (const { units } of left) for (const [sku, quantity] of units) addUnits(gone, sku, quantity);
	const numbers = left.flatMap(({ whole, parcels }) =>
		[whole, ...(parcels ?? [])].flatMap((each) => each.numbers.split(' ')),
	);
	const isElsewhere = ({ name, locationId, tracking }: Fulfilment): boolean =>
		floor.foreign.has(name) &&
		locationId === String(sites.store.shopId) &&
		!tracking.some(({ number }) => number !== null && numbers.includes(number));
	const skus = new Set([...lines.map(({ sku }) => sku ?? ''), ...gone.keys()]);
	return [...skus].map((sku) => {
		const ids = lines.filter((line) => line.sku === sku).map(({ id }) => id);
		const unitsIn = (some: readonly Fulfilment[]): number => sumOf(some, ids);
		const standing = fulfilments.filter(isStanding);
		const foreign = standing.filter(({ name }) => floor.foreign.has(name));
		const away = foreign.filter(isElsewhere);
		const asked = fulfilmentOrders.filter(({ status }) => status !== 'CLOSED');
		return {
			...{ sku, lines: ids.length, left: gone.get(sku) ?? 0 },
			ours: unitsIn(standing) - unitsIn(foreign),
			others: unitsIn(foreign) - unitsIn(away),
			elsewhere: unitsIn(away),
			wanted: remainingOf(asked, ids),
			held: remainingOf(
				asked.filter(({ status }) => status === 'ON_HOLD' || status === 'SCHEDULED'),
				ids,
			),
		};
	});
}

const sumOf = (fulfilments: readonly Fulfilment[], ids: readonly string[]): number =>
	fulfilments
		.flatMap(({ lines }) => lines)
		.reduce((sum, { lineId, quantity }) => sum + (ids.includes(lineId) ? quantity : 0), 0);

const remainingOf = (asked: OrderSnapshot['fulfilmentOrders'], ids: readonly string[]): number =>
	asked
		.flatMap(({ lines }) => lines)
		.reduce((sum, { lineId, remaining }) => sum + (ids.includes(lineId) ? remaining : 0), 0);

/** What is told though it did not leave, and what is not told though it did. */
export function unitTroubles(
	{ setup }: Merchant,
	articles: readonly Article[],
	isFresh: boolean,
): string[] {
	const goods = articles.filter(({ sku }) => sku !== CARD);
	const waits = goods.some(({ wanted }) => wanted > 0);
	const hasLeft = articles.some(({ left }) => left > 0);
	return articles.flatMap((article) => {
		const { sku, left, ours, wanted, held } = article;
		const isCard = sku === CARD;
		const isLast = isCard && setup.otherLines === 'withLast' && hasLeft && !waits;
		const missed = isLast ? wanted - held : tellable(article);
		return [
			...(ours > left && !(isCard && setup.otherLines === 'withLast')
				? [`${ours} x ${sku} are told and ${left} left`]
				: []),
			...(isFresh && missed > 0
				? [`${missed} x ${sku} are not told of ${left} that left, and the shop asks for ${wanted}`]
				: []),
		];
	});
}

/** Of an article that one line sells, nothing is told of once more that somebody told of before. */
export function toldTwice(
	{ shopify }: Merchant,
	floor: ShopFloor,
	{ gid }: Placed,
	articles: readonly Article[],
): string[] {
	const { lines, fulfilments } = shopify.shop.order(gid);
	return articles.flatMap(({ sku, left, elsewhere, lines: count }) => {
		if (count !== 1 || elsewhere > 0 || sku === CARD) return [];
		const ids = lines.filter((line) => line.sku === sku).map(({ id }) => id);
		let told = 0;
		return fulfilments.filter(isStanding).flatMap((each) => {
			const units = sumOf([each], ids);
			told += units;
			return units > 0 && told > left && !floor.foreign.has(each.name)
				? [`${each.name} tells of ${sku} that the shop was told of before`]
				: [];
		});
	});
}
