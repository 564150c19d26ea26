import { sleep } from 'n8n-workflow';
import { z } from 'zod';
import type { AppliedStep } from '../../../../../domain/report/applied-step';
import { ok, type Result } from '../../../../../domain/result';
import {
	RemoteRejected,
	RemoteUnknownOutcome,
	type RemoteError,
} from '../../../../shared/remote-error';
import { remoteOutcome } from '../../../../shared/remote-outcome';
import { isDuplicate } from '../../../transport/is-duplicate';
import type { NetSuiteClient } from '../../../transport/netsuite-client';

/** What became of a creation, with the order's internal id when there is one. */
export type Creation = Pick<AppliedStep, 'status' | 'message'> & { id: string | null };

/** Waits before each look for an order whose creation was not answered: it may still be under way. */
const LOOKS_MS = [0, 1_000, 4_000];

/**
 * Creates an order under its external id, which lets NetSuite refuse a second one (docs/vendors/netsuite.md §2.3). A
 * POST whose answer got lost is never sent again: the order is looked for under its external id, and only an order that
 * is there counts as created.
 */
export async function postOrder(
	client: NetSuiteClient,
	externalId: string,
	body: object,
	wait: (ms: number) => Promise<void> = sleep,
): Promise<Creation> {
	const posted = await remoteOutcome(client.createRecord('salesOrder', body));
	if (posted.ok) {
		const { id, warnings } = posted.value;
		return { status: 'done', message: warnings.join('; '), id };
	}
	const { error } = posted;
	if (isDuplicate(error)) return await asTaken(client, externalId);
	if (!(error instanceof RemoteUnknownOutcome)) {
		const status = error instanceof RemoteRejected ? 'rejected' : 'notStarted';
		return { status, message: error.message, id: null };
	}
	for (const pause of LOOKS_MS) {
		if (pause > 0) await wait(pause);
		const found = await idOf(client, externalId);
		if (found.ok && found.value !== null) {
			return { status: 'done', message: 'Confirmed by reading back', id: found.value };
		}
	}
	return { status: 'unknown', message: error.message, id: null };
}

async function asTaken(client: NetSuiteClient, externalId: string): Promise<Creation> {
	const found = await idOf(client, externalId);
	if (!found.ok) return { status: 'unknown', message: found.error.message, id: null };
	return found.value === null
		? { status: 'rejected', message: takenByAnother(externalId), id: null }
		: { status: 'alreadyDone', message: ALREADY_THERE, id: found.value };
}

export const ALREADY_THERE = 'NetSuite has the order already';

export const takenByAnother = (externalId: string): string =>
	`The external ID ${externalId} belongs to a record of another kind`;

/** The record API tells what was just written; a query may lag behind (docs/vendors/netsuite.md §7). */
async function idOf(
	client: NetSuiteClient,
	externalId: string,
): Promise<Result<string | null, RemoteError>> {
	const read = await remoteOutcome(client.getRecord('salesOrder', `eid:${externalId}`));
	if (!read.ok || read.value === null) return read.ok ? ok(null) : read;
	return ok(z.object({ id: z.coerce.string() }).parse(read.value).id);
}
