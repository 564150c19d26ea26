import { z } from 'zod';
import { roundAmount, type MinorUnits } from '../../../domain/money/money';
import { FRAMES } from './to-held-order';
import { amount, flag, maybeNumber, ref, sublist, text } from './raw/fields';

/** A line of the item sublist, as far as a write has to know it. */
export type SublistLine = {
	/** The line's key in the sublist. */
	line: number;
	/** Such as InvtPart or Kit; Group and EndGroup frame an item group. */
	itemType: string;
	isClosed: boolean;
	rate: number | null;
	/** Empty while no row of tax belongs to the line. */
	taxReference: string;
};

export type TaxRow = {
	reference: string;
	taxCodeId: string;
	taxTypeId: string;
	basisMinor: MinorUnits;
	percent: number;
	amountMinor: MinorUnits;
};

/** What of an order a write has to know beyond its target snapshot: all lines, and all rows of tax. */
export type Sublists = {
	lines: SublistLine[];
	taxRows: TaxRow[];
	/** Whether the order charges for handling, which its snapshot counts as shipping. */
	hasHandling: boolean;
};

const rawSchema = z.object({
	handlingCost: amount,
	item: sublist(
		z.object({
			line: z.coerce.number().int(),
			itemType: ref,
			isClosed: flag,
			rate: maybeNumber,
			taxDetailsReference: text,
		}),
	),
	taxDetails: sublist(
		z.object({
			taxDetailsReference: text,
			taxCode: ref,
			taxType: ref,
			taxBasis: amount,
			taxRate: amount,
			taxAmount: amount,
		}),
	),
});

/** Reads the sublists of a sales order that was read with all its parts; throws on what is no sales order. */
export function toSublists(record: unknown, currency: string): Sublists {
	const { item, taxDetails, handlingCost } = rawSchema.parse(record);
	return {
		hasHandling: handlingCost !== 0,
		lines: item.map((line) => ({
			line: line.line,
			itemType: line.itemType.id,
			isClosed: line.isClosed,
			rate: line.rate ?? null,
			taxReference: line.taxDetailsReference,
		})),
		taxRows: taxDetails.map((row) => ({
			reference: row.taxDetailsReference,
			taxCodeId: row.taxCode.id,
			taxTypeId: row.taxType.id,
			basisMinor: roundAmount(row.taxBasis, currency),
			percent: row.taxRate,
			amountMinor: roundAmount(row.taxAmount, currency),
		})),
	};
}

/** Whether a line is goods or a charge, and not a mere frame of others. */
export const isReal = ({ itemType }: Pick<SublistLine, 'itemType'>): boolean =>
	!FRAMES.has(itemType);
