import { ownNotes } from '../../../domain/edit/diff-note';
import type { CreateOrderStep } from '../../../domain/edit/edit-plan';
import type { WantedLine } from '../../../domain/edit/wanted-line';
import { formatAmount, minorUnits, type MinorUnits } from '../../../domain/money/money';
import type { Address } from '../../../domain/order/address';
import { HOLD_MARK, withoutMark } from './hold-mark';
import { pricePerUnit } from './price-per-unit';
import type { RawOrder } from './raw/raw-order';
import type { ChannelAddress, ChannelOrder, ChannelOrderItem } from './raw/request-bodies';
import { toAddressFields } from './to-address-fields';

const PPM_PER_PERCENT = 10_000;
const DISPATCH_WITHIN_MS = 24 * 60 * 60_000;
/** Where the buyer's own order number stands on the warehouse's order. */
export const PURCHASE_ORDER_PROPERTY = 'PurchaseOrderNumber';

/**
 * One order as CreateOrders wants it. `orderName` is the number people use; it goes into the external reference.
 * `replaced` is the order that the new one takes over from: its notes, properties and promised date go along.
 * Discounts are inside the unit prices, because the vendor's own are percentages that lose pennies
 * (docs/vendors/linnworks.md §3.1, §3.2).
 */
export function toChannelOrder(
	step: CreateOrderStep,
	orderName: string,
	replaced: RawOrder | null = null,
): ChannelOrder {
	const { to } = step;
	const delivery = toChannelAddress(to.contact.deliveryAddress, to.contact.email);
	const receivedAt = new Date(step.receivedAt);
	return {
		Source: step.source,
		SubSource: step.subSource,
		ReferenceNumber: step.reference,
		SecondaryReferenceNumber: step.secondaryReference,
		ExternalReference: orderName,
		ChannelBuyerName: delivery.FullName || delivery.Company,
		ReceivedDate: receivedAt.toISOString(),
		DispatchBy:
			promisedDate(replaced) ?? new Date(receivedAt.getTime() + DISPATCH_WITHIN_MS).toISOString(),
		PaymentStatus: step.paid ? 'Paid' : 'Unpaid',
		OrderState: step.parked ? 'Park' : 'None',
		Currency: to.currency,
		...(step.conversionRate === '' ? {} : { ConversionRate: Number(step.conversionRate) }),
		UseChannelTax: true,
		AutomaticallyLinkBySKU: true,
		MatchPostalServiceTag: to.shipping.serviceName,
		PostalServiceName: to.shipping.serviceName,
		SavePostalServiceIfNotExist: false,
		PostalServiceCost: toAmount(to.shipping.amountMinor, to.currency),
		PostalServiceTaxRate: shippingRate(step),
		DeliveryAddress: delivery,
		BillingAddress: toChannelAddress(to.contact.billingAddress, to.contact.email),
		OrderItems: to.lines.map((line) => toChannelItem(line, to.currency)),
		ExtendedProperties: toProperties(step, replaced),
		Notes: toNotes(step, replaced, receivedAt),
		Relations: step.replaces ? [{ ReferenceId: step.replaces.reference }] : [],
	};
}

function promisedDate(replaced: RawOrder | null): string | undefined {
	const date = Date.parse(String(replaced?.GeneralInfo['DespatchByDate'] ?? ''));
	return Number.isNaN(date) ? undefined : new Date(date).toISOString();
}

/** Names of properties act as keys, so ours come instead of older ones of the same name. */
function toProperties(
	{ purchaseOrderNumber, replaces, secondaryReference }: CreateOrderStep,
	replaced: RawOrder | null,
): ChannelOrder['ExtendedProperties'] {
	const rival = secondaryReference === '' ? replaces?.orderId : replaces?.displayNumber;
	const ours = [
		{ Name: PURCHASE_ORDER_PROPERTY, Value: purchaseOrderNumber, Type: 'Order' },
		{ Name: HOLD_MARK, Value: rival ?? '', Type: 'Order' },
	].filter(({ Value }) => Value !== '');
	const others = replaced ? withoutMark(replaced) : [];
	return [
		...ours,
		...others
			.filter(({ Name }) => !ours.some((property) => property.Name === Name))
			.map(({ Name, Value, Type }) => ({ Name, Value, Type })),
	];
}

function toNotes(
	{ note, replaces }: CreateOrderStep,
	replaced: RawOrder | null,
	receivedAt: Date,
): ChannelOrder['Notes'] {
	const ours = (text: string) => ({
		Note: text,
		NoteEntryDate: receivedAt.toISOString(),
		NoteUserName: 'Order Sync',
		Internal: true,
	});
	const others = (replaced?.Notes ?? []).filter((each) => ownNotes([each.Note]).length === 0);
	return [
		...(note === '' ? [] : [ours(note)]),
		...(replaces ? [ours(`Replaces order ${replaces.displayNumber}: ${replaces.reason}`)] : []),
		...others.map((each) => ({
			Note: each.Note,
			NoteEntryDate: String(each['NoteDate'] ?? receivedAt.toISOString()),
			NoteUserName: String(each['CreatedBy'] ?? ''),
			Internal: each['Internal'] !== false,
		})),
	];
}

const toAmount = (minor: MinorUnits, currency: string): number =>
	Number(formatAmount(minor, currency));

/** Percent of tax on the postage's net price; from whole pennies, so that it leads back to the same pennies. */
function shippingRate({ to, shippingTaxMinor }: CreateOrderStep): number {
	const netMinor = minorUnits(to.shipping.amountMinor - shippingTaxMinor);
	return netMinor > 0 ? Number(((shippingTaxMinor / netMinor) * 100).toFixed(6)) : 0;
}

function toChannelItem(line: WantedLine, currency: string): ChannelOrderItem {
	return {
		ItemNumber: line.lineId,
		ChannelSKU: line.isService ? '' : line.sku,
		ItemTitle: line.title,
		Qty: line.quantity,
		PricePerUnit: pricePerUnit(line, currency),
		TaxRate: line.taxRatePpm / PPM_PER_PERCENT,
		TaxCostInclusive: line.taxIncluded,
		UseChannelTax: true,
		LineDiscount: 0,
		IsService: line.isService,
	};
}

function toChannelAddress(address: Address, email: string): ChannelAddress {
	return {
		...toAddressFields(address),
		Country: address.country,
		MatchCountryCode: address.countryCode,
		MatchCountryName: address.country,
		EmailAddress: email,
	};
}
