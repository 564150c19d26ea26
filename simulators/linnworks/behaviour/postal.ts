import { EMPTY_GUID } from '../store/ids';
import type { ShippingRecord } from '../store/order-record';
import type { PostalServiceRecord } from '../store/stock-record';
import type { World } from '../store/world';

export function postalServiceById(world: World, id: string): PostalServiceRecord | undefined {
	return world.postalServices.find((service) => service.id === id);
}

/** Matches a service by name, ignoring case; saves it when asked to; else the Default service. */
export function matchPostalService(
	world: World,
	name: string,
	saveIfMissing: boolean,
): PostalServiceRecord {
	const wanted = name.toLowerCase();
	const found = world.postalServices.find((service) => service.name.toLowerCase() === wanted);
	if (found) return found;
	if (saveIfMissing && name !== '') {
		const service: PostalServiceRecord = {
			id: world.ids.guid('postalService'),
			name,
			code: '',
			vendor: '',
			trackingRequired: false,
		};
		world.postalServices.push(service);
		return service;
	}
	const fallback = postalServiceById(world, EMPTY_GUID);
	return fallback ?? { id: EMPTY_GUID, name: '', code: '', vendor: '', trackingRequired: false };
}

/** Shipping details of a new order on this service. */
export function shippingWith(service: PostalServiceRecord, postageCost: number): ShippingRecord {
	return {
		vendor: service.vendor,
		postalServiceId: service.id,
		postalServiceName: service.name,
		totalWeight: 0,
		itemWeight: 0,
		postageCost,
		trackingNumber: '',
		manualAdjust: false,
	};
}
