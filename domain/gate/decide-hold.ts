import type { FulfilmentFacts } from '../target/fulfilment-facts';
import { assessState, type StateRow } from './assess-state';
import { gatePolicySchema } from './gate-policy';

/**
 * Decides whether an order may be parked while an edit is in flight: only one that is open, untouched and not
 * parked already, and paid: Linnworks parks unpaid orders itself, and one that is open all the same was opened by
 * a person. An order in a wave is left to the sweep, which alone knows whether the edit is worth it.
 */
export function decideHold(facts: FulfilmentFacts): { park: boolean; state: StateRow } {
	const state = assessState(facts, false, gatePolicySchema.parse({}));
	return { park: state.code === 'EDITABLE' && facts.paid, state };
}
