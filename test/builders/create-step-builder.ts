import type { PlanStep } from '../../domain/edit/edit-plan';
import { minorUnits } from '../../domain/money/money';
import { anAddress } from './address-builder';
import { pounds } from './money-builder';

type CreateStep = Extract<PlanStep, { kind: 'createOrder' }>;

/** The step that makes an order in the target, without lines: what it holds is not the gate's business. */
export function aCreateStep(changes: Partial<CreateStep> = {}): CreateStep {
	return {
		kind: 'createOrder',
		source: 'SHOPIFY',
		subSource: 'demo',
		reference: '6001',
		secondaryReference: '',
		replaces: null,
		parked: false,
		locationId: '',
		locationName: '',
		paid: true,
		receivedAt: '2026-03-01T08:00:00Z',
		purchaseOrderNumber: '',
		note: '',
		shippingTaxMinor: minorUnits(0),
		conversionRate: '',
		from: null,
		to: {
			currency: 'GBP',
			lines: [],
			taxMinor: minorUnits(0),
			totalMinor: pounds('20.00'),
			shipping: { amountMinor: minorUnits(0), serviceId: '', serviceName: '' },
			contact: {
				deliveryAddress: anAddress(),
				billingAddress: anAddress(),
				email: 'ada@example.test',
			},
		},
		...changes,
	};
}
