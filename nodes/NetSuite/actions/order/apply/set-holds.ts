import { sleep } from 'n8n-workflow';
import type { Failure } from '../../../../../domain/report/sync-item';
import { inParallel } from '../../../../shared/in-parallel';
import { RemoteUnknownOutcome } from '../../../../shared/remote-error';
import { remoteOutcome } from '../../../../shared/remote-outcome';
import { toFailure } from '../../../../shared/sync-items';
import type { OrderHeader } from '../../../mapping/order-header';
import {
	toHoldBody,
	toReleaseBody,
	whyNotHeld,
	whyNotReleased,
} from '../../../mapping/to-hold-body';
import { isHeldByUs } from '../../../mapping/to-fulfilment-facts';
import type { OrderConnection } from '../connect-orders';
import { findHeaders, type HeaderLookup } from '../find-headers';
import type { OrderOptions } from '../order-options';

type HoldWish = 'hold' | 'release';

/** What became of one order's hold. `left`: it is not ours to hold or to let go, and `note` says why. */
export type HoldOutcome = {
	state: 'asWished' | 'left' | 'failed';
	note: string;
	failure?: Failure;
};

const AS_WISHED: HoldOutcome = { state: 'asWished', note: '' };

const failed = (failure: Failure): HoldOutcome => ({
	state: 'failed',
	note: failure.reason,
	failure,
});

/** The step of the flow that a failure belongs to. */
const stepOf = (wish: HoldWish): Failure['step'] => (wish === 'hold' ? 'apply' : 'release');

/** Waits before each look at what was written: a query may lag behind a write (docs/vendors/netsuite.md §7). */
const LOOKS_MS = [0, 500, 2_000];

/**
 * Holds orders, or lets them go, and reads every one of them back: only what is seen there counts. An order that
 * somebody else holds is left alone either way. One query reads all orders before the writes, one after them.
 */
export async function setHolds(
	connection: OrderConnection,
	orderIds: readonly string[],
	wish: HoldWish,
	wait: (ms: number) => Promise<void> = sleep,
): Promise<ReadonlyMap<string, HoldOutcome>> {
	const outcomes = new Map<string, HoldOutcome>();
	const { options } = connection;
	const ids = [...new Set(orderIds)];
	const toWrite: OrderHeader[] = [];
	for (const [orderId, look] of await readHeaders(connection, ids, wish)) {
		if ('failure' in look) outcomes.set(orderId, failed(look.failure));
		else if (!look.header) {
			outcomes.set(orderId, { state: 'left', note: 'NetSuite has no such order' });
		} else if (isAsWished(look.header, wish, options)) {
			outcomes.set(orderId, AS_WISHED);
		} else {
			const whyNot = wish === 'hold' ? whyNotHeld : whyNotReleased;
			const note = whyNot(look.header, options);
			if (note === null) toWrite.push(look.header);
			else outcomes.set(orderId, { state: 'left', note });
		}
	}
	const written = await inParallel(
		toWrite,
		options.concurrency,
		async (header) => await writeHold(connection, header, wish),
	);
	const failures = new Map(written.flatMap((each) => (each ? [each] : [])));
	for (const [orderId, failure] of failures) {
		outcomes.set(orderId, failed(failure));
	}
	let left = toWrite.map(({ orderId }) => orderId).filter((orderId) => !failures.has(orderId));
	for (const pause of LOOKS_MS) {
		if (left.length === 0) break;
		if (pause > 0) await wait(pause);
		for (const [orderId, look] of await readHeaders(connection, left, wish)) {
			const done = 'header' in look && look.header && isAsWished(look.header, wish, options);
			if (done) outcomes.set(orderId, AS_WISHED);
		}
		left = left.filter((orderId) => !outcomes.has(orderId));
	}
	for (const orderId of left) {
		const note = 'NetSuite does not show the hold as it was set';
		outcomes.set(orderId, { state: 'failed', note });
	}
	return outcomes;
}

async function readHeaders(
	{ client, options }: OrderConnection,
	ids: readonly string[],
	wish: HoldWish,
): Promise<ReadonlyArray<readonly [string, HeaderLookup]>> {
	const wishes = ids.map((orderId) => ({
		orderId,
		reference: '',
		lookUpBy: 'internalId' as const,
	}));
	const looks = await findHeaders(client, wishes, options, stepOf(wish));
	return looks.map((look, at) => [ids[at] ?? '', look] as const);
}

/** The failure of a write that was not made; null when it was made, or may have been. */
async function writeHold(
	{ client, options }: OrderConnection,
	header: OrderHeader,
	wish: HoldWish,
): Promise<readonly [string, Failure] | null> {
	const body = wish === 'hold' ? toHoldBody(header, options) : toReleaseBody(header, options);
	const written = await remoteOutcome(client.updateRecord('salesOrder', header.orderId, body));
	if (written.ok || written.error instanceof RemoteUnknownOutcome) return null;
	return [header.orderId, toFailure(stepOf(wish), written.error)] as const;
}

function isAsWished(header: OrderHeader, wish: HoldWish, options: OrderOptions): boolean {
	if (wish === 'release') return !header.isHeld && !isHeldByUs(header);
	const isBack = options.holdWith === 'field' || header.status !== 'B';
	return isHeldByUs(header) && isBack && (options.holdField === '' || header.isHeld);
}
