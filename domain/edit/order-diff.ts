import type { MinorUnits } from '../money/money';
import type { Address } from '../order/address';
import type { OrderPrices } from '../order/order-snapshot';
import type { TargetLine } from '../target/target-snapshot';
import type { Problem } from './problem';
import type { WantedLine } from './wanted-line';

export type Contact = { deliveryAddress: Address; billingAddress: Address; email: string };

export type ShippingWish = { amountMinor: MinorUnits; serviceId: string; serviceName: string };

export type Totals = { taxMinor: MinorUnits; totalMinor: MinorUnits };

/** Where the target differs from the source, field by field, and what stands in the way. */
export type OrderDiff = {
	cancel: boolean;
	changed: Array<{ wanted: WantedLine; row: TargetLine; fields: string[] }>;
	added: WantedLine[];
	removed: TargetLine[];
	/** Lines that the source never knew. */
	foreign: TargetLine[];
	contact: { from: Contact; to: Contact; fields: string[] } | null;
	shipping: { from: ShippingWish; to: ShippingWish } | null;
	note: { from: string[]; to: string } | null;
	totals: { from: Totals; to: Totals } | null;
	wanted: WantedLine[];
	prices: OrderPrices | null;
	problems: Problem[];
};
