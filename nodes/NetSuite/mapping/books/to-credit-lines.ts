import type { CreditLine } from '../../../../domain/edit/edit-plan';
import { TAX_LINE_ID } from '../../../../domain/edit/tax-line';
import { minorUnits, sumMinor, ZERO, type MinorUnits } from '../../../../domain/money/money';
import { ok, type Result } from '../../../../domain/result';
import { SHIPPING_REFERENCE } from '../credited-lines';
import { toFigures, type LineBody } from '../to-line-body';
import { toTaxRows } from '../to-tax-rows';
import type { BillLine } from './bill-line';
import type { BookingSettings } from './booking-settings';

/** A line of the invoice, return or cash sale that goods may be taken from. */
export type LineSource = Pick<BillLine, 'line' | 'reference' | 'quantity'>;

type Settings = Pick<BookingSettings, 'tax' | 'lineIdField' | 'items'>;
/** A line on its way out, with the source's line that it takes units of, if any. */
type Placed = { line: CreditLine; from: LineSource | null };

/** A description takes no line breaks, and not for ever (docs/vendors/netsuite.md §2.6). */
const LONGEST_DESCRIPTION = 200;

/**
 * The lines of a credit or cash refund with the refund's own amounts, and its tax. Goods become the line of `sources`
 * that remembers them, if one has the units; everything else is a line of the refund items, so that no stock moves. Tax
 * that no SuiteTax row carries is a line of its own: of the tax item, or of the refund item, which is not taxed itself.
 * What NetSuite computes on its own items is left to it. The error is a sentence for a person.
 */
export function toCreditLines(
	lines: readonly CreditLine[],
	sources: readonly LineSource[],
	currency: string,
	settings: Settings,
): Result<object, string> {
	const { tax } = settings;
	const placed = place(lines, sources);
	const overrides = tax.strategy === 'suiteTaxOverride';
	const items = placed.map(({ line, from }, at): LineBody => ({
		...(from ? { orderLine: from.line } : { item: { id: itemOf(line, settings) } }),
		...toFigures(line, currency),
		...(from ? {} : { description: describe(line) }),
		...withReference(referenceOf(line), settings),
		...(overrides ? { taxDetailsReference: taxReference(at) } : {}),
	}));
	if (!overrides) {
		const left = taxLeftTo(placed, settings);
		const taxLine = left === 0 ? [] : [toTaxLine(left, currency, settings)];
		return ok({ item: { items: [...items, ...taxLine] } });
	}
	const taxed = placed.map(({ line }, at) => ({
		reference: taxReference(at),
		basisMinor: line.netMinor,
		taxMinor: line.taxMinor,
		ratePpm: null,
		held: [],
	}));
	const rows = toTaxRows(taxed, tax, currency);
	if (!rows.ok) return rows;
	return ok({
		item: { items },
		taxDetailsOverride: true,
		...(rows.value.length > 0 ? { taxDetails: { items: rows.value } } : {}),
	});
}

/** Each line of goods with a source's line of the same reference that still has the units; every unit is taken once. */
function place(lines: readonly CreditLine[], sources: readonly LineSource[]): Placed[] {
	const taken = new Set<LineSource>();
	return lines.map((line) => {
		const from = sources.find(
			(each) =>
				line.kind === 'goods' &&
				each.reference === line.lineId &&
				each.quantity >= line.quantity &&
				!taken.has(each),
		);
		if (from) taken.add(from);
		return { line, from: from ?? null };
	});
}

/** Tax that needs a line: all of it, or none of the lines that NetSuite taxes itself. */
function taxLeftTo(placed: readonly Placed[], { tax }: Settings): MinorUnits {
	const isComputed = ({ from }: Placed): boolean =>
		tax.strategy === 'netsuiteComputes' && from !== null;
	return sumMinor(placed.filter((each) => !isComputed(each)).map(({ line }) => line.taxMinor));
}

function toTaxLine(taxMinor: MinorUnits, currency: string, settings: Settings): LineBody {
	const { tax, items } = settings;
	return {
		item: { id: tax.strategy === 'taxItemLine' ? tax.taxItemId : items.adjustment },
		...toFigures({ quantity: 1, netMinor: minorUnits(taxMinor) }, currency),
		description: 'Tax',
		...withReference(TAX_LINE_ID, settings),
	};
}

function itemOf({ kind }: CreditLine, { items }: Settings): string {
	if (kind === 'goods') return items.goods;
	return kind === 'shipping' ? items.shipping : items.adjustment;
}

const withReference = (reference: string, { lineIdField }: Settings): object =>
	lineIdField === '' ? {} : { [lineIdField]: reference };

/** What a line of a credit remembers: the source's line, or what it is instead. */
function referenceOf({ kind, lineId }: CreditLine): string {
	if (kind === 'goods') return lineId;
	return kind === 'shipping' ? SHIPPING_REFERENCE : kind;
}

function describe({ kind, sku, title, quantity }: CreditLine): string {
	const text = kind === 'goods' ? `${quantity} × ${[sku, title].filter(Boolean).join(' ')}` : title;
	return text.replace(/\s+/g, ' ').trim().slice(0, LONGEST_DESCRIPTION);
}

const taxReference = (at: number): string => `L${at + 1}`;

/** The lines, and an adjustment for what they are short of an amount or beyond it. */
export function toAmount(lines: readonly CreditLine[], amountMinor: MinorUnits): CreditLine[] {
	const rest = minorUnits(amountMinor - sumMinor(lines.map((line) => line.grossMinor)));
	if (rest === 0) return [...lines];
	const title = 'Refund adjustment';
	const nothing = { lineId: '', kind: 'adjustment', sku: '', title, quantity: 1 } as const;
	return [...lines, { ...nothing, netMinor: rest, taxMinor: ZERO, grossMinor: rest }];
}
