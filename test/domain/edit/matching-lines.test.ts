import { planEdit } from '../../../domain/edit/plan-edit';
import type { EditPlan } from '../../../domain/edit/edit-plan';
import { anOrder, type OrderBuilder } from '../../builders/order-builder';
import { aTarget, type TargetBuilder } from '../../builders/target-builder';
import { someMappings } from '../../builders/mappings-builder';

const mappings = someMappings().stocking('SKU-1', 'SKU-2').build();
const plan = (order: OrderBuilder, target: TargetBuilder): EditPlan =>
	planEdit(order.build(), target.build(), mappings);
const steps = (of: EditPlan): string[] =>
	of.steps.map((step) => ('rowId' in step ? `${step.kind} ${step.rowId}` : step.kind));
const codes = (of: EditPlan): string[] => of.problems.map((problem) => problem.code);

describe('two lines of one SKU', () => {
	const twice = (): OrderBuilder =>
		anOrder().withLine('SKU-1', 1, '10.00').withLine('SKU-1', 2, '8.00');

	it('each keep their row', () => {
		expect(steps(plan(twice(), aTarget().inStepWith(twice().build())))).toEqual([]);
	});

	it('find their rows by quantity and price when no line id is remembered', () => {
		const imported = aTarget().inStepWith(twice().build()).withoutReferences().withRowsReversed();
		expect(steps(plan(twice(), imported))).toEqual([]);
	});

	it('lose only the row of the line that was edited out', () => {
		const edited = twice().nowWith('SKU-1', { quantity: 4 });
		expect(steps(plan(edited, aTarget().inStepWith(twice().build())))).toEqual([
			'updateLine row-1',
			'setTotals',
		]);
	});

	it('shrink to one: the second priced row is removed, not left in the parcel', () => {
		const once = anOrder().withLine('SKU-1', 1, '10.00');
		const target = aTarget().inStepWith(twice().build()).withoutReferences();
		expect(steps(plan(once, target))).toEqual(['removeLine row-2', 'setTotals']);
	});
});

describe('remembered line ids', () => {
	const order = (): OrderBuilder =>
		anOrder().withLine('SKU-1', 1, '10.00').withLine('SKU-2', 2, '5.00');

	it('that were swapped between SKUs do not swap the goods', () => {
		const swapped = aTarget()
			.inStepWith(anOrder().build())
			.withRow('SKU-1', 1, '10.00', { reference: '102' })
			.withRow('SKU-2', 2, '5.00', { reference: '101' });
		expect(steps(plan(order(), swapped))).toEqual(['setTotals']);
	});

	it('decide between rows of one SKU', () => {
		const twins = (): OrderBuilder =>
			anOrder().withLine('SKU-1', 1, '10.00').withLine('SKU-1', 5, '10.00');
		const target = aTarget().inStepWith(twins().build());
		const edited = twins().nowWith('SKU-1', { quantity: 5 });
		expect(plan(edited, target).steps[0]).toMatchObject({ rowId: 'row-1', lineId: '101' });
	});

	it('say that a row belongs to a removed line, whatever SKU it now has', () => {
		const edited = order().without('SKU-2');
		const target = aTarget()
			.inStepWith(anOrder().withLine('SKU-1', 1, '10.00').build())
			.withRow('OTHER', 2, '5.00', { reference: '102' });
		expect(steps(plan(edited, target))).toEqual(['removeLine row-2', 'setTotals']);
	});
});

describe('rows that the shop never had', () => {
	const order = (): OrderBuilder => anOrder().withLine('SKU-1', 1, '10.00');
	const inStep = (): TargetBuilder => aTarget().inStepWith(order().build());

	it('stay when they are a free gift', () => {
		const result = plan(order(), inStep().withRow('GIFT', 1, '0.00'));
		expect(result).toMatchObject({ steps: [], problems: [] });
	});

	it('stay through an edit when they are a free gift', () => {
		const result = plan(
			order().nowWith('SKU-1', { quantity: 2 }),
			inStep().withRow('GIFT', 1, '0.00'),
		);
		expect(steps(result)).toEqual(['updateLine row-1', 'setTotals']);
	});

	it('stop the edit when they cost money', () => {
		const result = plan(
			order().nowWith('SKU-1', { quantity: 2 }),
			inStep().withRow('STRANGE', 3, '4.00'),
		);
		expect(result.steps).toEqual([]);
		expect(result.problems).toEqual([
			expect.objectContaining({ code: 'FOREIGN_LINE', subject: 'STRANGE' }),
		]);
	});

	it('stop the edit when they are free but double a SKU of the order', () => {
		const result = plan(order(), inStep().withRow('sku-1', 1, '0.00'));
		expect(codes(result)).toEqual(['FOREIGN_LINE']);
	});

	it.each([false, true])(
		'are told from the sold row by price, whichever row comes first (reversed: %s)',
		(reversed) => {
			const target = aTarget().withRow('SKU-1', 1, '0.00').withRow('SKU-1', 1, '10.00');
			if (reversed) target.withRowsReversed();
			const result = plan(order().nowWith('SKU-1', { quantity: 2 }), target);
			expect(codes(result)).toEqual(['FOREIGN_LINE']);
		},
	);
});

describe('services', () => {
	const tipped = (): OrderBuilder =>
		anOrder().withLine('SKU-1', 1, '10.00').withService('Tip', '2.00');

	it('are matched by title, for they have no SKU', () => {
		const target = aTarget().inStepWith(tipped().build()).withoutReferences();
		expect(steps(plan(tipped(), target))).toEqual([]);
	});

	it('are added without a stock item and need none', () => {
		const before = anOrder().withLine('SKU-1', 1, '10.00');
		const result = plan(tipped(), aTarget().inStepWith(before.build()));
		expect(codes(result)).toEqual([]);
		expect(result.steps[0]).toMatchObject({
			kind: 'addService',
			lineId: '102',
			title: 'Tip',
			to: { grossMinor: 200, taxRatePpm: 0 },
		});
	});

	it('are removed when edited out', () => {
		const result = plan(tipped().without('Tip'), aTarget().inStepWith(tipped().build()));
		expect(steps(result)).toEqual(['removeLine row-2', 'setTotals']);
	});

	it('are not taken for goods of the same title', () => {
		const target = aTarget()
			.inStepWith(anOrder().withLine('SKU-1', 1, '10.00').build())
			.withRow('TIP-BOX', 1, '2.00', { title: 'Tip' });
		expect(codes(plan(tipped(), target))).toEqual(['FOREIGN_LINE']);
	});
});

describe('goods without a SKU', () => {
	const bare = (quantity = 1): OrderBuilder =>
		anOrder().withLine('SKU-1', 1, '10.00').withLine('', quantity, '3.00', { title: 'Engraving' });
	const sold = (): TargetBuilder =>
		aTarget().inStepWith(anOrder().withLine('SKU-1', 1, '10.00').build());

	it('keep the row that remembers their line, whatever SKU and title it has', () => {
		const target = sold().withRow('WH-9', 1, '3.00', { reference: '102', title: 'Other' });
		expect(steps(plan(bare(), target))).toEqual(['setTotals']);
		expect(codes(plan(bare(), target))).toEqual([]);
	});

	it('keep a row without SKU of the same title, in any case of letters', () => {
		const target = sold().withRow('', 1, '3.00', { title: ' ENGRAVING ' });
		expect(codes(plan(bare(), target))).toEqual([]);
		expect(steps(plan(bare(), target))).toEqual(['setTotals']);
	});

	it('are changed in place on the row they match', () => {
		const target = (): TargetBuilder => sold().withRow('', 1, '3.00', { title: 'Engraving' });
		expect(steps(plan(bare(2), target()))).toEqual(['updateLine row-2', 'setTotals']);
	});

	it('are not taken for a row of the same title that has a SKU', () => {
		const target = sold().withRow('WH-9', 1, '3.00', { title: 'Engraving' });
		const result = plan(bare(), target);
		expect(codes(result)).toEqual(['FOREIGN_LINE', 'SKU_MISSING']);
		expect(result.steps).toEqual([]);
	});

	it('are not taken for a row without SKU of another title', () => {
		const result = plan(bare(), sold().withRow('', 1, '3.00', { title: 'Ribbon' }));
		expect(codes(result)).toEqual(['FOREIGN_LINE', 'SKU_MISSING']);
	});

	it('are not taken for a service of the same title', () => {
		const target = sold().withRow('', 1, '3.00', { title: 'Engraving', isService: true });
		expect(codes(plan(bare(), target))).toEqual(['FOREIGN_LINE', 'SKU_MISSING']);
	});

	it('of one title each find their row by the line it remembers, then by quantity and price', () => {
		const twins = anOrder()
			.withLine('', 1, '3.00', { title: 'Engraving' })
			.withLine('', 2, '4.00', { title: 'Engraving' });
		const target = (): TargetBuilder => aTarget().inStepWith(twins.build()).withRowsReversed();
		expect(steps(plan(twins, target()))).toEqual([]);
		expect(steps(plan(twins, target().withoutReferences()))).toEqual([]);
	});

	it('are removed when edited out, if their row remembers them', () => {
		const edited = bare().without('Engraving');
		const target = aTarget().inStepWith(bare().build());
		expect(steps(plan(edited, target))).toEqual(['removeLine row-2', 'setTotals']);
	});

	it('edited out are left to a person if their row remembers nothing', () => {
		const edited = bare().without('Engraving');
		const target = aTarget().inStepWith(bare().build()).withoutReferences();
		expect(codes(plan(edited, target))).toEqual(['FOREIGN_LINE']);
	});
});
