import { inBatches } from '../../../shared/in-batches';
import { inParallel, PARALLEL_READS } from '../../../shared/in-parallel';
import { remoteOutcome } from '../../../shared/remote-outcome';
import { toLineCredit, type LineCredit } from '../../mapping/credited-lines';
import type { OrderHeader } from '../../mapping/order-header';
import { creditsQuery, namedCreditsQuery } from '../../mapping/order-queries';
import type { SqlRow } from '../../mapping/raw/row';
import type { NetSuiteClient } from '../../transport/netsuite-client';
import { ORDERS_PER_QUERY } from './find-headers';
import type { OrderOptions } from './order-options';
import type { Addition } from './read-additions';

type Order = { header: OrderHeader; reference: string };

type Context = {
	additions: ReadonlyMap<string, Addition[] | null>;
	options: OrderOptions;
};

/**
 * What credits took off the lines of orders that are billed at least in part, by the order's internal id; null where it
 * could not be read. Credits are found by the bills and returns of an order and of its additional orders, and by the
 * field that names the shop's order. Two queries for fifty orders.
 */
export async function readCredits(
	client: NetSuiteClient,
	orders: readonly Order[],
	{ additions, options }: Context,
): Promise<(orderId: string) => LineCredit[] | null> {
	const found = new Map<string, LineCredit[] | null>();
	await inParallel(inBatches(orders, ORDERS_PER_QUERY), PARALLEL_READS, async (batch) => {
		const ids = batch.flatMap(({ header, reference }) => [
			header.orderId,
			...(additions.get(reference) ?? []).map((each) => each.header.orderId),
		]);
		const references = batch.map(({ reference }) => reference).filter((each) => each !== '');
		const rows = await remoteOutcome(readRows(client, { ids, references }, options));
		for (const { header, reference } of batch) {
			const owners = new Set([
				header.orderId,
				...(additions.get(reference) ?? []).map((each) => each.header.orderId),
			]);
			found.set(
				header.orderId,
				rows.ok ? ownCredits(rows.value, owners, { header, reference }) : null,
			);
		}
	});
	return (orderId) => (found.has(orderId) ? (found.get(orderId) ?? null) : []);
}

type Rows = { linked: readonly SqlRow[]; named: readonly SqlRow[] };

async function readRows(
	client: NetSuiteClient,
	{ ids, references }: { ids: readonly string[]; references: readonly string[] },
	{ orderIdField, lineIdField }: OrderOptions,
): Promise<Rows> {
	const linked = creditsQuery(ids, lineIdField);
	const named = namedCreditsQuery(references, { orderIdField, lineIdField });
	return {
		linked: await client.query(linked.q, linked.params),
		named:
			orderIdField === '' || references.length === 0
				? []
				: await client.query(named.q, named.params),
	};
}

/** One credit may be found both ways, and counts once. */
function ownCredits(
	{ linked, named }: Rows,
	owners: ReadonlySet<string>,
	{ header: { currency }, reference }: Order,
): LineCredit[] {
	const own = [
		...linked.filter((row) => owners.has(row['owner'] ?? '')),
		...named.filter((row) => reference !== '' && row['owner'] === reference),
	];
	const byLine = new Map(own.map((row) => [`${row['memo'] ?? ''}/${row['line'] ?? ''}`, row]));
	return [...byLine.values()].map((row) => toLineCredit(row, currency));
}
