import type { Address } from '../../../domain/order/address';

/**
 * An address of this order alone (docs/vendors/netsuite.md §3.1). NetSuite has one line for who it is addressed to and
 * one for whose attention: a company gets the first, and the person then the second. `override` is off, so that the
 * printed address follows from the fields.
 */
export function toAddressBody(address: Address): object {
	const { company, fullName, countryCode } = address;
	const toCompany = company.trim() !== '';
	return {
		addressee: orNull(toCompany ? company : fullName),
		attention: orNull(toCompany ? fullName : ''),
		addr1: orNull(address.address1),
		addr2: orNull(address.address2),
		city: orNull(address.town),
		state: orNull(address.region),
		zip: orNull(address.postcode),
		...(countryCode === '' ? {} : { country: { id: countryCode } }),
		addrPhone: orNull(address.phone),
		override: false,
	};
}

/** Null clears a field; an empty text might be taken for "not sent". */
const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());
