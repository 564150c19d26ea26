import type { Mappings } from '../mapping/mappings';
import type { OrderSnapshot } from '../order/order-snapshot';
import type { TargetSnapshot } from '../target/target-snapshot';
import type { Problem } from './problem';

/** Checks that the source's fulfilment location is mapped, and is the one the target ships from. */
export function locationProblems(
	snapshot: OrderSnapshot,
	target: TargetSnapshot,
	mappings: Pick<Mappings, 'locations'>,
): Problem[] {
	if (snapshot.locations.length > 1) {
		const names = snapshot.locations.map((location) => location.name).join(', ');
		return [
			{
				code: 'LOCATION_SPLIT',
				detail: `The order ships from several locations: ${names}`,
				subject: names,
			},
		];
	}
	const location = snapshot.locations[0];
	if (!location) return [];
	const mapped = mappings.locations[location.id];
	if (mapped === undefined) {
		return [
			{
				code: 'LOCATION_UNMAPPED',
				detail: `No mapping row names the location "${location.name}" (${location.id})`,
				subject: location.name,
			},
		];
	}
	if (mapped.toLowerCase() !== target.locationId.toLowerCase()) {
		return [
			{
				code: 'LOCATION_DIFFERS',
				detail: `The order moved to "${location.name}", but the warehouse order stands at location ${target.locationId}`,
				subject: location.name,
			},
		];
	}
	return [];
}
