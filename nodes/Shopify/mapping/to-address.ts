import type { Address } from '../../../domain/order/address';
import type { RawAddress } from '../transport/raw-order';

const COUNTRY_NAMES = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'code' });

/** A postal address; null stays null, because a plan that hides personal data also answers null. */
export function toAddress(raw: RawAddress | null): Address | null {
	if (raw === null) return null;
	const countryCode = (raw.countryCodeV2 ?? '').toUpperCase();
	return {
		fullName: [raw.firstName, raw.lastName].filter((part) => part).join(' '),
		company: raw.company ?? '',
		address1: raw.address1 ?? '',
		address2: raw.address2 ?? '',
		town: raw.city ?? '',
		region: raw.province ?? '',
		postcode: raw.zip ?? '',
		countryCode,
		country: countryCode === '' ? '' : (COUNTRY_NAMES.of(countryCode) ?? countryCode),
		phone: raw.phone ?? '',
	};
}
