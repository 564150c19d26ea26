import type { LineRecord, OrderRecord } from '../store/order-record';
import type { StockItemRecord } from '../store/stock-record';
import type { World } from '../store/world';
import type { Args } from './args';
import { activeItemBySku } from './stock';
import { lineAmounts } from './totals';

function linkedItem(world: World, order: Args, line: Args): StockItemRecord | undefined {
	const channelSku = line.text('ChannelSKU') ?? '';
	if (channelSku === '' || line.flag('IsService')) return undefined;
	const mapped = world.stockItems.find((item) => item.channelSkus.includes(channelSku));
	if (mapped) return mapped;
	return order.flag('AutomaticallyLinkBySKU') ? activeItemBySku(world, channelSku) : undefined;
}

/**
 * The tax rate of a posted line: the channel's own only if order and line both say so, otherwise the stock item's, or
 * the country's where that has none.
 */
function lineTaxRate(
	order: Args,
	line: Args,
	item: StockItemRecord | undefined,
	countryRate: number,
): number {
	if (order.flag('UseChannelTax') && line.flag('UseChannelTax')) return line.number('TaxRate') ?? 0;
	return !item || item.taxRate === -1 ? countryRate : item.taxRate;
}

/** The lines of a posted order; a line number seen before keeps its row id. */
export function channelLines(
	world: World,
	order: Args,
	former: readonly LineRecord[],
	countryRate: number,
): LineRecord[] {
	return order.children('OrderItems').map((line) => {
		const itemNumber = line.text('ItemNumber') ?? '';
		const item = linkedItem(world, order, line);
		const known = former.find((row) => row.itemNumber === itemNumber);
		return {
			rowId: known?.rowId ?? world.ids.guid('line'),
			stockItemId: item?.id ?? null,
			itemNumber,
			itemSource: order.text('Source') ?? '',
			channelSku: line.text('ChannelSKU') ?? '',
			title: line.text('ItemTitle') ?? item?.title ?? '',
			quantity: line.integer('Qty') ?? 0,
			pricePerUnit: line.number('PricePerUnit') ?? 0,
			discount: line.number('LineDiscount') ?? 0,
			taxRate: lineTaxRate(order, line, item, countryRate),
			taxInclusive: line.flag('TaxCostInclusive') ?? false,
			isService: line.flag('IsService') ?? false,
			shippedQuantity: 0,
			shippingCost: line.number('PostalServiceCost') ?? 0,
			options: line.children('Options').map((option) => ({
				id: world.ids.guid('property'),
				property: option.text('Property') ?? '',
				value: option.text('Value') ?? '',
			})),
			addedAt: known?.addedAt ?? world.clock(),
		};
	});
}

function worthOf(line: LineRecord, afterTax: boolean): number {
	const { cost, costIncTax } = lineAmounts(line);
	return afterTax || line.taxInclusive ? costIncTax : cost;
}

/** Takes an order-level discount off the lines, pro rata, by raising their discount percentages. */
function discountLines(order: OrderRecord, amount: number, afterTax: boolean): number {
	const worths = order.lines.map((line) => worthOf(line, afterTax));
	const total = worths.reduce((sum, worth) => sum + worth, 0);
	const taken = Math.min(amount, total);
	if (total > 0) {
		for (const line of order.lines) {
			line.discount = 100 - (100 - line.discount) * (1 - taken / total);
		}
	}
	return taken;
}

/** Spreads ChannelOrder.Discount over items and postage in the order DiscountType asks for. */
export function spreadDiscount(order: OrderRecord, posted: Args): void {
	const amount = posted.number('Discount') ?? 0;
	if (amount <= 0) return;
	const type = posted.text('DiscountType') ?? 'AllEvenly';
	const afterTax = (posted.text('DiscountTaxType') ?? 'DeductAfterTax') === 'DeductAfterTax';
	const postage = order.shipping.postageCost;
	const worth = order.lines.reduce((sum, line) => sum + worthOf(line, afterTax), 0);
	const evenShare = worth + postage > 0 ? (amount * postage) / (worth + postage) : 0;
	const offPostageFirst = Math.min(
		postage,
		{ AllEvenly: evenShare, PostageThenItems: amount, ItemsThenPostage: 0 }[type] ?? evenShare,
	);
	const offLines = discountLines(order, amount - offPostageFirst, afterTax);
	const offPostage = Math.min(postage, amount - offLines);
	order.shipping.postageCost = Math.round((postage - offPostage) * 100) / 100;
}
