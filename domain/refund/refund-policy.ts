/** What an account decides about booking refunds. Times are ISO texts. */
export type RefundPolicy = {
	/**
	 * Whether a refund that no line carries (goodwill) is credited before the order is billed, as a credit of its own
	 * that pays the money back; otherwise the money comes out of the deposit and the credit waits for the bill. A refund
	 * with goods always waits: the bill will say which of them the order edit took off in time.
	 */
	bookBeforeBilling: boolean;
	/** When returned goods are credited: once the return is authorised in the books, or once they came back. */
	returns: 'authorised' | 'received';
	/** Whether a booking without our mark but of exactly our amount stops ours. */
	handBookings: 'stop' | 'ignore';
	/** Refunds made before this are the history of the shop and none of ours; empty for no limit. */
	lookFrom: string;
	/** When to look again at what only needs time; null waits for the next change of the order. */
	lookAgain: { pending: string | null; goods: string | null; billing: string | null };
};

/** Whether a refund was made since we book refunds. */
export const isOurs = (createdAt: string, { lookFrom }: Pick<RefundPolicy, 'lookFrom'>): boolean =>
	lookFrom === '' || Date.parse(createdAt) >= Date.parse(lookFrom);
