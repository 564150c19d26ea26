import { minorUnits, sumMinor, type MinorUnits } from '../../../domain/money/money';
import { err, ok, type Result } from '../../../domain/result';
import type { TaxRow } from './to-sublists';
import { toDecimal } from './to-line-body';

/** A line, or the shipping, with the tax that it is to carry. */
export type Taxed = {
	/** Ties the line to its rows of tax (`taxDetailsReference`). */
	reference: string;
	basisMinor: MinorUnits;
	taxMinor: MinorUnits;
	/** Parts per million; null takes what tax and basis come to. */
	ratePpm: number | null;
	/** Rows that the order holds for it now. */
	held: readonly TaxRow[];
};

type Codes = { taxCodeId: string; taxTypeId: string };

/**
 * The whole list of tax rows of an order, exact to the minor unit (docs/vendors/netsuite.md §3.3). Rows that come to the
 * right tax already stay as they are, so that a tax that was told apart by authority stays told apart; any other line
 * gets one row of the configured code, and a line without tax gets none. The error is a sentence for a person.
 */
export function toTaxRows(
	taxed: readonly Taxed[],
	codes: Codes,
	currency: string,
): Result<object[], string> {
	const rows = taxed.flatMap((each): TaxRow[] => {
		if (isRight(each)) return [...each.held];
		if (each.taxMinor === 0) return [];
		const { reference, basisMinor, taxMinor: amountMinor } = each;
		const [only, ...more] = each.held;
		const { taxCodeId, taxTypeId } = only && more.length === 0 ? only : codes;
		const percent = percentOf(each);
		return [{ taxCodeId, taxTypeId, reference, basisMinor, amountMinor, percent }];
	});
	if (rows.some(({ taxCodeId }) => taxCodeId === '')) {
		return err('The tax of the shop cannot be written: set the option SuiteTax Code ID');
	}
	return ok(rows.map((row) => toRowBody(row, currency)));
}

const isRight = ({ held, taxMinor, basisMinor }: Taxed): boolean =>
	held.length > 0 &&
	sumMinor(held.map((row) => row.amountMinor)) === taxMinor &&
	held.every((row) => row.basisMinor === basisMinor);

/** Four digits, as a rate in parts per million has them. */
function percentOf({ ratePpm, basisMinor, taxMinor }: Taxed): number {
	if (ratePpm !== null) return ratePpm / 10_000;
	return basisMinor === 0 ? 0 : Math.round((taxMinor * 1_000_000) / basisMinor) / 10_000;
}

const toRowBody = (row: TaxRow, currency: string): object => ({
	taxDetailsReference: row.reference,
	taxCode: { id: row.taxCodeId },
	...(row.taxTypeId === '' ? {} : { taxType: { id: row.taxTypeId } }),
	taxBasis: toDecimal(row.basisMinor, currency),
	taxRate: row.percent,
	taxAmount: toDecimal(row.amountMinor, currency),
});

/** What of a tax falls on the shipping when the lines have theirs. */
export const shippingTax = (
	taxMinor: MinorUnits,
	lines: ReadonlyArray<{ taxMinor: MinorUnits }>,
): MinorUnits => minorUnits(taxMinor - sumMinor(lines.map((line) => line.taxMinor)));
