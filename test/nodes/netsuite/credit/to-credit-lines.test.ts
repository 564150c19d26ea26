import fc from 'fast-check';
import type { CreditLine } from '../../../../domain/edit/edit-plan';
import { minorUnits } from '../../../../domain/money/money';
import { toAmount, toCreditLines } from '../../../../nodes/NetSuite/mapping/books/to-credit-lines';
import type { TaxWriting } from '../../../../nodes/NetSuite/mapping/write-settings';

const ITEMS = { goods: '1', shipping: '2', adjustment: '3' };

type Sent = {
	item: { items: Array<{ amount: number; orderLine?: number; custcol_line?: string }> };
	taxDetails?: { items: Array<{ taxAmount: number }> };
};

const pence = (amount: number): number => Math.round(amount * 100);
const sum = (amounts: readonly number[]): number => amounts.reduce((all, each) => all + each, 0);

const lineArbitrary: fc.Arbitrary<CreditLine> = fc
	.record({
		kind: fc.constantFrom('goods', 'shipping', 'duty', 'adjustment'),
		lineId: fc.constantFrom('9001', '9002', '9003'),
		quantity: fc.integer({ min: 1, max: 9 }),
		net: fc.integer({ min: 0, max: 1_000_000 }),
		tax: fc.integer({ min: 0, max: 200_000 }),
	})
	.map(({ kind, lineId, quantity, net, tax }) => ({
		...{ kind, lineId: kind === 'goods' ? lineId : '', sku: 'S', title: 'T', quantity },
		...{ netMinor: minorUnits(net), taxMinor: minorUnits(tax), grossMinor: minorUnits(net + tax) },
	}));

const linesArbitrary = fc.array(lineArbitrary, { minLength: 1, maxLength: 6 });
const sourcesArbitrary = fc.array(
	fc.record({
		line: fc.integer({ min: 1, max: 20 }),
		reference: fc.constantFrom('9001', '9002', ''),
		quantity: fc.integer({ min: 1, max: 9 }),
	}),
	{ maxLength: 4 },
);

const WAYS: TaxWriting[] = [
	{ strategy: 'netsuiteComputes' },
	{ strategy: 'taxItemLine', taxItemId: '9' },
	{ strategy: 'suiteTaxOverride', taxCodeId: '5', taxTypeId: '1' },
];

function sentFor(
	tax: TaxWriting,
	lines: CreditLine[],
	sources: Parameters<typeof toCreditLines>[1],
): Sent {
	const settings = { tax, lineIdField: 'custcol_line', items: ITEMS };
	const sent = toCreditLines(lines, sources, 'GBP', settings);
	if (!sent.ok) throw new Error(sent.error);
	return sent.value as Sent;
}

test.each(WAYS)('with $strategy, lines and tax come to the credit’s own value', (tax) => {
	fc.assert(
		fc.property(linesArbitrary, (lines) => {
			const { item, taxDetails } = sentFor(tax, lines, []);
			const amounts = [
				...item.items.map(({ amount }) => amount),
				...(taxDetails?.items ?? []).map(({ taxAmount }) => taxAmount),
			];
			expect(sum(amounts.map(pence))).toBe(sum(lines.map(({ grossMinor }) => grossMinor)));
		}),
	);
});

test('no line of an invoice is credited twice or beyond its units', () => {
	fc.assert(
		fc.property(linesArbitrary, sourcesArbitrary, (lines, some) => {
			const sources = some.map((source, at) => ({ ...source, line: at + 1 }));
			const { item } = sentFor({ strategy: 'netsuiteComputes' }, lines, sources);
			const taken = item.items.flatMap(({ orderLine }) => orderLine ?? []);
			expect(new Set(taken).size).toBe(taken.length);
			for (const [at, { orderLine }] of item.items.entries()) {
				if (orderLine === undefined) continue;
				const source = sources[orderLine - 1];
				expect(source?.reference).toBe(lines[at]?.lineId);
				expect(source?.quantity).toBeGreaterThanOrEqual(lines[at]?.quantity ?? 0);
			}
		}),
	);
});

test('an amount that the lines do not come to is made up by an adjustment, either way', () => {
	fc.assert(
		fc.property(linesArbitrary, fc.integer({ min: 1, max: 2_000_000 }), (lines, amount) => {
			const made = toAmount(lines, minorUnits(amount));
			expect(sum(made.map(({ grossMinor }) => grossMinor))).toBe(amount);
			expect(made.slice(0, lines.length)).toEqual(lines);
		}),
	);
});

test('without a tax code SuiteTax cannot be told', () => {
	const tax = { strategy: 'suiteTaxOverride', taxCodeId: '', taxTypeId: '' } as const;
	const [line] = fc.sample(
		lineArbitrary.filter(({ taxMinor }) => taxMinor > 0),
		1,
	);
	const settings = { tax, lineIdField: '', items: ITEMS };
	expect(toCreditLines(line ? [line] : [], [], 'GBP', settings)).toMatchObject({ ok: false });
});
