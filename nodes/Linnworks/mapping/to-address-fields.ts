import type { Address } from '../../../domain/order/address';

/** What an address is called alike in every Linnworks call; country and e-mail are named differently in each. */
export const toAddressFields = (address: Address) => ({
	FullName: address.fullName,
	Company: address.company,
	Address1: address.address1,
	Address2: address.address2,
	Address3: '',
	Town: address.town,
	Region: address.region,
	PostCode: address.postcode,
	PhoneNumber: address.phone,
});
