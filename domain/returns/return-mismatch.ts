/** How a return and what came in for it differ. `uncalledFor`: goods of a return that is not to come back. */
export type ReturnMismatchKind = 'otherGoods' | 'more' | 'fewer' | 'missing' | 'uncalledFor';

type Units = { sku: string; units: number };

export type ReturnMismatch = {
	returnId: string;
	kind: ReturnMismatchKind;
	/** Names order, return, SKUs and both numbers, and says what to do. */
	reason: string;
	evidence: {
		returnId: string;
		status: string;
		kind: ReturnMismatchKind;
		returned: Units[];
		cameIn: Units[];
		scrapped: Units[];
		/** Rows of the warehouse's bookings. */
		proofs: string[];
	};
};
