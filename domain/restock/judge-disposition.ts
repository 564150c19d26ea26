import type { Judging } from './judging';
import { review, settled, Shares, type Portion, type Ruling } from './portion';
import type { Disposition, RestockLine, RestockReturn } from './restock-facts';
import { returnEvidence } from './refund-evidence';
import { isMapped } from './restock-policy';

/** What was decided about returned units, as far as they were returned and had left at all. */
export function judgeDisposition(
	ret: RestockReturn,
	disposition: Disposition,
	judging: Judging,
): Portion[] {
	const { dispositionId, lineId, type, quantity, locationId, at } = disposition;
	const line = judging.lineOf(lineId);
	const shares = new Shares({
		claim: {
			kind: 'disposition',
			id: dispositionId,
			lineId,
			sku: line?.sku ?? '',
			quantity,
			locationId,
			at,
		},
		evidence: [
			...returnEvidence(ret),
			{ fact: 'disposition', value: `${type} at ${locationId || 'a place not named'}` },
			...judging.lineEvidence(line, at),
		],
		isPending: false,
		raisesLevel: type === 'restocked' && line?.tracked !== false,
	});
	const screened = judging.screen(lineId);
	if (!screened.ok) return shares.rest(screened.error);
	if (ret.status === 'cancelled' || ret.status === 'declined') {
		return shares.rest(review(`The return was ${ret.status}, but goods of it were looked at`));
	}
	const units = judging.unitsIn(ret, lineId);
	const isDecided = type !== 'processingRequired';
	const take = isDecided ? units.takeDecided : units.takeUndecided;
	if (!isDecided) shares.give(units.takeDecidedSince, DECIDED_SINCE);
	return shares
		.give(
			(wanted) => judging.unitsOf(screened.value).takeShipped(take(wanted), at),
			rulingFor(disposition, screened.value, judging),
		)
		.rest(TOO_MANY);
}

function rulingFor({ type, locationId }: Disposition, line: RestockLine, judging: Judging): Ruling {
	switch (type) {
		case 'restocked': {
			const { policy } = judging;
			const isProof = policy.proof.includes('disposition') && isMapped(locationId, policy);
			return judging.back(line, locationId, {
				rank: isProof ? 0 : 1,
				waitsFor: 'goodsIn',
				reason: 'Returned goods were looked at in the shop and restocked',
				otherwise: null,
			});
		}
		case 'processingRequired':
			return judging.back(line, '', {
				rank: 1,
				waitsFor: 'disposition',
				reason: 'Returned goods arrived, but nobody has decided what becomes of them',
				otherwise: null,
			});
		case 'notRestocked':
			return SCRAPPED;
		case 'missing':
			return LOST;
	}
}

const DECIDED_SINCE = settled('notStocked', 'likely', 'Decided since by another disposition');
const SCRAPPED = settled('notStocked', 'certain', 'Returned, but not fit to be sold again');
const LOST = settled('notStocked', 'certain', 'Announced as a return, but never arrived');
const TOO_MANY = review('More units were looked at than were returned and had left');
