import type { LineValue } from './edit-plan';

/** What a line or a row comes to, without its names. */
export const rowValue = (line: LineValue): LineValue => ({
	quantity: line.quantity,
	netMinor: line.netMinor,
	grossMinor: line.grossMinor,
	taxRatePpm: line.taxRatePpm,
	taxIncluded: line.taxIncluded,
});
