import type { ShopifySimulator } from '../../../../simulators/shopify';
import { askData, type Json } from './shop-client';

const BAG = '{ shopMoney { amount } presentmentMoney { amount } }';

const QUERY = `query Invariants($id: ID!) { order(id: $id) {
	taxesIncluded
	currentTotalPriceSet ${BAG} currentSubtotalPriceSet ${BAG} currentTotalTaxSet ${BAG}
	currentShippingPriceSet ${BAG} netPaymentSet ${BAG} totalReceivedSet ${BAG}
	totalRefundedSet ${BAG} totalOutstandingSet ${BAG} refundDiscrepancySet ${BAG}
	lineItems(first: 20) { nodes {
		id quantity currentQuantity unfulfilledQuantity priceAfterAllDiscountsBeforeTaxesSet ${BAG}
	} }
	shippingLines(first: 5) { nodes { currentDiscountedPriceSet ${BAG} } }
	transactions { kind status amountSet ${BAG} }
	refunds { refundLineItems(first: 20) { nodes { quantity lineItem { id } } } }
	agreements(first: 20) { nodes { sales(first: 40) { nodes {
		lineType quantity totalAmount ${BAG} totalTaxAmount ${BAG}
		... on ProductSale { lineItem { id } }
	} } } }
	fulfillmentOrders(first: 20) { nodes {
		status lineItems(first: 20) { nodes { remainingQuantity lineItem { id } } }
	} }
} }`;

type Money = 'shopMoney' | 'presentmentMoney';

/** The rules between the figures of one order that do not hold, in both currencies. */
export async function invariantViolations(shop: ShopifySimulator, id: string): Promise<string[]> {
	const order = (await askData(shop, QUERY, { id })).at('order');
	return [
		...moneyViolations(order, 'shopMoney'),
		...moneyViolations(order, 'presentmentMoney'),
		...unitViolations(order),
	];
}

function moneyViolations(order: Json, money: Money): string[] {
	const cents = (from: Json, path: string): number =>
		Math.round(Number(from.text(`${path}.${money}.amount`)) * 100);
	const included = order.at('taxesIncluded').value === true;
	const current = cents(order, 'currentTotalPriceSet');
	const subtotal = cents(order, 'currentSubtotalPriceSet');
	const tax = cents(order, 'currentTotalTaxSet');
	const shipping = cents(order, 'currentShippingPriceSet');
	const sales = order.list('agreements.nodes').flatMap((one) => one.list('sales.nodes'));
	const real = sales.filter((sale) => sale.text('lineType') !== 'ADJUSTMENT');
	const shippingTax = sum(
		real
			.filter((sale) => sale.text('lineType') === 'SHIPPING')
			.map((sale) => cents(sale, 'totalTaxAmount')),
	);
	const lines = sum(
		order
			.list('lineItems.nodes')
			.map((line) => cents(line, 'priceAfterAllDiscountsBeforeTaxesSet')),
	);
	const net = cents(order, 'netPaymentSet');
	const discrepancy = cents(order, 'refundDiscrepancySet');
	const moved = (...kinds: string[]): number =>
		sum(
			order
				.list('transactions')
				.filter((one) => one.text('status') === 'SUCCESS' && kinds.includes(one.text('kind')))
				.map((one) => cents(one, 'amountSet')),
		);
	const rules: Array<[string, number, number]> = [
		['I1', net, cents(order, 'totalReceivedSet') - cents(order, 'totalRefundedSet')],
		['I2', current, subtotal + shipping + (included ? 0 : tax)],
		['I3', subtotal, lines + (included ? tax - shippingTax : 0)],
		['I4', cents(order, 'totalOutstandingSet'), current - net + discrepancy],
		['I10', net, moved('SALE', 'CAPTURE') - moved('REFUND')],
		['I7', sum(real.map((sale) => cents(sale, 'totalAmount'))), current],
		['I7 tax', sum(real.map((sale) => cents(sale, 'totalTaxAmount'))), tax],
		[
			'shipping',
			shipping,
			sum(
				order.list('shippingLines.nodes').map((line) => cents(line, 'currentDiscountedPriceSet')),
			),
		],
	];
	return failures(rules, money);
}

function unitViolations(order: Json): string[] {
	const refunded = order.list('refunds').flatMap((one) => one.list('refundLineItems.nodes'));
	const sales = order.list('agreements.nodes').flatMap((one) => one.list('sales.nodes'));
	const entries = order
		.list('fulfillmentOrders.nodes')
		.filter((one) => !['CLOSED', 'CANCELLED'].includes(one.text('status')))
		.flatMap((one) => one.list('lineItems.nodes'));
	return order.list('lineItems.nodes').flatMap((line) => {
		const own = (one: Json): boolean => one.at('lineItem.id').value === line.at('id').value;
		const total = (rows: Json[], field: string): number =>
			sum(rows.filter(own).map((row) => row.number(field)));
		const rules: Array<[string, number, number]> = [
			['I5', line.number('quantity') - line.number('currentQuantity'), total(refunded, 'quantity')],
			['I6', line.number('currentQuantity'), total(sales, 'quantity')],
			['I9', line.number('unfulfilledQuantity'), total(entries, 'remainingQuantity')],
		];
		return failures(rules, line.text('id'));
	});
}

function failures(rules: ReadonlyArray<[string, number, number]>, where: string): string[] {
	return rules.flatMap(([name, a, b]) => (a === b ? [] : [`${name} ${where}: ${a} is not ${b}`]));
}

function sum(values: readonly number[]): number {
	return values.reduce((a, b) => a + b, 0);
}
