import { refuse } from './errors';
import type { Args } from './args';

export type PaymentStatus = 'Unpaid' | 'Paid' | 'Cancelled';

const PAYMENT_STATUSES: readonly PaymentStatus[] = ['Unpaid', 'Paid', 'Cancelled'];

/** The key that makes an order unique to Linnworks. */
export interface OrderKey {
	source: string;
	subSource: string;
	reference: string;
}

/** PaymentStatus by name or by number; absent means Unpaid, the zero of the vendor's enum. */
export function paymentStatusOf(order: Args): PaymentStatus {
	const value = order.text('PaymentStatus') ?? '0';
	const found = PAYMENT_STATUSES.find((status) => status.toLowerCase() === value.toLowerCase());
	return found ?? PAYMENT_STATUSES[Number(value)] ?? 'Unpaid';
}

export function keyOf(order: Args): OrderKey {
	return {
		source: order.text('Source') ?? '',
		subSource: order.text('SubSource') ?? '',
		reference: order.text('ReferenceNumber') ?? '',
	};
}

function invalid(reference: string, problem: string): never {
	throw refuse(`Orders have invalid values: Order: ${reference}, ${problem}`);
}

/** Refuses what the vendor refuses: a missing mandatory field, no line, a repeated line number. */
export function checkChannelOrder(order: Args): void {
	const { source, subSource, reference } = keyOf(order);
	if (source === '') invalid(reference, 'Source is required');
	if (subSource === '') invalid(reference, 'SubSource is required');
	if (reference === '') invalid(reference, 'ReferenceNumber is required');
	if (!order.date('ReceivedDate')) invalid(reference, 'ReceivedDate is required');
	if (!order.date('DispatchBy')) invalid(reference, 'DispatchBy is required');
	const lines = order.children('OrderItems');
	if (lines.length === 0) invalid(reference, 'at least one item or service is required');
	const seen = new Set<string>();
	for (const line of lines) {
		const itemNumber = line.text('ItemNumber') ?? '';
		if (seen.has(itemNumber)) invalid(reference, `LineId: ${itemNumber} is duplicated`);
		seen.add(itemNumber);
	}
}
