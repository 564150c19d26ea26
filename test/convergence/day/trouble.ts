import type { FaultDraft } from '../../../simulators/linnworks';
import type { Merchant } from '../merchant';
import type { Chance } from './chance';

const OPERATIONS = [
	'*',
	'Orders/GetOrdersById',
	'Orders/GetOrderDetailsByReferenceId',
	'v2/orders',
	'Orders/AddOrderItem',
	'Orders/UpdateOrderItem',
	'Orders/RemoveOrderItem',
	'Orders/CancelOrder',
	'Orders/CreateOrders',
	'Orders/ChangeOrderTag',
	'Orders/SetOrderTotalsInfo',
	'ReturnsRefunds/CreateRefund',
	'ReturnsRefunds/CreateRMABooking',
	'ReturnsRefunds/GetRefundHeadersByOrderId',
	'ReturnsRefunds/GetRMAHeadersByOrderId',
	'Stock/GetItemChangesHistory',
] as const;

/** Something goes wrong with a vendor soon: before or after the work is done, for some calls. */
export function addFault(chance: Chance, { shopify, linnworks }: Merchant): void {
	const times = chance.between(1, 4);
	if (chance.happens(300)) {
		const kind = chance.of(['status', 'throttle', 'drop', 'graphqlError'] as const);
		shopify.faults.add({ kind, times, when: 'before', skip: chance.below(6) });
		return;
	}
	const kind = chance.of<FaultDraft['kind']>([
		'status',
		'timeout',
		'drop',
		'quota',
		'expireSession',
	]);
	linnworks.faults.add({
		operation: chance.of(OPERATIONS),
		kind,
		when: kind === 'quota' ? 'before' : chance.of(['before', 'after'] as const),
		times,
		afterCalls: chance.below(8),
		delayMs: 1,
	});
}
