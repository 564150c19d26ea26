import type { ExceptionCode } from '../exception/exception-codes';
import { formatAmount } from '../money/money';
import { DRY_RUN_MESSAGE } from './applied-step';
import type { RecordOutcome } from './record-outcome';
import type { SyncItem } from './sync-item';

/** The record of a refund or the booking of a return, as far as both are alike. */
export type KeptRecord = RecordOutcome & {
	kind: 'recordRefund' | 'bookReturn';
	/** The source's id of the refund or the return. */
	id: string;
	/** The target's id; empty until it has one. */
	record: string;
	/** Major units; empty where there is no money in it. */
	amount: string;
	currency: string;
	/** What is raised when it cannot be made. */
	code: ExceptionCode;
};

/** Everything that an item says is kept beside its order. */
export const keptRecords = ({ refundRecords = [], bookings = [] }: SyncItem): KeptRecord[] => [
	...refundRecords.map(({ refundId, recordId, amountMinor, currency, ...outcome }) => ({
		...outcome,
		kind: 'recordRefund' as const,
		id: refundId,
		record: recordId,
		amount: currency === '' ? '' : formatAmount(amountMinor, currency),
		currency,
		code: 'REFUND_NOT_RECORDED' as const,
	})),
	...bookings.map(({ returnId, rmaId, ...outcome }) => ({
		...outcome,
		kind: 'bookReturn' as const,
		id: returnId,
		record: rmaId,
		amount: '',
		currency: '',
		code: 'RETURN_NOT_BOOKED' as const,
	})),
];

/** Whether only what would be written was shown. */
export const wasRehearsed = (records: readonly KeptRecord[]): boolean =>
	records.some(({ status, message }) => status === 'notStarted' && message === DRY_RUN_MESSAGE);
