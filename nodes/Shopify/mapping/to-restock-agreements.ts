import type { RestockAgreement } from '../../../domain/restock/restock-facts';
import { err, ok, type Result } from '../../../domain/result';
import type { RawAgreement } from '../transport/raw-ledger';
import { gidDigits } from './gid-digits';

const KINDS: Readonly<Record<string, Exclude<RestockAgreement['kind'], 'order'>>> = {
	OrderEditAgreement: 'edit',
	RefundAgreement: 'refund',
	ReturnAgreement: 'return',
};

/**
 * What happened to what an order sells after it was placed, or why that is not known. The sale itself and entries of
 * a kind we do not know are left out; an entry with more lines than Shopify lists cannot be used.
 */
export function toRestockAgreements(
	agreements: readonly RawAgreement[],
): Result<RestockAgreement[], string> {
	const found: RestockAgreement[] = [];
	for (const agreement of agreements) {
		const kind = KINDS[agreement.__typename];
		if (kind === undefined) continue;
		if (agreement.sales.pageInfo.hasNextPage) {
			return err(`the entry of ${agreement.happenedAt} in the ledger has too many lines to read`);
		}
		found.push({
			kind,
			at: agreement.happenedAt,
			refundId: gidDigits(agreement.refund?.id ?? ''),
			returnId: gidDigits(agreement.return?.id ?? ''),
			deltas: toDeltas(agreement.sales.nodes),
		});
	}
	return ok(found.sort((a, b) => Date.parse(a.at) - Date.parse(b.at)));
}

/** One signed number of units per line; lines that keep their quantity are left out. */
function toDeltas(sales: RawAgreement['sales']['nodes']): RestockAgreement['deltas'] {
	const units = new Map<string, number>();
	for (const { lineItem, quantity } of sales) {
		if (!lineItem) continue;
		const lineId = gidDigits(lineItem.id);
		units.set(lineId, (units.get(lineId) ?? 0) + (quantity ?? 0));
	}
	return [...units]
		.filter(([, quantity]) => quantity !== 0)
		.map(([lineId, quantity]) => ({ lineId, quantity }));
}
