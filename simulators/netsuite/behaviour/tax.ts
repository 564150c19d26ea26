import { isSuiteTax, showsLegacyTax } from '../schema/field';
import { percentOf, toMicros } from '../store/decimal';
import type { Transaction, TransactionLine } from '../store/transaction';
import type { World } from '../store/world';

/** The reference of the shipping row among the tax details. */
export const SHIPPING_REFERENCE = 'SHIPPING';

function codePercent(world: World, code: unknown): number | undefined {
	return typeof code === 'string'
		? world.catalogue.reference('taxCode', code)?.percentMicros
		: undefined;
}

/** Percent the account charges on a line, in millionths. */
export function linePercent(
	world: World,
	record: Readonly<Transaction>,
	line: Readonly<TransactionLine>,
): number {
	if (world.switches.taxProfile === 'none') return 0;
	if (showsLegacyTax(world)) {
		if (line.values['isTaxable'] === false || record.header['isTaxable'] === false) return 0;
		const percent = codePercent(world, line.values['taxCode'] ?? record.header['taxItem']);
		if (percent !== undefined) return percent;
	}
	const item = world.catalogue.items.get(line.item);
	return item?.taxPercentMicros ?? toMicros(world.switches.taxRate);
}

/** Percent the account charges on shipping, in millionths. */
export function shippingPercent(world: World, record: Readonly<Transaction>): number {
	const { taxProfile, shippingTaxRate, taxRate } = world.switches;
	if (taxProfile === 'none') return 0;
	const percent = showsLegacyTax(world)
		? codePercent(world, record.header['shippingTaxCode'])
		: undefined;
	return percent ?? toMicros(shippingTaxRate ?? taxRate);
}

/** Whether the caller's own tax rows stand in for the account's calculation, docs/vendors/netsuite.md §3.3. */
export function isTaxOverridden(world: World, record: Readonly<Transaction>): boolean {
	return isSuiteTax(world) && record.taxDetailsOverride;
}

/** Tax of the whole record in minor units; each line is rounded by itself. `shipping` includes handling. */
export function taxOf(
	world: World,
	record: Readonly<Transaction>,
	lines: readonly Readonly<TransactionLine>[],
	shipping: number,
): number {
	if (isTaxOverridden(world, record)) {
		return record.taxDetails.reduce((sum, row) => sum + row.taxAmount, 0);
	}
	return lines.reduce(
		(sum, line) => sum + percentOf(line.amount, linePercent(world, record, line)),
		percentOf(shipping, shippingPercent(world, record)),
	);
}

/** Tax of shipping alone, in minor units. */
export function shippingTaxOf(
	world: World,
	record: Readonly<Transaction>,
	shipping: number,
): number {
	if (isTaxOverridden(world, record)) {
		return record.taxDetails
			.filter((row) => row.reference === SHIPPING_REFERENCE)
			.reduce((sum, row) => sum + row.taxAmount, 0);
	}
	return percentOf(shipping, shippingPercent(world, record));
}
