import { addressGaps } from '../../../domain/import/address-gaps';
import type { Address } from '../../../domain/order/address';
import { anAddress } from '../../builders/address-builder';

test.each<[Partial<Address>, string[]]>([
	[{}, []],
	[{ fullName: '', company: 'Lovelace Ltd' }, []],
	[{ fullName: ' ', company: '' }, ['name']],
	[{ address1: '' }, ['address line']],
	[{ town: '' }, ['town']],
	[{ town: '', countryCode: 'SG' }, []],
	[{ postcode: '' }, ['postcode']],
	[{ postcode: '', countryCode: 'IE' }, []],
	[{ postcode: '', countryCode: 'HK', town: '' }, []],
	[{ countryCode: '' }, ['country']],
	[{ countryCode: '', postcode: '' }, ['country']],
	[{ fullName: '', address1: '', town: '' }, ['name', 'address line', 'town']],
])('%j lacks %j', (changes, gaps) => {
	expect(addressGaps(anAddress(changes))).toEqual(gaps);
});
