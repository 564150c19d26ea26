import type { Disposition, RestockReturn } from '../../../domain/restock/restock-facts';
import type { RawReturn, RawReverseLine } from '../transport/raw-restock';
import { gidDigits } from './gid-digits';

const STATUSES: Readonly<Record<string, RestockReturn['status']>> = {
	REQUESTED: 'requested',
	OPEN: 'open',
	CLOSED: 'closed',
	CANCELED: 'cancelled',
	DECLINED: 'declined',
};

const DISPOSITIONS: Readonly<Record<string, Disposition['type']>> = {
	RESTOCKED: 'restocked',
	NOT_RESTOCKED: 'notRestocked',
	PROCESSING_REQUIRED: 'processingRequired',
	MISSING: 'missing',
};

type Unchecked<T> = { [Key in keyof T]: unknown };

/** A return with what was decided about its goods. A status or type that we do not know stays as it is, and is refused. */
export const toRestockReturn = (ret: RawReturn): Unchecked<RestockReturn> => ({
	returnId: gidDigits(ret.id),
	status: STATUSES[ret.status] ?? ret.status,
	lines: ret.lines.flatMap(({ quantity, fulfillmentLineItem }) =>
		fulfillmentLineItem ? [{ lineId: gidDigits(fulfillmentLineItem.lineItem.id), quantity }] : [],
	),
	exchangeLines: ret.exchange.flatMap(({ lineItems }) =>
		(lineItems ?? []).map(({ id, quantity }) => ({ lineId: gidDigits(id), quantity })),
	),
	dispositions: ret.reverseLines.flatMap(toDispositions),
});

/** Goods that were never verified to be of the order name no line of it, so that a person is asked. */
function toDispositions(line: RawReverseLine): Array<Unchecked<Disposition>> {
	const { id, fulfillmentLineItem, dispositions } = line;
	const lineId = fulfillmentLineItem
		? gidDigits(fulfillmentLineItem.lineItem.id)
		: `unverified-${gidDigits(id)}`;
	return dispositions.map((each) => ({
		dispositionId: gidDigits(each.id),
		lineId,
		type: DISPOSITIONS[each.type] ?? each.type,
		quantity: each.quantity,
		locationId: gidDigits(each.location?.id ?? ''),
		at: each.createdAt,
	}));
}
