import type { MinorUnits } from '../../../domain/money/money';
import type { Address } from '../../../domain/order/address';

/** A line of a sales order as NetSuite holds it, before tax is told apart and closed lines are left out. */
export type HeldLine = {
	rowId: string;
	reference: string;
	stockItemId: string;
	sku: string;
	title: string;
	quantity: number;
	/** Units that are shipped, picked, packed or billed, as the line's own counters say. */
	takenQuantity: number;
	billedQuantity: number;
	netMinor: MinorUnits;
	/** Null where the account does not tell a line's tax. */
	taxMinor: MinorUnits | null;
	taxRatePpm: number;
	isClosed: boolean;
};

/** What NetSuite holds of one sales order, whichever way it was read; amounts in the order's currency. */
export type HeldOrder = {
	locationId: string;
	lines: HeldLine[];
	/** Shipping and handling without tax. */
	shipping: { serviceId: string; serviceName: string; amountMinor: MinorUnits };
	/** A discount of the whole order; below zero takes off. */
	discountMinor: MinorUnits;
	/** All tax, where the account tells it. */
	taxMinor: MinorUnits | null;
	deliveryAddress: Address;
	billingAddress: Address;
	email: string;
};
