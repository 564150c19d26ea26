import type { Address } from '../store/order';

export type AddressInput = { readonly [Field in keyof Address]?: string | null };

const COUNTRIES: Readonly<Record<string, string>> = {
	GB: 'United Kingdom',
	US: 'United States',
	DE: 'Germany',
	FR: 'France',
	IE: 'Ireland',
	NL: 'Netherlands',
	ES: 'Spain',
	IT: 'Italy',
	CA: 'Canada',
	AU: 'Australia',
	JP: 'Japan',
};

/** Fills an address up; what is not given is null, as an address update replaces the whole. */
export function toAddress(input: AddressInput): Address {
	const countryCode = input.countryCode ?? null;
	return {
		firstName: input.firstName ?? null,
		lastName: input.lastName ?? null,
		company: input.company ?? null,
		address1: input.address1 ?? null,
		address2: input.address2 ?? null,
		city: input.city ?? null,
		zip: input.zip ?? null,
		province: input.province ?? input.provinceCode ?? null,
		provinceCode: input.provinceCode ?? null,
		country: input.country ?? (countryCode && (COUNTRIES[countryCode] ?? countryCode)),
		countryCode,
		phone: input.phone ?? null,
	};
}
