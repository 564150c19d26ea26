import fc from 'fast-check';
import { minorUnits, sumMinor } from '../../../../domain/money/money';
import { toMemo, toNotes } from '../../../../nodes/NetSuite/mapping/memo-notes';
import { rawSalesOrderSchema } from '../../../../nodes/NetSuite/mapping/raw/raw-sales-order';
import { toAddress } from '../../../../nodes/NetSuite/mapping/to-address';
import { toAddressBody } from '../../../../nodes/NetSuite/mapping/to-address-body';
import { keepsPrice, toFigures } from '../../../../nodes/NetSuite/mapping/to-line-body';
import type { TaxRow } from '../../../../nodes/NetSuite/mapping/to-sublists';
import { toTaxRows, type Taxed } from '../../../../nodes/NetSuite/mapping/to-tax-rows';
import { anAddress } from '../../../builders/address-builder';

const CODES = { taxCodeId: '5', taxTypeId: '1' };
type Body = { taxAmount: number; taxBasis: number; taxCode: { id: string } };

const rowsOf = (taxed: readonly Taxed[]): Body[] => {
	const rows = toTaxRows(taxed, CODES, 'GBP');
	if (!rows.ok) throw new Error(rows.error);
	return rows.value as Body[];
};
const heldRow = (amount: number, basis: number, taxCodeId = '9'): TaxRow => ({
	...{ reference: 'A', taxCodeId, taxTypeId: '', percent: 1 },
	basisMinor: minorUnits(basis),
	amountMinor: minorUnits(amount),
});
const taxed = (tax: number, basis: number, held: TaxRow[]): Taxed => ({
	...{ reference: 'A', ratePpm: 200_000, held },
	taxMinor: minorUnits(tax),
	basisMinor: minorUnits(basis),
});

describe('rows of tax', () => {
	test('come to the tax of every line, whatever the order holds', () => {
		const amount = fc.integer({ min: 0, max: 1_000_000 });
		const row = fc.tuple(amount, amount).map(([tax, basis]) => heldRow(tax, basis));
		const line = fc
			.tuple(amount, amount, fc.array(row, { maxLength: 3 }))
			.map(([tax, basis, held]) => taxed(tax, basis, held));
		fc.assert(
			fc.property(fc.array(line, { maxLength: 6 }), (lines) => {
				const total = rowsOf(lines).reduce(
					(sum, each) => sum + Math.round(each.taxAmount * 100),
					0,
				);
				expect(total).toBe(sumMinor(lines.map(({ taxMinor }) => taxMinor)));
			}),
		);
	});

	test('that are right stay told apart; after a change there is one row of the right basis', () => {
		const held = [heldRow(10, 100), heldRow(5, 100, '8')];
		expect(rowsOf([taxed(15, 100, held)]).map((row) => row.taxCode.id)).toEqual(['9', '8']);
		expect(rowsOf([taxed(15, 120, held)])).toMatchObject([
			{ taxAmount: 0.15, taxBasis: 1.2, taxCode: { id: '5' } },
		]);
	});

	test('keep the code that a line had', () => {
		expect(rowsOf([taxed(20, 100, [heldRow(10, 50)])])).toMatchObject([{ taxCode: { id: '9' } }]);
	});
});

describe('figures of a line', () => {
	test('the rate explains the amount, and the amount is what counts', () => {
		const figures = (quantity: number, netMinor: number, currency = 'GBP') =>
			toFigures({ quantity, netMinor: minorUnits(netMinor) }, currency);
		expect(figures(3, 1000)).toMatchObject({ quantity: 3, amount: 10, rate: 3.333333 });
		expect(figures(3, 1000, 'JPY')).toMatchObject({ amount: 1000, rate: 333.333333 });
		expect(figures(3, 1000, 'KWD')).toMatchObject({ amount: 1, rate: 0.333333 });
		expect(figures(0, 0)).not.toHaveProperty('rate');
	});

	test('a price stays when only roundings differ', () => {
		const value = (quantity: number, netMinor: number) => ({
			quantity,
			netMinor: minorUnits(netMinor),
		});
		expect(keepsPrice(value(3, 1000), value(4, 1333))).toBe(true);
		expect(keepsPrice(value(3, 1000), value(4, 1337))).toBe(false);
		expect(keepsPrice(value(0, 0), value(4, 0))).toBe(false);
	});
});

describe('addresses', () => {
	const there = (body: object) =>
		toAddress(rawSalesOrderSchema.parse({ shippingAddress: body }).shippingAddress);

	test.each([
		['of a person', anAddress({ countryCode: 'GB', country: 'GB' })],
		['of a company', anAddress({ company: 'Analytical Ltd', countryCode: 'FR', country: 'FR' })],
	])('%s come back as they were written', (_what, address) => {
		expect(there(toAddressBody(address))).toEqual(address);
	});

	test('empty fields are cleared', () => {
		expect(toAddressBody(anAddress({ phone: ' ' }))).toMatchObject({
			addrPhone: null,
			addr2: null,
		});
	});
});

describe('the memo', () => {
	test('holds several notes in one line and gives them back', () => {
		expect(toMemo(['Order note: Ring\ntwice', 'VIP'])).toBe('Order note: Ring twice ¦ VIP');
		expect(toNotes('Order note: Ring twice ¦ VIP')).toEqual(['Order note: Ring twice', 'VIP']);
		expect([toMemo([]), toNotes(' ')]).toEqual([null, []]);
	});
});
