import type { EditPlan } from '../../../domain/edit/edit-plan';
import { planEdit } from '../../../domain/edit/plan-edit';
import { linesToResolve } from '../../../domain/edit/skus-to-resolve';
import { skusToResolve } from '../../support/skus-to-resolve';
import { verifyApplied } from '../../../domain/verify/verify-applied';
import { someMappings, type MappingsBuilder } from '../../builders/mappings-builder';
import { anOrder, type OrderBuilder } from '../../builders/order-builder';
import { aTarget, type TargetBuilder } from '../../builders/target-builder';
import { applyPlan } from '../../support/apply-plan-model';

const EAN = '5012345678900';
const one = (): OrderBuilder => anOrder().withLine('SKU-1', 1, '10.00');
const inStep = (): TargetBuilder => aTarget().inStepWith(one().build());
const stocked = (): MappingsBuilder => someMappings().stocking('SKU-1', 'BLUE', 'RED');
const plan = (order: OrderBuilder, target: TargetBuilder, mappings: MappingsBuilder): EditPlan =>
	planEdit(order.build(), target.build(), mappings.build());
const steps = (of: EditPlan): string[] =>
	of.steps.map((step) => ('sku' in step ? `${step.kind} ${step.sku}` : step.kind));

describe('an article', () => {
	it('found by its bar code goes in under the SKU and the id of the warehouse', () => {
		const order = one().withLine('SHOP-9', 1, '3.00', { barcode: EAN });
		const result = plan(order, inStep(), stocked().scanning(EAN, 'WH-9'));
		expect(result.problems).toEqual([]);
		expect(result.steps[0]).toMatchObject({
			kind: 'addLine',
			lineId: '102',
			sku: 'WH-9',
			stockItemId: 'item-wh-9',
		});
	});

	it('found by its bar code is matched to its row from then on', () => {
		const order = one().withLine('SHOP-9', 1, '3.00', { barcode: EAN });
		const mappings = stocked().scanning(EAN, 'WH-9');
		const first = plan(order, inStep(), mappings);
		const after = applyPlan(first, inStep().build()).at(-1);
		expect(after && planEdit(order.build(), after, mappings.build())).toMatchObject({
			steps: [],
			problems: [],
		});
		const decided = { '102': { stockItemId: 'item-wh-9', sku: 'WH-9' } };
		const verifying = { ...stocked().build(), decided };
		expect(after && verifyApplied(first, order.build(), after, verifying)).toEqual([]);
	});

	it('keeps its row when the warehouse gave its item another SKU', () => {
		const renamed = aTarget().withRow('NEW-NAME', 1, '10.00', { reference: '101' });
		const target = renamed.build();
		const row = target.lines[0];
		if (row) row.stockItemId = 'ITEM-SKU-1';
		const result = planEdit(one().build(), target, stocked().build());
		expect(steps(result)).toEqual(['setTotals']);
	});

	it('stays the same when the shop made its product anew', () => {
		const made = anOrder().withLine('SKU-1', 1, '10.00', { variantId: '1' });
		const anew = anOrder().withLine('SKU-1', 1, '10.00', { variantId: '2' });
		const target = aTarget().inStepWith(made.build());
		expect(plan(anew, target, someMappings())).toMatchObject({ steps: [], problems: [] });
	});

	it('swapped for another is added before the old one is removed', () => {
		const blue = one().withLine('BLUE', 1, '8.00');
		const red = one().withLine('BLUE', 1, '8.00').without('BLUE').withLine('RED', 1, '8.00');
		const result = plan(red, aTarget().inStepWith(blue.build()), stocked());
		expect(steps(result)).toEqual(['addLine RED', 'removeLine BLUE', 'setTotals']);
	});

	it('of a custom item is the one its mapping row names', () => {
		const order = one().withLine('', 1, '3.00', { title: 'Gift wrapping' });
		const mappings = stocked().translating('title:gift wrapping', 'WRAP').stocking('WRAP');
		expect(steps(plan(order, inStep(), mappings))).toEqual(['addLine WRAP', 'setTotals']);
	});

	it('without a SKU that is not shipped is goods if a mapping row says so', () => {
		const voucher = { title: 'Voucher', requiresShipping: false, variantId: '7' };
		const order = one().withLine('', 1, '3.00', voucher);
		expect(steps(plan(order, inStep(), stocked()))).toEqual(['addService', 'setTotals']);
		const mapped = stocked().translatingVariant('7', 'CARD').stocking('CARD');
		expect(steps(plan(order, inStep(), mapped))).toEqual(['addLine CARD', 'setTotals']);
	});
});

describe('an article that is not found', () => {
	const problems = (order: OrderBuilder, mappings = stocked()) => {
		const result = plan(order, inStep(), mappings);
		expect(result.steps).toEqual([]);
		return result.problems;
	};

	it('because several items carry its bar code names them all', () => {
		const order = one().withLine('SHOP-9', 1, '3.00', { barcode: EAN });
		expect(problems(order, stocked().scanning(EAN, 'WH-1', 'WH-2'))).toEqual([
			{
				code: 'SKU_AMBIGUOUS',
				detail: expect.stringMatching(/102.*5012345678900.*WH-1, WH-2/) as string,
				subject: EAN,
			},
		]);
	});

	it('because the warehouse archived it is said to be archived', () => {
		const order = one().withLine('OLD-1', 1, '3.00');
		expect(problems(order, stocked().archiving('OLD-1'))).toMatchObject([
			{
				code: 'SKU_UNMAPPED',
				subject: 'OLD-1',
				detail: expect.stringContaining('archived') as string,
			},
		]);
	});

	it('by its bar code alone names the bar code', () => {
		const order = one().withLine('', 1, '3.00', { barcode: EAN });
		expect(problems(order, stocked().scanning(EAN))).toMatchObject([
			{ code: 'SKU_UNMAPPED', subject: EAN, detail: expect.stringContaining(EAN) as string },
		]);
	});

	it('keeps the row that remembers its line, once the warehouse was asked', () => {
		const order = anOrder().withLine('SHOP-9', 2, '3.00', { barcode: EAN });
		const target = aTarget().withRow('WH-9', 1, '3.00', { reference: '101' });
		expect(steps(plan(order, target, someMappings()))).toEqual(['updateLine WH-9', 'setTotals']);
		const before = linesToResolve(order.build(), target.build(), { skus: {} });
		expect(before.map((line) => line.lineId)).toEqual(['101']);
		const known = someMappings().stocking('SHOP-9');
		expect(steps(plan(order, target, known)).slice(0, 2)).toEqual([
			'addLine SHOP-9',
			'removeLine WH-9',
		]);
	});

	it('does not take the row of a service or of another line for its own', () => {
		const order = anOrder().withLine('SHOP-9', 1, '3.00').withLine('SKU-1', 1, '3.00');
		const service = aTarget().withRow('', 1, '3.00', { reference: '101', isService: true });
		expect(plan(order, service, stocked()).problems.map((each) => each.code)).toContain(
			'SKU_UNMAPPED',
		);
		const other = aTarget().withRow('SKU-1', 1, '3.00', { reference: '101' });
		expect(plan(order, other, stocked()).problems).toMatchObject([{ subject: 'SHOP-9' }]);
	});

	it('is no problem while its row stands in the warehouse order', () => {
		const order = anOrder().withLine('', 1, '3.00', { barcode: EAN });
		const target = aTarget().withRow('ANY', 1, '3.00', { reference: '101' });
		expect(plan(order, target, someMappings()).problems).toEqual([]);
	});
});

describe('lines to look up', () => {
	const bought = one().withLine('NEW-1', 1, '3.00').withLine('', 1, '3.00', { barcode: EAN });
	const ids = (mappings = someMappings(), target: TargetBuilder | null = inStep()): string[] =>
		linesToResolve(bought.build(), target?.build() ?? null, mappings.build()).map(
			(line) => line.lineId,
		);

	it('are those that the plan would add, until their article is known', () => {
		expect(ids()).toEqual(['102', '103']);
		expect(ids(someMappings().stocking('NEW-1'))).toEqual(['103']);
		expect(ids(someMappings().stocking('NEW-1').scanning(EAN, 'WH-1'))).toEqual([]);
	});

	it('are all goods of an order that the warehouse does not have', () => {
		expect(ids(someMappings(), null)).toEqual(['101', '102', '103']);
		expect(skusToResolve(bought.build(), null, someMappings().build())).toEqual(['SKU-1', 'NEW-1']);
	});
});
