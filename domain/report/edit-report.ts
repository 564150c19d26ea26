import type { ExceptionRow } from '../exception/order-exception';
import type { Lane } from '../signal/lane';
import type { NewSignalRow } from '../signal/signal-row';

/** `partly`: what the gate let through is written and read back, and the rest is refused. */
export type LedgerOutcome = 'converged' | 'inStep' | 'partly' | 'held' | 'refused' | 'retrying';

/** A row of the ledger table: what one look at one order came to. */
export type LedgerRow = {
	/** The flow that looked. */
	lane: Lane;
	order_key: string;
	order_name: string;
	target_system: string;
	target_order: string;
	outcome: LedgerOutcome;
	source_updated_at: string;
	plan_key: string;
	steps: string;
	source_total: string;
	target_total: string;
	currency: string;
	topics: string;
	/** Who edited last, by the shop's own record; empty when nobody did or it is not known. */
	edited_by: string;
	attempt: number;
	first_received_at: string;
	recorded_at: string;
	correlation_id: string;
	execution_id: string;
};

/** Closes one open exception of an order, by the id of its row. */
export type ExceptionClosure = {
	exception_id: number;
	status: 'resolved' | 'superseded';
	closed_at: string;
};

export type EditReport = {
	ledger: LedgerRow;
	exceptions: ExceptionRow[];
	closures: ExceptionClosure[];
	/** Signal and hold rows that keep the order remembered; none when it is done. */
	remember: NewSignalRow[];
};
