import { MICROS } from '../store/decimal';
import { TRANSACTION_TYPES, type TransactionType } from '../store/record-types';
import type { Transaction } from '../store/transaction';
import type { World } from '../store/world';

/** The day it is in the account, as an ISO date. */
export function today(world: World): string {
	return world.clock().toISOString().slice(0, 10);
}

/** A record of today with nothing in it; it has no id before it is committed. */
export function blankTransaction(world: World, type: TransactionType): Transaction {
	const now = world.clock().toISOString();
	return {
		id: '',
		type,
		tranId: '',
		externalId: null,
		createdFrom: null,
		entity: null,
		subsidiary: '1',
		currency: '1',
		exchangeRateMicros: MICROS,
		tranDate: today(world),
		createdAt: now,
		modifiedAt: now,
		isApproved: world.switches.defaultOrderStatus === 'B',
		isCancelled: false,
		shipStatus: type === 'itemFulfillment' ? 'A' : null,
		header: {},
		lines: [],
		linesNumbered: 0,
		shippingLine: null,
		taxLine: null,
		taxDetailsOverride: false,
		taxDetails: [],
		applies: [],
		deposits: [],
		other: [],
		cashBack: [],
		payment: 0,
		salesOrder: null,
	};
}

/** Gives a new record its id and number. */
export function register(world: World, record: Transaction): void {
	record.id = String(world.ids.next('transaction'));
	if (record.tranId === '') {
		record.tranId = world.ids.document(TRANSACTION_TYPES[record.type].prefix);
	}
}
