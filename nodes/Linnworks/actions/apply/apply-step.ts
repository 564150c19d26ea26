import type { AmendStep } from '../../../../domain/edit/edit-plan';
import type { AppliedStep } from '../../../../domain/report/applied-step';
import { RemoteRejected, RemoteUnknownOutcome } from '../../../shared/remote-error';
import { remoteOutcome } from '../../../shared/remote-outcome';
import type { OrderWork } from './order-work';
import { findAddedRow, isInEffect } from './step-effect';
import { writeRow, writeStep, type WriteContext } from './write-step';

/**
 * Writes one step, unless the order already is as the step wants it. A write whose answer got lost is never sent
 * again: the order is read back once, and only what is seen there counts as done. Line calls answer with the row, so
 * a success without effect, as Linnworks gives for orders it will not edit, is taken as a refusal.
 */
export async function applyStep(
	step: AmendStep,
	work: OrderWork,
	context: WriteContext,
): Promise<AppliedStep> {
	if (isInEffect(step, work)) {
		claimAddedRow(step, work);
		return { step, status: 'alreadyDone', message: '' };
	}
	const written = await remoteOutcome(writeStep(step, work, context));
	if (written.ok) {
		if (hasQuietlyFailed(step, work) && !(await showsOnReadBack(step, work, context))) {
			return { step, status: 'rejected', message: 'Linnworks answered but changed nothing' };
		}
		return { step, status: 'done', message: await finishAddedRow(step, work, context) };
	}
	if (written.error instanceof RemoteUnknownOutcome) {
		const { message } = written.error;
		if (!(await showsOnReadBack(step, work, context))) return { step, status: 'unknown', message };
		const note = await finishAddedRow(step, work, context);
		return { step, status: 'done', message: note || 'Confirmed by reading back' };
	}
	const status = written.error instanceof RemoteRejected ? 'rejected' : 'notStarted';
	return { step, status, message: written.error.message };
}

function hasQuietlyFailed(step: AmendStep, work: OrderWork): boolean {
	if (step.kind === 'addLine' || step.kind === 'addService') return !isInEffect(step, work);
	if (step.kind !== 'updateLine') return false;
	const row = work.live.Items.find((each) => each.RowId === step.rowId);
	return row?.Quantity !== step.to.quantity;
}

async function showsOnReadBack(
	step: AmendStep,
	work: OrderWork,
	{ client }: WriteContext,
): Promise<boolean> {
	const read = await remoteOutcome(client.getOrdersById([work.live.OrderId]));
	const fresh = read.ok ? read.value[0] : undefined;
	if (!fresh) return false;
	work.live = fresh;
	return isInEffect(step, work);
}

function claimAddedRow(step: AmendStep, work: OrderWork) {
	if (step.kind !== 'addLine' && step.kind !== 'addService') return undefined;
	const row = findAddedRow(step, work);
	if (row) work.claimedRows.add(row.RowId);
	return row;
}

/**
 * Gives an added row its line id, which AddOrderItem cannot set, and its exact price. The line is there either way:
 * a failure is noted, and the next look finds the row by its SKU.
 */
async function finishAddedRow(
	step: AmendStep,
	work: OrderWork,
	{ client }: WriteContext,
): Promise<string> {
	const row = claimAddedRow(step, work);
	if (!row || (step.kind !== 'addLine' && step.kind !== 'addService')) return '';
	const named = await remoteOutcome(writeRow(work, row, step, client));
	return named.ok ? '' : `The line was added without its line ID: ${named.error.message}`;
}
