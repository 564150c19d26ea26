import type { LedgerFact } from './operations-facts';
import { DISPATCH_LANE } from './missing-orders';
import type { Channel } from './silence-channels';

export type ChannelRows = {
	ledger: readonly LedgerFact[];
	/** Rows of the signals table; times are milliseconds. */
	signals: ReadonlyArray<{ topic: string; received_at: number }>;
	/** When each stock push was recorded. */
	stockRuns: readonly number[];
	/** What earlier checks heard, in milliseconds. */
	pulses: ReadonlyArray<{ channel: string; spoke_at: number }>;
};

/** When each channel spoke, oldest first, in milliseconds. */
export function channelTimes({
	ledger,
	signals,
	stockRuns,
	pulses,
}: ChannelRows): Record<Channel, number[]> {
	const heard = (channel: Channel): number[] =>
		pulses.filter((pulse) => pulse.channel === channel).map(({ spoke_at: at }) => at);
	const looks = ledger.filter(({ lane }) => lane !== DISPATCH_LANE);
	const dispatches = ledger.filter(({ lane }) => lane === DISPATCH_LANE);
	return {
		webhooks: ordered([
			...heard('webhooks'),
			...signals.filter(({ topic }) => isWebhook(topic)).map(({ received_at: at }) => at),
			...looks
				.filter(({ topics }) => topics.split(' ').some(isWebhook))
				.flatMap(({ first_received_at: at }) => (at === null ? [] : [at])),
		]),
		sweeps: ordered([...heard('sweeps'), ...looks.map(({ recorded_at: at }) => at)]),
		dispatches: ordered([...heard('dispatches'), ...dispatches.map(({ recorded_at: at }) => at)]),
		stockPushes: ordered([...heard('stockPushes'), ...stockRuns]),
	};
}

/** Topics of webhooks are a thing and what happened to it; signals of our own have a plain word. */
const isWebhook = (topic: string): boolean => topic.includes('/');

const ordered = (times: readonly number[]): number[] =>
	[...times].sort((one, other) => one - other);
