import { stableHash } from '../../../../domain/stable-hash';
import { toInstant } from '../return/to-instant';
import { sourceReference } from '../source-reference';
import type { RawProcessed } from './raw-dispatch';

/** A warehouse order that left, as the feed tells of it. */
export type DispatchedOrder = {
	orderId: string;
	displayNumber: string;
	/** What the warehouse calls it, and what else. */
	referenceNumber: string;
	secondaryReference: string;
	/** The order of the shop it stands for; empty when it names none. */
	reference: string;
	source: string;
	subSource: string;
	/** Sent again, or in exchange, and no part of the sale. */
	kind: 'sale' | 'resend' | 'exchange';
	trackingNumber: string;
	processedAt: string;
	/** Changes with all that may have to be told to the shop, so that the same row is no news. */
	digest: string;
};

/** What a row of the feed says; null for one that cannot be placed in time. */
export function toDispatchedOrder(row: RawProcessed): DispatchedOrder | null {
	const processedAt = toInstant(row.dProcessedOn);
	if (processedAt === null) return null;
	const named = sourceReference({ GeneralInfo: row });
	return {
		orderId: row.pkOrderID,
		displayNumber: String(row.nOrderId),
		referenceNumber: row.ReferenceNum,
		secondaryReference: row.SecondaryReference,
		reference: named?.reference ?? '',
		source: row.Source,
		subSource: row.SubSource,
		kind: dispatchKind(row),
		trackingNumber: row.PostalTrackingNumber,
		processedAt,
		digest: stableHash([
			row.pkOrderID,
			processedAt,
			row.PostalTrackingNumber,
			row.Vendor,
			row.PostalServiceName,
		]),
	};
}

/** What was sent again or in exchange is no part of the sale. */
export const dispatchKind = (
	row: Pick<RawProcessed, 'IsResend' | 'IsExchange'>,
): DispatchedOrder['kind'] => (row.IsResend ? 'resend' : row.IsExchange ? 'exchange' : 'sale');
