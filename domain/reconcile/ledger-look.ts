/** A row of the ledger, as far as the drift watch looks back at it. */
export type LedgerLook = {
	order_key: string;
	outcome: string;
	/** State of the source that was looked at; empty when it could not be read. */
	source_updated_at: string;
	recorded_at: string;
	/** Why it was looked at, separated by blanks. */
	topics: string;
	/** JSON: what was written, step by step. */
	steps: string;
};

/** Whether the look ended with both orders equal. */
export const wasInStep = (look: Pick<LedgerLook, 'outcome'>): boolean =>
	look.outcome === 'converged' || look.outcome === 'inStep';

/** The looks at one order, newest first; rows without a time are left out. */
export const looksAt = (orderKey: string, ledger: readonly LedgerLook[]): LedgerLook[] =>
	ledger
		.filter((look) => look.order_key === orderKey && !Number.isNaN(Date.parse(look.recorded_at)))
		.sort((a, b) => Date.parse(b.recorded_at) - Date.parse(a.recorded_at));
