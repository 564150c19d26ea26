import { minorUnits } from '../../../../domain/money/money';
import { matchTransactions } from '../../../../domain/payout/match-transactions';
import type { Payout } from '../../../../domain/payout/payout';
import type { MoneyDocument, PayoutBooks } from '../../../../domain/payout/payout-books';
import { carriesPayout } from './carries-payout';
import type { MoneyRow } from './money-row';
import {
	externalIdsOf,
	referenceOf,
	transactionIdOf,
	type PayoutPrefixes,
	type Side,
} from './payout-ids';
import { isTold, kindOn, withoutOwnDocument, type PayoutMoney, type ToldRow } from './payout-money';

/**
 * What the books hold of each payout, in their order. Documents in another currency, or without an amount, are left out
 * and named in `leftOut`. A document that remembers no transaction counts for one payout only: the oldest with a
 * movement that it fits.
 */
export function toPayoutBooks(
	payouts: readonly Payout[],
	money: PayoutMoney,
	prefixes: PayoutPrefixes,
): PayoutBooks[] {
	const taken = new Set<string>();
	const isFree = ({ id }: MoneyDocument): boolean => !taken.has(id);
	const books = new Map<Payout, PayoutBooks>();
	for (const payout of [...payouts].sort(byAge)) {
		const whole = booksOf(payout, money, prefixes);
		const receipts = whole.receipts.filter(isFree);
		const payments = whole.payments.filter(isFree);
		const left = { ...whole, receipts, payments };
		books.set(payout, left);
		for (const { document } of matchTransactions(payout, left, UNTIMED)) {
			if (document?.transactionId === '') taken.add(document.id);
		}
	}
	return payouts.flatMap((payout) => books.get(payout) ?? []);
}

/** Which document goes to which movement does not depend on the time. */
const UNTIMED = { now: new Date(0), settlingDays: 0 };

const byAge = (one: Payout, other: Payout): number =>
	Date.parse(one.issuedAt) - Date.parse(other.issuedAt) ||
	one.payoutId.localeCompare(other.payoutId);

function booksOf(payout: Payout, money: PayoutMoney, prefixes: PayoutPrefixes): PayoutBooks {
	const open = withoutOwnDocument(payout, money.documents, prefixes).map(referenceOf);
	const openOrders = new Set(open);
	const externalIds = new Set(
		payout.transactions
			.flatMap((transaction) => externalIdsOf(transaction, prefixes))
			.map((externalId) => externalId.toLowerCase()),
	);
	const concerned = [...money.documents.values()].filter(
		({ id, externalId }) =>
			externalIds.has(externalId.toLowerCase()) ||
			[...(money.orders.get(id) ?? [])].some((reference) => openOrders.has(reference)),
	);
	const banked = money.bankDeposits.filter((row) =>
		carriesPayout(row, payout.payoutId, prefixes.payoutPrefix),
	);
	const documents = (side: Side): MoneyDocument[] =>
		concerned.filter(isTold(payout)).flatMap((row) => toDocument(side, row, money, prefixes));
	const isMoney = (row: MoneyRow): boolean =>
		(kindOn('charge', row) ?? kindOn('refund', row)) !== undefined;
	const untold = [...concerned.filter(isMoney), ...banked].filter((row) => !isTold(payout)(row));
	return {
		kind: 'payoutBooks',
		schemaVersion: 1,
		system: 'netsuite',
		receipts: documents('charge'),
		payments: documents('refund'),
		deposits: banked.filter(isTold(payout)).map(({ id, displayNumber, amountMinor }) => ({
			...{ id, displayNumber },
			amountMinor: minorUnits(amountMinor),
		})),
		unknown: gapsOf(payout, { externalIds, openOrders }, money),
		leftOut: untold.map(({ displayNumber, amountMinor, currency }) =>
			amountMinor === null
				? `${displayNumber} without an amount`
				: `${displayNumber} in ${currency}`,
		),
	};
}

function toDocument(
	side: Side,
	{ amountMinor, ...row }: ToldRow,
	{ orders }: PayoutMoney,
	prefixes: PayoutPrefixes,
): MoneyDocument[] {
	const kind = kindOn(side, { ...row, amountMinor });
	if (kind === undefined) return [];
	const [reference = '', ...others] = orders.get(row.id) ?? [];
	return [
		{
			id: row.id,
			kind,
			displayNumber: row.displayNumber,
			transactionId: transactionIdOf(side, row.externalId, prefixes),
			orderReference: others.length === 0 ? reference : '',
			amountMinor: minorUnits(Math.abs(amountMinor)),
		},
	];
}

function gapsOf(
	{ payoutId }: Payout,
	{ externalIds, openOrders }: Record<'externalIds' | 'openOrders', ReadonlySet<string>>,
	{ unread }: PayoutMoney,
): string[] {
	return [
		...([...unread.externalIds].some((id) => externalIds.has(id.toLowerCase()))
			? ['documents by transaction']
			: []),
		...([...unread.orders].some((reference) => openOrders.has(reference))
			? ['documents by order']
			: []),
		...(unread.payouts.has(payoutId) ? ['bank deposits'] : []),
	];
}
