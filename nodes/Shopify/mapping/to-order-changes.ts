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
	const units = unitsByLine(agreement);
	return {
		kind,
		at: agreement.happenedAt,
		appId: isAdmin ? '' : appId,
		appTitle,
		staff: agreement.user?.name ?? '',
		lineIds: [...units.keys()],
		units: Object.fromEntries(units),
		postage: agreement.sales.nodes.some(({ lineType }) => lineType === 'SHIPPING'),
	};
}

/** The signed units of every line with an entry that has any; entries of one line are added up. */
function unitsByLine({ sales }: RawAgreement): Map<string, number> {
	const units = new Map<string, number>();
	for (const { quantity, lineItem } of sales.nodes) {
		if (!lineItem || quantity === null || quantity === 0) continue;
		const lineId = gidDigits(lineItem.id);
		units.set(lineId, (units.get(lineId) ?? 0) + quantity);
	}
	return units;
}
