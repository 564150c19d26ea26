import type {
	ExceptionFact,
	LedgerFact,
	OperationsFacts,
	StockRunFact,
} from '../../domain/operations/operations-facts';
import type { Period, ReportPeriods } from '../../domain/operations/report-period';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** An instant of March 2026, in milliseconds: `at(1, '10:00')`. */
export const at = (day: number, time = '00:00'): number =>
	Date.parse(`2026-03-${String(day).padStart(2, '0')}T${time}:00Z`);

const dayOf = (day: number): Period => ({
	label: `2026-03-0${day}`,
	from: at(day),
	to: at(day) + DAY,
	parts: Array.from({ length: 24 }, (_, hour) => ({
		label: String(hour),
		from: at(day) + hour * HOUR,
		to: at(day) + (hour + 1) * HOUR,
	})),
});

/** Sunday the first of March, and nothing but the second day of it before. */
export const DAYS: ReportPeriods = { kind: 'day', current: dayOf(3), previous: dayOf(2) };

export const aLook = (recordedAt: number, changes: Partial<LedgerFact> = {}): LedgerFact => ({
	...{
		lane: 'linnworks',
		order_key: 'shopify:demo:1',
		order_name: '#1',
		target_order: '100',
		topics: 'orders/edited',
	},
	...{ outcome: 'converged', edited_by: '', source_updated_at: 'state-1', recorded_at: recordedAt },
	first_received_at: recordedAt - 60_000,
	...changes,
});

export const anException = (
	openedAt: number,
	changes: Partial<ExceptionFact> = {},
): ExceptionFact => ({
	...{
		order_name: '#1',
		code: 'SKU_UNMAPPED',
		severity: 'high',
		owner: 'Operations',
		status: 'open',
	},
	...{ opened_at: openedAt, closed_at: null },
	...changes,
});

export const aPush = (recordedAt: number, changes: Partial<StockRunFact> = {}): StockRunFact => ({
	...{
		mode: 'delta',
		changed: 0,
		stale: 0,
		rejected: 0,
		unknown: 0,
		not_started: 0,
		repaired: 0,
		held: 0,
	},
	...{ good: 'yes', alert: '', recorded_at: recordedAt },
	...changes,
});

export const someOperations = (changes: Partial<OperationsFacts> = {}): OperationsFacts => ({
	...{ ledger: [], exceptions: [], stockRuns: null, shopOrders: null, arrived: [] },
	...{ dispatches: null, stockDifferences: null, unread: [] },
	...changes,
});
