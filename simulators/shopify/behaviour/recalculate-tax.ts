import type { Line, Order, ShippingLine, TaxRate } from '../store/order';
import { isSilent, lineSale, shippingSale, writeAgreement, type SaleDraft } from './ledger';
import { currentValue } from './line-value';
import { fulfilledQuantityOf } from './fulfilment-quantities';
import { currentShippingValue } from './shipping-value';
import type { Caller, World } from './world';

const FIRST_VERSION = '2026-10';

/**
 * Applies the destination's tax after an address change: only for callers of 2026-10 or later,
 * only while nothing has left, and only when the switch names the country's rates.
 */
export function recalculateTax(world: World, caller: Caller, order: Order): void {
	const country = order.shippingAddress?.countryCode;
	const rates = country ? world.switches.taxOnAddressChange?.[country] : undefined;
	if (!rates || caller.apiVersion < FIRST_VERSION) return;
	if (order.lines.some((line) => fulfilledQuantityOf(order, line.id) > 0)) return;
	order.taxRates = rates;
	const sales = [
		...order.lines.filter((line) => line.taxable).map((line) => retaxLine(order, line, rates)),
		...order.shippingLines
			.filter(() => order.shippingTaxed)
			.map((line) => retaxShipping(order, line, rates)),
	].filter((draft) => !isSilent(draft));
	if (sales.length === 0) return;
	const agreement = { kind: 'OrderEditAgreement', appId: caller.appId, refundId: null } as const;
	writeAgreement(world, order, agreement, sales);
}

function retaxLine(order: Order, line: Line, rates: readonly TaxRate[]): SaleDraft {
	const before = currentValue(line, order.taxesIncluded);
	line.taxRates = rates;
	return lineSale(line, 'UPDATE', 0, { before, after: currentValue(line, order.taxesIncluded) });
}

function retaxShipping(order: Order, line: ShippingLine, rates: readonly TaxRate[]): SaleDraft {
	const before = currentShippingValue(line, order.taxesIncluded);
	line.taxRates = rates;
	const after = currentShippingValue(line, order.taxesIncluded);
	return shippingSale(line, 'UPDATE', 0, { before, after });
}
