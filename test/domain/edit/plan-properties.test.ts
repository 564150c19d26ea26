import fc from 'fast-check';
import { planEdit } from '../../../domain/edit/plan-edit';
import type { EditPlan } from '../../../domain/edit/edit-plan';
import type { OrderSnapshot } from '../../../domain/order/order-snapshot';
import type { TargetSnapshot } from '../../../domain/target/target-snapshot';
import { verifyApplied } from '../../../domain/verify/verify-applied';
import { anAddress } from '../../builders/address-builder';
import { anOrder, type OrderBuilder } from '../../builders/order-builder';
import { aTarget } from '../../builders/target-builder';
import { someMappings } from '../../builders/mappings-builder';
import { applyPlan } from '../../support/apply-plan-model';

const SKUS = ['sku-a', 'SKU-B', 'SKU-C', 'SKU-D'] as const;
const mappings = someMappings()
	.stocking(...SKUS)
	.shipping('Express', 'svc-2', 'Next Day')
	.build();

type LineTale = {
	sku: string;
	quantity: number;
	pence: number;
	taxRatePpm: number;
	removed: boolean;
};

const lineTales: fc.Arbitrary<LineTale[]> = fc.array(
	fc.record({
		sku: fc.constantFrom(...SKUS),
		quantity: fc.integer({ min: 1, max: 5 }),
		pence: fc.oneof({ weight: 5, arbitrary: fc.integer({ min: 1, max: 9999 }) }, fc.constant(0)),
		taxRatePpm: fc.constantFrom(0, 50_000, 200_000),
		removed: fc.boolean(),
	}),
	{ minLength: 1, maxLength: 5 },
);

type OrderTale = {
	lines: LineTale[];
	postage: number;
	express: boolean;
	tip: number | null;
	town: string | null;
	email: string;
	note: string;
};

const tales: fc.Arbitrary<OrderTale> = fc.record({
	lines: lineTales,
	postage: fc.nat(900),
	express: fc.boolean(),
	tip: fc.option(fc.integer({ min: 1, max: 500 })),
	town: fc.option(fc.constantFrom('London', 'Leeds', 'York')),
	email: fc.constantFrom('', 'ada@example.test', 'eve@example.test'),
	note: fc.constantFrom('', 'Ring twice', 'Leave at the door'),
});

const decimal = (pence: number): string => (pence / 100).toFixed(2);

function told(tale: OrderTale): OrderBuilder {
	const order = anOrder();
	for (const line of tale.lines) {
		order.withLine(line.sku, line.quantity, decimal(line.pence), { taxRatePpm: line.taxRatePpm });
	}
	if (tale.tip !== null) order.withService('Tip', decimal(tale.tip));
	const keptSkus = tale.lines.filter((line) => !line.removed).map((line) => line.sku);
	for (const { sku, removed } of tale.lines) {
		if (removed && !keptSkus.includes(sku) && keptSkus.length > 0) order.without(sku);
	}
	return order
		.shippedBy(tale.express ? 'Express' : 'Standard', decimal(tale.postage))
		.deliveredTo(tale.town === null ? null : anAddress({ town: tale.town }))
		.withEmail(tale.email)
		.withNote(tale.note);
}

/** Any order, and any state in which an earlier or foreign hand may have left the warehouse. */
const pairs: fc.Arbitrary<{ order: OrderSnapshot; target: TargetSnapshot }> = fc
	.record({
		before: tales,
		after: tales,
		forgetful: fc.boolean(),
		reversed: fc.boolean(),
		gift: fc.boolean(),
	})
	.map(({ before, after, forgetful, reversed, gift }) => {
		const target = aTarget().inStepWith(told(before).build());
		if (gift) target.withRow('GIFT', 1, '0.00');
		if (forgetful) target.withoutReferences();
		if (reversed) target.withRowsReversed();
		return { order: told(after).build(), target: target.build() };
	});

const unitsOf = (lines: ReadonlyArray<{ quantity: number }>): number =>
	lines.reduce((sum, line) => sum + line.quantity, 0);

const writable = (plan: EditPlan): boolean => plan.problems.length === 0;

describe('any order that is in step', () => {
	it('has an empty plan with a stable key', () => {
		fc.assert(
			fc.property(tales, fc.boolean(), (tale, forgetful) => {
				const order = told({ ...tale, express: false }).build();
				const target = aTarget().inStepWith(order);
				if (forgetful) target.withoutReferences();
				const plan = planEdit(order, target.build(), mappings);
				expect(plan).toMatchObject({ steps: [], problems: [] });
				expect(planEdit(order, target.build(), mappings).planKey).toBe(plan.planKey);
				expect(verifyApplied(plan, order, target.build(), mappings)).toEqual([]);
			}),
			{ numRuns: 200 },
		);
	});
});

describe('any edit of any order', () => {
	it('is written by its plan, so that planning again plans nothing', () => {
		fc.assert(
			fc.property(pairs, ({ order, target }) => {
				const plan = planEdit(order, target, mappings);
				fc.pre(writable(plan));
				const result = applyPlan(plan, target).at(-1) ?? target;
				const again = planEdit(order, result, mappings);
				expect(again).toMatchObject({ steps: [], problems: [] });
				expect(verifyApplied(plan, order, result, mappings)).toEqual([]);
				expect(result.totals.totalMinor).toBe(order.prices[0]?.totalMinor);
			}),
			{ numRuns: 300 },
		);
	});

	it('ships what the shop sold: the same units per SKU, and nothing sold that is wanted no more', () => {
		fc.assert(
			fc.property(pairs, ({ order, target }) => {
				const plan = planEdit(order, target, mappings);
				fc.pre(writable(plan));
				const result = applyPlan(plan, target).at(-1) ?? target;
				for (const sku of SKUS) {
					const wanted = order.lines.filter((line) => line.sku === sku);
					const held = result.lines.filter((row) => row.sku.toLowerCase() === sku.toLowerCase());
					const paid = held.filter((row) => row.grossMinor > 0);
					expect(unitsOf(wanted.length > 0 ? held : paid)).toBe(unitsOf(wanted));
				}
			}),
			{ numRuns: 200 },
		);
	});

	it('never leaves the order without lines in between', () => {
		fc.assert(
			fc.property(pairs, ({ order, target }) => {
				const lineCounts = applyPlan(planEdit(order, target, mappings), target).map(
					(state) => state.lines.length,
				);
				expect(Math.min(1, ...lineCounts)).toBe(1);
			}),
			{ numRuns: 200 },
		);
	});

	it('has no step that changes nothing, except totals set again after the steps that move them', () => {
		fc.assert(
			fc.property(pairs, ({ order, target }) => {
				const { steps } = planEdit(order, target, mappings);
				for (const step of steps.slice(0, -1)) {
					expect(step.kind).not.toBe('setTotals');
					expect(step.from).not.toEqual(step.to);
				}
				const last = steps.at(-1);
				const alone = steps.every((step) => ['setTotals', 'setNote'].includes(step.kind));
				if (last && (alone || last.kind !== 'setTotals')) expect(last.from).not.toEqual(last.to);
			}),
			{ numRuns: 200 },
		);
	});

	it('has the same plan twice, and writes nothing while a person has to decide', () => {
		fc.assert(
			fc.property(pairs, ({ order, target }) => {
				const plan = planEdit(order, target, mappings);
				expect(planEdit(order, structuredClone(target), mappings)).toEqual(plan);
				if (!writable(plan)) expect(plan.steps).toEqual([]);
			}),
			{ numRuns: 100 },
		);
	});
});
