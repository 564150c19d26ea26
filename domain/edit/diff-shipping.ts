import { normalised, type Mappings } from '../mapping/mappings';
import type { OrderPrices, OrderSnapshot } from '../order/order-snapshot';
import { abilitiesOf, type TargetSnapshot } from '../target/target-snapshot';
import type { OrderDiff } from './order-diff';
import type { Problem } from './problem';

/**
 * Compares postage, on the side of the tax on which the target holds it, and service. The service is only judged when a mapping row names one, or when an edit
 * replaced the shipping line: then a service of the same name is taken, and none is a problem. An untouched,
 * unmapped title leaves the service that the warehouse chose.
 */
export function diffShipping(
	snapshot: OrderSnapshot,
	prices: OrderPrices,
	target: TargetSnapshot,
	mappings: Pick<Mappings, 'shipping' | 'services'>,
): { shipping: OrderDiff['shipping']; problems: Problem[] } {
	const held = target.shipping;
	const from = {
		amountMinor: held.amountMinor,
		serviceId: held.serviceId,
		serviceName: held.serviceName,
	};
	const { linePrices } = abilitiesOf(target);
	const amountMinor = linePrices === 'net' ? prices.shipping.netMinor : prices.shipping.grossMinor;
	const to = { ...from, amountMinor };
	const problems: Problem[] = [];
	if (snapshot.shipping) {
		const mapped =
			mappings.shipping[normalised(snapshot.shipping.title)] ??
			mappings.shipping[normalised(snapshot.shipping.code)] ??
			(snapshot.shipping.changed
				? mappings.services?.[normalised(snapshot.shipping.title)]
				: undefined);
		if (mapped) Object.assign(to, mapped);
		else if (
			snapshot.shipping.changed &&
			normalised(snapshot.shipping.title) !== normalised(held.serviceName)
		) {
			problems.push({
				code: 'SHIPPING_UNMAPPED',
				detail: `The shipping line was changed to "${snapshot.shipping.title}", which no mapping row names`,
				subject: snapshot.shipping.title,
			});
		}
	}
	const same = to.amountMinor === from.amountMinor && sameService(to, from);
	return { shipping: same ? null : { from, to }, problems };
}

/** Whether two services are the same, by id where both have one and else by name. */
export function sameService(
	left: { serviceId: string; serviceName: string },
	right: { serviceId: string; serviceName: string },
): boolean {
	if (left.serviceId !== '' && right.serviceId !== '') return left.serviceId === right.serviceId;
	return normalised(left.serviceName) === normalised(right.serviceName);
}
