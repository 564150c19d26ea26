import { choice, flags, readOnlyTexts, texts, type Fields } from './field';

/** An address, docs/vendors/netsuite.md §3.1; the country goes by its ISO code. */
export const ADDRESS: Fields = {
	...texts(
		'addressee',
		'attention',
		'addr1',
		'addr2',
		'addr3',
		'city',
		'state',
		'zip',
		'addrPhone',
	),
	...choice('country'),
	...flags('override'),
	...readOnlyTexts('addrText'),
};
