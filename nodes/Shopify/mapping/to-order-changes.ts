import type { OrderChange } from '../../../domain/order/order-snapshot';
import type { RawAgreement } from '../transport/raw-ledger';
import { gidDigits } from './gid-digits';

const KINDS: Readonly<Record<string, OrderChange['kind']>> = {
	OrderEditAgreement: 'edit',
	RefundAgreement: 'refund',
	ReturnAgreement: 'return',
};

/** The apps under which the ledger books what staff do in the shop's own admin (docs/vendors/shopify.md §2.3). */
const ADMIN_APP_ID = '1830279';
const ADMIN_TITLES = ['Shopify', 'Shopify Web', 'Shopify for iPhone', 'Shopify for Android'];

/**
 * What happened to an order after it was placed, oldest first. The sale itself and entries of a kind we do not know
 * are left out. The admin's own apps keep their title but not their id: a person did it.
 */
export function toOrderChanges(agreements: readonly RawAgreement[]): OrderChange[] {
	return agreements
		.flatMap((agreement) => {
			const kind = KINDS[agreement.__typename];
			return kind === undefined ? [] : [toChange(kind, agreement)];
		})
		.sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

function toChange(kind: OrderChange['kind'], agreement: RawAgreement): OrderChange {
	const appId = gidDigits(agreement.app?.id ?? '');
	const appTitle = agreement.app?.title ?? '';
	const isAdmin = appId === ADMIN_APP_ID || ADMIN_TITLES.includes(appTitle);
	const changed = agreement.sales.nodes.flatMap(({ quantity, lineItem }) =>
		lineItem && (quantity ?? 0) !== 0 ? [gidDigits(lineItem.id)] : [],
	);
	return {
		kind,
		at: agreement.happenedAt,
		appId: isAdmin ? '' : appId,
		appTitle,
		staff: agreement.user?.name ?? '',
		lineIds: [...new Set(changed)],
	};
}
