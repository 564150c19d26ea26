import type { ShopifySimulator } from '../../simulators/shopify';

type Reply<T> = { data?: T; errors?: Array<{ message: string }> };

/** Asks the shop over its public API, as any other app would. */
export async function shopQuery<T>(
	shopify: ShopifySimulator,
	query: string,
	variables: Record<string, unknown>,
): Promise<T> {
	const response = await fetch(`${shopify.url}/admin/api/2026-10/graphql.json`, {
		method: 'POST',
		headers: {
			'content-type': 'application/json',
			'x-shopify-access-token': shopify.settings.accessToken,
		},
		body: JSON.stringify({ query, variables }),
	});
	const reply = (await response.json()) as Reply<T>;
	if (!reply.data || reply.errors) {
		throw new Error(`The shop did not answer: ${JSON.stringify(reply.errors ?? response.status)}`);
	}
	return reply.data;
}

const BAG = '{ presentmentMoney { amount currencyCode } }';

/** What a sales channel reads of an order when it imports it, and what a person compares afterwards. */
export const ORDER_QUERY = `query PlaygroundOrder($id: ID!) {
	order(id: $id) {
		id legacyResourceId name note email phone taxesIncluded displayFinancialStatus cancelledAt
		currentTotalPriceSet ${BAG} currentTotalTaxSet ${BAG} currentShippingPriceSet ${BAG}
		shippingAddress { firstName lastName company address1 address2 city zip provinceCode countryCodeV2 phone }
		shippingLines(first: 5) { nodes { title taxLines { rate priceSet ${BAG} } } }
		lineItems(first: 100) { nodes {
			id sku title quantity currentQuantity requiresShipping
			priceAfterAllDiscountsBeforeTaxesSet ${BAG}
			taxLines { rate priceSet ${BAG} }
		} }
	}
}`;

type Bag = { presentmentMoney: { amount: string; currencyCode: string } };
type TaxLines = Array<{ rate: number; priceSet: Bag }>;

export type ShopOrder = {
	id: string;
	legacyResourceId: string;
	name: string;
	note: string | null;
	email: string | null;
	phone: string | null;
	taxesIncluded: boolean;
	displayFinancialStatus: string;
	cancelledAt: string | null;
	currentTotalPriceSet: Bag;
	currentTotalTaxSet: Bag;
	currentShippingPriceSet: Bag;
	shippingAddress: Record<
		| 'firstName'
		| 'lastName'
		| 'company'
		| 'address1'
		| 'address2'
		| 'city'
		| 'zip'
		| 'provinceCode'
		| 'countryCodeV2'
		| 'phone',
		string | null
	> | null;
	shippingLines: { nodes: Array<{ title: string; taxLines: TaxLines }> };
	lineItems: {
		nodes: Array<{
			id: string;
			sku: string | null;
			title: string;
			quantity: number;
			currentQuantity: number;
			requiresShipping: boolean;
			priceAfterAllDiscountsBeforeTaxesSet: Bag;
			taxLines: TaxLines;
		}>;
	};
};

/** The order as the shop shows it now. */
export async function readShopOrder(shopify: ShopifySimulator, id: string): Promise<ShopOrder> {
	const { order } = await shopQuery<{ order: ShopOrder }>(shopify, ORDER_QUERY, { id });
	return order;
}

export const amountOf = (bag: Bag): number => Number(bag.presentmentMoney.amount);
export const taxOf = (lines: TaxLines): number =>
	lines.reduce((sum, line) => sum + amountOf(line.priceSet), 0);
export const ratePercent = (lines: TaxLines): number =>
	Number((lines.reduce((sum, line) => sum + line.rate, 0) * 100).toFixed(4));
