import type { World } from '../world/world';

export type Calls = { shopify: number; linnworks: number; netsuite: number };

/** Counts the calls to each system from now on, whoever makes them: the stock push looks every few seconds, too. */
export function countCalls({ shopify, linnworks, netsuite }: World): () => Calls {
	const start = {
		shopify: shopify.calls.count(),
		linnworks: linnworks.calls.count(),
		netsuite: netsuite.calls.count(),
	};
	return () => ({
		shopify: shopify.calls.count() - start.shopify,
		linnworks: linnworks.calls.count() - start.linnworks,
		netsuite: netsuite.calls.count() - start.netsuite,
	});
}
