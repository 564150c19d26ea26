import type { Address } from '../../../domain/order/address';
import type { RawAddress } from './raw/raw-sales-order';

const NO_ADDRESS: Address = {
	fullName: '',
	company: '',
	address1: '',
	address2: '',
	town: '',
	region: '',
	postcode: '',
	countryCode: '',
	country: '',
	phone: '',
};

/**
 * An address of NetSuite's, which has one name on the label and a person for whose attention it is: the label is the
 * company's where there is such a person, and the person's otherwise. The country is its ISO code on both sides.
 */
export function toAddress(raw: RawAddress | null | undefined): Address {
	if (!raw) return NO_ADDRESS;
	const hasPerson = raw.attention.trim() !== '';
	const country = raw.country.id.toUpperCase();
	return {
		fullName: hasPerson ? raw.attention : raw.addressee,
		company: hasPerson ? raw.addressee : '',
		address1: raw.addr1,
		address2: [raw.addr2, raw.addr3].filter((line) => line.trim() !== '').join(', '),
		town: raw.city,
		region: raw.state,
		postcode: raw.zip,
		countryCode: country,
		country,
		phone: raw.addrPhone,
	};
}
