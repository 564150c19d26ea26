/** How long an order is left alone while something is awaited that no call of ours can bring about, in seconds. */
export type WaitPolicy = {
	/** Until money that is on its way is asked for again. */
	moneySeconds: number;
	/** Until it is asked again whether an order has left. */
	dispatchSeconds: number;
	/** Until it is asked again whether the shop has released what it held back. */
	holdSeconds: number;
	/** Until it is asked again whether goods came in. */
	goodsSeconds: number;
	/** Hours from the start of a return until goods of which nothing came in are missing. */
	waitHours: number;
};

export const USUAL_WAITS: WaitPolicy = {
	moneySeconds: 900,
	dispatchSeconds: 6 * 3600,
	holdSeconds: 900,
	goodsSeconds: 3600,
	waitHours: 14 * 24,
};
