import { EMPTY_GUID } from '../store/ids';
import type { LineRecord, OrderRecord } from '../store/order-record';
import type { StockItemRecord } from '../store/stock-record';
import type { World } from '../store/world';
import { stockFigures, stockItemById, stockItemBySku } from '../behaviour/stock';
import { lineAmounts } from '../behaviour/totals';

/** `OrderItem` of the v1 contract. */
export interface LineView {
	[field: string]: unknown;
	RowId: string;
	OrderId: string;
	ItemId: string;
	StockItemId: string;
	ItemNumber: string;
	SKU: string;
	ItemSource: string;
	Title: string;
	Quantity: number;
	PricePerUnit: number;
	Discount: number;
	DiscountValue: number;
	Tax: number;
	TaxRate: number;
	Cost: number;
	CostIncTax: number;
	TaxCostInclusive: boolean;
	ChannelSKU: string;
	IsService: boolean;
	IsUnlinked: boolean;
	PartShipped: boolean;
	PartShippedQty: number;
	AddedDate: string;
	CompositeSubItems: LineView[];
}

/** Stock figures of the order's own location, as they stand on every v1 row. */
function stockFields(world: World, item: StockItemRecord | undefined, locationId: string) {
	const figures = item
		? stockFigures(world, item, locationId)
		: { level: 0, inOrders: 0, available: 0 };
	return {
		StockLevelsSpecified: item !== undefined,
		OnOrder: 0,
		InOrderBook: figures.inOrders,
		Level: figures.level,
		MinimumLevel: -1,
		AvailableStock: figures.available,
		StockLevelIndicator: figures.available > 0 ? 1 : 0,
		StockItemIntId: item?.intId ?? 0,
		UnitCost: item?.unitCost ?? 0,
		DespatchStockUnitCost: item?.unitCost ?? 0,
		Weight: item?.weight ?? 0,
		BarcodeNumber: item?.barcode ?? '',
	};
}

function optionRows(line: Readonly<LineRecord>) {
	return line.options.map((option) => ({
		pkOptionId: option.id,
		Property: option.property,
		Value: option.value,
	}));
}

function constantFields() {
	return {
		...{ CategoryName: 'Default', CompositeAvailablity: 0, SalesTax: 0, Market: 0 },
		...{ HasImage: false, BatchNumberScanRequired: false, SerialNumberScanRequired: false },
		...{ BinRack: '', BinRacks: [], InventoryTrackingType: 0, isBatchedStockItem: false },
		...{ IsWarehouseManaged: false, Boxes: [] },
	};
}

/** A component of a composite line: its quantity is the line's total, its price is nothing. */
function componentLine(
	line: Readonly<LineRecord>,
	part: StockItemRecord,
	quantityEach: number,
	index: number,
): LineRecord {
	const tail = (Number.parseInt(line.rowId.slice(-6), 16) * 16 + index).toString(16);
	return {
		...line,
		rowId: `11ec0000-0000-4000-8000-${tail.padStart(12, '0')}`,
		stockItemId: part.id,
		itemNumber: part.sku,
		title: part.title,
		channelSku: '',
		quantity: line.quantity * quantityEach,
		shippedQuantity: line.shippedQuantity * quantityEach,
		...{ pricePerUnit: 0, discount: 0, taxRate: 0, shippingCost: 0, options: [] },
	};
}

/** One line as the v1 API shows it. */
export function lineView(
	world: World,
	order: Readonly<OrderRecord>,
	line: Readonly<LineRecord>,
): LineView {
	const item = stockItemById(world, line.stockItemId);
	const amounts = lineAmounts(line);
	const components = (item?.components ?? []).flatMap(({ sku, quantity }, index) => {
		const part = stockItemBySku(world, sku);
		return part ? [componentLine(line, part, quantity, index)] : [];
	});
	return {
		RowId: line.rowId,
		OrderId: order.id,
		ItemId: line.stockItemId ?? EMPTY_GUID,
		StockItemId: line.stockItemId ?? EMPTY_GUID,
		ItemNumber: line.itemNumber,
		SKU: item?.sku ?? '',
		ItemSource: line.itemSource,
		Title: line.title,
		ItemName: line.title,
		ChannelSKU: line.channelSku,
		ChannelTitle: line.title,
		Quantity: line.quantity,
		PricePerUnit: line.pricePerUnit,
		Discount: line.discount,
		DiscountValue: amounts.discountValue,
		Tax: amounts.tax,
		TaxRate: line.taxRate,
		Cost: amounts.cost,
		CostIncTax: amounts.costIncTax,
		TaxCostInclusive: line.taxInclusive,
		ShippingCost: line.shippingCost,
		IsService: line.isService,
		IsUnlinked: item === undefined && !line.isService,
		PartShipped: line.shippedQuantity > 0,
		PartShippedQty: line.shippedQuantity,
		AddedDate: line.addedAt.toISOString(),
		AdditionalInfo: optionRows(line),
		CompositeSubItems: components.map((component) => lineView(world, order, component)),
		...stockFields(world, item, order.locationId),
		...constantFields(),
	};
}
