import type { TransactionType } from '../store/record-types';
import type { Transaction } from '../store/transaction';
import type { World } from '../store/world';
import { countersByLine, countersOf, isBillable, isFulfillable } from './counters';
import { isDeposited, remainingOf } from './remaining';

export interface Status {
	id: string;
	name: string;
}

const ORDER = {
	A: 'Pending Approval',
	B: 'Pending Fulfillment',
	C: 'Cancelled',
	D: 'Partially Fulfilled',
	E: 'Pending Billing/Partially Fulfilled',
	F: 'Pending Billing',
	G: 'Billed',
	H: 'Closed',
} as const;
const RETURN = {
	...ORDER,
	B: 'Pending Receipt',
	D: 'Partially Received',
	E: 'Pending Refund/Partially Received',
	F: 'Pending Refund',
	G: 'Refunded',
} as const;
const SHIPMENT = { A: 'Picked', B: 'Packed', C: 'Shipped' } as const;

export type OrderLetter = keyof typeof ORDER;

interface Progress {
	isAnyFulfilled: boolean;
	isAllFulfilled: boolean;
	isFulfilledBilled: boolean;
	isAllBilled: boolean;
}

function progressOf(world: World, order: Readonly<Transaction>): Progress {
	const byLine = countersByLine(world, order);
	const progress = {
		isAnyFulfilled: false,
		isAllFulfilled: true,
		isFulfilledBilled: true,
		isAllBilled: true,
	};
	for (const line of order.lines) {
		const { fulfilled, billed } = countersOf(byLine, line);
		if (fulfilled > 0) progress.isAnyFulfilled = true;
		if (fulfilled > billed) progress.isFulfilledBilled = false;
		if (line.isClosed) continue;
		if (isFulfillable(line) && fulfilled < line.quantity) progress.isAllFulfilled = false;
		if (isBillable(line) && billed < line.quantity) progress.isAllBilled = false;
	}
	return progress;
}

/**
 * The status of a sales order or return, worked out from the counters of its lines, docs/vendors/netsuite.md §3.4.
 * Billing ahead of the goods leaves an order pending fulfilment; closed lines count as done.
 */
export function orderLetter(world: World, order: Readonly<Transaction>): OrderLetter {
	if (order.isCancelled) return 'C';
	const real = order.lines.filter(isBillable);
	if (real.length > 0 && real.every((line) => line.isClosed)) return 'H';
	if (!order.isApproved) return 'A';
	const progress = progressOf(world, order);
	if (progress.isAllFulfilled) return progress.isAllBilled ? 'G' : 'F';
	if (!progress.isAnyFulfilled) return 'B';
	return progress.isFulfilledBilled ? 'D' : 'E';
}

function openOr(isOpen: boolean, closed: string): Status {
	return isOpen ? { id: 'A', name: 'Open' } : { id: 'B', name: closed };
}

function fundsStatus(world: World, record: Readonly<Transaction>, ids: [string, string]): Status {
	return isDeposited(world, record)
		? { id: ids[1], name: 'Deposited' }
		: { id: ids[0], name: 'Not Deposited' };
}

type StatusOf = (world: World, record: Readonly<Transaction>) => Status;

const STATUSES: Readonly<Partial<Record<TransactionType, StatusOf>>> = {
	salesOrder(world, record) {
		const id = orderLetter(world, record);
		return { id, name: ORDER[id] };
	},
	returnAuthorization(world, record) {
		const id = orderLetter(world, record);
		return { id, name: RETURN[id] };
	},
	itemFulfillment(_world, { shipStatus }) {
		const id = shipStatus ?? 'A';
		return { id, name: SHIPMENT[id] };
	},
	invoice: (world, record) => openOr(remainingOf(world, record) > 0, 'Paid In Full'),
	creditMemo: (world, record) => openOr(remainingOf(world, record) > 0, 'Fully Applied'),
	customerDeposit(world, record) {
		if (remainingOf(world, record) <= 0) return { id: 'C', name: 'Fully Applied' };
		return fundsStatus(world, record, ['A', 'B']);
	},
	cashSale: (world, record) => fundsStatus(world, record, ['B', 'C']),
	customerPayment: (world, record) => fundsStatus(world, record, ['B', 'C']),
	wave: () => ({ id: 'B', name: 'Released' }),
};

/** The status of any record; null for those that have none. */
export function statusOf(world: World, record: Readonly<Transaction>): Status | null {
	return STATUSES[record.type]?.(world, record) ?? null;
}
