import type { Row } from '../engine/data-tables';
import type { Placed } from '../order-rows';
import { CARD } from './catalogue';
import type { Merchant } from './merchant';
import { isStanding, type ShopFloor } from './shop-floor';
import { tellable, untold, type Article } from './units-at-rest';

type Evidence = { sku?: string; units?: number };

/** Whether the shop holds something back that it would otherwise be told. */
export function isHeldBack({ setup }: Merchant, articles: readonly Article[]): boolean {
	const goods = articles.filter(({ sku }) => sku !== CARD);
	const waits = goods.some((article) => article.wanted > untold(article));
	const isLast = articles.some(({ left }) => left > 0) && !waits;
	return articles.some((article) => {
		const isCard = article.sku === CARD && setup.otherLines === 'withLast';
		const isHeld = untold(article) > tellable(article);
		return isHeld || (isCard && isLast && article.held > 0 && goods.every(isTold));
	});
}

const isTold = (article: Article): boolean => untold(article) === 0;

/** Units that left and that nobody can tell the shop, because it does not want them. */
const unwanted = ({ left, ours, others, elsewhere, wanted }: Article): [number, number] => {
	const rest = left - ours - others - wanted;
	return [Math.max(0, rest - elsewhere), Math.max(0, rest)];
};

/** What is not said, said twice, or said though it is not so. */
export function exceptionTroubles(
	merchant: Merchant,
	floor: ShopFloor,
	order: Placed,
	articles: readonly Article[],
	isSettled: boolean,
): string[] {
	const open = merchant.rows.exceptions(order);
	const prints = new Set(open.map((row) => `${String(row['code'])} ${String(row['fingerprint'])}`));
	const held = open.filter(({ code }) => code === 'DISPATCH_HELD').length;
	const isHeld = isHeldBack(merchant, articles);
	const known = ['DISPATCH_EXCESS', 'DISPATCH_UNMATCHED', 'DISPATCH_HELD', 'LOCATION_DIFFERS'];
	return [
		...(prints.size < open.length ? ['something is said twice'] : []),
		...articles.flatMap((article) => unsaid(article, open, isSettled)),
		...(isHeld && held === 0 ? ['nobody is told that the shop holds it back'] : []),
		...(isSettled && !isHeld && held > 0 ? ['it is said that the shop holds it back'] : []),
		...(isSettled ? misplaced(merchant, floor, order, open) : []),
		...(isSettled ? open : [])
			.filter(({ code }) => !known.includes(String(code)))
			.map((row) => `open: ${String(row['code'])} ${String(row['reason'])}`),
	];
}

/** Goods that we fulfilled at another place than the one they left from are told of, if the order has several. */
function misplaced(
	{ shopify, sites, manners }: Merchant,
	floor: ShopFloor,
	order: Placed,
	open: readonly Row[],
): string[] {
	const { lines, fulfilments, fulfilmentOrders } = shopify.shop.order(order.gid);
	const isGoods = (id: string): boolean =>
		lines.some((line) => line.id === id && line.sku !== CARD);
	const places = fulfilmentOrders
		.filter((each) => each.lines.some(({ lineId, total }) => total > 0 && isGoods(lineId)))
		.map(({ locationId }) => locationId);
	const from = manners.get(order.legacyId)?.locationName === '' ? sites.main : sites.annex;
	const wrong = fulfilments
		.filter(isStanding)
		.filter((each) => each.lines.some(({ lineId }) => isGoods(lineId)))
		.filter(({ locationId }) => locationId !== String(from.shopId));
	const isSaid = open.some(({ code }) => code === 'LOCATION_DIFFERS');
	const isSeveral = new Set(places).size > 1;
	if (isSaid && !(isSeveral && wrong.length > 0)) return ['it is said that the location differs'];
	return !isSaid && isSeveral && wrong.some(({ name }) => !floor.foreign.has(name))
		? ['nobody is told that the location differs']
		: [];
}

function unsaid(article: Article, open: readonly Row[], isSettled: boolean): string[] {
	const { sku, lines } = article;
	const said = open
		.filter(({ code }) => code === 'DISPATCH_EXCESS' || code === 'DISPATCH_UNMATCHED')
		.map((row) => JSON.parse(String(row['evidence'])) as Evidence)
		.filter((evidence) => evidence.sku === sku)
		.reduce((sum, { units = 0 }) => sum + units, 0);
	const [least, most] = unwanted(article);
	const isRight = said >= least && (!isSettled || said <= (lines > 1 ? most : least));
	return isRight
		? []
		: [`exceptions name ${said} x ${sku}, and ${least} left that the shop does not want`];
}
