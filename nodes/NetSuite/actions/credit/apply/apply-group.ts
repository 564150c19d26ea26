import { sleep } from 'n8n-workflow';
import type { BookCreditStep, BookPaymentStep } from '../../../../../domain/edit/edit-plan';
import { minorUnits } from '../../../../../domain/money/money';
import { err, type Result } from '../../../../../domain/result';
import { RemoteConflict } from '../../../../shared/remote-error';
import { remoteOutcome } from '../../../../shared/remote-outcome';
import type { BookingSettings } from '../../../mapping/books/booking-settings';
import type { BillLine } from '../../../mapping/books/bill-line';
import { sourceIdOf } from '../../../mapping/books/external-ids';
import type { LineSource } from '../../../mapping/books/to-credit-lines';
import type { NetSuiteClient } from '../../../transport/netsuite-client';
import { book, judgeFound, type Booked, type Booking } from './book';
import { toCreditBooking, type CreditBooking } from './credit-booking';
import { findDocuments, remember, type KnownDocuments } from './find-documents';
import { headOf, moneySteps, type MoneyStep, type MoneyWork } from './money-work';
import { toCashRefund, toCustomerRefund, toDraws } from './payment-booking';

/** What the bookings of all orders of a run lean on. */
export type ApplyContext = {
	client: NetSuiteClient;
	settings: BookingSettings;
	known: KnownDocuments;
	/** Account's id of a currency; empty when it has none such. */
	currencyIdOf: (currency: string) => string;
	/** Lines of bills and returns that goods may be credited from; none where only refund items are used. */
	lines: readonly BillLine[];
	timeZone: string;
	/** Today in the account's zone, where a closed period is got round; null refuses. */
	today: string | null;
};

/** Waits before each look for credits that were just made. */
const LOOKS_MS = [0, 1_000, 4_000];

/**
 * Books the orders of one group side by side: first the credits of all of them, which are then read back in one query,
 * then the payments. Money is paid only out of a credit that is there and comes to exactly what was planned; so a credit
 * that NetSuite changed, as by its own tax, stays and is told, and its payment waits for a person.
 */
export async function applyGroup(
	works: readonly MoneyWork[],
	context: ApplyContext,
): Promise<void> {
	const made = new Map<MoneyWork, Booking[]>();
	await Promise.all(
		works.map(async (work) => {
			made.set(work, await bookCredits(work, context));
		}),
	);
	await readBack(made, context);
	await Promise.all(works.map(async (work) => await bookPayments(work, context)));
}

/** Books an order's credits one after the other; answers those that are said to be made. */
async function bookCredits(work: MoneyWork, context: ApplyContext): Promise<Booking[]> {
	const made: Booking[] = [];
	for (const step of moneySteps(work).filter(isCredit)) {
		const booking = creditOf(work, step, context);
		const booked = await settle(work, step, booking, context);
		if (!booking.ok || booked.status !== 'done') continue;
		made.push(booking.value);
		for (const { document, amountMinor } of booking.value.applied) {
			const openMinor = minorUnits(document.openMinor - amountMinor);
			remember(context.known, { ...document, openMinor });
		}
	}
	return made;
}

async function bookPayments(work: MoneyWork, context: ApplyContext): Promise<void> {
	for (const step of moneySteps(work).filter(isPayment)) {
		const waitsFor = unbooked(work, step);
		if (waitsFor !== null) {
			const message = `The credit of refund ${waitsFor} is not booked`;
			work.outcomes.set(step, { status: 'notStarted', message });
		} else await settle(work, step, paymentOf(work, step, context), context);
	}
}

async function settle(
	work: MoneyWork,
	step: MoneyStep,
	booking: Result<Booking, string>,
	context: ApplyContext,
): Promise<Booked> {
	const booked: Booked = booking.ok
		? await book(booking.value, context)
		: { status: 'rejected', message: booking.error, id: '' };
	const { status, message } = booked;
	work.outcomes.set(step, { status, message });
	work.obstacle ??= booked.obstacle ?? null;
	if (booked.obstacle instanceof RemoteConflict) work.conflict = true;
	return booked;
}

/** Reads the new credits by their external ids and takes nothing on trust: neither that they are there nor their sum. */
async function readBack(
	made: ReadonlyMap<MoneyWork, readonly Booking[]>,
	{ client, known }: ApplyContext,
): Promise<void> {
	const bookings = new Map([...made.values()].flat().map((each) => [each.externalId, each]));
	let left = [...bookings.keys()];
	let reason = 'NetSuite took it but does not find it yet';
	for (const pause of left.length === 0 ? [] : LOOKS_MS) {
		if (pause > 0) await sleep(pause);
		const look = await remoteOutcome(findDocuments(client, { externalIds: left, ids: [] }));
		if (!look.ok) {
			reason = look.error.message;
			continue;
		}
		for (const document of look.value.byId.values()) remember(known, document);
		left = left.filter((externalId) => !known.byExternalId.has(externalId.toLowerCase()));
		if (left.length === 0) break;
	}
	for (const [work, own] of made) {
		for (const booking of own) {
			const found = known.byExternalId.get(booking.externalId.toLowerCase());
			const step = moneySteps(work).find(
				(each) => isCredit(each) && each.refundId === sourceIdOf('credit', booking.externalId),
			);
			if (!step) continue;
			const before = work.outcomes.get(step)?.message ?? '';
			const { status, message } = found
				? judgeFound(booking, found, 'done')
				: ({ status: 'unknown', message: reason } as const);
			work.outcomes.set(step, {
				status,
				message: [before, message].filter((text) => text !== '').join('; '),
			});
		}
	}
}

function creditOf(
	work: MoneyWork,
	step: BookCreditStep,
	context: ApplyContext,
): Result<CreditBooking, string> {
	const { books } = work.item;
	const { client, settings, known, currencyIdOf, timeZone } = context;
	const { route, currency, lines, applyMinor, to } = step;
	const sourceId = route.kind === 'invoice' ? route.billId : returnId(route);
	return toCreditBooking(
		{
			...{ route, currency, lines, applyMinor, totalMinor: to.totalMinor },
			head: headOf(work, step, timeZone),
		},
		{
			...{ client, settings },
			invoices: books.bills.flatMap(({ id, kind }) =>
				kind === 'invoice' ? (known.byId.get(id) ?? []) : [],
			),
			sources: sourcesOf(sourceId, context),
			owner: {
				customerId: books.customerId,
				subsidiaryId: books.subsidiaryId,
				locationId: books.locationId,
				currencyId: currencyIdOf(currency),
			},
		},
	);
}

const returnId = (route: BookCreditStep['route']): string =>
	route.kind === 'returnAuthorization' ? route.returnAuthorizationId : '';

function paymentOf(
	work: MoneyWork,
	step: BookPaymentStep,
	context: ApplyContext,
): Result<Booking, string> {
	const { route, currency, to } = step;
	const paid = { currency, totalMinor: to.amountMinor, head: headOf(work, step, context.timeZone) };
	if (route.kind === 'cashSale') {
		return toCashRefund(paid, route, sourcesOf(route.billId, context), context);
	}
	const draws = toDraws(route, context.known);
	return draws.ok ? toCustomerRefund(paid, draws.value, context) : err(draws.error);
}

const sourcesOf = (documentId: string, { lines }: ApplyContext): LineSource[] =>
	lines.filter(({ document }) => document === documentId);

/** The first refund whose credit this payment needs and that is not booked; null when all are. */
function unbooked(work: MoneyWork, { route }: BookPaymentStep): string | null {
	const credits = 'credits' in route ? route.credits : [];
	const isMissing = (refundId: string): boolean =>
		moneySteps(work).some((step) => {
			const status = work.outcomes.get(step)?.status;
			const isDone = status === 'done' || status === 'alreadyDone';
			return isCredit(step) && step.refundId === refundId && !isDone;
		});
	return (
		credits.find(({ creditId, refundId }) => creditId === '' && isMissing(refundId))?.refundId ??
		null
	);
}

const isCredit = (step: MoneyStep): step is BookCreditStep => step.kind === 'bookCredit';
const isPayment = (step: MoneyStep): step is BookPaymentStep => step.kind === 'bookPayment';
