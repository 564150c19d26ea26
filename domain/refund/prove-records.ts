import { minorUnits, sumMinor, ZERO, type MinorUnits } from '../money/money';
import {
	assessRecords,
	currencyOf,
	type AssessedRecord,
	type RecordPolicy,
	type RecordSituation,
} from './assess-records';
import type { MoneyCause, MoneyDifference, MoneyProof } from './money-proof';
import type { TargetRecord } from './target-records';

/**
 * Proves that a target which keeps refunds beside its orders holds what the source gave back, to the minor unit, or
 * names each difference with its cause. It judges by the rules by which refunds are recorded (`assessRecords`). A record
 * without a refund's id stands for a refund of the same amount that has none. The differences add up to what is recorded
 * less what moved.
 */
export function proveRecords(
	situation: RecordSituation,
	policy: Pick<RecordPolicy, 'lookFrom'>,
): MoneyProof {
	const { refunds, snapshot, records } = situation;
	const currency = currencyOf(situation);
	const inCurrency = (record: TargetRecord): boolean =>
		record.currency === '' || record.currency.toUpperCase() === currency;
	const counted = records.records.filter(inCurrency);
	const assessed = assessRecords(
		{ ...situation, records: { ...records, records: counted } },
		policy,
	);
	const known = new Set(refunds.refunds.map(({ refundId }) => refundId));
	const others = counted.filter(({ references }) => !references.some((each) => known.has(each)));
	const differences = [
		...assessed.flatMap((each) => differencesOf(each, others)),
		...others.map((record) =>
			difference('notAtSource', [record], record.amountMinor, record.amountMinor),
		),
		...records.records
			.filter((record) => !inCurrency(record))
			.map((record) => difference('currency', [record], ZERO, ZERO)),
	];
	const isUnread = Date.parse(refunds.updatedAt) !== Date.parse(snapshot.updatedAt);
	const recordedMinor = sumMinor(counted.map(({ amountMinor }) => amountMinor));
	return {
		kind: 'moneyProof',
		schemaVersion: 1,
		orderKey: refunds.orderKey,
		orderName: refunds.name,
		targetSystem: records.system,
		targetOrder: records.displayNumber,
		currency,
		movedMinor: sumMinor(assessed.map(({ movedMinor }) => movedMinor)),
		paidMinor: recordedMinor,
		dueMinor: sumMinor(assessed.map(({ dueMinor }) => dueMinor)),
		creditedMinor: recordedMinor,
		differences: isUnread ? unread(differences) : differences,
	};
}

/** What one refund and its records differ in; takes the record that stands for it out of `others`. */
function differencesOf(refund: AssessedRecord, others: TargetRecord[]): MoneyDifference[] {
	const { refundId, movedMinor, found } = refund;
	const rightMinor = rightAmount(refund);
	const differs = (
		cause: MoneyCause,
		amountMinor: number,
		byMinor: number,
		records = found,
	): MoneyDifference => ({
		...difference(cause, records, minorUnits(amountMinor), byMinor),
		refundId,
	});
	const neverHeld = movedMinor - rightMinor;
	const differences =
		neverHeld > 0 ? [differs('nothingToRecord', neverHeld, 0 - neverHeld, [])] : [];
	const recordedMinor = sumMinor(found.map(({ amountMinor }) => amountMinor));
	const tooMuch = recordedMinor - rightMinor;
	if (found.length > 1) return [...differences, differs('duplicate', rightMinor, tooMuch)];
	if (found.length === 1) {
		// Without an amount in this currency, the one that a person gave it is as good as any.
		const cause = refund.verdict.kind === 'currency' ? 'bookedByAnother' : 'amountDiffers';
		return tooMuch === 0 ? differences : [...differences, differs(cause, recordedMinor, tooMuch)];
	}
	const open = whyNotRecorded(refund);
	if (!open) return differences;
	const at = others.findIndex((other) => open.isDue && other.amountMinor === rightMinor);
	if (at >= 0) {
		const twin = others.splice(at, 1);
		return [...differences, differs('bookedByAnother', rightMinor, 0, twin)];
	}
	return [...differences, differs(open.cause, open.amountMinor, 0 - rightMinor)];
}

/** What the records of a refund have to come to, now or once they can be made. */
const rightAmount = ({ verdict, dueMinor, movedMinor }: AssessedRecord): MinorUnits => {
	if (verdict.kind === 'nothing') return ZERO;
	return verdict.kind === 'record' ? dueMinor : movedMinor;
};

type Open = { cause: MoneyCause; amountMinor: MinorUnits; isDue: boolean };

/** Why a refund has no record, and the amount this is about; null where there is none to make. */
function whyNotRecorded(refund: AssessedRecord): Open | null {
	const { ours, dueMinor, movedMinor, pendingMinor, verdict } = refund;
	const late = ours ? 'missing' : 'beforeGoLive';
	switch (verdict.kind) {
		case 'nothing':
			return null;
		case 'record':
			return { cause: late, amountMinor: dueMinor, isDue: true };
		case 'unclear':
			return { cause: late, amountMinor: movedMinor, isDue: true };
		case 'orderMissing':
			return { cause: late, amountMinor: movedMinor, isDue: false };
		case 'currency':
			return { cause: 'currency', amountMinor: ZERO, isDue: false };
		case 'waits': {
			if (verdict.for === 'reading') {
				return { cause: 'unread', amountMinor: movedMinor, isDue: false };
			}
			const amountMinor = minorUnits(movedMinor + pendingMinor);
			const cause = pendingMinor > 0 ? 'pending' : 'awaitingDispatch';
			return { cause, amountMinor, isDue: false };
		}
	}
}

const difference = (
	cause: MoneyCause,
	found: readonly TargetRecord[],
	amountMinor: MinorUnits,
	byMinor: number,
): MoneyDifference => ({
	...{ side: 'record', cause, transactionId: '', amountMinor },
	refundId: found.length === 1 ? (found[0]?.references[0] ?? '') : '',
	documents: found.map(({ recordId }) => recordId),
	differenceMinor: minorUnits(byMinor),
});

/** What was not read proves nothing, not even that all is well. */
function unread(differences: readonly MoneyDifference[]): MoneyDifference[] {
	return differences.length === 0
		? [difference('unread', [], ZERO, 0)]
		: differences.map((each) => ({ ...each, cause: 'unread' }));
}
