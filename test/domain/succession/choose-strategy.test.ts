import type { EditPlan } from '../../../domain/edit/edit-plan';
import { planEdit } from '../../../domain/edit/plan-edit';
import { whyRegenerate as why, type Strategy } from '../../../domain/succession/choose-strategy';
import type { FulfilmentFacts } from '../../../domain/target/fulfilment-facts';
import type { TargetSnapshot } from '../../../domain/target/target-snapshot';
import { anAddress } from '../../builders/address-builder';
import { someMappings } from '../../builders/mappings-builder';
import { anOrder, type OrderBuilder } from '../../builders/order-builder';
import { aBlockedPlan } from '../../builders/plan-builder';
import { aTarget } from '../../builders/target-builder';

const bought = () => anOrder().withLine('SKU-1', 3, '10.00').shippedBy('Post', '3.60');
const target = (facts: Partial<FulfilmentFacts> = {}): TargetSnapshot =>
	aTarget().inStepWith(bought().build()).standing(facts).build();
const planFor = (story: OrderBuilder, from = target()): EditPlan =>
	planEdit(story.build(), from, someMappings().stocking('SKU-2').build());

const whyRegenerate = (plan: EditPlan, order: TargetSnapshot, strategy: Strategy) =>
	why(plan, { snapshot: bought().build(), target: order }, strategy);

const quantity = () => planFor(bought().nowWith('SKU-1', { quantity: 2 }));

describe('regenerate', () => {
	test.each<[string, EditPlan, boolean]>([
		['a quantity', quantity(), true],
		['a line added', planFor(bought().withLine('SKU-2', 1, '1.00')), true],
		['a tip', planFor(bought().withService('Tip', '1.00')), true],
		['the postage', planFor(bought().shippedBy('Post', '5.00')), true],
		['an address', planFor(bought().deliveredTo(anAddress({ town: 'Leeds' }))), false],
		['a note', planFor(bought().withNote('Ring')), false],
		['nothing', planFor(bought()), false],
		['a cancellation', planFor(bought().cancelled()), false],
	])('%s: %#', (_what, plan, anew) => {
		expect(whyRegenerate(plan, target(), 'regenerate') !== null).toBe(anew);
	});

	test('the rounding of totals alone is no reason', () => {
		const order = bought().build();
		for (const prices of order.prices) Object.assign(prices, { taxMinor: prices.taxMinor + 1 });
		const plan = planEdit(order, target(), someMappings().build());
		expect(plan.steps.map((step) => step.kind)).toEqual(['setTotals']);
		expect(whyRegenerate(plan, target(), 'regenerate')).toBeNull();
	});
});

test('amend never makes an order anew', () => {
	expect(whyRegenerate(quantity(), target(), 'amend')).toBeNull();
	expect(whyRegenerate(aBlockedPlan({ code: 'CURRENCY_MISMATCH' }), target(), 'amend')).toBeNull();
});

describe.each<Strategy>(['regenerate', 'auto'])('%s', (strategy) => {
	test.each([
		[['CURRENCY_MISMATCH'], true],
		[['LOCATION_DIFFERS'], true],
		[['CURRENCY_MISMATCH', 'LOCATION_DIFFERS'], true],
		[['LOCATION_DIFFERS', 'FOREIGN_LINE'], false],
		[['SKU_UNMAPPED'], false],
		[['ORDER_EMPTY'], false],
	] as const)('a plan with %j', (codes, anew) => {
		const plan = aBlockedPlan(...codes.map((code) => ({ code })));
		expect(whyRegenerate(plan, target(), strategy) !== null).toBe(anew);
	});

	test.each<[string, TargetSnapshot]>([
		['closed', target({ closed: true })],
		['part shipped', target({ partShipped: true })],
		['merged', target({ merged: true })],
		[
			'one whose replacement was taken back',
			{ ...target(), succession: { next: 2, undone: true, marked: [] } },
		],
		['known under another reference', { ...target(), reference: 'SHOPIFY-1001' }],
		[
			'one that still has a rival',
			{ ...target(), replaced: [{ orderId: 'x', displayNumber: '1', facts: target().facts }] },
		],
	])('an order that is %s stays', (_what, order) => {
		const plan = aBlockedPlan({ code: 'CURRENCY_MISMATCH' });
		expect(whyRegenerate(plan, order, strategy)).toBeNull();
		expect(whyRegenerate(quantity(), order, strategy)).toBeNull();
	});
});

test.each([
	[10, false],
	[11, true],
])('auto, with %d line changes', (count, anew) => {
	const story = bought();
	for (let at = 0; at < count; at += 1) story.withLine('SKU-2', at + 1, '1.00');
	expect(whyRegenerate(planFor(story), target(), 'auto')).toBe(
		anew ? '11 lines change at once' : null,
	);
});
