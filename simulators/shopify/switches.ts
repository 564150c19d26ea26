import type { TaxRate } from './store/order';

/** Vendor behaviour that is undocumented, disputed or worth turning on for one test. */
export interface Switches {
	/** Lifetime of a client-credentials token. */
	tokenLifeSeconds: number;
	/** Orders created longer ago than this read as null; null switches the window off. */
	orderWindowDays: number | null;
	/** Scopes the app has lost; fields that need one answer ACCESS_DENIED. */
	deniedScopes: string[];
	/** How many more reads of an order are followed by a change of its updatedAt. */
	tornReads: number;
	/** Whether an edit adds to the open fulfilment order or closes it and makes new ones. */
	fulfilmentOrdersOnEdit: 'change' | 'recreate';
	/** Whether the app may see no fulfilment order at all: an order then lists none, without a word. */
	fulfilmentOrdersHidden: boolean;
	/** Whether a fixed edit discount counts once per line or once per unit. */
	fixedEditDiscount: 'line' | 'unit';
	/** Whether an edit may change one component of a bundle by itself. */
	bundleComponentEdits: 'refused' | 'allowed';
	/** What the payment provider keeps of each payment: a percentage and an amount in the shop's currency. */
	paymentFee: { percent: number; fixed: string };
	/** What the body of returns/process holds; the vendor's own sample is an empty object. */
	returnsProcessBody: 'empty' | 'return';
	/** Gateway refunds stay PENDING until settled. */
	refundsPending: boolean;
	/** How long orderCancel's job takes. */
	cancelJobMs: number;
	/** Makes every cancel job fail with this message. */
	cancelJobFails: string | null;
	/** RefundLineItem.id reads as null, as the schema allows. */
	refundLineIdsNull: boolean;
	/** Tax by destination country for orderUpdate from 2026-10 on; null never recalculates. */
	taxOnAddressChange: Record<string, TaxRate[]> | null;
	/** What a refused pair means for the others of the same call that sets quantities. */
	inventoryBatches: 'whole' | 'pairs';
	/** Whether a call that sets quantities tells all that is wrong, or the first of it. */
	inventoryProblems: 'all' | 'first';
	/** Whether the quantity of an article can be set whose stock is not kept. */
	untrackedItems: 'refused' | 'allowed';
	/** Whether the idempotency key of a refused call can be used again. */
	refusedKeys: 'spent' | 'free';
	/** How far a list of articles can be paged. */
	pagedObjects: number;
	/** Whether mutations that need @idempotent are refused without it (2026-04 on). */
	requireIdempotency: boolean;
}

/** The documented behaviour. */
export function defaultSwitches(): Switches {
	return {
		tokenLifeSeconds: 86_399,
		orderWindowDays: 60,
		deniedScopes: [],
		tornReads: 0,
		fulfilmentOrdersOnEdit: 'change',
		fulfilmentOrdersHidden: false,
		fixedEditDiscount: 'line',
		bundleComponentEdits: 'refused',
		paymentFee: { percent: 1.5, fixed: '0.25' },
		returnsProcessBody: 'empty',
		refundsPending: false,
		cancelJobMs: 0,
		cancelJobFails: null,
		refundLineIdsNull: false,
		taxOnAddressChange: null,
		inventoryBatches: 'whole',
		inventoryProblems: 'all',
		untrackedItems: 'refused',
		refusedKeys: 'spent',
		pagedObjects: 25_000,
		requireIdempotency: true,
	};
}
