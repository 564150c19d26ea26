import fc from 'fast-check';
import { barcodeToSearch, normalisedBarcode } from '../../../domain/mapping/barcode';

test.each([
	['0012345678905', '012345678905', 'EAN-13 with a leading zero and UPC-12'],
	['50123 4567-8900', '5012345678900', 'blanks and hyphens'],
	['05012345678900', '5012345678900', 'GTIN-14 and EAN-13'],
	['00000096385074', '96385074', 'GTIN-14 and EAN-8'],
	[' abc-123 ', 'ABC123', 'what is no GTIN, without regard to case'],
])('%s and %s are one bar code: %s', (left, right) => {
	expect(normalisedBarcode(left)).toBe(normalisedBarcode(right));
});

test.each([
	['5012345678900', '5012345678901'],
	['12345', '012345'],
	['A-1', 'A-2'],
])('%s and %s are two', (left, right) => {
	expect(normalisedBarcode(left)).not.toBe(normalisedBarcode(right));
});

test('nothing stays nothing', () => {
	expect(normalisedBarcode('  ')).toBe('');
	expect(barcodeToSearch('')).toBe('');
});

test.each([
	['0012345678905', '012345678905'],
	['5012345678900', '5012345678900'],
	['15012345678907', '15012345678907'],
	['00000096385074', '96385074'],
	['X-9', 'x9'],
])('%s is searched for as %s', (barcode, keyword) => {
	expect(barcodeToSearch(barcode)).toBe(keyword);
});

test('a search for the short form finds the code in every length in which it may be written', () => {
	const gtin = fc
		.constantFrom(8, 12, 13, 14)
		.chain((length) =>
			fc
				.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
				.map((digits) => digits.join('')),
		);
	fc.assert(
		fc.property(gtin, fc.constantFrom(12, 13, 14), (code, length) => {
			const written = code.length <= length ? code.padStart(length, '0') : code;
			expect(written).toContain(barcodeToSearch(code));
			expect(normalisedBarcode(written)).toBe(normalisedBarcode(code));
		}),
	);
});
