import type { Agreement, Sale, SaleActionType } from '../store/ledger';
import { isZero, minus, ZERO } from '../store/money';
import type { Line, Order, ShippingLine, TaxRate } from '../store/order';
import { valueOf, type Value } from './line-value';
import type { World } from './world';

export type SaleDraft = Omit<Sale, 'id'>;

/** The value of nothing. */
export function noValue(rates: readonly TaxRate[], taxesIncluded: boolean): Value {
	return valueOf(ZERO, ZERO, rates, taxesIncluded);
}

/** A ledger entry for what a line gained or lost between two states. */
export function lineSale(
	line: Line,
	actionType: SaleActionType,
	quantity: number,
	change: { readonly before: Value; readonly after: Value },
): SaleDraft {
	const kind = line.giftCard ? 'GIFT_CARD' : 'PRODUCT';
	return sale({ kind, lineId: line.id }, actionType, quantity, change, line.taxRates);
}

/** A ledger entry for what a shipping line gained or lost. */
export function shippingSale(
	line: ShippingLine,
	actionType: SaleActionType,
	quantity: number,
	change: { readonly before: Value; readonly after: Value },
): SaleDraft {
	const subject = { kind: 'SHIPPING', shippingLineId: line.id } as const;
	return sale(subject, actionType, quantity, change, line.taxRates);
}

/** Whether an entry says nothing: no units and no money. */
export function isSilent(draft: SaleDraft): boolean {
	return (draft.quantity ?? 0) === 0 && isZero(draft.total) && isZero(draft.tax);
}

/** Writes an agreement; the ledger is append-only. */
export function writeAgreement(
	world: World,
	order: Order,
	agreement: Pick<Agreement, 'kind' | 'appId' | 'refundId'> &
		Partial<Pick<Agreement, 'staff' | 'returnId'>>,
	sales: readonly SaleDraft[],
): Agreement {
	const written: Agreement = {
		staff: null,
		returnId: null,
		...agreement,
		id: world.ids.next(),
		happenedAt: world.now(),
		sales: sales.map((draft) => ({ ...draft, id: world.ids.next() })),
	};
	order.agreements.push(written);
	return written;
}

function sale(
	subject: SaleDraft['subject'],
	actionType: SaleActionType,
	quantity: number,
	{ before, after }: { readonly before: Value; readonly after: Value },
	rates: readonly TaxRate[],
): SaleDraft {
	return {
		subject,
		actionType,
		quantity,
		total: minus(after.total, before.total),
		tax: minus(after.tax, before.tax),
		taxes: rates.map((rate, i) => ({
			...rate,
			amount: minus(after.taxes[i] ?? ZERO, before.taxes[i] ?? ZERO),
		})),
		discountBeforeTaxes: minus(after.discountBeforeTaxes, before.discountBeforeTaxes),
		discountAfterTaxes: minus(after.discountAfterTaxes, before.discountAfterTaxes),
	};
}
