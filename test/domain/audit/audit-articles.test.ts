import fc from 'fast-check';
import '../../support/property-seed';
import { auditMappings } from '../../../domain/audit/audit-mappings';
import type { AuditFacts } from '../../../domain/audit/audit-facts';
import {
	AUDITED_AT,
	aComposite,
	anArticle,
	anItem,
	findingsOn,
	someFacts,
} from '../../builders/audit-builder';

const MUG = anItem('MUG', { barcode: '012345678905' });

const CASES: Array<[string, Partial<AuditFacts>, string[]]> = [
	['the SKU as it is', { articles: [anArticle('1', 'MUG')], items: [MUG] }, []],
	['the SKU in other case and blanks', { articles: [anArticle('1', ' mug ')], items: [MUG] }, []],
	[
		'a row for the variant, which counts before its SKU',
		{
			articles: [anArticle('1', 'NOWHERE')],
			items: [MUG],
			skuMap: [{ source_variant_id: 'gid://shopify/ProductVariant/1', target_sku: 'mug' }],
		},
		[],
	],
	[
		'a row for the SKU',
		{
			articles: [anArticle('1', 'CUP')],
			items: [MUG],
			skuMap: [{ source_sku: 'cup', target_sku: 'MUG' }],
		},
		[],
	],
	[
		'the bar code, with or without the zero in front',
		{ articles: [anArticle('1', 'CUP', { barcode: '0012345678905' })], items: [MUG] },
		[],
	],
	[
		'an article that was archived',
		{ articles: [anArticle('1', 'GONE', { status: 'ARCHIVED' })], items: [MUG] },
		[],
	],
	[
		'no SKU for something that is not shipped',
		{ articles: [anArticle('1', '', { requiresShipping: false })], items: [MUG] },
		[],
	],
	[
		'no SKU at all',
		{ articles: [anArticle('1', '')], items: [MUG] },
		['skuMissing: Article 1 (variant 1) has no SKU, no bar code and no mapping row.'],
	],
	[
		'an article with an empty list of components, which makes no bundle',
		{ articles: [anArticle('1', 'CUP', { components: [] })], items: [MUG] },
		['notInWarehouse: Article 1 (variant 1): the warehouse has no item with SKU "CUP".'],
	],
	[
		'a SKU that the warehouse lacks',
		{ articles: [anArticle('1', 'CUP')], items: [MUG] },
		['notInWarehouse: Article 1 (variant 1): the warehouse has no item with SKU "CUP".'],
	],
	[
		'neither SKU nor bar code known',
		{ articles: [anArticle('1', 'CUP', { barcode: '999' })], items: [MUG] },
		[
			'notInWarehouse: Article 1 (variant 1): the warehouse has no item with SKU "CUP", and none with bar code "999".',
		],
	],
	[
		'a bar code that could not be compared',
		{
			articles: [anArticle('1', 'CUP', { barcode: '999' })],
			items: [anItem('MUG', { barcode: undefined })],
		},
		[
			'notInWarehouse: Article 1 (variant 1): the warehouse has no item with SKU "CUP" (its bar codes were not read, so bar code "999" may find it).',
		],
	],
	[
		'a row that is final although the SKU itself is known',
		{
			articles: [anArticle('1', 'MUG', { barcode: '012345678905' })],
			items: [MUG],
			skuMap: [{ source_sku: 'MUG', target_sku: 'TEACUP' }],
		},
		[
			'notInWarehouse: Article 1 (variant 1): the warehouse has no item with SKU "TEACUP", which a row of osync_sku_map gives "MUG".',
		],
	],
	[
		'an item that is archived',
		{
			articles: [anArticle('1', 'mug')],
			items: [anItem('MUG', { archived: true, problem: 'archived' })],
		},
		['archivedStillSold: Article 1 (variant 1): the item with SKU "mug" is archived.'],
	],
	[
		'an item that is archived beside one in use',
		{
			articles: [anArticle('1', 'mug')],
			items: [anItem('mug', { archived: true, stockItemId: 'old' }), MUG],
		},
		[],
	],
	[
		'two items that differ in case alone',
		{
			articles: [anArticle('1', 'Mug')],
			items: [anItem('MUG'), anItem('mug', { stockItemId: 'other' })],
		},
		[
			'ambiguousSku: Article 1 (variant 1): the SKU "Mug" stands for several items of the warehouse: "MUG", "mug".',
		],
	],
	[
		'two items of which one is spelled as in the shop',
		{
			articles: [anArticle('1', 'MUG')],
			items: [anItem('MUG'), anItem('mug', { stockItemId: 'other' })],
		},
		[],
	],
	[
		'a bar code of two items',
		{
			articles: [anArticle('1', '', { barcode: '012345678905' })],
			items: [MUG, anItem('TEA', { barcode: '0012345678905' })],
		},
		[
			'ambiguousBarcode: Article 1 (variant 1): the bar code "012345678905" stands for several items of the warehouse: "MUG", "TEA".',
		],
	],
	[
		'a group of variations',
		{ articles: [anArticle('1', 'MUG')], items: [anItem('MUG', { problem: 'variationParent' })] },
		[
			'variationGroup: Article 1 (variant 1): "MUG" is a group of variations without goods of its own.',
		],
	],
	[
		'a composite without components',
		{
			articles: [anArticle('1', 'SET')],
			items: [anItem('SET', { isComposite: true, problem: 'compositeEmpty', detail: 'none' })],
		},
		['compositeBroken: Article 1 (variant 1): the composite "SET" has no components (none).'],
	],
	[
		'a composite that is sold singly',
		{ articles: [anArticle('1', 'SET')], items: [aComposite('SET', { MUG: 1 }), MUG] },
		[],
	],
	[
		'a SKU that two articles share, whatever its case',
		{ articles: [anArticle('1', 'MUG'), anArticle('2', 'mug ')], items: [MUG] },
		['duplicateSku: SKU "MUG" belongs to Article 1 (variant 1), Article 2 (variant 2).'],
	],
	[
		'bar codes that only look alike',
		{
			articles: [
				anArticle('1', 'MUG', { barcode: '12345670' }),
				anArticle('2', 'TEA', { barcode: '0012345670' }),
			],
			items: [MUG, anItem('TEA')],
		},
		[],
	],
	[
		'a bar code that two articles share, as UPC and EAN',
		{
			articles: [
				anArticle('1', 'MUG', { barcode: '012345678905' }),
				anArticle('2', 'TEA', { barcode: '0012345678905' }),
			],
			items: [MUG, anItem('TEA')],
		},
		[
			'duplicateBarcode: Bar code "012345678905" belongs to Article 1 (variant 1), Article 2 (variant 2).',
		],
	],
];

it.each(CASES)('judges %s', (_case, facts, expected) => {
	expect(findingsOn(facts)).toEqual(expected);
});

it('counts a draft for less, for it is not on sale yet', () => {
	const facts = someFacts({
		articles: [anArticle('1', 'CUP', { status: 'DRAFT' }), anArticle('2', 'JUG')],
		items: [MUG],
	});
	const { findings } = auditMappings(facts, AUDITED_AT);
	expect(findings.map(({ subject, severity }) => [subject.name, severity])).toEqual([
		['Article 2 (variant 2)', 'high'],
		['Article 1 (variant 1)', 'medium'],
	]);
});

it('finds nothing in lists that were not given, and says so', () => {
	const facts = someFacts({
		...{ articles: [anArticle('1', 'CUP')], items: null, hasVariants: false, services: null },
		...{ shopStock: null, shopLocations: null, warehouseLocations: null, seenShipping: null },
		skuMap: [{ source_sku: 'CUP', target_sku: 'NOWHERE' }],
	});
	const { findings, summary } = auditMappings(facts, AUDITED_AT);
	expect(findings).toEqual([]);
	expect(summary.not_checked).toHaveLength(8);
	expect(summary.not_checked[0]).toMatch(/^whether the warehouse has the articles/);
});

it('tells of every article that the warehouse lacks, once, in whatever order the lists come', () => {
	const skus = fc.uniqueArray(fc.stringMatching(/^[A-Z]{1,3}[0-9]{1,2}$/), {
		minLength: 1,
		maxLength: 12,
	});
	fc.assert(
		fc.property(skus, fc.infiniteStream(fc.boolean()), fc.integer(), (names, flags, turn) => {
			const isStocked = new Map(names.map((name) => [name, flags.next().value === true]));
			const articles = names.map((name, place) => anArticle(String(place + 1), name));
			const items = [
				anItem('ELSE'),
				...names.filter((name) => isStocked.get(name)).map((name) => anItem(name)),
			];
			const turned = <T>(list: T[]): T[] => {
				const at = Math.abs(turn) % list.length;
				return [...list.slice(at), ...list.slice(0, at)];
			};
			const found = auditMappings(someFacts({ articles, items }), AUDITED_AT);
			const again = auditMappings(
				someFacts({ articles: turned(articles), items: turned(items) }),
				AUDITED_AT,
			);
			expect(again).toEqual(found);
			expect(found.findings.map(({ words }) => /SKU "(.*)"/.exec(words)?.[1]).sort()).toEqual(
				names.filter((name) => !isStocked.get(name)).sort(),
			);
		}),
	);
});
