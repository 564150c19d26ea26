import type { Consignment } from './consignment';
import type { DispatchPolicy } from './dispatch-policy';
import { numbersOf, type Fulfilment } from './shop-fulfilment';
import { toldOf } from './written-numbers';

/**
 * Whether goods left from a place that the warehouse does not keep, such as a store: of the mapped locations none is it,
 * and neither a number nor our ledger says that it was the warehouse after all. Without mapped locations nothing is.
 */
export function isElsewhere(
	fulfilment: Fulfilment,
	consignments: readonly Consignment[],
	{ locations, written }: Pick<DispatchPolicy, 'locations' | 'written'>,
): boolean {
	const mapped = Object.keys(locations);
	if (mapped.length === 0 || fulfilment.locationId === '') return false;
	if (mapped.includes(fulfilment.locationId) || toldOf(fulfilment, written).length > 0)
		return false;
	const numbers = numbersOf(fulfilment);
	return !consignments.some(({ tracking }) =>
		tracking.numbers.some((number) => numbers.includes(number)),
	);
}
