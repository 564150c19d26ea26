import { ZERO } from '../money/money';
import type { Mappings } from '../mapping/mappings';
import type { Address } from '../order/address';
import { pricesIn, type OrderSnapshot } from '../order/order-snapshot';
import { ABSENT_FACTS } from '../target/fulfilment-facts';
import type { TargetSnapshot } from '../target/target-snapshot';

const NO_ADDRESS: Address = {
	fullName: '',
	company: '',
	address1: '',
	address2: '',
	town: '',
	region: '',
	postcode: '',
	countryCode: '',
	country: '',
	phone: '',
};

/**
 * An order in the target with nothing in it, at the location and in the currency that the source's order asks for.
 * What differs from it is the whole order, so an import is planned by the rules of an edit. What the source leaves
 * open, `held`, the order to be replaced, decides.
 */
export function toBlankTarget(
	snapshot: OrderSnapshot,
	mappings: Pick<Mappings, 'locations'>,
	system: string,
	held: TargetSnapshot | null = null,
): TargetSnapshot {
	const location = snapshot.locations[0];
	const prices = (held && pricesIn(snapshot, held.currency)) ?? snapshot.prices[0];
	return {
		kind: 'targetSnapshot',
		schemaVersion: 1,
		system,
		orderId: 'absent',
		displayNumber: '',
		reference: snapshot.reference,
		currency: prices?.currency ?? '',
		locationId: location ? (mappings.locations[location.id] ?? '') : (held?.locationId ?? ''),
		lines: [],
		shipping: {
			serviceId: held?.shipping.serviceId ?? '',
			serviceName: held?.shipping.serviceName ?? '',
			amountMinor: ZERO,
		},
		totals: { taxMinor: ZERO, totalMinor: ZERO },
		deliveryAddress: held?.deliveryAddress ?? NO_ADDRESS,
		billingAddress: held?.billingAddress ?? NO_ADDRESS,
		email: held?.email ?? '',
		notes: [],
		facts: ABSENT_FACTS,
	};
}
