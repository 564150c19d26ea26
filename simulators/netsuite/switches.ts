/**
 * What differs from account to account, and what the vendor leaves open. Defaults follow the official documentation,
 * or the stricter reading where it is silent.
 */
export interface NetSuiteSwitches {
	/** Requests the account answers in parallel; the next one is refused at once. */
	concurrencyLimit: number;
	/** How an overload shows: the documented 429, or "Invalid login attempt" after a wait, as seen in the field. */
	overloadAs: '429' | 'invalidLogin';
	/** How long an overload shown as a failed login keeps the caller waiting, in ms. */
	overloadWaitMs: number;
	taxProfile: 'suiteTax' | 'legacy' | 'none';
	/** Whether a legacy tax account shows its tax fields over REST. */
	legacyTaxExposed: boolean;
	/** Percent the account charges where no item or code says otherwise. */
	taxRate: number;
	/** Percent on shipping; null takes the general rate. */
	shippingTaxRate: number | null;
	/** Whether a closed line still counts in the total of its order. */
	closedLinesCount: boolean;
	/** The code of a duplicate external id. */
	duplicateCode: 'USER_ERROR' | 'DUP_RCRD';
	/** Status of an order or return that is created without one: pending approval, or approved. */
	defaultOrderStatus: 'A' | 'B';
	/** Whether an order may be invoiced ahead of its fulfilment. */
	invoiceInAdvance: boolean;
	/** What the transform of an order with a customer deposit into an invoice answers; the invoice exists either way. */
	invoiceWithDeposit: 'created' | 'createdButRefused';
	/** Whether a line may go below what is picked or packed but not shipped yet. */
	belowPicked: 'refuse' | 'accept';
	/** Whether the fulfilment transform insists on inventoryLocation. */
	fulfilmentNeedsLocation: boolean;
	/** Whether stock items on a credit that has no return behind it go back on the shelf. */
	creditRestocks: boolean;
	/** Whether lineUniqueKey is part of the record API. */
	lineUniqueKey: boolean;
	/** Whether the role of the integration is an administrator, who alone may read the governance limits. */
	administrator: boolean;
}

export const DEFAULT_SWITCHES: Readonly<NetSuiteSwitches> = {
	concurrencyLimit: 5,
	overloadAs: '429',
	overloadWaitMs: 60_000,
	taxProfile: 'suiteTax',
	legacyTaxExposed: false,
	taxRate: 20,
	shippingTaxRate: null,
	closedLinesCount: true,
	duplicateCode: 'USER_ERROR',
	defaultOrderStatus: 'A',
	invoiceInAdvance: false,
	invoiceWithDeposit: 'created',
	belowPicked: 'refuse',
	fulfilmentNeedsLocation: true,
	creditRestocks: true,
	lineUniqueKey: false,
	administrator: false,
};
