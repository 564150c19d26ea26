import fc from 'fast-check';
import { minorUnits, sumMinor } from '../../../../domain/money/money';
import { toBlankTarget } from '../../../../domain/import/blank-target';
import type { HeldLine, HeldOrder } from '../../../../nodes/NetSuite/mapping/held-order';
import { settleMoney } from '../../../../nodes/NetSuite/mapping/settle-money';
import { anOrder } from '../../../builders/order-builder';

const aLine = (changes: Partial<HeldLine> = {}): HeldLine => ({
	...{ rowId: '1', reference: '', stockItemId: '1', sku: 'MUG', title: 'MUG' },
	...{ quantity: 1, takenQuantity: 0, billedQuantity: 0, taxRatePpm: 0 },
	...{ netMinor: minorUnits(1000), taxMinor: null, isClosed: false },
	...changes,
});

const anHeldOrder = (lines: HeldLine[], changes: Partial<HeldOrder> = {}): HeldOrder => {
	const { deliveryAddress, billingAddress } = toBlankTarget(
		anOrder().build(),
		{ locations: {} },
		'x',
	);
	return {
		lines,
		...{ locationId: '', email: '', deliveryAddress, billingAddress },
		shipping: { serviceId: '', serviceName: '', amountMinor: minorUnits(0) },
		discountMinor: minorUnits(0),
		taxMinor: null,
		...changes,
	};
};

const amount = (max: number) => fc.integer({ min: 0, max }).map(minorUnits);
const line = fc
	.record({ netMinor: amount(100_000), isClosed: fc.boolean() })
	.map((changes) => aLine(changes));

test('tax that only the total tells is shared out without losing a penny', () => {
	fc.assert(
		fc.property(
			fc.array(line, { maxLength: 6 }),
			amount(2000),
			amount(20_000),
			(lines, shipping, taxMinor) => {
				const order = anHeldOrder(lines, {
					shipping: { serviceId: '', serviceName: '', amountMinor: shipping },
				});
				const nets = sumMinor(lines.map(({ netMinor }) => netMinor));
				const { lines: open, totals } = settleMoney(order, sumMinor([nets, shipping, taxMinor]));
				const net = sumMinor(open.map(({ netMinor }) => netMinor));
				const taxOfOpen = sumMinor(open.map((each) => each.taxMinor));
				expect(open).toHaveLength(lines.filter(({ isClosed }) => !isClosed).length);
				expect(totals.totalMinor).toBe(net + shipping + totals.taxMinor);
				expect(totals.taxMinor).toBeGreaterThanOrEqual(taxOfOpen);
				expect(totals.taxMinor).toBeLessThanOrEqual(taxMinor);
			},
		),
	);
});

test.each([
	['counts them', 3600, 600],
	['does not count them', 2400, 400],
])('an account that %s in its total comes to the same without closed lines', (_how, total, tax) => {
	const lines = [
		aLine({ netMinor: minorUnits(2000), taxMinor: minorUnits(400) }),
		aLine({ isClosed: true, taxMinor: minorUnits(200) }),
	];
	const settled = settleMoney(anHeldOrder(lines, { taxMinor: minorUnits(tax) }), minorUnits(total));
	expect(settled.totals).toEqual({ taxMinor: 400, totalMinor: 2400 });
});

test('a discount of the whole order is part of its total', () => {
	const order = anHeldOrder([aLine()], { discountMinor: minorUnits(-200) });
	expect(settleMoney(order, minorUnits(960)).totals).toEqual({ taxMinor: 160, totalMinor: 960 });
});
