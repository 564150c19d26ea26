import type { RawOrder } from './raw/raw-order';

/** The source's order that a Linnworks order stands for; a later generation replaces an earlier one. */
export type SourceReference = { reference: string; generation: number };

/** As much of an order as names it. */
type Named = {
	GeneralInfo: Pick<RawOrder['GeneralInfo'], 'ReferenceNum' | 'SecondaryReference'>;
};

const SOURCE_NUMBER = /^\d+$/;
const REGENERATED = /^(\d+)-R(\d+)$/;

/**
 * Reads the source's order number from the reference number, also from that of an order made to replace an older one
 * (`6001-R1`, with `6001` as its secondary reference). Null for an order that is none of the source's.
 */
export function sourceReference(order: Named): SourceReference | null {
	const { ReferenceNum: reference, SecondaryReference: secondary } = order.GeneralInfo;
	if (SOURCE_NUMBER.test(reference)) return { reference, generation: 0 };
	const [, original, generation] = REGENERATED.exec(reference) ?? [];
	if (original === undefined || original !== secondary) return null;
	return { reference: original, generation: Number(generation) };
}
