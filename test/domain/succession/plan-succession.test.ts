import { planEdit } from '../../../domain/edit/plan-edit';
import type { ImportSettings } from '../../../domain/import/plan-import';
import { planRegeneration } from '../../../domain/succession/plan-regeneration';
import { planSuccession } from '../../../domain/succession/plan-succession';
import { successorDifferences } from '../../../domain/succession/successor-differences';
import { minorUnits } from '../../../domain/money/money';
import type { FulfilmentFacts } from '../../../domain/target/fulfilment-facts';
import type { TargetSnapshot } from '../../../domain/target/target-snapshot';
import { anAddress } from '../../builders/address-builder';
import { someFacts } from '../../builders/facts-builder';
import { someMappings } from '../../builders/mappings-builder';
import { anOrder, type OrderBuilder } from '../../builders/order-builder';
import { aBlockedPlan } from '../../builders/plan-builder';
import { aTarget } from '../../builders/target-builder';

const SETTINGS: ImportSettings = {
	targetSystem: 'linnworks',
	source: 'N8N-SHOPIFY',
	subSource: 'demo.myshopify.com',
	baseCurrency: '',
	requireShippingService: true,
	locationNames: { 'loc-main': 'Main' },
};
const mappings = () => someMappings().stocking('SKU-1', 'SKU-2').build();
const bought = () => anOrder().withLine('SKU-1', 3, '10.00').shippedBy('Post', '3.60');
const edited = () => bought().nowWith('SKU-1', { quantity: 2 });

describe('a new order for an old one', () => {
	function regenerated(story: OrderBuilder, target: TargetSnapshot) {
		const snapshot = story.build();
		const amendment = planEdit(snapshot, target, mappings());
		return planRegeneration(
			amendment,
			{ snapshot, target, mappings: mappings() },
			SETTINGS,
			'Because',
		);
	}

	test('is made parked under a reference of its own, and the old one is cancelled after it', () => {
		const target = aTarget().inStepWith(bought().build()).build();
		const plan = regenerated(edited(), target);
		expect(plan?.strategy).toEqual({ chosen: 'regenerate', why: 'Because' });
		expect(plan?.steps).toMatchObject([
			{
				kind: 'createOrder',
				reference: '6001-R1',
				secondaryReference: '6001',
				parked: true,
				replaces: { orderId: 'order-1', displayNumber: '100017', reason: 'Because' },
				to: { totalMinor: 2360 },
			},
			{ kind: 'cancelReplaced', orderId: 'order-1', displayNumber: '100017' },
		]);
		expect(plan?.planKey).not.toBe(planEdit(edited().build(), target, mappings()).planKey);
	});

	test('has the number after the last one, also after one that was taken back', () => {
		const target = aTarget().inStepWith(bought().build()).build();
		const succession = { next: 3, undone: false, marked: [] };
		const plan = regenerated(edited(), { ...target, succession });
		expect(plan?.steps[0]).toMatchObject({ reference: '6001-R3' });
	});

	test('keeps what the shop leaves open: location, service, address, e-mail', () => {
		const target = aTarget()
			.inStepWith(bought().build())
			.with({ deliveryAddress: anAddress({ town: 'York' }), email: 'kept@example.test' })
			.build();
		const plan = regenerated(edited().deliveredTo(null).billedTo(null).withEmail(''), target);
		expect(plan?.steps[0]).toMatchObject({
			locationId: 'LOC-MAIN',
			locationName: 'Main',
			to: {
				shipping: { serviceId: 'svc-1', serviceName: 'Post', amountMinor: 360 },
				contact: { deliveryAddress: { town: 'York' }, email: 'kept@example.test' },
			},
		});
	});

	test('is not made when an article of it cannot be told', () => {
		const story = bought().withLine('SKU-9', 1, '1.00');
		const target = aTarget().inStepWith(story.build()).build();
		expect(regenerated(story.nowWith('SKU-1', { quantity: 1 }), target)).toBeNull();
	});
});

describe('two orders that both stand', () => {
	function decide(story: OrderBuilder, facts: Partial<FulfilmentFacts> = {}) {
		const head = aTarget().inStepWith(edited().build()).standing(facts).build();
		const old = { orderId: 'order-0', displayNumber: '100001', facts: someFacts() };
		const target = { ...head, replaced: [old] };
		return planSuccession(planEdit(story.build(), target, mappings()), target);
	}
	const kinds = (plan: ReturnType<typeof decide>): string[] =>
		plan.steps.map((step) =>
			step.kind === 'cancelReplaced' ? `cancel ${step.orderId}` : step.kind,
		);

	test('the newer one is as the shop wants it: the older one goes', () => {
		expect(kinds(decide(edited()))).toEqual(['cancel order-0']);
	});

	test('it is so but for the rounding: the older one goes, then the totals are set', () => {
		const head = aTarget().inStepWith(edited().build()).build();
		const totals = { ...head.totals, taxMinor: minorUnits(head.totals.taxMinor + 1) };
		const old = { orderId: 'order-0', displayNumber: '100001', facts: someFacts() };
		const target = { ...head, totals, replaced: [old] };
		const plan = planSuccession(planEdit(edited().build(), target, mappings()), target);
		expect(kinds(plan)).toEqual(['cancel order-0', 'setTotals']);
	});

	test('it is not: it is taken back', () => {
		expect(kinds(decide(bought()))).toEqual(['cancel order-1']);
		expect(kinds(decide(edited().withNote('Ring')))).toEqual(['cancel order-1']);
	});

	test('the one in force was dispatched: the other goes, whatever differs', () => {
		expect(kinds(decide(bought(), { closed: true }))).toEqual(['cancel order-0']);
	});

	test('the shop cancelled: both go', () => {
		expect(kinds(decide(edited().cancelled()))).toEqual(['cancel order-0', 'cancelOrder']);
	});

	test('a plan that a person has to look at stays as it is', () => {
		const plan = aBlockedPlan({ code: 'SKU_UNMAPPED' });
		const old = { orderId: 'order-0', displayNumber: '100001', facts: someFacts() };
		expect(planSuccession(plan, { ...aTarget().build(), replaced: [old] })).toBe(plan);
	});

	test('an order without a rival is planned as ever', () => {
		const target = aTarget().inStepWith(bought().build()).build();
		const plan = planEdit(edited().build(), target, mappings());
		expect(planSuccession(plan, target)).toBe(plan);
		expect(planSuccession(plan, { ...target, replaced: [] })).toBe(plan);
	});
});

describe('whether a new order may take over', () => {
	const snapshot = edited().withNote('Ring').build();
	const target = aTarget().inStepWith(bought().build()).build();
	const amendment = planEdit(snapshot, target, mappings());
	const order = { snapshot, target, mappings: mappings() };
	const step = planRegeneration(amendment, order, SETTINGS, 'Because')?.steps[0];
	const differences = (created: TargetSnapshot): string[] =>
		step?.kind === 'createOrder' ? successorDifferences(step, created) : ['no step'];
	const created = () => aTarget().inStepWith(snapshot);

	test('it may when it is as wished, give or take the rounding of totals', () => {
		expect(differences(created().build())).toEqual([]);
		const totals = { taxMinor: minorUnits(1), totalMinor: minorUnits(2360) };
		expect(differences(created().with({ totals }).build())).toEqual([]);
	});

	test.each<[string, TargetSnapshot, RegExp]>([
		['a missing line', created().withoutRow('SKU-1').build(), /SKU-1 is missing/],
		[
			'another article',
			{
				...created().build(),
				lines: created()
					.build()
					.lines.map((row) => ({ ...row, sku: 'OTHER', stockItemId: 'item-other' })),
			},
			/SKU-1 is missing or is another article/,
		],
		['a line too many', created().withRow('SKU-2', 1, '1.00').build(), /SKU-2 is there without/],
		[
			'another price',
			aTarget()
				.inStepWith(edited().nowWith('SKU-1', { unitPrice: '9.00' }).withNote('Ring').build())
				.build(),
			/SKU-1 differs in price/,
		],
		[
			'another address',
			created()
				.with({ deliveryAddress: anAddress({ town: 'York' }) })
				.build(),
			/the address differs in delivery.town/,
		],
		['no note', created().with({ notes: [] }).build(), /the note differs/],
		[
			'another service',
			created()
				.with({ shipping: { ...created().build().shipping, serviceId: 'svc-9' } })
				.build(),
			/the postage or its service differs/,
		],
	])('it may not with %s', (_what, order, why) => {
		expect(differences(order).join('; ')).toMatch(why);
	});
});
