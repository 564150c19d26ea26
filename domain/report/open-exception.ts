import type { Lane } from '../signal/lane';

/** An open row of the exceptions table, as far as the report needs it. */
export type OpenException = {
	id: number;
	lane: Lane;
	order_key: string;
	code: string;
	fingerprint: string;
	/** ISO instant. */
	opened_at?: string;
};
