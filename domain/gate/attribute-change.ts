import type { OrderSnapshot } from '../order/order-snapshot';

/** Who edited an order: an app while the customer was checking out, an app later, staff, the customer, or nobody. */
export const EDITORS = ['checkout', 'app', 'staff', 'customer'] as const;

export type Attribution = {
	editor: (typeof EDITORS)[number] | 'none';
	/** The app that did it, as the source names it; both empty when no app did. */
	appId: string;
	appTitle: string;
	staff: string;
	/** When, as the source wrote it; empty when nobody edited. */
	at: string;
};

const NOBODY: Attribution = { editor: 'none', appId: '', appTitle: '', staff: '', at: '' };

/**
 * Names the newest entry of the order's own record of changes. An app that edits within `checkoutSeconds` of the
 * order's creation is part of the checkout, as a post-purchase offer is. The record tells who changed what an order
 * sells, not who changed its address or note (docs/vendors/shopify.md §2.3).
 */
export function attributeChange(
	{ changes, createdAt }: Pick<OrderSnapshot, 'changes' | 'createdAt'>,
	checkoutSeconds: number,
): Attribution {
	const [first, ...rest] = changes;
	if (!first) return NOBODY;
	const newest = rest.reduce(
		(latest, each) => (Date.parse(each.at) >= Date.parse(latest.at) ? each : latest),
		first,
	);
	const { appId, appTitle, staff, at } = newest;
	const age = Date.parse(at) - Date.parse(createdAt);
	const isCheckout = age <= checkoutSeconds * 1000;
	if (appId !== '') return { editor: isCheckout ? 'checkout' : 'app', appId, appTitle, staff, at };
	const byStaff = staff !== '' || appTitle !== '';
	return { editor: byStaff ? 'staff' : 'customer', appId, appTitle, staff, at };
}

/** The editor in a few words, such as `staff Ada` or `app Upsell It`; empty when nobody edited. */
export function describeEditor({ editor, appId, appTitle, staff }: Attribution): string {
	switch (editor) {
		case 'none':
			return '';
		case 'checkout':
			return `app ${appTitle || appId} at checkout`;
		case 'app':
			return `app ${appTitle || appId}`;
		case 'staff':
			return staff === '' ? 'staff' : `staff ${staff}`;
		case 'customer':
			return 'the customer';
	}
}
