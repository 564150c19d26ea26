import type { AddressRecord, LineRecord, OrderRecord } from '../store/order-record';
import type { World } from '../store/world';
import { isParked } from '../behaviour/order-access';
import { statusName } from '../behaviour/order-state';
import { addressView } from './order-view';
import { lineView, type LineView } from './line-view';
import { shippingView, totalsView } from './totals-view';

/** A copy without the fields v2 does not have. */
function without<T extends object, K extends keyof T>(row: T, ...names: K[]): Omit<T, K> {
	const kept = Object.entries(row).filter(([name]) => !names.some((left) => left === name));
	return Object.fromEntries(kept) as Omit<T, K>;
}

function billingView(address: Readonly<AddressRecord>) {
	return without(addressView(address), 'Continent');
}

function itemView(row: LineView, parentRowId: string | null): Record<string, unknown> {
	const options = Array.isArray(row['AdditionalInfo']) ? row['AdditionalInfo'] : [];
	return {
		RowId: row.RowId,
		ParentItemId: parentRowId,
		StockItemId: row.StockItemId,
		StockItemIntId: row['StockItemIntId'],
		IsService: row.IsService,
		IsUnlinked: row.IsUnlinked,
		Quantity: row.Quantity,
		ItemNumber: row.ItemNumber,
		SKU: row.SKU,
		ItemSource: row.ItemSource,
		Title: row.Title,
		CategoryName: row['CategoryName'],
		PricePerUnit: row.PricePerUnit,
		UnitCost: row['UnitCost'],
		DespatchStockUnitCost: row['DespatchStockUnitCost'],
		Discount: row.Discount,
		DiscountValue: row.DiscountValue,
		TaxRate: row.TaxRate,
		Cost: row.Cost,
		CostIncTax: row.CostIncTax,
		SalesTax: row['SalesTax'],
		TaxCostInclusive: row.TaxCostInclusive,
		Weight: row['Weight'],
		BarcodeNumber: row['BarcodeNumber'],
		ChannelSKU: row.ChannelSKU,
		ChannelTitle: row['ChannelTitle'],
		BatchNumberScanRequired: false,
		SerialNumberScanRequired: false,
		BinRacks: [],
		AddedDate: row.AddedDate,
		CompositeSubItems: row.CompositeSubItems.map((child) => itemView(child, row.RowId)),
		...(parentRowId === null
			? {
					AdditionalInfo: options.map(({ pkOptionId, Property, Value }) => ({
						OptionId: pkOptionId,
						Property,
						Value,
					})),
				}
			: {}),
	};
}

function generalInfo(order: Readonly<OrderRecord>) {
	return {
		Status: order.status,
		StatusDescription: statusName(order.status),
		LabelPrinted: order.labelPrinted,
		LabelError: null,
		InvoicePrinted: order.invoicePrinted,
		InvoicePrintError: null,
		PickListPrinted: order.pickListPrinted,
		PickListPrintError: null,
		NotesCount: order.notes.length,
		Marker: order.marker,
		Identifiers: order.identifiers.map((tag) => ({ Tag: tag, Name: tag })),
		ReferenceNum: order.reference,
		SecondaryReference: order.secondaryReference,
		ExternalReferenceNum: order.externalReference,
		ReceivedDate: order.receivedAt.toISOString(),
		Source: order.source,
		SubSource: order.subSource,
		DespatchByDate: order.despatchBy.toISOString(),
		ScheduledDelivery: null,
		HasScheduledDelivery: false,
		NumItems: order.lines.reduce((total: number, line: LineRecord) => total + line.quantity, 0),
		StockAllocationType: 'NotAllocated',
		...(order.processed
			? { IsCancelled: order.cancelled }
			: {
					IsParked: isParked(order),
					IsMerged: order.merged,
					IsLocked: order.locked,
					IsRuleRun: false,
				}),
	};
}

function headViews(order: Readonly<OrderRecord>) {
	return {
		ShippingInfo: without(shippingView(order), 'PostageCost', 'PostageCostExTax'),
		TotalsInfo: without(totalsView(order), 'ProfitMargin'),
	};
}

/** `Order` or `ProcessedOrder` of the v2 contract. */
export function orderV2View(world: World, order: Readonly<OrderRecord>) {
	return {
		OrderId: order.id,
		NumOrderId: order.num,
		Processed: order.processed,
		ProcessedOn: order.processedAt?.toISOString() ?? null,
		PaidOn: order.paidAt?.toISOString() ?? null,
		LastUpdated: order.updatedAt.toISOString(),
		FulfilmentLocationId: order.locationId,
		...headViews(order),
		ExtendedProperties: order.properties.map((property) => ({
			RowId: property.rowId,
			Name: property.name,
			Value: property.value,
			Type: property.type,
			CreateDate: property.createdAt.toISOString(),
			LastUpdate: property.updatedAt.toISOString(),
			UpdatedBy: property.updatedBy,
		})),
		Folders: [],
		TaxId: order.taxId,
		GeneralInfo: generalInfo(order),
		CustomerInfo: {
			ChannelBuyerName: order.channelBuyerName,
			Address: addressView(order.address),
			BillingAddress: billingView(order.billingAddress),
			TaxId: order.taxId,
		},
		Items: order.lines.map((line) => itemView(lineView(world, order, line), null)),
		Notes: order.notes.map((note) => ({
			OrderNoteId: note.id,
			NoteDate: note.at.toISOString(),
			Internal: note.internal,
			Note: note.text,
			CreatedBy: note.createdBy,
			NoteTypeId: note.typeId,
		})),
	};
}
