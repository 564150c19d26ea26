import { NOTE_PREFIX } from '../../../domain/edit/diff-note';
import type { PlanStep } from '../../../domain/edit/edit-plan';
import {
	formatAmount,
	minorUnits,
	roundAmount,
	type MinorUnits,
} from '../../../domain/money/money';
import type { Address } from '../../../domain/order/address';
import { EMPTY_GUID } from './raw/fields';
import type {
	CancelOrder,
	SetOrderCustomerInfo,
	SetOrderNotes,
	SetOrderShippingInfo,
	SetOrderTotalsInfo,
} from './raw/request-bodies';
import type { RawAddress, RawNote, RawOrder } from './raw/raw-order';
import type { RawCountry } from './raw/raw-replies';
import { toAddressFields } from './to-address-fields';

type To<K extends PlanStep['kind']> = Extract<PlanStep, { kind: K }>['to'];

const toAmount = (minor: MinorUnits, currency: string): number =>
	Number(formatAmount(minor, currency));

/** Both addresses, whole; the country needs its id beside its full name, an ISO code alone is dropped. */
export function toSetOrderCustomerInfo(
	order: RawOrder,
	to: To<'setContact'>,
	countries: readonly RawCountry[],
): SetOrderCustomerInfo {
	const { CustomerInfo: held } = order;
	const whole = (raw: RawAddress, address: Address): RawAddress => ({
		...raw,
		...toAddressFields(address),
		EmailAddress: to.email,
		...toCountry(raw, address, countries),
	});
	return {
		orderId: order.OrderId,
		info: {
			...held,
			Address: whole(held.Address, to.deliveryAddress),
			BillingAddress: whole(held.BillingAddress, to.billingAddress),
		},
		saveToCrm: false,
	};
}

const sameName = (left: string, right: string): boolean =>
	left.trim().toLowerCase() === right.trim().toLowerCase();

function toCountry(
	raw: RawAddress,
	address: Address,
	countries: readonly RawCountry[],
): Pick<RawAddress, 'Country' | 'CountryId'> & { Continent?: unknown } {
	if (sameName(raw.Country, address.country)) {
		return { Country: raw.Country, CountryId: raw.CountryId };
	}
	const found =
		countries.find((each) => sameName(each.CountryName, address.country)) ??
		countries.find(
			(each) => address.countryCode !== '' && sameName(each.CountryCode, address.countryCode),
		);
	return {
		Country: found?.CountryName ?? address.country,
		CountryId: found?.CountryId ?? EMPTY_GUID,
		Continent: '',
	};
}

/** All six fields, because those not sent fall back to zero; a new price counts as adjusted by hand. */
export function toSetOrderShippingInfo(
	order: RawOrder,
	to: To<'setShipping'>,
): SetOrderShippingInfo {
	const { ShippingInfo: held, TotalsInfo: totals } = order;
	const samePrice = roundAmount(held.PostageCost, totals.Currency) === to.amountMinor;
	return {
		orderId: order.OrderId,
		info: {
			PostalServiceId: to.serviceId || held.PostalServiceId,
			TotalWeight: held.TotalWeight,
			ItemWeight: held.ItemWeight,
			PostageCost: samePrice ? held.PostageCost : toAmount(to.amountMinor, totals.Currency),
			TrackingNumber: held.TrackingNumber,
			ManualAdjust: held.ManualAdjust || !samePrice,
		},
	};
}

/** The totals as the shop has them; Subtotal, net of tax and postage, is what makes them add up. */
export function toSetOrderTotalsInfo(order: RawOrder, to: To<'setTotals'>): SetOrderTotalsInfo {
	const { TotalsInfo: held } = order;
	const postageMinor = roundAmount(held.PostageCostExTax, held.Currency);
	const subtotalMinor = minorUnits(to.totalMinor - to.taxMinor - postageMinor);
	return {
		orderId: order.OrderId,
		info: {
			...held,
			Subtotal: toAmount(subtotalMinor, held.Currency),
			Tax: toAmount(to.taxMinor, held.Currency),
			TotalCharge: toAmount(to.totalMinor, held.Currency),
		},
	};
}

/** Every note of others as it is, and ours once, or not at all when the shop's note is empty. */
export function toSetOrderNotes(order: RawOrder, note: string, now: Date): SetOrderNotes {
	const isOurs = (each: RawNote): boolean => each.Note.startsWith(NOTE_PREFIX);
	const former = order.Notes.find(isOurs);
	const ours: RawNote = {
		OrderId: order.OrderId,
		NoteDate: now.toISOString(),
		Internal: true,
		CreatedBy: 'Order Sync',
		...former,
		Note: note,
	};
	const others = order.Notes.filter((each) => !isOurs(each));
	return { orderId: order.OrderId, orderNotes: note === '' ? others : [...others, ours] };
}

/** No refund is booked: the money side of a cancellation is settled in the shop. */
export function toCancelOrder(order: RawOrder, note = 'Cancelled in the shop'): CancelOrder {
	return {
		orderId: order.OrderId,
		fulfilmentCenter: order.FulfilmentLocationId,
		refund: 0,
		note,
	};
}
