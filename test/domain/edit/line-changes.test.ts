import { planEdit } from '../../../domain/edit/plan-edit';
import type { EditPlan } from '../../../domain/edit/edit-plan';
import type { OrderSnapshot } from '../../../domain/order/order-snapshot';
import { pounds } from '../../builders/money-builder';
import { anOrder, type OrderBuilder } from '../../builders/order-builder';
import { aTarget } from '../../builders/target-builder';
import { someMappings } from '../../builders/mappings-builder';

const mappings = someMappings().stocking('SKU-1', 'SKU-2', 'SKU-3').build();
const twoLines = (): OrderBuilder =>
	anOrder().withLine('SKU-1', 3, '10.00').withLine('SKU-2', 1, '5.00');

/** Plans an edit of an order that was in step before. */
const planned = (before: OrderSnapshot, after: OrderSnapshot): EditPlan =>
	planEdit(after, aTarget().inStepWith(before).build(), mappings);
const kinds = (plan: EditPlan): string[] => plan.steps.map((step) => step.kind);

describe('planning a change of lines', () => {
	it('plans nothing when nothing changed', () => {
		const plan = planned(twoLines().build(), twoLines().build());
		expect(plan).toMatchObject({ steps: [], problems: [] });
	});

	it('adds a line with its item, price and line id', () => {
		const plan = planned(twoLines().build(), twoLines().withLine('sku-3', 2, '6.00').build());
		expect(plan.steps[0]).toEqual({
			kind: 'addLine',
			lineId: '103',
			sku: 'SKU-3',
			stockItemId: 'item-sku-3',
			from: null,
			to: {
				quantity: 2,
				netMinor: 1000,
				grossMinor: 1200,
				taxRatePpm: 200_000,
				taxIncluded: true,
			},
		});
		expect(kinds(plan)).toEqual(['addLine', 'setTotals']);
	});

	it('removes a line that was edited out', () => {
		const plan = planned(twoLines().build(), twoLines().without('SKU-2').build());
		expect(plan.steps[0]).toMatchObject({
			kind: 'removeLine',
			rowId: 'row-2',
			sku: 'SKU-2',
			from: { quantity: 1, grossMinor: 500 },
			to: null,
		});
		expect(plan.steps[1]).toMatchObject({
			kind: 'setTotals',
			from: { totalMinor: 3500 },
			to: { totalMinor: 3000 },
		});
	});

	it('changes a quantity in place', () => {
		const plan = planned(twoLines().build(), twoLines().nowWith('SKU-1', { quantity: 2 }).build());
		expect(plan.steps[0]).toMatchObject({
			kind: 'updateLine',
			rowId: 'row-1',
			lineId: '101',
			fields: ['quantity', 'price'],
			from: { quantity: 3, grossMinor: 3000 },
			to: { quantity: 2, grossMinor: 2000 },
		});
		expect(kinds(plan)).toEqual(['updateLine', 'setTotals']);
	});

	it('changes a price in place', () => {
		const plan = planned(
			twoLines().build(),
			twoLines().nowWith('SKU-2', { unitPrice: '4.00' }).build(),
		);
		expect(plan.steps[0]).toMatchObject({ rowId: 'row-2', fields: ['price'] });
	});

	it('changes a tax rate in place, even when the price with tax stays', () => {
		const plan = planned(
			twoLines().build(),
			twoLines().nowWith('SKU-2', { taxRatePpm: 50_000 }).build(),
		);
		expect(plan.steps[0]).toMatchObject({
			rowId: 'row-2',
			fields: ['taxRate'],
			from: { grossMinor: 500, taxRatePpm: 200_000 },
			to: { grossMinor: 500, taxRatePpm: 50_000 },
		});
	});

	it('takes a rate written with other digits for the same rate', () => {
		const close = twoLines().nowWith('SKU-2', { taxRatePpm: 200_050 }).build();
		const apart = twoLines().nowWith('SKU-2', { taxRatePpm: 200_051 }).build();
		expect(kinds(planned(twoLines().build(), close))).not.toContain('updateLine');
		expect(kinds(planned(twoLines().build(), apart))).toContain('updateLine');
	});

	it('swaps a SKU on the same line by adding the new one before removing the old one', () => {
		const blue = anOrder().withLine('SKU-1', 1, '10.00', { lineId: '101' }).build();
		const red = anOrder().withLine('SKU-2', 1, '10.00', { lineId: '101' }).build();
		const plan = planned(blue, red);
		expect(kinds(plan)).toEqual(['addLine', 'removeLine', 'setTotals']);
		expect(plan.steps[0]).toMatchObject({ sku: 'SKU-2' });
		expect(plan.steps[1]).toMatchObject({ sku: 'SKU-1' });
	});

	it('sets the totals last, and only corrects them when nothing else differs', () => {
		const order = twoLines().build();
		const drifted = aTarget()
			.inStepWith(order)
			.with({ totals: { taxMinor: pounds('5.83'), totalMinor: pounds('0.01') } })
			.build();
		expect(kinds(planEdit(order, drifted, mappings))).toEqual(['setTotals']);
	});
});

describe('planning where prices are without tax', () => {
	const exclusive = (unitPrice: string): OrderSnapshot => ({
		...anOrder().withLine('SKU-1', 1, unitPrice).build(),
		taxesIncluded: false,
	});
	const target = aTarget().inStepWith(exclusive('10.00')).build();

	it('changes a line whose net price changed', () => {
		const plan = planEdit(exclusive('9.00'), target, mappings);
		expect(plan.steps[0]).toMatchObject({
			kind: 'updateLine',
			fields: ['price'],
			to: { netMinor: 750, taxIncluded: false },
		});
	});

	it('compares gross where the warehouse holds the row with tax', () => {
		const withTax = {
			...target,
			lines: target.lines.map((row) => ({ ...row, taxIncluded: true, netMinor: pounds('8.34') })),
		};
		expect(planEdit(exclusive('10.00'), withTax, mappings).steps).toEqual([]);
	});

	it('leaves a line whose tax the warehouse rounds otherwise', () => {
		const rounded = {
			...target,
			lines: target.lines.map((row) => ({ ...row, grossMinor: pounds('10.01') })),
		};
		expect(planEdit(exclusive('10.00'), rounded, mappings).steps).toEqual([]);
	});
});

describe('planning with a SKU mapping', () => {
	const mapped = someMappings().stocking('WH-1').translating('SKU-1', 'WH-1').build();

	it('adds the SKU that the warehouse calls it by', () => {
		const target = aTarget()
			.inStepWith(anOrder().withLine('SKU-2', 1, '5.00').build())
			.build();
		const order = anOrder().withLine('SKU-2', 1, '5.00').withLine('sku-1', 1, '10.00').build();
		const plan = planEdit(order, target, mapped);
		expect(plan.steps[0]).toMatchObject({ kind: 'addLine', sku: 'WH-1' });
	});

	it('knows the row of a mapped SKU again', () => {
		const target = aTarget().withRow('WH-1', 1, '10.00').build();
		const order = anOrder().withLine('SKU-1', 1, '10.00').build();
		expect(kinds(planEdit(order, target, mapped))).toEqual(['setTotals']);
	});

	it('removes the row of a mapped SKU that was edited out, though the row remembers no line', () => {
		const target = aTarget().withRow('WH-1', 1, '10.00').withRow('SKU-2', 1, '5.00').build();
		const order = anOrder()
			.withLine('SKU-1', 1, '10.00')
			.withLine('SKU-2', 1, '5.00')
			.without('SKU-1')
			.build();
		expect(planEdit(order, target, mapped).steps[0]).toMatchObject({
			kind: 'removeLine',
			sku: 'WH-1',
		});
	});
});
