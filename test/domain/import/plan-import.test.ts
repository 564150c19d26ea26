import type { CreateOrderStep } from '../../../domain/edit/edit-plan';
import { planCorrections } from '../../../domain/import/plan-corrections';
import { planImport, planPostponed, type ImportSettings } from '../../../domain/import/plan-import';
import { minorUnits } from '../../../domain/money/money';
import type { OrderSnapshot } from '../../../domain/order/order-snapshot';
import { anAddress } from '../../builders/address-builder';
import type { MappingsBuilder } from '../../builders/mappings-builder';
import { someMappings } from '../../builders/mappings-builder';
import { anOrder } from '../../builders/order-builder';
import { aTarget } from '../../builders/target-builder';

const SETTINGS: ImportSettings = {
	targetSystem: 'linnworks',
	source: 'N8N-SHOPIFY',
	subSource: 'demo.myshopify.com',
	baseCurrency: '',
	requireShippingService: false,
	locationNames: { 'loc-1': 'Leeds' },
};

const bought = () => anOrder().withLine('sku-1', 3, '10.00').shippedBy('Post', '3.60');
const stocked = () => someMappings().stocking('SKU-1');

function stepFor(
	order: OrderSnapshot = bought().build(),
	mappings: MappingsBuilder = stocked(),
	settings: Partial<ImportSettings> = {},
): CreateOrderStep {
	const plan = planImport(order, mappings.build(), { ...SETTINGS, ...settings });
	const [step, ...others] = plan.steps;
	expect(others).toEqual([]);
	if (step?.kind !== 'createOrder') throw new Error(JSON.stringify(plan.problems));
	return step;
}

test('one step creates the order, in the words of the warehouse', () => {
	const order = bought()
		.withNote(' Ring twice ')
		.with({ purchaseOrderNumber: 'PO-7', createdAt: '2026-03-01T08:00:00Z' })
		.build();
	expect(stepFor(order)).toMatchObject({
		source: 'N8N-SHOPIFY',
		subSource: 'demo.myshopify.com',
		reference: '6001',
		replaces: null,
		parked: false,
		paid: true,
		receivedAt: '2026-03-01T08:00:00Z',
		purchaseOrderNumber: 'PO-7',
		note: 'Order note: Ring twice',
		shippingTaxMinor: 60,
		conversionRate: '',
		to: {
			currency: 'GBP',
			totalMinor: 3360,
			lines: [{ lineId: '101', sku: 'SKU-1', stockItemId: 'item-sku-1', quantity: 3 }],
			contact: { deliveryAddress: { country: 'United Kingdom', countryCode: 'GB' } },
		},
	});
});

test('the plan is for no target order yet, and the same for the same order', () => {
	const plan = planImport(bought().build(), stocked().build(), SETTINGS);
	expect(plan).toMatchObject({ targetOrderId: '', targetVersion: 'absent', postponed: null });
	const again = planImport(bought().build(), stocked().build(), SETTINGS);
	expect(again.planKey).toBe(plan.planKey);
	const other = planImport(bought().withNote('Ring').build(), stocked().build(), SETTINGS);
	expect(other.planKey).not.toBe(plan.planKey);
});

test('a postponed import plans nothing and says why and until when', () => {
	const postponed = { reason: 'Too young', until: '2026-03-02T12:00:00Z' };
	expect(planPostponed(bought().build(), 'linnworks', postponed)).toMatchObject({
		steps: [],
		problems: [],
		expected: null,
		postponed,
	});
});

describe('postal service', () => {
	const shipping = (mappings: MappingsBuilder) => stepFor(bought().build(), mappings).to.shipping;
	const post = { serviceId: 'svc-9', serviceName: 'Post' };

	test('the mapping row comes before the service of the same name', () => {
		const mappings = stocked().shipping('Post', 'svc-2', 'Tracked 48');
		mappings.build().services = { post };
		expect(shipping(mappings)).toMatchObject({ serviceId: 'svc-2', amountMinor: 360 });
	});

	test('without a row the service of the same name is taken, or the default', () => {
		const mappings = stocked();
		expect(shipping(mappings)).toMatchObject({ serviceId: '', serviceName: '' });
		mappings.build().services = { post };
		expect(shipping(mappings)).toMatchObject(post);
	});

	test('free postage gets its service too', () => {
		const mappings = stocked();
		mappings.build().services = { post };
		const order = anOrder().withLine('SKU-1', 1, '1.00').shippedBy('Post', '0.00').build();
		expect(stepFor(order, mappings).to.shipping).toMatchObject(post);
	});
});

test('without a billing address the parcel is billed where it goes', () => {
	const order = bought()
		.billedTo(null)
		.deliveredTo(anAddress({ town: 'Leeds' }))
		.build();
	expect(stepFor(order).to.contact.billingAddress.town).toBe('Leeds');
});

test('the location goes by its name', () => {
	const order = bought().from({ id: 'L1', name: 'Shop' }).build();
	const step = stepFor(order, stocked().locating('L1', 'LOC-1'));
	expect(step).toMatchObject({ locationId: 'LOC-1', locationName: 'Leeds' });
});

describe('conversion rate', () => {
	const rate = (factor: number, currency: string, baseCurrency: string): string => {
		const order = anOrder().withLine('SKU-1', 1, '10.00').alsoPricedIn(currency, factor).build();
		order.prices.reverse();
		return stepFor(order, stocked(), { baseCurrency }).conversionRate;
	};

	test.each([
		[1.25, 'EUR', 'GBP', '1.25'],
		[1.9, 'JPY', 'GBP', '190'],
		[1.25, 'EUR', '', ''],
		[1.25, 'EUR', 'USD', ''],
		[1.25, 'EUR', 'EUR', '1'],
	])('%d, paid in %s, kept in %s: %s', (factor, currency, base, expected) => {
		expect(rate(factor, currency, base)).toBe(expected);
	});
});

describe('a problem leaves nothing to write', () => {
	test.each([
		['SKU_UNMAPPED', bought().withLine('SKU-9', 1, '1.00'), {}],
		['ADDRESS_INCOMPLETE', bought().deliveredTo(anAddress({ town: '' })), {}],
		['LOCATION_UNMAPPED', bought().from({ id: 'L2', name: 'Shop' }), {}],
		['SHIPPING_UNMAPPED', bought(), { requireShippingService: true }],
	])('%s', (code, story, settings) => {
		const plan = planImport(story.build(), stocked().build(), { ...SETTINGS, ...settings });
		expect(plan.steps).toEqual([]);
		expect(plan.problems.map((problem) => problem.code)).toEqual([code]);
	});

	test('every gap of an address is named, in one problem', () => {
		const order = bought()
			.deliveredTo(anAddress({ town: '', postcode: '' }))
			.build();
		const plan = planImport(order, stocked().build(), SETTINGS);
		expect(plan.problems.map((problem) => problem.subject)).toEqual([
			'delivery address: town, postcode',
		]);
	});
});

describe('what creating did not carry', () => {
	const order = bought().withNote('Ring twice').build();
	const created = () => aTarget().inStepWith(order);

	test('nothing, when the order came out as wished', () => {
		expect(planCorrections(stepFor(order), created().build())).toEqual([]);
	});

	test('a penny of tax', () => {
		const totals = { taxMinor: minorUnits(559), totalMinor: minorUnits(3360) };
		const steps = planCorrections(stepFor(order), created().with({ totals }).build());
		expect(steps).toMatchObject([{ kind: 'setTotals', from: totals, to: { taxMinor: 560 } }]);
	});

	test('a price, an address, a service and the note, totals last', () => {
		const mappings = stocked().shipping('Post', 'svc-7', 'Tracked');
		const target = created()
			.with({ deliveryAddress: anAddress({ town: 'Leeds' }), notes: ['By hand'] })
			.build();
		for (const row of target.lines) row.grossMinor = minorUnits(2999);
		const steps = planCorrections(stepFor(order, mappings), target);
		expect(steps.map((step) => step.kind)).toEqual([
			'updateLine',
			'setContact',
			'setShipping',
			'setNote',
			'setTotals',
		]);
	});

	test('a missing line is not put right here', () => {
		const target = created().withoutRow('sku-1').build();
		expect(planCorrections(stepFor(order), target)).toEqual([]);
	});
});
