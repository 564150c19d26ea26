import type { Failure } from '../../../../domain/report/sync-item';
import type { TargetSnapshot } from '../../../../domain/target/target-snapshot';
import { inParallel } from '../../../shared/in-parallel';
import { remoteOutcome } from '../../../shared/remote-outcome';
import { toFailure } from '../../../shared/sync-items';
import type { OrderHeader } from '../../mapping/order-header';
import { isHeldByUs } from '../../mapping/to-fulfilment-facts';
import { toTargetSnapshot, type AdditionState } from '../../mapping/to-target-snapshot';
import type { OrderConnection } from './connect-orders';
import { findHeaders, type OrderWish } from './find-headers';
import { readAdditions, type Addition } from './read-additions';
import { readCredits } from './read-credits';
import { readLinks } from './read-links';
import { readRecord, type ReadRecord } from './read-record';
import { readTargetSettings } from './target-settings';

/** An order as NetSuite holds it, with the record as it came; null for an order that it does not have. */
export type TargetLookup =
	| { target: TargetSnapshot; record: unknown; heldByUs: boolean }
	| { target: null }
	| { failure: Failure };

type Found = { at: number; header: OrderHeader; reference: string };

/**
 * Reads orders whole: three queries for fifty of them (headers, additional orders, what hangs off them), one more where
 * something is billed, and one record for each order and additional order. A failing record fails its order; a failing
 * query about what hangs off the orders leaves facts unknown, which keeps the gate shut.
 */
export async function readTargets(
	connection: OrderConnection,
	wishes: readonly OrderWish[],
	step: Failure['step'],
): Promise<TargetLookup[]> {
	const { client, options } = connection;
	const settings = await remoteOutcome(readTargetSettings(connection));
	if (!settings.ok) return wishes.map(() => ({ failure: toFailure(step, settings.error) }));
	const lookups = await findHeaders(client, wishes, options, step);
	const found = lookups.flatMap((lookup, at): Found[] =>
		'failure' in lookup || !lookup.header
			? []
			: [{ at, header: lookup.header, reference: lookup.reference }],
	);
	const additions = await readAdditions(
		client,
		found.map(({ reference }) => reference),
		options,
	);
	const all = [
		...found.map(({ header }) => header),
		...[...additions.values()].flatMap((each) => (each ?? []).map(({ header }) => header)),
	];
	const live = [...new Map(all.map((header) => [header.orderId, header])).values()];
	const [links, reads] = await Promise.all([
		readLinks(client, live),
		inParallel(live, options.concurrency, async (header): Promise<[string, ReadRecord]> => [
			header.orderId,
			await readRecord(client, header, options, step),
		]),
	]);
	const records = new Map(reads);
	const readOf = (orderId: string): ReadRecord => records.get(orderId) ?? { gone: true };
	const credits = await readCredits(
		client,
		found.filter(({ header, reference }) =>
			[header, ...(additions.get(reference) ?? []).map((each) => each.header)].some(
				({ orderId, status }) => isBilled(readOf(orderId), status),
			),
		),
		{ additions, options },
	);

	const results: TargetLookup[] = lookups.map((lookup) =>
		'failure' in lookup ? lookup : { target: null },
	);
	for (const { at, header, reference } of found) {
		const read = readOf(header.orderId);
		const added = toAdditionStates(additions.get(reference) ?? null, { readOf, links });
		if ('gone' in read) continue;
		if ('failure' in read) results[at] = read;
		else if (added !== null && 'failure' in added) results[at] = added;
		else {
			const state = {
				...{ header, reference, held: read.held, additions: added },
				links: links(header.orderId),
				credits: credits(header.orderId),
			};
			results[at] = {
				target: toTargetSnapshot(state, settings.value),
				record: read.record,
				heldByUs: isHeldByUs(header),
			};
		}
	}
	return results;
}

const isBilled = (read: ReadRecord, status: string): boolean =>
	status === 'G' || ('held' in read && read.held.lines.some((line) => line.billedQuantity > 0));

function toAdditionStates(
	additions: readonly Addition[] | null,
	reads: { readOf: (id: string) => ReadRecord; links: (id: string) => AdditionState['links'] },
): AdditionState[] | { failure: Failure } | null {
	if (additions === null) return null;
	const states: AdditionState[] = [];
	for (const addition of additions) {
		const { orderId, status } = addition.header;
		const read = reads.readOf(orderId);
		if (status !== 'C' && 'failure' in read) return read;
		const held = status !== 'C' && 'held' in read ? read.held : null;
		states.push({ ...addition, held, links: held ? reads.links(orderId) : null });
	}
	return states;
}
