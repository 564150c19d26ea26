import { parse, print, validate, type GraphQLSchema } from 'graphql';
import {
	levelsById,
	stockedItems,
	stockedVariants,
	stockOfItems,
} from '../../../nodes/Shopify/transport/queries/inventory-levels';
import { SET_QUANTITIES } from '../../../nodes/Shopify/transport/queries/inventory-set';
import type { ShopifySimulator } from '../../../simulators/shopify';
import { loadShopifyContract } from '../../support/shopify-contract';
import { contractErrors, withTypenames } from './support/check-against-contract';
import { seededShop } from './support/seeded-shop';
import { ask, type GraphqlReply, type Json } from './support/shop-client';
import { StoredOperations } from './support/stored-operations';
import { WebhookCatcher } from './support/webhook-catcher';

const contract = loadShopifyContract();
const withContract = contract ? it : it.skip;
if (!contract) console.warn('Shopify contract not found: replies were not checked against it');

let shop: ShopifySimulator;
let location: string;
let tee: string;

beforeEach(async () => {
	({ shop } = await seededShop());
	const { inventoryItemId } = shop.shop.addVariant({ sku: 'POT', title: 'Pot', price: '1.00' });
	tee = `gid://shopify/InventoryItem/${inventoryItemId}`;
	const places = await ask(shop, '{ locations(first: 1) { nodes { id } } }');
	location = places.data.text('locations.nodes.0.id');
});

afterEach(() => shop.close());

const pair = (change: object = {}) => ({
	inventoryItemId: tee,
	locationId: location,
	quantity: 5,
	changeFromQuantity: 100,
	...change,
});
const inputOf = (...quantities: object[]) => ({
	name: 'available',
	reason: 'correction',
	referenceDocumentUri: 'gid://app/Run/1',
	quantities,
});
/** The id of the level of an article at the first location. */
async function levelIdOf(item: string): Promise<string> {
	const asked = `query ($item: ID!, $at: ID!) {
		inventoryItem(id: $item) { inventoryLevel(locationId: $at) { id } }
	}`;
	const { data } = await ask(shop, asked, { item, at: location });
	return data.text('inventoryItem.inventoryLevel.id');
}
const FIELDS = '{ inventoryAdjustmentGroup { id } userErrors { code field message } }';

const set = async (key: string, input: object, version?: string): Promise<GraphqlReply> =>
	await ask(
		shop,
		`mutation ($input: InventorySetQuantitiesInput!, $key: String!) {
			inventorySetQuantities(input: $input) @idempotent(key: $key) ${FIELDS}
		}`,
		{ input, key },
		version === undefined ? {} : { version },
	);
const payload = async (key: string, input: object): Promise<Json> =>
	(await set(key, input)).data.at('inventorySetQuantities');
const firstError = async (key: string, input: object): Promise<unknown> =>
	(await payload(key, input)).at('userErrors.0').value;

describe('a key', () => {
	it('is needed from 2026-04 on', async () => {
		const query = `mutation ($input: InventorySetQuantitiesInput!) { inventorySetQuantities(input: $input) ${FIELDS} }`;
		const input = inputOf(pair());
		const reply = await ask(shop, query, { input });
		expect(reply.errors[0]?.extensions?.code).toBe('BAD_REQUEST');
		expect(reply.data.at('inventorySetQuantities').value).toBeNull();
		const older = await ask(shop, query, { input }, { version: '2026-01' });
		expect(older.data.at('inventorySetQuantities.userErrors').value).toEqual([]);
		expect((await set(' ', input)).errors).toHaveLength(1);
	});

	it('used again answers the first result and changes nothing', async () => {
		const first = await payload('k', inputOf(pair()));
		shop.shop.setStock({ sku: 'POT', available: 100 });
		const again = await payload('k', inputOf(pair()));
		expect(again.value).toEqual(first.value);
		expect(shop.shop.stock({ sku: 'POT' }).available).toBe(100);
		expect(shop.shop.stockHistory()).toHaveLength(1);
	});

	it('used for something else is refused', async () => {
		await payload('k', inputOf(pair()));
		const other = inputOf(pair({ changeFromQuantity: null }));
		expect(await firstError('k', other)).toMatchObject({
			code: 'IDEMPOTENCY_KEY_PARAMETER_MISMATCH',
		});
	});

	it('of a refused call is spent, unless the switch says otherwise', async () => {
		const stale = inputOf(pair({ changeFromQuantity: 1 }));
		await payload('k', stale);
		shop.shop.setStock({ sku: 'POT', available: 1 });
		expect(await firstError('k', stale)).toMatchObject({
			code: 'IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED',
		});
		shop.switches.refusedKeys = 'free';
		await payload('other', inputOf(pair({ changeFromQuantity: 2 })));
		expect(await firstError('other', inputOf(pair({ changeFromQuantity: 1 })))).toBeUndefined();
	});
});

describe('a call', () => {
	it('with one refused pair does nothing, and names the place of each', async () => {
		const mug = pair({ inventoryItemId: 'gid://shopify/InventoryItem/1' });
		const errors = await payload('k', inputOf(pair(), mug, pair({ quantity: -1 })));
		expect(errors.at('userErrors').value).toMatchObject([
			{
				code: 'INVALID_INVENTORY_ITEM',
				field: ['input', 'quantities', '1', 'inventoryItemId'],
			},
			{ code: 'NO_DUPLICATE_INVENTORY_ITEM_ID_GROUP_ID_PAIR' },
		]);
		expect(shop.shop.stock({ sku: 'POT' }).available).toBe(100);
		expect(shop.shop.stockHistory()).toEqual([]);
	});

	it.each([
		['INVALID_NAME', { name: 'committed' }],
		['INVALID_REASON', { reason: 'because' }],
		['INVALID_REFERENCE_DOCUMENT', { referenceDocumentUri: 'run 1' }],
	])('is refused with %s', async (code, change) => {
		expect(await firstError('k', { ...inputOf(pair()), ...change })).toMatchObject({ code });
	});

	it.each([
		['INVALID_QUANTITY_NEGATIVE', { quantity: -1 }],
		['INVALID_QUANTITY_TOO_HIGH', { quantity: 1_000_000_001 }],
		['COMPARE_QUANTITY_REQUIRED', { changeFromQuantity: undefined }],
		['CHANGE_FROM_QUANTITY_STALE', { changeFromQuantity: 99 }],
		['INVALID_LOCATION', { locationId: 'gid://shopify/Location/1' }],
	])('is refused with %s for a pair', async (code, change) => {
		expect(await firstError('k', inputOf(pair(change)))).toMatchObject({ code });
	});

	it('has at most 250 quantities', async () => {
		const reply = await set('k', inputOf(...Array.from({ length: 251 }, () => pair())));
		expect(reply.errors[0]?.extensions?.code).toBe('MAX_INPUT_SIZE_EXCEEDED');
	});

	it('sets an article whose stock is not kept only where the switch says so', async () => {
		shop.shop.setTracked({ sku: 'POT', tracked: false });
		expect(await firstError('k', inputOf(pair()))).toMatchObject({ code: null });
		shop.switches.untrackedItems = 'allowed';
		expect(await firstError('k2', inputOf(pair()))).toBeUndefined();
	});

	it('of goods on hand moves what is available, not what is promised', async () => {
		shop.shop.createOrder({ lines: [{ sku: 'POT', quantity: 30 }] });
		await payload('k', { ...inputOf(pair({ quantity: 90 })), name: 'on_hand' });
		expect(shop.shop.stock({ sku: 'POT' })).toEqual({
			available: 60,
			committed: 30,
			onHand: 90,
			isActive: true,
		});
	});

	it('keeps the quantity of a location that never stocked the article, switched off', async () => {
		const { id } = shop.shop.addLocation({ name: 'Second' });
		const there = pair({ locationId: `gid://shopify/Location/${id}`, changeFromQuantity: 0 });
		await payload('k', inputOf(there));
		expect(shop.shop.stock({ sku: 'POT', locationId: id })).toMatchObject({
			available: 5,
			isActive: false,
		});
		const query = `query ($item: ID!, $id: ID!, $off: Boolean!) {
			inventoryItem(id: $item) { inventoryLevel(locationId: $id, includeInactive: $off) { isActive } }
		}`;
		const look = async (off: boolean) =>
			(await ask(shop, query, { item: tee, id: there.locationId, off })).data.at(
				'inventoryItem.inventoryLevel',
			).value;
		expect([await look(false), await look(true)]).toEqual([null, { isActive: false }]);
	});

	it('is told by a webhook for each level that moved', async () => {
		const catcher = await new WebhookCatcher().start();
		await catcher.subscribe(shop, ['INVENTORY_LEVELS_UPDATE']);
		await payload('k', inputOf(pair()));
		await shop.webhooks.idle();
		expect(catcher.caught.map(({ body }) => body.number('available'))).toEqual([5]);
		await catcher.stop();
	});
});

describe('a level', () => {
	it('is found by its id, which names its article, and not by its number or another article', async () => {
		const level = await levelIdOf(tee);
		const item = tee.split('/').at(-1) ?? '';
		expect(level).toMatch(/^gid:\/\/shopify\/InventoryLevel\/\d+\?inventory_item_id=\d+$/);
		expect(level.endsWith(`=${item}`)).toBe(true);
		const find = async (...ids: string[]): Promise<unknown> => {
			const asked = 'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on InventoryLevel { id } } }';
			return (await ask(shop, asked, { ids })).data.at('nodes').value;
		};
		const [bare = ''] = level.split('?');
		expect(await find(bare, level, `${bare}?inventory_item_id=1`)).toEqual([
			...[null, { id: level }, null],
		]);
		shop.shop.deleteVariant({ sku: 'POT' });
		expect(await find(level)).toEqual([null]);
	});
});

describe('our operations', () => {
	withContract.each<[string, string, Record<string, unknown>]>([
		['stock of all', stockedItems(1).text, { filter: null, first: 3, after: null }],
		['stock by SKU', stockedVariants(1, 3).text, { filter: 'sku:POT', first: 3, after: null }],
		['stock of items', stockOfItems(1, 1).text, {}],
		['levels by id', levelsById(2).text, { ids: ['LEVEL', 'gid://shopify/InventoryLevel/1'] }],
		['setting', SET_QUANTITIES.text, {}],
		['a refused setting', SET_QUANTITIES.text, { refused: true }],
	])('%s: question and reply are what the vendor has', async (_what, text, given) => {
		const input = inputOf(pair(given['refused'] ? { changeFromQuantity: 1 } : {}));
		const level = await levelIdOf(tee);
		const { ids: named = [tee] } = given as { ids?: string[] };
		const ids = named.map((id) => (id === 'LEVEL' ? level : id));
		const all = { location0: location, input, key: 'k', ...given, ids };
		const names = new Set([...text.matchAll(/\$(\w+):/g)].map(([, name]) => name));
		const variables = Object.fromEntries(Object.entries(all).filter(([name]) => names.has(name)));
		const document = withTypenames(text);
		expect(validate(contract as GraphQLSchema, parse(text))).toEqual([]);
		const reply = await ask(shop, print(document), variables);
		expect(reply.errors).toEqual([]);
		const { value } = reply.data;
		expect(await contractErrors(contract as GraphQLSchema, document, variables, value)).toEqual([]);
	});

	withContract('and the stored one that shows what was changed', async () => {
		const operations = new StoredOperations(contract);
		const input = inputOf(pair());
		const made = await operations.change(
			shop,
			'61-inventory-set-quantities',
			'inventorySetQuantities',
			{ input, key: 'k' },
		);
		expect(made.at('inventoryAdjustmentGroup.changes').value).toMatchObject([
			{ name: 'available', delta: -95, quantityAfterChange: 5 },
			{ name: 'on_hand', delta: -95, quantityAfterChange: 5 },
		]);
	});
});
