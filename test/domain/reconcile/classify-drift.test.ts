import fc from 'fast-check';
import { planEdit } from '../../../domain/edit/plan-edit';
import { minorUnits } from '../../../domain/money/money';
import { classifyDrift } from '../../../domain/reconcile/classify-drift';
import type { TargetSnapshot } from '../../../domain/target/target-snapshot';
import { anAddress } from '../../builders/address-builder';
import { someMappings } from '../../builders/mappings-builder';
import { anOrder, type OrderBuilder } from '../../builders/order-builder';
import { aTarget } from '../../builders/target-builder';

const bought = (): OrderBuilder =>
	anOrder()
		.withLine('SKU-1', 3, '10.00')
		.withLine('SKU-2', 1, '4.99')
		.shippedBy('Standard', '5.00');

/** What the watch says when the shop has `now` and the warehouse stands as `held` tells. */
function classified(
	now: OrderBuilder,
	held: (target: TargetSnapshot) => TargetSnapshot = (target) => target,
	mappings = someMappings().build(),
) {
	const target = held(aTarget().inStepWith(bought().build()).build());
	return classifyDrift(planEdit(now.build(), target, mappings), target);
}

const codes = (...args: Parameters<typeof classified>): string[] =>
	classified(...args).map(({ code }) => code);

const withLine = (sku: string, changes: object) => (target: TargetSnapshot) => ({
	...target,
	lines: target.lines.map((line) => (line.sku === sku ? { ...line, ...changes } : line)),
});

const withTotals = (taxBy: number, totalBy: number) => (target: TargetSnapshot) => ({
	...target,
	totals: {
		taxMinor: minorUnits(target.totals.taxMinor + taxBy),
		totalMinor: minorUnits(target.totals.totalMinor + totalBy),
	},
});

describe('what a difference is called', () => {
	it('is nothing while both are equal', () => expect(codes(bought())).toEqual([]));

	it.each([
		['another quantity', bought().nowWith('SKU-1', { quantity: 2 }), ['DRIFT_QUANTITY']],
		['a missing line', bought().withLine('SKU-3', 1, '2.00'), ['DRIFT_QUANTITY']],
		['a line too many', bought().without('SKU-2'), ['DRIFT_QUANTITY']],
		['cancelled in the shop', bought().cancelled(), ['DRIFT_QUANTITY']],
		['another price', bought().nowWith('SKU-1', { unitPrice: '9.00' }), ['DRIFT_PRICE']],
		[
			'another price and quantity',
			bought().nowWith('SKU-1', { quantity: 2, unitPrice: '9.00' }),
			['DRIFT_QUANTITY', 'DRIFT_PRICE'],
		],
		['a missing charge', bought().withService('Tip', '3.00'), ['DRIFT_PRICE']],
		['another rate of tax', bought().nowWith('SKU-1', { taxRatePpm: 50_000 }), ['DRIFT_TAX']],
		['another address', bought().deliveredTo(anAddress({ town: 'York' })), ['DRIFT_ADDRESS']],
		['another e-mail', bought().withEmail('new@example.test'), ['DRIFT_ADDRESS']],
		['another postage', bought().shippedBy('Standard', '7.00'), ['DRIFT_SHIPPING']],
		['a note', bought().withNote('Leave it at the door'), []],
	])('%s', (_what, now, expected) => expect(codes(now, undefined, withStock())).toEqual(expected));

	it('a charge that only the warehouse has is a price, not goods', () => {
		const tipped = bought().withService('Tip', '3.00');
		const target = aTarget().inStepWith(tipped.build()).build();
		const plan = planEdit(tipped.without('Tip').build(), target, someMappings().build());
		expect(classifyDrift(plan, target).map(({ code }) => code)).toEqual(['DRIFT_PRICE']);
	});

	it('says in plain words what stands where', () => {
		const [difference] = classified(bought().nowWith('SKU-1', { quantity: 2 }));
		expect(difference?.detail).toBe('SKU-1: 2 in the shop, 3 in the warehouse');
	});

	it('names the fields of an address and none of its text', () => {
		const [difference] = classified(bought().deliveredTo(anAddress({ address1: '9 Secret Lane' })));
		expect(difference?.detail).toContain('delivery.address1');
		expect(JSON.stringify(difference?.detail)).not.toContain('Secret');
	});
});

const withStock = () => someMappings().stocking('SKU-3').build();

describe('rounding', () => {
	it.each([
		[1, 0, 'DRIFT_TAX_ROUNDING'],
		[3, 0, 'DRIFT_TAX_ROUNDING'],
		[4, 0, 'DRIFT_TAX'],
		[0, 3, 'DRIFT_TAX_ROUNDING'],
		[0, -4, 'DRIFT_PRICE'],
	])('totals of two lines off by %i of tax and %i in all', (taxBy, totalBy, code) => {
		expect(codes(bought(), withTotals(taxBy, totalBy))).toEqual([code]);
	});

	it.each([
		[2999, 'DRIFT_TAX_ROUNDING'],
		[3001, 'DRIFT_TAX_ROUNDING'],
		[2998, 'DRIFT_PRICE'],
	])('a line of 30.00 that stands at %i pence', (gross, code) => {
		const held = withLine('SKU-1', { grossMinor: minorUnits(gross) });
		expect(codes(bought(), held)).toEqual([code]);
	});

	it('a third of a penny a unit is no other price when the quantity changed', () => {
		const now = anOrder().withLine('SKU-1', 2, '3.33');
		const target = aTarget().withRow('SKU-1', 3, '3.33').with({ currency: 'GBP' }).build();
		const plan = planEdit(now.build(), target, someMappings().build());
		const found = classifyDrift(plan, target).map(({ code }) => code);
		expect(found).toContain('DRIFT_QUANTITY');
		expect(found).not.toContain('DRIFT_PRICE');
	});

	it('postage off by one', () => {
		const held = (target: TargetSnapshot) => ({
			...target,
			shipping: { ...target.shipping, amountMinor: minorUnits(501) },
		});
		expect(codes(bought(), held)).toEqual(['DRIFT_TAX_ROUNDING']);
	});

	it('does not hide totals that are off by more', () => {
		const held = (target: TargetSnapshot) =>
			withTotals(0, 500)(withLine('SKU-1', { grossMinor: minorUnits(2999) })(target));
		expect(codes(bought(), held)).toEqual(['DRIFT_TAX_ROUNDING', 'DRIFT_PRICE']);
	});
});

it('every change of goods or money is named, and nothing else is', () => {
	fc.assert(
		fc.property(
			fc.integer({ min: 1, max: 9 }),
			fc.integer({ min: 1, max: 9 }),
			fc.integer({ min: 100, max: 9999 }),
			fc.integer({ min: 100, max: 9999 }),
			(shopUnits, heldUnits, shopPence, heldPence) => {
				const order = (units: number, pence: number) =>
					anOrder()
						.withLine('SKU-1', units, (pence / 100).toFixed(2))
						.build();
				const target = aTarget().inStepWith(order(heldUnits, heldPence)).build();
				const plan = planEdit(order(shopUnits, shopPence), target, someMappings().build());
				const found = new Set(classifyDrift(plan, target).map(({ code }) => code));
				expect(found.has('DRIFT_QUANTITY')).toBe(shopUnits !== heldUnits);
				const penceApart = Math.abs(shopPence - heldPence);
				if (penceApart > 1) expect(found.has('DRIFT_PRICE')).toBe(true);
				if (penceApart === 0) expect(found.has('DRIFT_PRICE')).toBe(false);
				expect(found.size > 0).toBe(plan.steps.length > 0);
			},
		),
	);
});
