/** What is listened to. */
export const CHANNELS = ['webhooks', 'sweeps', 'dispatches', 'stockPushes'] as const;
export type Channel = (typeof CHANNELS)[number];

/** The name of a channel for people, what is missing when it is silent, and what to check first. */
export const CHANNEL_WORDS: Readonly<
	Record<Channel, { name: string; missing: string; check: string }>
> = {
	webhooks: {
		name: 'Webhooks of the shop',
		missing: 'No webhook of the shop arrived',
		check:
			'whether the intake workflow is active, whether n8n can be reached from outside, and whether the shop still lists the webhooks',
	},
	sweeps: {
		name: 'Looks at orders',
		missing: 'No order was looked at',
		check:
			'whether signals wait in the signals table, whether the sweep is active, and whether a row of osync_leases is held by an execution that died',
	},
	dispatches: {
		name: 'Dispatches to the shop',
		missing: 'No dispatch was brought to the shop',
		check:
			'whether the warehouse shipped anything, whether the dispatch workflow is active, and whether its login still works',
	},
	stockPushes: {
		name: 'Stock pushes',
		missing: 'No stock was pushed',
		check:
			'whether the stock push is active, whether an execution of it hangs, and whether both logins still work',
	},
};
