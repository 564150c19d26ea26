import { COUNTRIES, findCountry } from '../store/countries';
import { EMPTY_GUID } from '../store/ids';
import type { AddressRecord, OrderRecord } from '../store/order-record';
import type { Args } from './args';

const BLANK: AddressRecord = {
	emailAddress: '',
	address1: '',
	address2: '',
	address3: '',
	town: '',
	region: '',
	postCode: '',
	country: '',
	continent: '',
	fullName: '',
	company: '',
	phoneNumber: '',
	countryId: EMPTY_GUID,
};

function commonFields(args: Args): Omit<AddressRecord, 'country' | 'continent' | 'countryId'> {
	const text = (name: string) => args.text(name) ?? '';
	return {
		emailAddress: text('EmailAddress'),
		address1: text('Address1'),
		address2: text('Address2'),
		address3: text('Address3'),
		town: text('Town'),
		region: text('Region'),
		postCode: text('PostCode'),
		fullName: text('FullName'),
		company: text('Company'),
		phoneNumber: text('PhoneNumber'),
	};
}

/** An address as a channel posts it; the ISO code wins over the name. */
export function channelAddress(args: Args | undefined): AddressRecord {
	if (!args) return { ...BLANK };
	const name = args.text('Country') ?? args.text('MatchCountryName') ?? '';
	const country = findCountry(args.text('MatchCountryCode') ?? '') ?? findCountry(name);
	return {
		...commonFields(args),
		country: country?.name ?? name,
		continent: country?.continent ?? '',
		countryId: country?.id ?? EMPTY_GUID,
	};
}

/** An address as SetOrderCustomerInfo replaces it: CountryId decides, else the full country name. */
export function customerAddress(args: Args | undefined): AddressRecord {
	if (!args) return { ...BLANK };
	const name = args.text('Country') ?? '';
	const byId = COUNTRIES.find(({ id }) => id === args.guid('CountryId'));
	const byName = name.length > 2 ? findCountry(name) : undefined;
	const country = byId ?? byName;
	return {
		...commonFields(args),
		country: name === '' ? (country?.name ?? '') : name,
		continent: args.text('Continent') ?? country?.continent ?? '',
		countryId: country?.id ?? EMPTY_GUID,
	};
}

/** The country's tax rate for orders priced with tax; orders priced without it carry none. */
export function countryTaxRate(order: Readonly<OrderRecord>): number {
	if (!order.lines.some((line) => line.taxInclusive)) return 0;
	return findCountry(order.address.countryId)?.taxRate ?? 0;
}
