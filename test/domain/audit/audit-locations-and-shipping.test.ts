import type { AuditFacts } from '../../../domain/audit/audit-facts';
import { auditMappings } from '../../../domain/audit/audit-mappings';
import { AUDITED_AT, findingsOn, someFacts } from '../../builders/audit-builder';

type Case = [string, Partial<AuditFacts>, string[]];

const location = (id: number, source: string, target: string) => ({
	...{ id, source_location_id: source, target_location_id: target },
});
const stock = (locationId: string, available: number) => ({
	sku: 'MUG',
	levels: [{ locationId, levelId: '', available, onHand: available, active: true }],
});
const LONDON = { id: '1', name: 'London', active: true, openOrders: false, hasStock: null };
const DEPOT = [{ id: 'AAAA-1', name: 'Depot' }];

const LOCATIONS: Case[] = [
	[
		'a location that is mapped, by its long id',
		{
			shopLocations: [LONDON],
			shopStock: [stock('1', 5)],
			warehouseLocations: DEPOT,
			locationMap: [location(1, 'gid://shopify/Location/1', 'aaaa-1')],
		},
		[],
	],
	['a location without stock and orders', { shopLocations: [LONDON] }, []],
	[
		'stock at a location that is not mapped',
		{ shopLocations: [LONDON], shopStock: [stock('1', 5), stock('1', -2)] },
		[
			'locationUnmapped: The shop location London (1) has 5 units of stock, and no warehouse location.',
		],
	],
	[
		'stock at a location that is not even listed',
		{ shopLocations: null, shopStock: [stock('7', 3)] },
		['locationUnmapped: The shop location 7 has 3 units of stock, and no warehouse location.'],
	],
	[
		'open orders at a location that is not mapped',
		{ shopLocations: [{ ...LONDON, openOrders: true }], shopStock: [stock('1', 5)] },
		[
			'locationUnmapped: The shop location London (1) has open fulfilment orders and 5 units of stock, and no warehouse location.',
		],
	],
	[
		'locations that are gone on both sides',
		{ shopLocations: [], warehouseLocations: DEPOT, locationMap: [location(4, '8', 'bbbb-2')] },
		[
			'locationGone: osync_location_map row 4 maps the shop location 8, which the shop does not have.',
			'warehouseLocationGone: osync_location_map row 4 maps 8 to the warehouse location bbbb-2, which the warehouse does not have.',
		],
	],
	[
		'a location that is switched off',
		{
			shopLocations: [{ ...LONDON, active: false }],
			warehouseLocations: null,
			locationMap: [location(1, '1', 'x')],
		},
		[
			'locationGone: osync_location_map row 1 maps the shop location London (1), which is switched off.',
		],
	],
	[
		'stock that would be promised twice',
		{
			shopLocations: [LONDON, { ...LONDON, id: '2' }],
			warehouseLocations: null,
			locationMap: [location(1, '1', 'x'), location(2, '2', 'x')],
			stockRules: [],
		},
		[
			'stockSettingsBroken: Warehouse location x feeds the shop locations 1 and 2, so its stock would be promised twice; add a stock rule with sku * and push no for one of them.',
		],
	],
	[
		'a stock rule that is broken',
		{
			shopLocations: [LONDON],
			warehouseLocations: null,
			locationMap: [location(1, '1', 'x')],
			stockRules: [{ id: 3, sku: 'MUG', buffer: 'some' }],
		},
		[
			'stockSettingsBroken: Stock rule row 3 is broken: buffer: "some" is neither units such as 5 nor a percentage such as 10%.',
		],
	],
];

const service = (id: number, title: string, name: string, serviceId = '') => ({
	...{ id, source_title: title, target_service_name: name, target_service_id: serviceId },
});
const POST = [{ id: 'S-1', name: 'Royal Mail 24' }];
const seen = (title: string, code = '') => [{ title, code }];

const SHIPPING: Case[] = [
	[
		'a method with a row',
		{
			seenShipping: seen('Express'),
			services: POST,
			shippingMap: [service(1, ' express', 'royal mail 24')],
		},
		[],
	],
	[
		'a method whose code has a row',
		{
			seenShipping: seen('Fast', 'EXP'),
			services: POST,
			shippingMap: [service(1, 'exp', '', 's-1')],
		},
		[],
	],
	[
		'a method with the very name of a service',
		{ seenShipping: seen('Royal  mail 24'), services: POST },
		[],
	],
	[
		'a method without a service, once',
		{ seenShipping: [...seen('Express'), ...seen('EXPRESS ')], services: POST },
		['shippingUnmapped: Orders are sent by "EXPRESS", for which the warehouse has no service.'],
	],
	[
		'a service that the warehouse lacks, by name',
		{ services: POST, shippingMap: [service(2, 'Express', 'DPD')] },
		[
			'shippingServiceMissing: osync_shipping_map row 2 sends "Express" by "DPD", which the warehouse does not have.',
		],
	],
	[
		'a service that the warehouse lacks, by id, whatever its name says',
		{ services: POST, shippingMap: [service(2, 'Express', 'Royal Mail 24', 's-9')] },
		[
			'shippingServiceMissing: osync_shipping_map row 2 sends "Express" by "Royal Mail 24" (id s-9), which the warehouse does not have.',
		],
	],
	[
		'rows that contradict each other',
		{ services: null, shippingMap: [service(1, 'Express', 'DPD'), service(2, 'express', 'DHL')] },
		[
			'mapContradicts: For "Express": osync_shipping_map row 1 says "DPD", osync_shipping_map row 2 says "DHL".',
		],
	],
];

it.each([...LOCATIONS, ...SHIPPING])('judges %s', (_case, facts, expected) => {
	expect(findingsOn(facts)).toEqual(expected);
});

it.each([
	['is empty', { hasStock: false }, [], true],
	['holds stock', { hasStock: true }, [], false],
	['was not asked about stock', { hasStock: null }, [], false],
	['is mapped', { hasStock: true }, [location(1, '1', 'aaaa-1')], true],
])(
	'asks for levels of the shop where a location %s: %#',
	(_case, place, locationMap, isChecked) => {
		const shopLocations = [{ ...LONDON, ...place }];
		const facts = someFacts({ shopLocations, locationMap, shopStock: null });
		const gaps = auditMappings(facts, AUDITED_AT).summary.not_checked;
		expect(gaps.some((gap) => gap.startsWith('stock at locations'))).toBe(!isChecked);
	},
);

it('wants somebody sooner where orders wait than where stock lies', () => {
	const severityOf = (openOrders: boolean) =>
		auditMappings(
			someFacts({ shopLocations: [{ ...LONDON, openOrders }], shopStock: [stock('1', 5)] }),
			AUDITED_AT,
		).findings.map(({ severity }) => severity);
	expect([severityOf(true), severityOf(false)]).toEqual([['high'], ['medium']]);
});
