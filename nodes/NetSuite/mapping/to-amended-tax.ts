import type { EditPlan, ExpectedOrder } from '../../../domain/edit/edit-plan';
import { minorUnits, sumMinor, ZERO } from '../../../domain/money/money';
import { ok, type Result } from '../../../domain/result';
import type { TargetLine, TargetSnapshot } from '../../../domain/target/target-snapshot';
import { withCredited, type AmendedLines, type UpdateLine } from './to-amended-lines';
import type { Sublists, TaxRow } from './to-sublists';
import { shippingTax, toTaxRows, type Taxed } from './to-tax-rows';
import type { TaxWriting } from './write-settings';

/** The reference of the shipping among the rows of tax, unless the order already calls it otherwise. */
export const SHIPPING_TAX_REFERENCE = 'SHIPPING';

type AmendedTax = {
	rows: object[];
	/** References to be given to lines that have none: by key, or by line id for a line that is new. */
	newReferences: ReadonlyMap<number | string, string>;
};

type Amended = { held: Sublists; target: TargetSnapshot; lines: AmendedLines };

/**
 * The tax rows of the whole order as they are to be after an amendment; null where NetSuite works the tax out itself or
 * holds it as a line. A line that the plan leaves alone has the source's tax if it is as the source wants it, and
 * otherwise the tax it has.
 */
export function toAmendedTax(
	plan: EditPlan,
	{ held, target, lines }: Amended,
	tax: TaxWriting,
): Result<AmendedTax | null, string> {
	if (tax.strategy !== 'suiteTaxOverride' || plan.expected === null) return ok(null);
	const { expected } = plan;
	const newReferences = new Map<number | string, string>();
	const taxed: Taxed[] = [];
	for (const { held: line, step, isOut } of lines.kept) {
		if (isOut && !line.isClosed) continue;
		const own = held.taxRows.filter(({ reference }) => reference === line.taxReference);
		const row = target.lines.find(({ rowId }) => rowId === String(line.line));
		const wanted = step ? ofStep(step, row) : row ? ofExpected(row, expected) : null;
		const reference = line.taxReference === '' ? `L${line.line}` : line.taxReference;
		const each = { reference, held: own, ...(wanted ?? asHeld(own)) };
		if (line.taxReference === '' && each.taxMinor !== 0) newReferences.set(line.line, reference);
		taxed.push(each);
	}
	for (const { step } of lines.added) {
		newReferences.set(step.lineId, step.lineId);
		taxed.push({ reference: step.lineId, held: [], ...ofStep(step, undefined) });
	}
	const known = new Set(held.lines.map(({ taxReference }) => taxReference));
	const others = held.taxRows.filter(({ reference }) => !known.has(reference));
	taxed.push(...ofShipping(others, plan, expected, target));
	const rows = toTaxRows(taxed, tax, target.currency);
	return rows.ok ? ok({ rows: rows.value, newReferences }) : rows;
}

type Wanted = Pick<Taxed, 'basisMinor' | 'taxMinor' | 'ratePpm'>;

function ofStep({ to }: Pick<UpdateLine, 'to'>, row: TargetLine | undefined): Wanted {
	const { netMinor: basisMinor } = withCredited(to, row);
	const credited = Math.round(((basisMinor - to.netMinor) * to.taxRatePpm) / 1_000_000);
	const taxMinor = minorUnits(to.grossMinor - to.netMinor + credited);
	return { basisMinor, taxMinor, ratePpm: to.taxRatePpm };
}

/** Null for a line that is not as the source wants it, or of which something was credited. */
function ofExpected(row: TargetLine, expected: ExpectedOrder): Wanted | null {
	const line = expected.lines.find(({ lineId }) => lineId === row.reference);
	if (!line || row.credited) return null;
	if (line.quantity !== row.quantity || line.netMinor !== row.netMinor) return null;
	return { basisMinor: line.netMinor, taxMinor: line.taxMinor, ratePpm: line.taxRatePpm };
}

const asHeld = (rows: readonly TaxRow[]): Wanted => ({
	basisMinor: rows[0]?.basisMinor ?? ZERO,
	taxMinor: sumMinor(rows.map(({ amountMinor }) => amountMinor)),
	ratePpm: null,
});

/**
 * What of the source's tax is on no line is the shipping's; rows of what else is no line, such as handling, give way to
 * it. All of them stay as they are where the shipping is not to be as the source has it.
 */
function ofShipping(
	rows: readonly TaxRow[],
	plan: EditPlan,
	expected: ExpectedOrder,
	target: TargetSnapshot,
): Taxed[] {
	const held = rows.filter(({ reference }) => /shipping/i.test(reference));
	const reference = held[0]?.reference ?? SHIPPING_TAX_REFERENCE;
	const { amountMinor: basisMinor } = expected.shipping;
	const writes = plan.steps.some(({ kind }) => kind === 'setShipping');
	if (!writes && target.shipping.amountMinor !== basisMinor) {
		return rows.map((row) => ({ reference: row.reference, held: [row], ...asHeld([row]) }));
	}
	const taxMinor = shippingTax(expected.taxMinor, expected.lines);
	return [{ reference, held, basisMinor, taxMinor, ratePpm: null }];
}
