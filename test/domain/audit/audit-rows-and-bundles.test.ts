import type { AuditFacts } from '../../../domain/audit/audit-facts';
import { auditMappings } from '../../../domain/audit/audit-mappings';
import {
	AUDITED_AT,
	aComposite,
	anArticle,
	anItem,
	findingsOn,
	someFacts,
} from '../../builders/audit-builder';

type Case = [string, Partial<AuditFacts>, string[]];

const MUG = anItem('MUG');
const TEA = anItem('TEA');
const SHOP = [anArticle('1', 'MUG')];
const row = (id: number, source_sku: string, target_sku: string, more: object = {}) => ({
	...{ id, source_sku, target_sku },
	...more,
});

const SKU_ROWS: Case[] = [
	[
		'a row that is used',
		{ articles: [anArticle('1', 'CUP')], items: [MUG], skuMap: [row(1, 'CUP', 'MUG')] },
		[],
	],
	[
		'rows that contradict each other',
		{
			articles: [anArticle('1', 'CUP')],
			items: [MUG, TEA],
			skuMap: [row(1, 'CUP', 'TEA'), row(2, ' cup', 'MUG')],
		},
		[
			'mapContradicts: For SKU cup: osync_sku_map row 1 says "TEA", osync_sku_map row 2 says "MUG".',
		],
	],
	[
		'a row that is more exact than one for every target',
		{
			articles: [anArticle('1', 'CUP')],
			items: [MUG, TEA],
			skuMap: [row(1, 'CUP', 'TEA'), row(2, 'CUP', 'MUG', { target_system: 'Linnworks' })],
		},
		[],
	],
	[
		'a row of another target',
		{
			articles: SHOP,
			items: [MUG],
			skuMap: [row(1, 'X', 'NOWHERE', { target_system: 'netsuite' })],
		},
		[],
	],
	[
		'a row without its target',
		{ articles: SHOP, items: [MUG], skuMap: [row(1, 'MUG', '')] },
		['mapRowIncomplete: osync_sku_map row 1 lacks the SKU of the warehouse.'],
	],
	[
		'a row that the shop does not need any more',
		{ articles: SHOP, items: [MUG], skuMap: [row(1, 'CUP', 'MUG')] },
		['mapSourceMissing: osync_sku_map row 1 is for SKU cup, which the shop does not sell.'],
	],
	[
		'a row for a variant that is gone',
		{ articles: SHOP, items: [MUG], skuMap: [row(1, 'MUG', 'MUG', { source_variant_id: '77' })] },
		['mapSourceMissing: osync_sku_map row 1 is for variant 77, which the shop does not sell.'],
	],
	[
		'a row that leads from nothing to nothing',
		{ articles: SHOP, items: [MUG], skuMap: [row(1, 'CUP', 'JUG')] },
		[
			'mapTargetMissing: osync_sku_map row 1 (SKU cup) names "JUG", which the warehouse does not have.',
		],
	],
	[
		'a custom item whose target is archived',
		{
			articles: SHOP,
			items: [MUG, anItem('WRAP', { archived: true })],
			skuMap: [row(1, 'title:Gift wrapping', 'WRAP')],
		},
		[
			'mapTargetMissing: osync_sku_map row 1 (SKU title:gift wrapping) names "WRAP", which is archived.',
		],
	],
];

const set = (components: object[], sku = 'SET') =>
	anArticle('9', sku, { title: 'Gift set', components });
const PARTS = [
	{ variantId: '1', sku: 'MUG', quantity: 1 },
	{ variantId: '2', sku: 'TEA', quantity: 2 },
];
const GOODS = [anArticle('1', 'MUG'), anArticle('2', 'TEA')];

const BUNDLES: Case[] = [
	[
		'a bundle made up the same',
		{ articles: [...GOODS, set(PARTS)], items: [MUG, TEA, aComposite('SET', { MUG: 1, TEA: 2 })] },
		[],
	],
	[
		'a bundle with another number of a component',
		{ articles: [...GOODS, set(PARTS)], items: [MUG, TEA, aComposite('SET', { MUG: 1, TEA: 3 })] },
		[
			'bundleDiffers: Gift set (variant 9) and the composite "SET" differ: TEA: 2 in the shop, 3 in the warehouse.',
		],
	],
	[
		'a bundle with a component more, and one less',
		{
			articles: [...GOODS, set(PARTS)],
			items: [MUG, TEA, anItem('JAM'), aComposite('SET', { MUG: 1, JAM: 1 })],
		},
		[
			'bundleDiffers: Gift set (variant 9) and the composite "SET" differ: TEA: 2 in the shop, 0 in the warehouse; JAM: 0 in the shop, 1 in the warehouse.',
		],
	],
	[
		'a bundle without a composite',
		{ articles: [...GOODS, set(PARTS)], items: [MUG, TEA] },
		[
			'bundleWithoutComposite: Gift set (variant 9): the warehouse has no item with SKU "SET", so it goes to the warehouse as its components.',
		],
	],
	[
		'a bundle whose item is plain',
		{ articles: [...GOODS, set(PARTS)], items: [MUG, TEA, anItem('SET')] },
		[
			'bundleWithoutComposite: Gift set (variant 9): the item "SET" of the warehouse is no composite, so it goes to the warehouse as its components.',
		],
	],
	[
		'a bundle that a row gives its composite',
		{
			articles: [...GOODS, set(PARTS)],
			items: [MUG, TEA, aComposite('KIT', { MUG: 1, TEA: 2 })],
			skuMap: [row(1, 'SET', 'KIT')],
		},
		[],
	],
	[
		'a component that is a composite itself, counted in plain items',
		{
			articles: [
				anArticle('1', 'MUG'),
				anArticle('3', 'PAIR'),
				set([{ variantId: '3', sku: 'PAIR', quantity: 2 }]),
			],
			items: [MUG, aComposite('PAIR', { MUG: 2 }), aComposite('SET', { MUG: 4 })],
		},
		[],
	],
	[
		'a component that the warehouse lacks',
		{
			articles: [set([{ variantId: '5', sku: 'JAM', quantity: 1 }])],
			items: [MUG, aComposite('SET', { MUG: 1 })],
		},
		[
			'bundleComponentUnknown: Gift set (variant 9): the warehouse has no certain item for its component "JAM".',
		],
	],
];

it.each([...SKU_ROWS, ...BUNDLES])('judges %s', (_case, facts, expected) => {
	expect(findingsOn(facts)).toEqual(expected);
});

it('takes ten thousand articles in a moment', () => {
	const numbers = Array.from({ length: 10_000 }, (_, place) => String(place + 1));
	const articles = numbers.map((number) => anArticle(number, `SKU-${number}`));
	const items = numbers.map((number) => anItem(`sku-${number}`, { barcode: `${number}` }));
	const { findings, summary } = auditMappings(
		someFacts({ articles, items: items.slice(1) }),
		AUDITED_AT,
	);
	expect(findings.map(({ code }) => code)).toEqual(['notInWarehouse']);
	expect(summary).toMatchObject({ articles: 10_000, items: 9_999, findings: 1 });
});
