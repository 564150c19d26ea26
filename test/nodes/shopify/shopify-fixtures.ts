import type { IExecuteFunctions } from 'n8n-workflow';
import { OrderSyncShopifyApi } from '../../../credentials/OrderSyncShopifyApi.credentials';
import type { HttpPort, HttpRequest, HttpResponse } from '../../../nodes/shared/http-port';
import { ShopifyOrder } from '../../../nodes/Shopify/ShopifyOrder.node';
import { connectShopify } from '../../../nodes/Shopify/transport/connect-shopify';
import type {
	RawBag,
	RawLine,
	RawOrder,
	RawShippingLine,
} from '../../../nodes/Shopify/transport/raw-order';
import { ShopifyClient } from '../../../nodes/Shopify/transport/shopify-client';
import type { ShopifySimulator } from '../../../simulators/shopify';
import { nodeContext, type ContextOptions } from '../../support/node-context';

export const bag = (presentment: string, currency = 'GBP', shop = presentment): RawBag => ({
	presentmentMoney: { amount: presentment, currencyCode: currency },
	shopMoney: { amount: shop, currencyCode: 'GBP' },
});

/** 2 x 30.00 at 20 %, tax included, nothing removed. */
export const rawLine = (change: Partial<RawLine> = {}): RawLine => ({
	id: 'gid://shopify/LineItem/9001',
	sku: 'TEE',
	name: 'Tee - Black',
	quantity: 2,
	currentQuantity: 2,
	unfulfilledQuantity: 2,
	requiresShipping: true,
	originalUnitPriceSet: bag('30.00'),
	priceAfterAllDiscountsBeforeTaxesSet: bag('50.00'),
	discountAllocations: [],
	taxLines: [{ rate: 0.2, priceSet: bag('10.00') }],
	variant: { id: 'gid://shopify/ProductVariant/4401', barcode: '5012345678900' },
	lineItemGroup: null,
	...change,
});

export const rawShippingLine = (change: Partial<RawShippingLine> = {}): RawShippingLine => ({
	title: 'Standard',
	code: 'STD',
	isRemoved: false,
	discountedPriceSet: bag('6.00'),
	taxLines: [{ rate: 0.2, priceSet: bag('1.00') }],
	...change,
});

/** One line of 60.00 and 6.00 shipping, tax included: 66.00, of which tax 11.00. */
export const rawOrder = (change: Partial<RawOrder> = {}): RawOrder => ({
	id: 'gid://shopify/Order/6001',
	legacyResourceId: '6001',
	name: '#1001',
	createdAt: '2026-11-18T09:00:00Z',
	updatedAt: '2026-11-18T10:15:00Z',
	cancelledAt: null,
	edited: false,
	displayFinancialStatus: 'PAID',
	taxesIncluded: true,
	currencyCode: 'GBP',
	presentmentCurrencyCode: 'GBP',
	email: 'ada@example.com',
	phone: null,
	note: null,
	tags: [],
	poNumber: null,
	app: { id: 'gid://shopify/App/580111', name: 'Online Store' },
	customer: { id: 'gid://shopify/Customer/3001' },
	shippingAddress: {
		firstName: 'Ada',
		lastName: 'Lovelace',
		company: null,
		address1: '12 St James Square',
		address2: null,
		city: 'London',
		province: 'England',
		zip: 'SW1Y 4JH',
		countryCodeV2: 'GB',
		phone: null,
	},
	billingAddress: null,
	currentTotalPriceSet: bag('66.00'),
	currentSubtotalPriceSet: bag('60.00'),
	currentTotalTaxSet: bag('11.00'),
	currentShippingPriceSet: bag('6.00'),
	totalTipReceivedSet: null,
	currentTotalDutiesSet: null,
	currentTotalAdditionalFeesSet: null,
	totalCashRoundingAdjustment: { paymentSet: bag('0.00') },
	lines: [rawLine()],
	shippingLines: [rawShippingLine()],
	fulfilmentOrders: [],
	agreements: [],
	...change,
});

type Answer = Partial<HttpResponse> | Error;

/** A port that gives prepared answers in turn and remembers the requests. */
export function preparedPort(...answers: Answer[]): { port: HttpPort; requests: HttpRequest[] } {
	const requests: HttpRequest[] = [];
	const port: HttpPort = async (request) => {
		requests.push(request);
		const answer = answers.shift();
		if (answer === undefined) throw new Error('No answer was prepared for this request');
		if (answer instanceof Error) throw answer;
		return { status: 200, headers: { 'x-request-id': 'req-1' }, body: null, ...answer };
	};
	return { port, requests };
}

/** A client on prepared answers whose pauses are only noted. */
export function preparedClient(...answers: Answer[]): {
	client: ShopifyClient;
	requests: HttpRequest[];
	pauses: number[];
} {
	const { port, requests } = preparedPort(...answers);
	const pauses: number[] = [];
	const client = new ShopifyClient(port, {
		apiVersion: '2026-10',
		wait: async (ms) => void pauses.push(ms),
		chance: () => 0,
	});
	return { client, requests, pauses };
}

export const graphqlError = (
	code: string,
	message = code,
	more: object = {},
): Partial<HttpResponse> => ({
	body: { errors: [{ message, extensions: { code, ...more } }] },
});

/** A credential for a simulated shop. */
export const simulatorCredential = (
	simulator: ShopifySimulator,
	change: Record<string, string> = {},
): NonNullable<ContextOptions['credential']> => ({
	name: 'orderSyncShopifyApi',
	type: new OrderSyncShopifyApi(),
	data: {
		shop: simulator.settings.domain,
		authentication: 'accessToken',
		accessToken: simulator.settings.accessToken,
		clientId: simulator.settings.clientId,
		clientSecret: simulator.settings.clientSecret,
		apiVersion: '2026-10',
		baseUrl: simulator.url,
		sessionToken: '',
		...change,
	},
});

/** A client that talks to a simulated shop through the credential, without pauses. */
export async function simulatorClient(simulator: ShopifySimulator): Promise<ShopifyClient> {
	const context = nodeContext({ credential: simulatorCredential(simulator) });
	const { client } = await connectShopify(context, { wait: async () => undefined });
	return client;
}

/** Runs the Shopify Order node against a simulated shop. */
export async function runShopifyOrder(
	simulator: ShopifySimulator,
	options: Omit<ContextOptions, 'credential'>,
): ReturnType<ShopifyOrder['execute']> {
	const context: IExecuteFunctions = nodeContext({
		...options,
		credential: simulatorCredential(simulator),
	});
	return await new ShopifyOrder().execute.call(context);
}
