import type { AddressRecord, NoteRecord, OrderRecord } from '../store/order-record';
import type { World } from '../store/world';
import { isParked } from '../behaviour/order-access';
import { waveIdsOf } from '../behaviour/waves';
import { lineView } from './line-view';
import { shippingView, totalsView } from './totals-view';

/** `CustomerAddress` of the v1 contract. */
export function addressView(address: Readonly<AddressRecord>) {
	return {
		EmailAddress: address.emailAddress,
		Address1: address.address1,
		Address2: address.address2,
		Address3: address.address3,
		Town: address.town,
		Region: address.region,
		PostCode: address.postCode,
		Country: address.country,
		Continent: address.continent,
		FullName: address.fullName,
		Company: address.company,
		PhoneNumber: address.phoneNumber,
		CountryId: address.countryId,
	};
}

/** `OrderNote` of the v1 contract. */
export function noteView(order: Readonly<OrderRecord>, note: Readonly<NoteRecord>) {
	return {
		OrderNoteId: note.id,
		OrderId: order.id,
		NoteDate: note.at.toISOString(),
		Internal: note.internal,
		Note: note.text,
		CreatedBy: note.createdBy,
		NoteTypeId: note.typeId,
	};
}

/** `ExtendedProperty` rows of the v1 contract. */
export function propertyViews(order: Readonly<OrderRecord>) {
	return order.properties.map(({ rowId, name, value, type }) => ({
		RowId: rowId,
		Name: name,
		Value: value,
		Type: type,
	}));
}

function identifierViews(order: Readonly<OrderRecord>) {
	return order.identifiers.map((tag, index) => ({
		IdentifierId: index + 1,
		IsCustom: true,
		ImageUrl: '',
		Tag: tag,
		Name: tag,
	}));
}

function generalInfo(world: World, order: Readonly<OrderRecord>) {
	return {
		Status: order.status,
		LabelPrinted: order.labelPrinted,
		LabelError: '',
		InvoicePrinted: order.invoicePrinted,
		InvoicePrintError: '',
		PickListPrinted: order.pickListPrinted,
		PickListPrintError: '',
		IsRuleRun: false,
		Notes: order.notes.length,
		PartShipped: order.lines.some((line) => line.shippedQuantity > 0),
		Marker: order.marker,
		IsParked: isParked(order),
		Identifiers: identifierViews(order),
		ReferenceNum: order.reference,
		SecondaryReference: order.secondaryReference,
		ExternalReferenceNum: order.externalReference,
		ReceivedDate: order.receivedAt.toISOString(),
		Source: order.source,
		SubSource: order.subSource,
		SiteCode: order.siteCode,
		HoldOrCancel: order.processed ? order.cancelled : order.locked,
		DespatchByDate: order.despatchBy.toISOString(),
		HasScheduledDelivery: false,
		Location: order.locationId,
		NumItems: order.lines.reduce((total, line) => total + line.quantity, 0),
		PickwaveIds: waveIdsOf(world, order.id),
		StockAllocationType: 'NotAllocated',
	};
}

/** `OrderDetails` of the v1 contract; dates that have not happened are left out. */
export function orderView(world: World, order: Readonly<OrderRecord>) {
	return {
		OrderId: order.id,
		NumOrderId: order.num,
		Processed: order.processed,
		...(order.processedAt ? { ProcessedDateTime: order.processedAt.toISOString() } : {}),
		FulfilmentLocationId: order.locationId,
		GeneralInfo: generalInfo(world, order),
		ShippingInfo: shippingView(order),
		CustomerInfo: {
			ChannelBuyerName: order.channelBuyerName,
			Address: addressView(order.address),
			BillingAddress: addressView(order.billingAddress),
		},
		TotalsInfo: totalsView(order),
		ExtendedProperties: propertyViews(order),
		FolderName: [] as string[],
		Items: order.lines.map((line) => lineView(world, order, line)),
		Notes: order.notes.map((note) => noteView(order, note)),
		...(order.paidAt ? { PaidDateTime: order.paidAt.toISOString() } : {}),
		TaxId: order.taxId,
	};
}

export type OrderView = ReturnType<typeof orderView>;
