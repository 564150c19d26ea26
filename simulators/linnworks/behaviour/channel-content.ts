import { findCountry } from '../store/countries';
import { EMPTY_GUID } from '../store/ids';
import type { OrderRecord } from '../store/order-record';
import type { World } from '../store/world';
import type { Args } from './args';
import { channelLines, spreadDiscount } from './channel-lines';
import { keyOf } from './channel-order';
import { channelAddress, countryTaxRate } from './customer';
import { API_USER } from './order-access';
import { matchPostalService, shippingWith } from './postal';

const FIRST_ORDER_NUMBER = 100_001;

/** An order with identity and nothing in it. */
export function blankOrder(world: World, locationId: string): OrderRecord {
	const now = world.clock();
	return {
		id: world.ids.guid('order'),
		num: world.ids.number('order', FIRST_ORDER_NUMBER),
		...{ source: '', subSource: '', reference: '', secondaryReference: '' },
		...{ externalReference: '', siteCode: '', status: 0, marker: 0 },
		...{ processed: false, cancelled: false, locked: false, parkedForPayment: false },
		...{ merged: false, labelPrinted: false, invoicePrinted: false, pickListPrinted: false },
		fulfilmentStatus: 'Unassigned',
		...{ sentAs: 'sale', parcels: [] },
		locationId,
		...{ receivedAt: now, despatchBy: now, updatedAt: now, paidAt: null, processedAt: null },
		...{ channelBuyerName: '', taxId: '' },
		address: channelAddress(undefined),
		billingAddress: channelAddress(undefined),
		shipping: shippingWith(matchPostalService(world, '', false), 0),
		totals: {
			...{ subtotal: 0, postageCost: 0, postageCostExTax: 0 },
			...{ tax: 0, totalCharge: 0, totalDiscount: 0 },
		},
		...{ postageTaxRate: null, countryTaxRate: 0, currency: 'UNK', conversionRate: 1 },
		...{ paymentMethod: 'Default', paymentMethodId: EMPTY_GUID },
		...{ lines: [], notes: [], properties: [], identifiers: [], relations: [], audit: [] },
	};
}

/** Marks the order as paid. */
export function payOrder(world: World, order: OrderRecord, paidOn?: Date): void {
	order.status = 1;
	order.paidAt = paidOn ?? world.clock();
}

function fillHeader(order: OrderRecord, posted: Args): void {
	const text = (name: string, fallback = '') => posted.text(name) ?? fallback;
	Object.assign(order, keyOf(posted));
	order.secondaryReference = text('SecondaryReferenceNumber');
	order.externalReference = text('ExternalReference');
	order.siteCode = text('Site');
	order.receivedAt = posted.date('ReceivedDate') ?? order.receivedAt;
	order.despatchBy = posted.date('DispatchBy') ?? order.despatchBy;
	order.channelBuyerName = text('ChannelBuyerName');
	order.taxId = text('BuyerTaxNumber');
	order.currency = text('Currency') || 'UNK';
	order.conversionRate = posted.number('ConversionRate') ?? 1;
	order.paymentMethod = text('PaymentMethodName', 'Default');
	order.identifiers = posted.texts('OrderIdentifierTags');
	order.relations = posted.children('Relations').map((row) => row.text('ReferenceId') ?? '');
}

function fillTexts(world: World, order: OrderRecord, posted: Args): void {
	const at = world.clock();
	order.notes = posted.children('Notes').map((note) => ({
		id: world.ids.guid('note'),
		at: note.date('NoteEntryDate') ?? at,
		internal: note.flag('Internal') ?? false,
		text: note.text('Note') ?? '',
		createdBy: note.text('NoteUserName') ?? API_USER,
		typeId: 0,
	}));
	order.properties = posted.children('ExtendedProperties').map((property) => ({
		rowId: world.ids.guid('property'),
		name: property.text('Name') ?? '',
		value: property.text('Value') ?? '',
		type: property.text('Type') ?? '',
		...{ createdAt: at, updatedAt: at, updatedBy: API_USER },
	}));
}

/** Puts the posted content into an order, replacing what was there. */
export function fillFromChannel(world: World, order: OrderRecord, posted: Args): void {
	fillHeader(order, posted);
	fillTexts(world, order, posted);
	const delivery = posted.child('DeliveryAddress');
	order.address = channelAddress(delivery);
	order.billingAddress = channelAddress(posted.child('BillingAddress') ?? delivery);
	const service = matchPostalService(
		world,
		posted.text('MatchPostalServiceTag') || (posted.text('PostalServiceName') ?? ''),
		posted.flag('SavePostalServiceIfNotExist') ?? false,
	);
	order.shipping = shippingWith(service, posted.number('PostalServiceCost') ?? 0);
	const countryRate = findCountry(order.address.countryId)?.taxRate ?? 0;
	order.lines = channelLines(world, posted, order.lines, countryRate);
	order.postageTaxRate = posted.number('PostalServiceTaxRate') ?? null;
	order.countryTaxRate = countryTaxRate(order);
	spreadDiscount(order, posted);
}
