import type { LocationRecord, PostalServiceRecord, StockItemRecord } from '../store/stock-record';
import type { World } from '../store/world';
import { stockFigures, stockItemBySku } from '../behaviour/stock';

/** `StockLocation` of the contract. */
export function locationView(location: LocationRecord) {
	return {
		...{ Address1: '', Address2: '', City: '', County: '', Country: '', ZipCode: '' },
		IsNotTrackable: false,
		LocationTag: location.tag,
		CountInOrderUntilAcknowledgement: false,
		FulfilmentCenterDeductStockWhenProcessed: false,
		IsWarehouseManaged: false,
		StockLocationId: location.id,
		LocationName: location.name,
		IsFulfillmentCenter: location.isFulfilmentCentre,
		StockLocationIntId: location.intId,
	};
}

/** `StockItemLevel` of the contract, one per location. */
export function levelViews(world: World, item: StockItemRecord) {
	const isListed = ({ id }: LocationRecord): boolean =>
		world.switches.levelRows === 'everyLocation' || item.levels.has(id);
	return world.locations.filter(isListed).map((location) => {
		const { level, inOrders, available } = stockFigures(world, item, location.id);
		return {
			Location: {
				StockLocationId: location.id,
				StockLocationIntId: location.intId,
				LocationName: location.name,
				LocationTag: location.tag,
				IsFulfillmentCenter: location.isFulfilmentCentre,
				IsWarehouseManaged: false,
				BinRack: '',
			},
			StockLevel: level,
			StockValue: level * item.unitCost,
			MinimumLevel: item.minimumLevel,
			InOrderBook: inOrders,
			Due: 0,
			JIT: item.jit,
			InOrders: inOrders,
			Available: available,
			UnitCost: item.unitCost,
			SKU: item.sku,
			AutoAdjust: false,
			PendingUpdate: false,
			StockItemPurchasePrice: item.unitCost,
			StockItemId: item.id,
			StockItemIntId: item.intId,
		};
	});
}

/** `StockItemFull` of the contract; stock levels only if they were asked for. */
export function stockItemView(world: World, item: StockItemRecord, withLevels: boolean) {
	return {
		...{ Suppliers: [], ItemChannelDescriptions: [], ItemExtendedProperties: [] },
		...{ ItemChannelTitles: [], ItemChannelPrices: [], Images: [] },
		StockLevels: withLevels ? levelViews(world, item) : [],
		ItemNumber: item.sku,
		ItemTitle: item.title,
		BarcodeNumber: item.barcode,
		IsVariationParent: item.isVariationParent,
		isBatchedStockType: false,
		PurchasePrice: item.unitCost,
		RetailPrice: item.retailPrice,
		TaxRate: item.taxRate,
		...{ CategoryName: 'Default', PackageGroupName: 'Default', PostalServiceName: 'Default' },
		...{ Height: 0, Width: 0, Depth: 0, InventoryTrackingType: 0 },
		...{ BatchNumberScanRequired: false, SerialNumberScanRequired: false },
		Weight: item.weight,
		StockItemId: item.id,
		StockItemIntId: item.intId,
	};
}

/** `StockItemTypeInfo` of the contract. */
export function stockTypeView(item: StockItemRecord) {
	return {
		SKU: item.sku,
		StockItemIntId: item.intId,
		StockItemId: item.id,
		IsVariationGroup: item.isVariationParent,
		IsCompositeParent: item.isComposite,
		IsArchived: item.archived,
		InventoryTrackingType: 0,
	};
}

/** `StockItemComposition` rows: StockItemId is the parent, LinkedStockItemId the component. */
export function compositionViews(world: World, parent: StockItemRecord) {
	return parent.components.flatMap(({ sku, quantity }) => {
		const part = stockItemBySku(world, sku);
		if (!part) return [];
		return [
			{
				LinkedStockItemId: part.id,
				ItemTitle: part.title,
				SKU: part.sku,
				Quantity: quantity,
				PurchasePrice: part.unitCost,
				...{ InventoryTrackingType: 0, DimHeight: 0, DimWidth: 0, DimDepth: 0 },
				Weight: part.weight,
				TaxRate: part.taxRate,
				StockItemId: parent.id,
				StockItemIntId: parent.intId,
			},
		];
	});
}

/** `PostalService_WithChannelAndShippingLinks` of the contract. */
export function postalServiceView(service: PostalServiceRecord) {
	return {
		id: service.id,
		hasMappedShippingService: false,
		Channels: [],
		ShippingServices: [],
		PostalServiceName: service.name,
		PostalServiceTag: '',
		ServiceCountry: 'UNK',
		PostalServiceCode: service.code,
		Vendor: service.vendor,
		PrintModule: '',
		PrintModuleTitle: '',
		pkPostalServiceId: service.id,
		TrackingNumberRequired: service.trackingRequired,
		WeightRequired: false,
		IgnorePackagingGroup: false,
		fkShippingAPIConfigId: 0,
	};
}
