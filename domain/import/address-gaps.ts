import type { Address } from '../order/address';

/** Countries and territories in which mail goes without a postcode (Universal Postal Union, addressing systems). */
const WITHOUT_POSTCODE = new Set(
	(
		'AE AG AN AO AW BF BI BJ BO BS BW BZ CD CF CG CI CK CM CW DJ DM ER FJ GD GH GM GN GQ GY HK IE JM KI KM KN KP ' +
		'LC ML MO MR MS MW NA NR NU PA QA RW SB SC SL SO SR ST SX SY TD TF TG TK TL TO TT TV TZ UG VC VU WS YE ZW'
	).split(' '),
);

/** Places that are their own town. */
const CITY_STATES = new Set(['GI', 'HK', 'MC', 'MO', 'SG', 'VA']);

/** Names what a parcel to this address lacks; empty when it can be sent. */
export function addressGaps(address: Address): string[] {
	const { countryCode: country } = address;
	const isBlank = (text: string): boolean => text.trim() === '';
	return [
		...(isBlank(address.fullName) && isBlank(address.company) ? ['name'] : []),
		...(isBlank(address.address1) ? ['address line'] : []),
		...(isBlank(address.town) && !CITY_STATES.has(country) ? ['town'] : []),
		...(isBlank(address.postcode) && !isBlank(country) && !WITHOUT_POSTCODE.has(country)
			? ['postcode']
			: []),
		...(isBlank(country) ? ['country'] : []),
	];
}
