import type { CreditOwner } from '../../../mapping/books/to-booking-bodies';

/** For a credit that takes its customer from the record it is made from. */
export const NOBODY: CreditOwner = {
	customerId: '',
	subsidiaryId: '',
	locationId: '',
	currencyId: '',
};
