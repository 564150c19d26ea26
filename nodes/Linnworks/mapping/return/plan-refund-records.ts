import { formatAmount, ZERO, type MinorUnits } from '../../../../domain/money/money';
import {
	assessRecords,
	currencyOf,
	type AssessedRecord,
	type RecordPolicy,
	type RecordSituation,
} from '../../../../domain/refund/assess-records';
import type { RawOrder } from '../raw/raw-order';
import { refused, settled, waiting, type PostSalePlan } from './post-sale-plan';
import type { CreateRefund } from './raw-post-sale';
import { Room } from './refund-room';
import { toRefundBody } from './to-refund-body';

/** What is to be done about one refund; the amount is what its record comes to, in minor units. */
export type PlannedRecord = {
	refundId: string;
	currency: string;
	amountMinor: MinorUnits;
	plan: PostSalePlan<CreateRefund>;
};

/**
 * What has to be recorded of the shop's refunds on an order that has left: the money that moved, once for each refund,
 * to the minor unit. A refund without money, such as an edit, is left out, and so are those from before we record any.
 * What an edit took off before the order left is not recorded: the order never held it (docs/vendors/linnworks.md §6.1).
 * Null if goods left of an order that Linnworks does not have.
 */
export function planRefundRecords(
	order: RawOrder | null,
	situation: RecordSituation,
	policy: RecordPolicy,
): PlannedRecord[] | null {
	const assessed = assessRecords(situation, policy).filter(({ ours }) => ours);
	if (assessed.some(({ verdict }) => verdict.kind === 'orderMissing')) return null;
	const currency = currencyOf(situation);
	const room = new Room(situation.records, situation.refunds, policy);
	return assessed.map((each): PlannedRecord => {
		const { refundId, dueMinor, money } = each;
		const planned = (plan: PlannedRecord['plan'], amountMinor = dueMinor): PlannedRecord =>
			({ refundId, currency, amountMinor, plan }); // prettier-ignore
		if (each.found.length > 0) return planned(ruleOnRecords(each, currency));
		switch (each.verdict.kind) {
			case 'nothing':
				return planned(settled(each.verdict.reason));
			case 'waits':
				return planned(waiting(each.verdict.for, each.verdict.reason), ZERO);
			case 'record': {
				const obstacle = room.take(refundId, dueMinor);
				if (obstacle !== null || !order || !money) {
					return planned(refused(`Refund ${refundId} was not recorded: ${obstacle}`));
				}
				return planned({ write: toRefundBody(order, money, situation) });
			}
			case 'currency':
			case 'unclear':
			case 'orderMissing':
				return planned(refused(each.verdict.reason));
		}
	});
}

/** What follows from the records that carry the refund's id. */
function ruleOnRecords(
	{ refundId, found, verdict, dueMinor, movedMinor, pendingMinor }: AssessedRecord,
	currency: string,
): PostSalePlan<never> {
	const ids = found.map(({ recordId }) => recordId);
	if (ids.length > 1) {
		return refused(
			`Refund ${refundId} is recorded more than once, as ${ids.join(', ')}. Delete all but one`,
			ids,
		);
	}
	const [record] = found;
	if (verdict.kind === 'waits' && verdict.for === 'reading') {
		return waiting(verdict.for, verdict.reason);
	}
	if (!record || record.currency !== currency) {
		const reason = `Refund ${refundId} is recorded in ${record?.currency}, and the order is in ${currency}. Correct it`;
		return refused(reason, ids);
	}
	// A person recorded it: there is no amount to hold against theirs.
	if (verdict.kind === 'currency') return settled('Recorded by hand', ids);
	const isEarly = verdict.kind === 'waits' && record.amountMinor <= movedMinor + pendingMinor;
	if (isEarly || record.amountMinor === dueMinor) return settled('', ids);
	const [is, right] = [record.amountMinor, dueMinor].map((each) => formatAmount(each, currency));
	const advice = dueMinor > 0 ? `but it has to be ${right}. Correct it` : 'but not due. Delete it';
	return refused(`Refund ${refundId} is recorded with ${is}, ${advice}`, ids);
}
