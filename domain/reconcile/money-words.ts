import { formatAmount } from '../money/money';
import type { MoneyCause, MoneyDifference } from '../refund/money-proof';

const WORDS: Readonly<Record<MoneyCause, string>> = {
	missing: 'is not booked',
	duplicate: 'is booked twice',
	amountDiffers: 'is booked with another amount',
	pending: 'has not moved yet',
	beforeGoLive: 'is from before the start and not booked by us',
	currency: 'is in a currency that the accounts do not have for this order',
	bookedByAnother: 'is booked by somebody else',
	nothingToCredit: 'was neither billed nor paid in advance, so there is nothing to book',
	awaitingBilling: 'is booked once the order is billed',
	awaitingGoods: 'is booked once the goods are back',
	awaitingDispatch: 'is made once the order has left',
	nothingToRecord: 'is not needed: the order in the warehouse never held it',
	notAtSource: 'is booked, but the shop does not have it',
	unread: 'could not be compared, because something could not be read',
};

/** What is said of records that the warehouse keeps beside an order. */
const RECORD_WORDS: Partial<Record<MoneyCause, string>> = {
	missing: 'is missing',
	duplicate: 'is there more than once',
	amountDiffers: 'is there, but not with the money that moved',
	pending: 'is made once the money has moved',
	beforeGoLive: 'is from before the start and not made by us',
	currency: 'is in a currency that the warehouse order does not have',
	bookedByAnother: 'was made by somebody else',
	notAtSource: 'is there, but the shop has no such refund',
};

/** A difference as a sentence for finance, without its full stop; amounts are in `currency`. */
export function differenceInWords(difference: MoneyDifference, currency: string): string {
	const { side, cause, documents, amountMinor } = difference;
	const money = `${formatAmount(amountMinor, currency)} ${currency}`;
	const where = documents.length === 0 ? '' : ` (${documents.join(', ')})`;
	const words = (side === 'record' ? RECORD_WORDS[cause] : undefined) ?? WORDS[cause];
	return `${subjectOf(difference)} of ${money} ${words}${where}`;
}

function subjectOf({ side, refundId, transactionId }: MoneyDifference): string {
	if (side === 'payment') return `The payment ${transactionId}`;
	if (side === 'credit') return `The credit of refund ${refundId}`;
	return refundId === '' ? 'A record' : `The record of refund ${refundId}`;
}
