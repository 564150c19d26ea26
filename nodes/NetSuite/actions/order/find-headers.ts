import type { Failure } from '../../../../domain/report/sync-item';
import { inBatches } from '../../../shared/in-batches';
import { inParallel, PARALLEL_READS } from '../../../shared/in-parallel';
import { remoteOutcome } from '../../../shared/remote-outcome';
import { toFailure } from '../../../shared/sync-items';
import { toOrderHeader, type OrderHeader } from '../../mapping/order-header';
import { headersQuery, type HeaderKeys, type OrderFields } from '../../mapping/order-queries';
import type { NetSuiteClient } from '../../transport/netsuite-client';
import type { OrderOptions } from './order-options';

export type LookUpBy = 'externalId' | 'internalId' | 'field';

export type OrderWish = {
	/** NetSuite's internal id; empty when only the reference is known. */
	orderId: string;
	/** The shop's order number. */
	reference: string;
	lookUpBy: LookUpBy;
};

/** What a look for an order ended in; null when NetSuite does not have it. */
export type HeaderLookup = { header: OrderHeader | null; reference: string } | { failure: Failure };

/** Orders that one query is asked for. */
export const ORDERS_PER_QUERY = 50;

/**
 * Finds the headers of orders, one query for fifty of them. The shop's number decides where it is known: an id that is
 * remembered may be that of another order. A failing query fails the orders it was asked for and no others.
 */
export async function findHeaders(
	client: NetSuiteClient,
	wishes: readonly OrderWish[],
	options: OrderOptions,
	step: Failure['step'],
): Promise<HeaderLookup[]> {
	const lookUp = async (batch: readonly OrderWish[]): Promise<HeaderLookup[]> => {
		const { q, params } = headersQuery(fieldsOf(options, batch), keysOf(batch, options));
		const read = await remoteOutcome(client.query(q, params));
		const headers = read.ok ? read.value.map(toOrderHeader) : [];
		return batch.map((wish) =>
			read.ok ? pick(wish, headers, options, step) : { failure: toFailure(step, read.error) },
		);
	};
	const batches = inBatches(wishes, ORDERS_PER_QUERY);
	return (await inParallel(batches, PARALLEL_READS, lookUp, { firstAlone: true })).flat();
}

/** The account's fields that a header is read with; the look-up field only where somebody looks by it. */
export const fieldsOf = (
	options: OrderOptions,
	wishes: readonly Pick<OrderWish, 'lookUpBy'>[] = [],
): OrderFields => ({
	holdField: options.holdField,
	holdMarkField: options.holdMarkField,
	lockedIfField: options.lockedIfField,
	lookUpField: wishes.some(({ lookUpBy }) => lookUpBy === 'field') ? lookUpField(options) : '',
});

const lookUpField = ({ lookUpField: field, orderIdField }: OrderOptions): string =>
	field === '' ? orderIdField : field;

type Key = 'ids' | 'externalIds' | 'found';

/** By which of its names an order is looked for. */
function keyOf(wish: OrderWish): Key {
	if (wish.reference === '' || wish.lookUpBy === 'internalId') return 'ids';
	return wish.lookUpBy === 'field' ? 'found' : 'externalIds';
}

function keysOf(wishes: readonly OrderWish[], { externalIdPrefix }: OrderOptions): HeaderKeys {
	const of = (key: Key): OrderWish[] => wishes.filter((wish) => keyOf(wish) === key);
	const unique = (values: readonly string[]): string[] => [...new Set(values)];
	return {
		ids: unique(of('ids').map((wish) => wish.orderId)),
		externalIds: unique(
			of('externalIds').flatMap(({ reference }) => spellings(`${externalIdPrefix}${reference}`)),
		),
		found: unique(of('found').map((wish) => wish.reference)),
	};
}

/** External ids are the same whatever their case, but a query compares letter by letter (docs/vendors/netsuite.md §2.3). */
const spellings = (id: string): string[] => [id, id.toUpperCase(), id.toLowerCase()];

function pick(
	wish: OrderWish,
	headers: readonly OrderHeader[],
	options: OrderOptions,
	step: Failure['step'],
): HeaderLookup {
	const found = headers.filter((header) => isMeant(header, wish, options));
	const [header = null, ...others] = found;
	if (others.length > 0) {
		const numbers = found.map(({ displayNumber }) => displayNumber).join(' and ');
		const reason = `Reference ${wish.reference} stands for several sales orders: ${numbers}`;
		return { failure: unusable(step, 'ORDER_AMBIGUOUS', reason) };
	}
	if (header?.currency === '') {
		const reason = `The currency of sales order ${header.displayNumber} could not be read; the role needs the permission for currencies`;
		return { failure: unusable(step, 'SNAPSHOT_INVALID', reason) };
	}
	return { header, reference: header ? referenceOf(header, wish, options) : wish.reference };
}

function isMeant(
	header: OrderHeader,
	wish: OrderWish,
	{ externalIdPrefix }: OrderOptions,
): boolean {
	const externalId = header.externalId.toLowerCase();
	const wanted = `${externalIdPrefix}${wish.reference}`.toLowerCase();
	switch (keyOf(wish)) {
		case 'ids':
			return header.orderId === wish.orderId;
		case 'externalIds':
			return externalId === wanted;
		case 'found':
			return header.foundBy === wish.reference && additionNumber(externalId, wanted) === null;
	}
}

/** The running number of an additional order, by its external id and that of the first; null for any other order. */
export function additionNumber(externalId: string, firstExternalId: string): number | null {
	const start = `${firstExternalId}-a`.toLowerCase();
	const id = externalId.toLowerCase();
	const number = id.startsWith(start) ? id.slice(start.length) : '';
	return /^[1-9]\d*$/.test(number) ? Number(number) : null;
}

function referenceOf(
	{ externalId, foundBy }: OrderHeader,
	{ reference }: OrderWish,
	{ externalIdPrefix }: OrderOptions,
): string {
	if (reference !== '') return reference;
	const isOurs = externalId.toLowerCase().startsWith(externalIdPrefix.toLowerCase());
	return isOurs ? externalId.slice(externalIdPrefix.length) : foundBy;
}

/** A failure that looking again does not cure. */
export const unusable = (
	step: Failure['step'],
	code: Failure['code'],
	reason: string,
): Failure => ({ step, code, reason, retry: false, retryAfterSeconds: 0 });
