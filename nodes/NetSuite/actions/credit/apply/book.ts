import { sleep } from 'n8n-workflow';
import { formatAmount, type MinorUnits } from '../../../../../domain/money/money';
import type { AppliedStep } from '../../../../../domain/report/applied-step';
import {
	RemoteRejected,
	RemoteUnknownOutcome,
	type RemoteError,
} from '../../../../shared/remote-error';
import { remoteOutcome } from '../../../../shared/remote-outcome';
import type { Document, DocumentType } from '../../../mapping/books/document';
import { isDuplicate } from '../../../transport/is-duplicate';
import type { NetSuiteClient, Written } from '../../../transport/netsuite-client';
import { findDocuments, remember, type KnownDocuments } from './find-documents';

/** A record to be made, and how it is known again. */
export type Booking = {
	externalId: string;
	type: Extract<DocumentType, 'CustCred' | 'CustRfnd' | 'CashRfnd'>;
	currency: string;
	totalMinor: MinorUnits;
	/** Makes the record with this date, or the date it should have. */
	write: (date?: string) => Promise<Written>;
};

/** What became of a booking. */
export type Booked = Pick<AppliedStep, 'status' | 'message'> & {
	/** Internal id of the record; empty when there is none, as far as is known. */
	id: string;
	/** What kept it from being made at all; a conflict if somebody changed what it was to be made from. */
	obstacle?: RemoteError;
};

type BookContext = {
	client: NetSuiteClient;
	known: KnownDocuments;
	/** Today in the account's zone, for a booking whose own date is in a closed period; null refuses it. */
	today: string | null;
};

/** Waits before each look for a record whose creation was not answered: it may still be under way. */
const LOOKS_MS = [0, 1_000, 4_000];
/** NetSuite has no code for it, only words (docs/vendors/netsuite.md §3.6). */
const CLOSED_PERIOD = /\bperiod\b/i;

/**
 * Makes one record at most once. What is there under its external id is not made again, and an answer that never came,
 * or a refusal, which NetSuite has given to records that it made all the same, is resolved by looking
 * (docs/vendors/netsuite.md §5.4). A write is sent a second time only with another date, after it was refused for its
 * date and nothing is there.
 */
export async function book(booking: Booking, context: BookContext): Promise<Booked> {
	const { client, known, today } = context;
	const there = known.byExternalId.get(booking.externalId.toLowerCase());
	if (there) return judgeFound(booking, there, 'alreadyDone');
	const first = await attempt(booking, context);
	if (first.status !== 'rejected' || today === null || !CLOSED_PERIOD.test(first.message)) {
		return first;
	}
	const second = await attempt(
		{ ...booking, write: async () => await booking.write(today) },
		{ client, known },
	);
	const message = [`Dated ${today}, because its own period is closed`, second.message];
	return { ...second, message: message.filter(Boolean).join('; ') };
}

async function attempt(
	booking: Booking,
	{ client, known }: Pick<BookContext, 'client' | 'known'>,
): Promise<Booked> {
	const written = await remoteOutcome(booking.write());
	if (written.ok) {
		return { status: 'done', message: written.value.warnings.join('; '), id: written.value.id };
	}
	const { error } = written;
	if (!(error instanceof RemoteRejected) && !(error instanceof RemoteUnknownOutcome)) {
		return { status: 'notStarted', message: error.message, id: '', obstacle: error };
	}
	const isTaken = isDuplicate(error);
	const looks = error instanceof RemoteRejected && !isTaken ? LOOKS_MS.slice(0, 1) : LOOKS_MS;
	for (const pause of looks) {
		if (pause > 0) await sleep(pause);
		const look = await remoteOutcome(
			findDocuments(client, { externalIds: [booking.externalId], ids: [] }),
		);
		if (!look.ok) continue;
		const found = look.value.byExternalId.get(booking.externalId.toLowerCase());
		if (!found) continue;
		remember(known, found);
		return judgeFound(booking, found, isTaken ? 'alreadyDone' : 'done');
	}
	return lost(booking, error, isTaken);
}

function lost(booking: Booking, error: RemoteError, isTaken: boolean): Booked {
	if (!(error instanceof RemoteRejected))
		return { status: 'unknown', message: error.message, id: '' };
	const message = isTaken
		? `${booking.externalId} is taken by a record that cannot be read. Look it up in NetSuite`
		: error.message;
	return { status: 'rejected', message, id: '' };
}

/** A record under our external id counts only if it is what we would have made. */
export function judgeFound(
	{ externalId, type, currency, totalMinor }: Omit<Booking, 'write'>,
	found: Document,
	status: 'done' | 'alreadyDone',
): Booked {
	const { id, displayNumber } = found;
	const rejected = (message: string): Booked => ({ status: 'rejected', message, id });
	if (found.type !== type) {
		return rejected(`${externalId} is taken by ${displayNumber}, which is no such record`);
	}
	if (found.totalMinor !== totalMinor || found.currency !== currency) {
		const wanted = `${formatAmount(totalMinor, currency)} ${currency}`;
		const is = `${formatAmount(found.totalMinor, found.currency)} ${found.currency}`;
		return rejected(
			`${displayNumber} comes to ${is} instead of ${wanted}. Void it, or correct it in NetSuite`,
		);
	}
	return {
		status,
		message: status === 'done' ? '' : `NetSuite has it already: ${displayNumber}`,
		id,
	};
}
