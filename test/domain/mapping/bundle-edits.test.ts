import fc from 'fast-check';
import type { EditPlan } from '../../../domain/edit/edit-plan';
import { planEdit } from '../../../domain/edit/plan-edit';
import { bundlesToResolve } from '../../../domain/edit/skus-to-resolve';
import type { OrderSnapshot } from '../../../domain/order/order-snapshot';
import type { TargetSnapshot } from '../../../domain/target/target-snapshot';
import { verifyApplied } from '../../../domain/verify/verify-applied';
import { GIFT_SET, withGiftSet } from '../../builders/bundle-builder';
import { someMappings, type MappingsBuilder } from '../../builders/mappings-builder';
import { anOrder, type OrderBuilder } from '../../builders/order-builder';
import { aTarget } from '../../builders/target-builder';
import { applyPlan } from '../../support/apply-plan-model';

const known = (): MappingsBuilder =>
	someMappings().stocking('PEN', 'MUG', 'TEA', 'CUP').composing('GIFT-SET', GIFT_SET);
const pen = (): OrderBuilder => anOrder().withLine('PEN', 1, '1.00');
const sets = (quantity: number): OrderBuilder => withGiftSet(pen(), '7', quantity);
const change = (lineIds: string[]): OrderSnapshot['changes'][number] => ({
	...{ kind: 'refund', at: '2026-03-02T08:00:00Z', appId: '', appTitle: '', staff: '' },
	lineIds,
});

/** The target after a plan, under row ids of its own, so that a later plan's new rows are told from them. */
function written(of: EditPlan, target: TargetSnapshot): TargetSnapshot {
	const state = applyPlan(of, target).at(-1) ?? target;
	const lines = state.lines.map((row, at) => ({ ...row, rowId: `${row.rowId}-${at}` }));
	return { ...state, lines };
}

/** What the warehouse holds once an order was brought in step from nothing but a pen. */
function held(order: OrderBuilder): TargetSnapshot {
	const before = aTarget().inStepWith(pen().build()).build();
	return written(planEdit(order.build(), before, known().build()), before);
}

const plan = (order: OrderBuilder, target: TargetSnapshot, mappings = known()): EditPlan =>
	planEdit(order.build(), target, mappings.build());

function steps({ steps: all, problems }: EditPlan): string[] {
	expect(problems).toEqual([]);
	return all.flatMap((step) => {
		if (!('sku' in step)) return [];
		return `${step.kind} ${step.to?.quantity ?? 0} ${step.sku}`;
	});
}

describe('a bundle that the warehouse has as a composite item', () => {
	it('goes in as one line at the price of its components', () => {
		const result = plan(sets(2), aTarget().inStepWith(pen().build()).build());
		expect(result.steps[0]).toMatchObject({
			kind: 'addLine',
			lineId: '7',
			sku: 'GIFT-SET',
			stockItemId: 'item-gift-set',
			to: { quantity: 2, grossMinor: 2000 },
		});
		expect(steps(result)).toEqual(['addLine 2 GIFT-SET']);
	});

	it.each([1, 3])('goes from 2 to %i on its one row', (quantity) => {
		expect(steps(plan(sets(quantity), held(sets(2))))).toEqual([`updateLine ${quantity} GIFT-SET`]);
	});

	it('goes when all its components are gone', () => {
		const gone = sets(2).without('MUG').without('TEA');
		expect(steps(plan(gone, held(sets(2))))).toEqual(['removeLine 0 GIFT-SET']);
	});

	it('is taken apart when one component is swapped', () => {
		const bundle = { groupId: '7', title: 'Gift set', sku: 'GIFT-SET', quantity: 1 };
		const swapped = sets(1).without('MUG').withLine('CUP', 1, '6.00', { bundle });
		expect(steps(plan(swapped, held(sets(1))))).toEqual([
			'addLine 2 TEA',
			'addLine 1 CUP',
			'removeLine 0 GIFT-SET',
		]);
	});

	it('is taken apart when single units of a component were refunded', () => {
		const refunded = sets(2).nowWith('TEA', { quantity: 3 });
		expect(steps(plan(refunded, held(sets(2))))).toEqual([
			'addLine 2 MUG',
			'addLine 3 TEA',
			'removeLine 0 GIFT-SET',
		]);
		const odd = sets(1)
			.nowWith('TEA', { quantity: 1 })
			.with({ changes: [change(['72'])] });
		expect(steps(plan(odd, held(sets(1)))).slice(0, 2)).toEqual(['addLine 1 MUG', 'addLine 1 TEA']);
	});

	it.each([true, false])(
		'that shipped in part is not taken apart: that would ship components twice (remembered: %s)',
		(remembers) => {
			const target = held(sets(2));
			const row = target.lines.find((each) => each.sku === 'GIFT-SET');
			if (!row) throw new Error('The set is not there');
			row.shippedQuantity = 1;
			if (!remembers) row.reference = '';
			const result = plan(sets(2).nowWith('TEA', { quantity: 3 }), target);
			expect(result.steps).toEqual([]);
			expect(result.problems).toMatchObject([
				{ code: 'BUNDLE_DIFFERS', detail: expect.stringContaining('1 of 2 had shipped') as string },
			]);
		},
	);

	it('stays whole when what is left makes whole bundles of another number', () => {
		const left = sets(3).nowWith('TEA', { quantity: 2 }).nowWith('MUG', { quantity: 1 });
		expect(steps(plan(left, held(sets(3))))).toEqual(['updateLine 1 GIFT-SET']);
	});

	it('taken apart once stays apart, and is not asked for again', () => {
		const refunded = sets(2).nowWith('TEA', { quantity: 3 });
		const apart = written(plan(refunded, held(sets(2))), held(sets(2)));
		expect(plan(refunded, apart)).toMatchObject({ steps: [], problems: [] });
		const less = sets(2).nowWith('MUG', { quantity: 1 }).nowWith('TEA', { quantity: 2 });
		expect(steps(plan(less, apart))).toEqual(['updateLine 1 MUG', 'updateLine 2 TEA']);
		expect(bundlesToResolve(less.build(), apart, someMappings().build())).toEqual([]);
	});

	it('twice on one order is two rows, each with its own number', () => {
		const twice = withGiftSet(sets(1), '8', 2);
		const target = held(twice);
		expect(target.lines.map((row) => [row.reference, row.quantity])).toEqual([
			['101', 1],
			['7', 1],
			['8', 2],
		]);
		const fewer = withGiftSet(sets(1), '8', 1);
		expect(plan(fewer, target).steps[0]).toMatchObject({ kind: 'updateLine', lineId: '8' });
	});

	it('beside one of its components on its own leaves that line alone', () => {
		const both = sets(1).withLine('MUG', 1, '6.50');
		expect(steps(plan(both, held(sets(1))))).toEqual(['addLine 1 MUG']);
		const alone = sets(1).with({ removedLines: [{ lineId: '102', sku: 'MUG' }] });
		expect(steps(plan(alone, held(both)))).toEqual(['removeLine 0 MUG']);
	});

	it('is in step when the warehouse order has forgotten which line is whose', () => {
		const forgetful = (order: OrderBuilder): TargetSnapshot => ({
			...held(order),
			lines: held(order).lines.map((row) => ({ ...row, reference: '' })),
		});
		expect(steps(plan(sets(2), forgetful(sets(2))))).toEqual([]);
		expect(steps(plan(sets(1), forgetful(sets(2))))).toEqual(['updateLine 1 GIFT-SET']);
		const gone = sets(2).without('MUG').without('TEA');
		expect(steps(plan(gone, forgetful(sets(2))))).toEqual(['removeLine 0 GIFT-SET']);
	});
});

describe('a bundle that the warehouse order holds as single lines', () => {
	it.each([true, false])(
		'stays single lines through an edit (lines remembered: %s)',
		(remembers) => {
			const imported = aTarget().inStepWith(sets(1).build());
			if (!remembers) imported.withoutReferences();
			expect(steps(plan(sets(1), imported.build()))).toEqual([]);
			expect(steps(plan(sets(2), imported.build()))).toEqual([
				'updateLine 2 MUG',
				'updateLine 4 TEA',
			]);
		},
	);

	it('is not confused with lines of their own in a forgetful order', () => {
		const own = pen().withLine('MUG', 1, '6.50').withLine('TEA', 1, '2.50');
		const target = aTarget().inStepWith(own.build()).withoutReferences().build();
		const bought = withGiftSet(own, '7', 1);
		expect(steps(plan(bought, target))).toEqual(['addLine 1 GIFT-SET']);
	});
});

describe('a bundle that the warehouse makes up differently', () => {
	const other = (): MappingsBuilder =>
		someMappings().stocking('PEN', 'MUG', 'TEA').composing('GIFT-SET', { MUG: 1, TEA: 3 });
	const before = aTarget().inStepWith(pen().build()).build();

	it('is a problem that names both compositions', () => {
		const result = plan(sets(2), before, other());
		expect(result.steps).toEqual([]);
		expect(result.problems).toEqual([
			{
				code: 'BUNDLE_DIFFERS',
				detail: expect.stringMatching(/1 x MUG and 2 x TEA.*1 x MUG and 3 x TEA/) as string,
				subject: 'GIFT-SET',
			},
		]);
	});

	it('is one too when an edit added the whole bundle', () => {
		const added = sets(1).with({ changes: [{ ...change(['71', '72']), kind: 'edit' }] });
		expect(plan(added, before, other()).problems).toMatchObject([{ code: 'BUNDLE_DIFFERS' }]);
	});

	it('is none while the warehouse order holds its components', () => {
		const target = aTarget().inStepWith(sets(1).build()).build();
		expect(steps(plan(sets(2), target, other()))).toEqual(['updateLine 2 MUG', 'updateLine 4 TEA']);
		const lost = { ...target, lines: target.lines.filter((row) => row.sku !== 'TEA') };
		expect(steps(plan(sets(1), lost, known()))).toEqual(['addLine 2 TEA']);
	});

	it('is none where a component is a problem itself', () => {
		const unknown = someMappings().stocking('PEN', 'TEA').composing('GIFT-SET', { CUP: 1, TEA: 2 });
		expect(plan(sets(1), before, unknown).problems).toMatchObject([
			{ code: 'SKU_UNMAPPED', subject: 'MUG' },
		]);
	});
});

test('a bundle that the warehouse does not know goes in as single lines', () => {
	const plain = someMappings().stocking('PEN', 'MUG', 'TEA');
	const target = aTarget().inStepWith(pen().build()).build();
	expect(steps(plan(sets(1), target, plain))).toEqual(['addLine 1 MUG', 'addLine 2 TEA']);
});

test('a component known by its bar code alone still makes the bundle whole', () => {
	const bundle = { groupId: '7', title: 'Gift set', sku: 'GIFT-SET', quantity: 1 };
	const order = pen()
		.withLine('SHOP-MUG', 1, '6.00', { bundle, barcode: '5012345678900' })
		.withLine('TEA', 2, '2.00', { bundle });
	const target = aTarget().inStepWith(pen().build()).build();
	const result = plan(order, target, known().scanning('5012345678900', 'MUG'));
	expect(steps(result)).toEqual(['addLine 1 GIFT-SET']);
});

type Basket = { sets: number[]; teaOff: number; mugs: number };

const baskets: fc.Arbitrary<Basket> = fc.record({
	sets: fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 2 }),
	teaOff: fc.nat(1),
	mugs: fc.nat(2),
});

function told({ sets: counts, teaOff, mugs }: Basket): OrderBuilder {
	const order = pen();
	counts.forEach((count, at) => withGiftSet(order, `7${at}`, count));
	if (counts.length > 0 && teaOff > 0) {
		order
			.nowWith('TEA', { quantity: 2 * (counts[0] ?? 1) - 1 })
			.with({ changes: [change(['702'])] });
	}
	if (mugs > 0) order.withLine('MUG', mugs, '6.50', { lineId: '900' });
	return order;
}

/** Lines of the former order that the later one no longer has. */
function withRemoved(before: OrderSnapshot, after: OrderSnapshot): OrderSnapshot {
	const ids = new Set(after.lines.map((line) => line.lineId));
	const gone = before.lines.filter((line) => !ids.has(line.lineId));
	const removedLines = gone.map(({ lineId, sku, bundle }) => ({
		lineId,
		sku,
		...(bundle ? { bundle: { groupId: bundle.groupId, sku: bundle.sku } } : {}),
	}));
	return { ...after, removedLines };
}

test('any edit of any order with bundles is written by its plan, and planned again is nothing', () => {
	const mappings = known().build();
	fc.assert(
		fc.property(baskets, baskets, fc.boolean(), (before, after, apart) => {
			const first = told(before);
			const target = apart ? aTarget().inStepWith(first.build()).build() : held(first);
			const order = withRemoved(first.build(), told(after).build());
			const result = planEdit(order, target, mappings);
			expect(result.problems).toEqual([]);
			const state = written(result, target);
			expect(planEdit(order, state, mappings)).toMatchObject({ steps: [], problems: [] });
			expect(verifyApplied(result, order, state, mappings)).toEqual([]);
			expect(state.totals.totalMinor).toBe(order.prices[0]?.totalMinor);
		}),
		{ numRuns: 300 },
	);
});
