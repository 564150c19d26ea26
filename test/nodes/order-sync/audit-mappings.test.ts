import type { IDataObject } from 'n8n-workflow';
import * as auditMappings from '../../../nodes/OrderSync/actions/audit-mappings.operation';
import * as composeAudit from '../../../nodes/OrderSync/actions/compose-audit.operation';
import { anItem } from '../../builders/audit-builder';
import { nodeContext } from '../../support/node-context';

const LISTS = ['skuMap', 'locationMap', 'shippingMap', 'stockRules', 'shopLocations', 'warehouseLocations', 'seenShipping', 'warehouseServices']; // prettier-ignore
const empty = (value: string) => Object.fromEntries(LISTS.map((name) => [name, value]));

async function audit(
	items: object[],
	parameters: Record<string, unknown> = {},
): Promise<IDataObject[]> {
	const context = nodeContext({
		items: items as IDataObject[],
		parameters: { ...empty(''), ...parameters },
	});
	const [output = []] = await auditMappings.execute.call(context);
	return output.map(({ json }) => json);
}

async function compose(items: IDataObject[], lastFingerprint = '') {
	const prepareBinaryData = async (data: Buffer, name: string) => ({ text: String(data), name });
	const context = nodeContext({
		items,
		parameters: { lastFingerprint },
		extra: { helpers: { prepareBinaryData } },
	});
	const [[item] = []] = await composeAudit.execute.call(context);
	return {
		json: item?.json ?? {},
		file: item?.binary?.['report'] as unknown as { text: string; name: string },
	};
}

const shopLevel = (sku: string, candidates: object[], changes: object = {}) => ({
	shopLevel: {
		...{ sku, problem: '', tracked: true, inventoryItemId: '5', candidates },
		levels: [{ locationId: '1', available: 3, onHand: 3, active: true }],
		...changes,
	},
});
const candidate = (sku: string, variantId: string, productStatus = 'ACTIVE') => ({
	...{ inventoryItemId: '5', sku, tracked: true, variantId, productId: '7', productStatus },
});
const stockLevel = (sku: string) => ({ stockLevel: anItem(sku) });
const named = (rows: IDataObject[]) =>
	rows.map(({ code, words }) => `${String(code)}: ${String(words)}`);

it('audits levels of both sides as they come, in one mix', async () => {
	const found = await audit([
		shopLevel('MUG', [candidate('MUG', '1')]),
		shopLevel('CUP', [candidate('CUP', '2'), candidate('CUP', '3')], {
			problem: 'duplicate',
			levels: [],
		}),
		shopLevel('OLD', [candidate('OLD', '4', 'ARCHIVED')]),
		shopLevel('ASKED', [], { problem: 'notFound', levels: [] }),
		stockLevel('MUG'),
		{},
	]);
	expect(named(found.slice(0, -1))).toEqual([
		'duplicateSku: SKU "CUP" belongs to CUP (variant 2), CUP (variant 3).',
		'notInWarehouse: CUP (variant 2): the warehouse has no item with SKU "CUP".',
		'notInWarehouse: CUP (variant 3): the warehouse has no item with SKU "CUP".',
		'locationUnmapped: The shop location 1 has 6 units of stock, and no warehouse location.',
	]);
	expect(found[found.length - 1]).toMatchObject({
		kind: 'auditSummary',
		articles: 4,
		items: 1,
		findings: 4,
	});
});

it('takes variants as the articles where there are some, with their bundles', async () => {
	const components = [{ variantId: 'gid://shopify/ProductVariant/1', sku: 'MUG', quantity: 2 }];
	const found = await audit([
		{ variant: { variantId: 'gid://shopify/ProductVariant/9', title: 'Pair', sku: 'PAIR', status: 'ACTIVE', components } }, // prettier-ignore
		{ variant: { variantId: '1', title: 'Mug', sku: null, status: 'ACTIVE' } },
		stockLevel('MUG'),
		shopLevel('MUG', []),
	]);
	expect(named(found.slice(0, -1))).toEqual([
		'bundleComponentUnknown: Pair (variant 9): the warehouse has no certain item for its component Mug (variant 1).',
		'skuMissing: Mug (variant 1) has no SKU, no bar code and no mapping row.',
		'locationUnmapped: The shop location 1 has 3 units of stock, and no warehouse location.',
	]);
});

it('tells a list that was not given from one that is empty', async () => {
	const summaryOf = async (parameters: Record<string, unknown>) => {
		const found = await audit([stockLevel('MUG')], parameters);
		return found[found.length - 1]?.['not_checked'] as string[];
	};
	const left = await summaryOf({});
	const given = await summaryOf({ ...empty('[]'), locationMap: [{ id: 1, source_location_id: '1', target_location_id: 'x' }] }); // prettier-ignore
	expect(left.filter((what) => /locations|services|methods|rules/.test(what))).toHaveLength(6);
	expect(given).toEqual(['articles, for the shop gave none']);
});

it.each<[string, object[], Record<string, unknown>, RegExp]>([
	[
		'an item that is no level',
		[{ stockLevel: { sku: 'MUG' } }],
		{},
		/^The stockLevel of item 0 cannot be read/,
	],
	[
		'an entry of a list',
		[{}],
		{ shopLocations: '[{"active":"maybe"}]' },
		/^Entry 0 of shopLocations cannot be read/,
	],
	['something that is no list', [{}], { shopLocations: '{"a":1}' }, /shopLocations is not a list/],
])('stops at %s and names it', async (_case, items, parameters, message) => {
	await expect(audit(items, parameters)).rejects.toThrow(message);
});

it('words the report with every finding as a file, and knows it again', async () => {
	const found = await audit([shopLevel('CUP', [candidate('CUP', '2')]), stockLevel('MUG')]);
	const first = await compose(found);
	expect(first.json).toMatchObject({ unchanged: false, findings: 2 });
	expect(first.file.name).toMatch(/^mapping-audit-\d{4}-\d{2}-\d{2}\.csv$/);
	expect(first.file.text.split('\r\n')).toHaveLength(3);
	const second = await compose(found, String(first.json['fingerprint']));
	expect(second.json).toMatchObject({ unchanged: true });
});

it('does not word a report of an audit that did not arrive whole', async () => {
	const found = await audit([shopLevel('CUP', [candidate('CUP', '2')]), stockLevel('MUG')]);
	await expect(compose([])).rejects.toThrow('No summary of an audit arrived');
	await expect(compose(found.slice(1))).rejects.toThrow('The audit has 2 findings, but 1 arrived');
});
