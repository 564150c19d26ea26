/** Lengths of GTIN-8, UPC-12, EAN-13 and GTIN-14; one of them with zeros in front is the same number. */
const GTIN = /^(?:\d{8}|\d{12,14})$/;
const LONGEST_GTIN = 14;

const bare = (barcode: string): string => barcode.replace(/[\s-]+/gu, '').toLowerCase();

/**
 * A bar code as compared: GTINs of every length as 14 digits, so that an EAN-13 with a leading zero is the UPC-12
 * without it; anything else without blanks, hyphens and regard to case. Empty stays empty.
 */
export function normalisedBarcode(barcode: string): string {
	const text = bare(barcode);
	return GTIN.test(text) ? text.padStart(LONGEST_GTIN, '0') : text;
}

/**
 * The text under which to look for a bar code where a search finds every code that contains it: the shortest of its
 * standard lengths.
 */
export function barcodeToSearch(barcode: string): string {
	const code = normalisedBarcode(barcode);
	if (!GTIN.test(code) || code.length !== LONGEST_GTIN) return code;
	const length = [8, 12, 13].find((digits) => /^0*$/.test(code.slice(0, LONGEST_GTIN - digits)));
	return code.slice(LONGEST_GTIN - (length ?? LONGEST_GTIN));
}
