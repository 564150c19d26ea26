import { amendSteps } from '../../../../../domain/edit/edit-plan';
import type { Application } from '../../../../../domain/report/applied-step';
import type { TargetSnapshot } from '../../../../../domain/target/target-snapshot';
import {
	RemoteConflict,
	RemoteRejected,
	RemoteUnknownOutcome,
	type RemoteError,
} from '../../../../shared/remote-error';
import { remoteOutcome } from '../../../../shared/remote-outcome';
import { toAmendBody } from '../../../mapping/to-amend-body';
import { toSublists } from '../../../mapping/to-sublists';
import { findConflict } from './find-conflict';
import { allSteps, notStarted, type ReadyItem } from './order-work';
import { isInEffect } from './step-effect';
import { lookAgain, type FreshOrder } from './look-again';
import type { WriteContext } from './write-context';

/**
 * Writes all amend steps of a plan in one PATCH, so that all of them come into effect or none
 * (docs/vendors/netsuite.md §2.4). An order that already is as the plan wants it is left alone, and one that is no
 * longer what the plan was made from is in conflict; the next look plans it anew. A PATCH whose answer got lost is never
 * sent again: the order is read back, and only what is seen there counts as done.
 */
export async function amendOrder(
	item: ReadyItem,
	fresh: FreshOrder,
	context: WriteContext,
): Promise<Application> {
	const steps = amendSteps(item.plan.steps);
	const stillHeld = item.look.heldByUs && fresh.target.facts.parked;
	const all = (
		status: Parameters<typeof allSteps>[1],
		message: string,
		conflict = false,
	): Application => ({ steps: allSteps(steps, status, message), stillHeld, conflict });
	const isAllInEffect = (now: TargetSnapshot): boolean =>
		steps.every((step) => isInEffect(step, now));

	if (isAllInEffect(fresh.target)) return all('alreadyDone', '');
	const conflict = findConflict(item, fresh.target);
	if (conflict !== null) return { ...notStarted(item, conflict, true), stillHeld };
	const { client, settings } = context;
	const { currency, orderId } = fresh.target;
	const amendment = toAmendBody(
		item.plan,
		toSublists(fresh.record, currency),
		fresh.target,
		settings,
	);
	if (!amendment.ok) return all('rejected', amendment.error);
	const { body, replace } = amendment.value;
	const written = await remoteOutcome(
		client.updateRecord('salesOrder', orderId, body, { replace }),
	);
	if (written.ok) return all('done', written.value.warnings.join('; '));
	const { error } = written;
	if (error instanceof RemoteUnknownOutcome) {
		const [seen] = await lookAgain(context, [fresh.target]);
		const isThere = seen && 'order' in seen && seen.order && isAllInEffect(seen.order.target);
		return isThere ? all('done', 'Confirmed by reading back') : all('unknown', error.message);
	}
	return all(statusAfter(error), error.message, error instanceof RemoteConflict);
}

const statusAfter = (error: RemoteError): 'rejected' | 'notStarted' =>
	error instanceof RemoteRejected ? 'rejected' : 'notStarted';
