import { stockLevel, stockMoves, type StockLevel } from '../behaviour/stock-ledger';
import { saveCustomer } from '../behaviour/customer';
import { toMicros } from '../store/decimal';
import { ITEM_TYPES, type ItemRecordType, type ReferenceType } from '../store/record-types';
import type { CustomField, World } from '../store/world';
import { itemCalled } from './find';

export interface ItemDraft {
	sku: string;
	name?: string;
	/** `inventoryItem` when left out. */
	type?: ItemRecordType;
	externalId?: string;
	upc?: string;
	/** Base price; an item without one needs a rate or an amount on each line. */
	price?: number;
	/** Percent; the account's rate when left out. */
	taxRate?: number;
	/** Units on the shelf, at location 1 or by location id. */
	stock?: number | Record<string, number>;
	/** What a kit or a group is made of. */
	members?: { sku: string; quantity: number }[];
	isInactive?: boolean;
}

export interface CustomerDraft {
	entityId?: string;
	externalId?: string;
	email?: string;
	companyName?: string;
	firstName?: string;
	lastName?: string;
	isPerson?: boolean;
	/** Currency id; 1 is the base currency. */
	currency?: string;
}

export type ListDraft =
	| { type: Exclude<ReferenceType, 'taxCode' | 'currency'>; name: string }
	| { type: 'taxCode'; name: string; percent: number };

/** What people do to items, customers, lists and fields. */
export function catalogueDrivers(world: World) {
	return {
		/** Saves an item; answers its id. */
		createItem(draft: ItemDraft): string {
			const id = String(world.ids.next('item'));
			const { stock = 0 } = draft;
			world.catalogue.saveItem({
				id,
				type: draft.type ?? 'inventoryItem',
				itemId: draft.sku,
				displayName: draft.name ?? draft.sku,
				externalId: draft.externalId ?? null,
				upcCode: draft.upc ?? null,
				isInactive: draft.isInactive ?? false,
				basePriceMicros: draft.price === undefined ? null : toMicros(draft.price),
				taxPercentMicros: draft.taxRate === undefined ? null : toMicros(draft.taxRate),
				members: (draft.members ?? []).map(({ sku, quantity }) => ({
					item: itemCalled(world, sku).id,
					quantity,
				})),
				startingStock: typeof stock === 'number' ? { '1': stock } : stock,
			});
			return id;
		},

		/** Gives an item another base price, name or state. */
		changeItem(sku: string, changes: Pick<ItemDraft, 'name' | 'price' | 'isInactive'>): void {
			const item = itemCalled(world, sku);
			world.catalogue.saveItem({
				...item,
				displayName: changes.name ?? item.displayName,
				isInactive: changes.isInactive ?? item.isInactive,
				basePriceMicros:
					changes.price === undefined ? item.basePriceMicros : toMicros(changes.price),
			});
		},

		/** Saves a customer; answers its id. A company named Web Customer when the draft is empty. */
		createCustomer(draft: CustomerDraft = {}): string {
			const isPerson = draft.isPerson ?? false;
			const name = isPerson ? { lastName: 'Customer' } : { companyName: 'Web Customer' };
			return saveCustomer(world, null, { ...name, ...draft });
		},

		/** Adds a row to a list; answers its id. */
		createReference(draft: ListDraft): string {
			const id = String(world.ids.next('reference'));
			const percent = draft.type === 'taxCode' ? { percentMicros: toMicros(draft.percent) } : {};
			world.catalogue.addReference(draft.type, { id, name: draft.name, ...percent });
			return id;
		},

		/** Defines a custom body field (custbody_...) or line column (custcol_...). */
		defineField(name: string, kind: CustomField['kind'] = 'text'): void {
			if (!/^cust(body|col)_[a-z0-9_]+$/.test(name)) throw new Error(`Bad field name ${name}.`);
			world.customFields = [...world.customFields.filter((field) => field.name !== name)];
			world.customFields.push({ name, kind });
		},

		/** Takes a custom field away. */
		removeField(name: string): void {
			world.customFields = world.customFields.filter((field) => field.name !== name);
		},

		/** Items with their ids, SKUs and types. */
		items() {
			return [...world.catalogue.items.values()].map(({ id, itemId, type, displayName }) => ({
				id,
				sku: itemId,
				name: displayName,
				type,
				itemType: ITEM_TYPES[type],
			}));
		},

		/** Units of an item on the shelf of a location, and those promised to orders. */
		stock(sku: string, location = '1'): StockLevel {
			return stockLevel(world, itemCalled(world, sku).id, location);
		},

		/** Everything that moved stock, in no order between records. */
		stockMoves() {
			return stockMoves(world).map((move) => ({
				...move,
				sku: world.catalogue.items.get(move.item)?.itemId ?? '',
			}));
		},
	};
}
