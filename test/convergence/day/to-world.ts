import { laneOf, type Lane } from '../../../domain/signal/lane';
import type { OrderView } from '../../../simulators/linnworks';
import type { Judged } from '../at-rest';
import type { Row } from '../engine/data-tables';
import type { Merchant } from '../merchant';
import type { Placed } from '../order-rows';

const ofLane = (rows: Row[], lane: Lane): Row[] =>
	rows.filter((row) => laneOf(row['lane']) === lane);

/** The warehouse order of a shop's order; null when there is none. Each has one, because no order is made anew here. */
export function heldOrder({ linnworks }: Merchant, { legacyId }: Placed): OrderView | null {
	try {
		return linnworks.warehouse.order(legacyId);
	} catch {
		return null;
	}
}

/** A merchant as one lane sees it. */
export function toWorld(merchant: Merchant, lane: Lane = 'linnworks'): Judged {
	const { shopify, linnworks } = merchant;
	const held = (order: Placed): OrderView | null => heldOrder(merchant, order);
	return {
		shopify,
		linnworks,
		held,
		lineage: (order) => [held(order) ?? []].flat(),
		waiting: (order) => merchant.waiting(order),
		rows: {
			exceptions: (order) => ofLane(merchant.rows.exceptions(order), lane),
			ledger: (order) => ofLane(merchant.rows.ledger(order), lane),
		},
	};
}
