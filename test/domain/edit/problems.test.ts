import { planEdit } from '../../../domain/edit/plan-edit';
import type { EditPlan } from '../../../domain/edit/edit-plan';
import { skusToResolve } from '../../support/skus-to-resolve';
import { ZERO } from '../../../domain/money/money';
import { anOrder, type OrderBuilder } from '../../builders/order-builder';
import { aTarget, type TargetBuilder } from '../../builders/target-builder';
import { someMappings, type MappingsBuilder } from '../../builders/mappings-builder';

const one = (): OrderBuilder => anOrder().withLine('SKU-1', 1, '10.00');
const inStep = (): TargetBuilder => aTarget().inStepWith(one().build());
const plan = (
	order: OrderBuilder,
	target: TargetBuilder = inStep(),
	mappings: MappingsBuilder = someMappings().stocking('SKU-1', 'SKU-2'),
): EditPlan => planEdit(order.build(), target.build(), mappings.build());
const codes = (of: EditPlan): string[] => of.problems.map((problem) => problem.code);

/** A plan with problems writes nothing at all. */
const expectBlocked = (result: EditPlan, ...expected: string[]): void => {
	expect(codes(result)).toEqual(expected);
	expect(result.steps).toEqual([]);
};

describe('SKUs', () => {
	it('that the warehouse does not know stop the whole edit and are named', () => {
		const result = plan(one().withLine('NEW-9', 1, '3.00').withLine('SKU-2', 1, '5.00'));
		expectBlocked(result, 'SKU_UNMAPPED');
		expect(result.problems[0]?.subject).toBe('NEW-9');
		expect(result.problems[0]?.detail).toContain('102');
	});

	it('that are missing on goods to be shipped stop the edit', () => {
		expectBlocked(plan(one().withLine('', 1, '3.00')), 'SKU_MISSING');
	});

	it('that are missing on goods the warehouse order holds already stop nothing', () => {
		const bare = (): OrderBuilder => one().withLine('', 1, '3.00');
		const target = (): TargetBuilder => aTarget().inStepWith(bare().build());
		expect(plan(bare(), target())).toMatchObject({ steps: [], problems: [] });
		const edited = plan(bare().nowWith('SKU-1', { quantity: 2 }), target());
		expect(codes(edited)).toEqual([]);
		expect(edited.steps.map((step) => step.kind)).toEqual(['updateLine', 'setTotals']);
	});

	it('already in the warehouse order need not be looked up', () => {
		const edited = one().nowWith('SKU-1', { quantity: 4 });
		expect(codes(plan(edited, inStep(), someMappings()))).toEqual([]);
	});
});

describe('SKUs to look up before planning', () => {
	const lookUp = (order: OrderBuilder, target = inStep()): string[] =>
		skusToResolve(
			order.build(),
			target.build(),
			someMappings().translating('SKU-2', 'WH-2').build(),
		);

	it('are the added ones, once each, as the warehouse calls them', () => {
		const order = one()
			.withLine('SKU-2', 1, '5.00')
			.withLine('sku-2', 1, '6.00')
			.withLine('SKU-3', 1, '7.00')
			.withService('Tip', '1.00');
		expect(lookUp(order)).toEqual(['WH-2', 'SKU-3']);
	});

	it('are none for a cancelled order or one without a price list', () => {
		const order = one().withLine('SKU-2', 1, '5.00');
		expect(lookUp(order, inStep().with({ currency: 'USD' }))).toEqual([]);
		expect(lookUp(order.cancelled())).toEqual([]);
	});
});

describe('locations', () => {
	const edited = (): OrderBuilder => one().nowWith('SKU-1', { quantity: 2 });
	const leeds = { id: 'loc-1', name: 'Leeds' };
	const york = { id: 'loc-2', name: 'York' };
	const located = (): MappingsBuilder => someMappings().locating('loc-1', 'loc-main');

	it('that are mapped to the warehouse location let the edit pass, in any case of letters', () => {
		expect(codes(plan(edited().from(leeds), inStep(), located()))).toEqual([]);
	});

	it('without a mapping row stop the edit', () => {
		expectBlocked(plan(edited().from(york), inStep(), located()), 'LOCATION_UNMAPPED');
	});

	it('other than where the warehouse order stands stop the edit', () => {
		const elsewhere = inStep().with({ locationId: 'LOC-OTHER' });
		expectBlocked(plan(edited().from(leeds), elsewhere, located()), 'LOCATION_DIFFERS');
	});

	it('more than one stop the edit', () => {
		const result = plan(edited().from(leeds, york), inStep(), located());
		expectBlocked(result, 'LOCATION_SPLIT');
		expect(result.problems[0]?.subject).toBe('Leeds, York');
	});

	it('are compared without regard to the case of either side', () => {
		const shouted = someMappings().locating('loc-1', 'LOC-MAIN');
		const target = inStep().with({ locationId: 'loc-main' });
		expect(codes(plan(edited().from(leeds), target, shouted))).toEqual([]);
	});

	it('are asked about when only the totals drifted', () => {
		const drifted = inStep().with({ totals: { taxMinor: ZERO, totalMinor: ZERO } });
		expectBlocked(plan(one().from(york), drifted, located()), 'LOCATION_UNMAPPED');
	});

	it.each([
		['unmapped', [york]],
		['several', [leeds, york]],
		['the right one', [leeds]],
	])('are not asked about when the order is in step: %s', (_what, locations) => {
		const result = plan(one().from(...locations), inStep(), located());
		expect(result).toMatchObject({ steps: [], problems: [] });
	});

	it('other than where the warehouse order stands are said even if nothing else differs', () => {
		const result = plan(one().from(leeds), inStep().with({ locationId: 'LOC-OTHER' }), located());
		expectBlocked(result, 'LOCATION_DIFFERS');
		expect(result.problems[0]).toMatchObject({
			subject: 'Leeds',
			detail: expect.stringContaining('LOC-OTHER') as unknown,
		});
	});

	it('do not stand in the way of a cancellation', () => {
		const elsewhere = inStep().with({ locationId: 'LOC-OTHER' });
		const result = plan(one().from(leeds).cancelled(), elsewhere, located());
		expect(codes(result)).toEqual([]);
		expect(result.steps.map((step) => step.kind)).toEqual(['cancelOrder']);
	});

	it('that the shop does not name are left alone', () => {
		expect(codes(plan(edited().from()))).toEqual([]);
	});
});

describe('shipping', () => {
	const posted = (): TargetBuilder =>
		aTarget().inStepWith(one().shippedBy('Standard', '4.00').build());

	it('follows a changed postage and leaves the service', () => {
		const result = plan(one().shippedBy('Standard', '6.00'), posted());
		expect(result.steps.find((step) => step.kind === 'setShipping')).toMatchObject({
			from: { amountMinor: 400, serviceId: 'svc-1' },
			to: { amountMinor: 600, serviceId: 'svc-1' },
		});
	});

	it('takes the mapped service, by title or by code', () => {
		const mappings = someMappings().shipping('Express', 'svc-2', 'Next Day');
		for (const order of [
			one().shippedBy('Express', '4.00'),
			one().shippedBy('Blitz', '4.00', { code: 'EXPRESS' }),
		]) {
			const result = plan(order, posted(), mappings);
			expect(result.steps.find((step) => step.kind === 'setShipping')).toMatchObject({
				to: { serviceId: 'svc-2', serviceName: 'Next Day' },
			});
		}
	});

	it('changed by an edit to a title without a mapping row stops the edit', () => {
		const result = plan(one().shippedBy('Express', '9.00', { changed: true }), posted());
		expectBlocked(result, 'SHIPPING_UNMAPPED');
		expect(result.problems[0]?.subject).toBe('Express');
	});

	it('untouched and without a mapping row leaves the service that the warehouse chose', () => {
		const chosen = posted().with({
			shipping: { serviceId: 'svc-9', serviceName: 'Courier', amountMinor: 400 as never },
		});
		expect(plan(one().shippedBy('Standard', '4.00'), chosen)).toMatchObject({
			steps: [],
			problems: [],
		});
	});

	it('removed takes the postage off', () => {
		const result = plan(one(), posted());
		expect(result.steps.map((step) => step.kind)).toEqual(['setShipping', 'setTotals']);
		expect(result.expected?.shipping.amountMinor).toBe(0);
	});
});

describe('currencies', () => {
	it('in which the shop did not price the order stop the edit', () => {
		const result = plan(one(), inStep().with({ currency: 'USD' }));
		expectBlocked(result, 'CURRENCY_MISMATCH');
		expect(result.problems[0]?.subject).toBe('USD');
	});

	it('may be the second one of the order', () => {
		const order = (): OrderBuilder => one().alsoPricedIn('EUR', 1.2);
		const target = aTarget().inStepWith(order().build(), 'EUR');
		expect(plan(order(), target)).toMatchObject({ steps: [], problems: [] });
		const edited = plan(order().nowWith('SKU-1', { quantity: 2 }), target);
		expect(edited.steps[0]).toMatchObject({
			from: { grossMinor: 1200 },
			to: { grossMinor: 2400 },
		});
		expect(edited.expected?.currency).toBe('EUR');
	});
});

describe('an order emptied by edits', () => {
	it('is not emptied in the warehouse but shown to a person', () => {
		expectBlocked(plan(one().without('SKU-1')), 'ORDER_EMPTY');
	});
});
