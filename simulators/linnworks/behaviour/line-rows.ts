import { EMPTY_GUID } from '../store/ids';
import type { LineRecord } from '../store/order-record';
import type { World } from '../store/world';
import { Args } from './args';
import { refuse } from './errors';
import { stockItemById } from './stock';

/** The line AddOrderItem makes: stock item defaults, overridden by `linePricing` where sent. */
export function addedLine(world: World, args: Args, countryRate: number): LineRecord {
	const item = stockItemById(world, Args.required(args.guid('itemId')));
	if (!item) throw refuse(`Stock item ${args.text('itemId') ?? ''} does not exist.`);
	const quantity = Args.required(args.integer('quantity'));
	if (quantity < 1) throw refuse('Quantity must be greater than 0.');
	const pricing = args.child('linePricing');
	const defaultRate = item.taxRate === -1 ? countryRate : item.taxRate;
	return {
		rowId: world.ids.guid('line'),
		stockItemId: item.id,
		itemNumber: item.sku,
		itemSource: '',
		channelSku: args.text('channelSKU') ?? '',
		title: item.title,
		quantity,
		pricePerUnit: pricing?.number('PricePerUnit') ?? item.retailPrice,
		discount: pricing?.number('DiscountPercentage') ?? 0,
		taxRate: pricing?.number('TaxRatePercentage') ?? defaultRate,
		taxInclusive: pricing?.flag('TaxInclusive') ?? true,
		isService: false,
		shippedQuantity: 0,
		shippingCost: 0,
		options: [],
		addedAt: args.date('createdDate') ?? world.clock(),
	};
}

/** The line AddOrderService makes: the cost is a net price. */
export function serviceLine(world: World, args: Args): LineRecord {
	const title = Args.required(args.text('Service'));
	return {
		rowId: world.ids.guid('line'),
		stockItemId: null,
		itemNumber: title,
		itemSource: '',
		channelSku: '',
		title,
		quantity: args.integer('Quantity') ?? 1,
		pricePerUnit: args.number('Cost') ?? 0,
		discount: args.number('DiscountPercentage') ?? 0,
		taxRate: args.number('TaxRate') ?? 0,
		taxInclusive: false,
		isService: true,
		shippedQuantity: 0,
		shippingCost: 0,
		options: [],
		addedAt: args.date('AddedDate') ?? world.clock(),
	};
}

function linkSent(world: World, sent: Args): string | null {
	const id = sent.guid('StockItemId') ?? EMPTY_GUID;
	return stockItemById(world, id)?.id ?? null;
}

/** The row UpdateOrderItem leaves: every value as sent, a default for every value not sent. */
export function rowFrom(world: World, sent: Args, former: LineRecord): LineRecord {
	const quantity = sent.integer('Quantity') ?? 0;
	if (quantity < 0) throw refuse('Quantity can not be negative.');
	const keepsNumber = !world.switches.updateItemNumberPersists;
	return {
		rowId: former.rowId,
		stockItemId: linkSent(world, sent),
		itemNumber: keepsNumber ? former.itemNumber : (sent.text('ItemNumber') ?? ''),
		itemSource: keepsNumber ? former.itemSource : (sent.text('ItemSource') ?? ''),
		channelSku: sent.text('ChannelSKU') ?? '',
		title: sent.text('Title') ?? sent.text('ChannelTitle') ?? '',
		quantity,
		pricePerUnit: sent.number('PricePerUnit') ?? 0,
		discount: sent.number('Discount') ?? 0,
		taxRate: sent.number('TaxRate') ?? 0,
		taxInclusive: sent.flag('TaxCostInclusive') ?? false,
		isService: sent.flag('IsService') ?? false,
		shippedQuantity: former.shippedQuantity,
		shippingCost: sent.number('ShippingCost') ?? 0,
		options: sent.children('AdditionalInfo').map((option) => ({
			id: option.guid('pkOptionId') ?? world.ids.guid('property'),
			property: option.text('Property') ?? '',
			value: option.text('Value') ?? '',
		})),
		addedAt: sent.date('AddedDate') ?? former.addedAt,
	};
}
