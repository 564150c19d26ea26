import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import { DRY_RUN_MESSAGE } from '../../../../../domain/report/applied-step';
import type { Result } from '../../../../../domain/result';
import type { BookingSettings } from '../../../mapping/books/booking-settings';
import type { BookingHead } from '../../../mapping/books/to-booking-bodies';
import type { Document } from '../../../mapping/books/document';
import type { Connection } from '../../../transport/connect-netsuite';
import { isDryRun } from '../../../../shared/dry-run';
import { book, judgeFound, type Booked, type Booking } from '../apply/book';
import { findDocuments, type KnownDocuments } from '../apply/find-documents';
import { connectCredit } from '../connect-credit';
import { readCreditOptions } from '../credit-options';
import { readTimeZone, todayFor } from '../local-day';
import { readSettings } from '../read-settings';
import { readAmount, readHead, type ReadAmount } from './booking-parameters';
import { eachItem } from './each-item';

type SingleWish = ReadAmount & {
	itemIndex: number;
	head: BookingHead;
	connection: Connection;
	settings: BookingSettings;
	/** The record it is made from or paid out of. */
	source: Document | undefined;
};

type Making = {
	/** Internal id of the record to start from; empty for none. */
	sourceId: (itemIndex: number) => string;
	/** The booking itself, or why there can be none. */
	toBooking: (wish: SingleWish) => Result<Booking, string> | Promise<Result<Booking, string>>;
};

/**
 * Makes one record per item, by the rules of `book`: none that its external id knows already, none twice. The record is
 * read back before it counts. One item out per item: the record's id and number, and whether it was there before.
 */
export async function bookEach(
	context: IExecuteFunctions,
	{ sourceId, toBooking }: Making,
): Promise<INodeExecutionData[]> {
	const options = readCreditOptions(context);
	const timeZone = readTimeZone(context, options);
	const connection = await connectCredit(context, options);
	return await eachItem(context, async (itemIndex) => {
		const { currency, totalMinor } = readAmount(context, itemIndex);
		const head = readHead(context, itemIndex, timeZone);
		const id = sourceId(itemIndex);
		const { client } = connection;
		const known = await findDocuments(client, {
			externalIds: [head.externalId],
			ids: id === '' ? [] : [id],
		});
		const settings = await readSettings(context, connection, options);
		const wish = { itemIndex, currency, totalMinor, head, connection, settings };
		const booking = await toBooking({ ...wish, source: known.byId.get(id) });
		if (!booking.ok) throw refused(context, itemIndex, booking.error);
		const isThere = known.byExternalId.has(head.externalId.toLowerCase());
		if (isDryRun(context) && !isThere) {
			return { externalId: head.externalId, alreadyThere: false, message: DRY_RUN_MESSAGE };
		}
		const today = todayFor(options, timeZone);
		const booked = await book(booking.value, { client, known, today });
		const { status, message, ...rest } = await confirm(booking.value, booked, connection, known);
		if (status !== 'done' && status !== 'alreadyDone') throw refused(context, itemIndex, message);
		return {
			...rest,
			externalId: head.externalId,
			alreadyThere: status === 'alreadyDone',
			message,
		};
	});
}

type Confirmed = Pick<Booked, 'id' | 'status' | 'message'> & { displayNumber: string };

/** Reads a new record back: what comes to another amount is told, not passed over. */
async function confirm(
	booking: Booking,
	booked: Booked,
	{ client }: Connection,
	known: KnownDocuments,
): Promise<Confirmed> {
	const { id, status, message } = booked;
	const fresh =
		status === 'done' ? await findDocuments(client, { externalIds: [], ids: [id] }) : known;
	const found = fresh.byId.get(id);
	if (!found) return { id, status, message, displayNumber: '' };
	const { displayNumber } = found;
	if (status !== 'done') return { id, status, message, displayNumber };
	const judged = judgeFound(booking, found, 'done');
	const said = [message, judged.message].filter((text) => text !== '').join('; ');
	return { id, status: judged.status, message: said, displayNumber };
}

const refused = (
	context: IExecuteFunctions,
	itemIndex: number,
	message: string,
): NodeOperationError =>
	new NodeOperationError(context.getNode(), message, {
		itemIndex,
		description: 'Look the external ID up in NetSuite before you try again.',
	});
