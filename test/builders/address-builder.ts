import type { Address } from '../../domain/order/address';

/** A complete address in the United Kingdom; the story names only what matters to it. */
export function anAddress(changes: Partial<Address> = {}): Address {
	return {
		fullName: 'Ada Byron',
		company: '',
		address1: '12 St James Square',
		address2: '',
		town: 'London',
		region: '',
		postcode: 'SW1Y 4JH',
		countryCode: 'GB',
		country: 'United Kingdom',
		phone: '+442079460000',
		...changes,
	};
}
