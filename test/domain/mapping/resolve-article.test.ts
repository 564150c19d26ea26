import type { ArticleMappings } from '../../../domain/mapping/mappings';
import {
	resolveArticle,
	skuSpellings,
	skuToLookFor,
} from '../../../domain/mapping/resolve-article';
import { someMappings } from '../../builders/mappings-builder';

const line = (changes: Partial<Parameters<typeof resolveArticle>[0]> = {}) => ({
	...{ lineId: '101', sku: 'SHOP-1', title: 'Mug', variantId: '900', barcode: '' },
	...changes,
});
const EAN = '5012345678900';

/** The SKU of the item found, or what came in its place. */
function found(of: ReturnType<typeof line>, mappings: ArticleMappings): string {
	const resolution = resolveArticle(of, mappings);
	return resolution.kind === 'found' ? resolution.article.sku : resolution.kind;
}

describe('the order in which an article is looked for', () => {
	const all = () =>
		someMappings()
			.translatingVariant('900', 'BY-VARIANT')
			.translating('SHOP-1', 'BY-ROW')
			.scanning(EAN, 'BY-BARCODE')
			.stocking('BY-VARIANT', 'BY-ROW', 'SHOP-1')
			.build();
	const named = line({ barcode: EAN });

	it('starts with a mapping row for the variant', () => {
		expect(found(named, all())).toBe('BY-VARIANT');
	});

	it('goes on with a mapping row for the SKU', () => {
		expect(found({ ...named, variantId: '901' }, all())).toBe('BY-ROW');
	});

	it('goes on with the SKU itself', () => {
		expect(found(named, { ...all(), skus: {}, variants: {} })).toBe('SHOP-1');
	});

	it('ends with the bar code', () => {
		expect(found(named, { ...all(), skus: {}, variants: {}, stockItems: {} })).toBe('BY-BARCODE');
	});

	it('is cut short by what a plan has settled on', () => {
		const decided = { '101': { stockItemId: 'item-x', sku: 'X' } };
		expect(found(named, { ...all(), decided })).toBe('X');
	});

	it('does not go past a mapping row that names an unknown item', () => {
		const mappings = someMappings().translating('SHOP-1', 'GONE').stocking('SHOP-1');
		expect(resolveArticle(named, mappings.scanning(EAN, 'OTHER').build())).toEqual({
			kind: 'unknown',
			sku: 'GONE',
		});
	});
});

describe('a SKU', () => {
	it.each([' shop-1 ', 'Shop-1', 'SHOP-1'])('%j finds the item in any spelling', (sku) => {
		expect(found(line({ sku }), someMappings().stocking('SHOP-1').build())).toBe('SHOP-1');
	});

	it('is the same with one blank for several, and is asked for both ways', () => {
		const stockItems = { 'mug red': { stockItemId: 'item-1', sku: 'MUG RED' } };
		expect(found(line({ sku: 'Mug \u00a0 Red' }), { skus: {}, stockItems })).toBe('MUG RED');
		expect(skuSpellings('Mug  Red')).toEqual(['Mug  Red', 'Mug Red']);
		expect(skuSpellings('Mug')).toEqual(['Mug']);
	});

	it('that two items share but for case is the item spelled exactly so, or a question', () => {
		const stockItems = {
			mug: { stockItemId: 'item-1', sku: 'mug' },
			MUG: { stockItemId: 'item-2', sku: 'MUG' },
		};
		expect(found(line({ sku: 'MUG' }), { skus: {}, stockItems })).toBe('MUG');
		expect(found(line({ sku: 'mug' }), { skus: {}, stockItems })).toBe('mug');
		expect(resolveArticle(line({ sku: 'Mug' }), { skus: {}, stockItems })).toMatchObject({
			kind: 'ambiguous',
			by: 'SKU',
			articles: [{ sku: 'mug' }, { sku: 'MUG' }],
		});
	});

	it('is never taken from the id of the variant or the title', () => {
		const mappings = someMappings().stocking('900', 'Mug').build();
		expect(resolveArticle(line({ sku: '' }), mappings)).toEqual({ kind: 'nameless' });
	});
});

describe('a bar code', () => {
	const bare = line({ sku: '', barcode: EAN });

	it('finds the one item that carries it, in any length of the same number', () => {
		const mappings = someMappings().scanning('012345678905', 'WH-1').build();
		expect(found(line({ sku: '', barcode: '0012345678905' }), mappings)).toBe('WH-1');
	});

	it('of several items finds none, and names them', () => {
		const mappings = someMappings().scanning(EAN, 'WH-1', 'WH-2').build();
		expect(resolveArticle(bare, mappings)).toMatchObject({
			kind: 'ambiguous',
			by: 'bar code',
			name: EAN,
			articles: [{ sku: 'WH-1' }, { sku: 'WH-2' }],
		});
	});

	it('that no item carries leaves the line unknown, not nameless', () => {
		const mappings = someMappings().scanning(EAN).build();
		expect(resolveArticle(bare, mappings)).toEqual({ kind: 'unknown', sku: '' });
	});
});

describe('a custom item', () => {
	const custom = line({ sku: '', variantId: '', title: ' Gift  Wrapping ' });
	const mappings = someMappings()
		.translating('title:gift wrapping', 'WRAP')
		.stocking('WRAP')
		.build();

	it('is found by a mapping row for its title', () => {
		expect(found(custom, mappings)).toBe('WRAP');
		expect(skuToLookFor(custom, mappings)).toBe('WRAP');
	});

	it('has no name without such a row', () => {
		expect(resolveArticle(custom, someMappings().build())).toEqual({ kind: 'nameless' });
	});

	it('is the only kind of line that goes by its title', () => {
		expect(resolveArticle({ ...custom, variantId: '900' }, mappings)).toEqual({ kind: 'nameless' });
	});
});
