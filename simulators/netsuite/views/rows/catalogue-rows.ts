import { stockLevel } from '../../behaviour/stock-ledger';
import type { Customer, Item } from '../../store/catalogue';
import { fromMicros } from '../../store/decimal';
import { ITEM_TYPES } from '../../store/record-types';
import type { World } from '../../store/world';
import type { TableRow, TableRows } from '../../suiteql';

/** Stock of an item at every location. */
export function stockRows(world: World, item: Item): TableRows {
	if (item.type !== 'inventoryItem') return {};
	return {
		aggregateitemlocation: world.catalogue.references.location.map(({ id, name }): TableRow => {
			const { onHand, committed } = stockLevel(world, item.id, id);
			return {
				item: Number(item.id),
				item__df: item.itemId,
				location: Number(id),
				location__df: name,
				quantityonhand: onHand,
				quantitycommitted: committed,
				quantityavailable: onHand - committed,
			};
		}),
	};
}

function itemRows(world: World, item: Item): TableRows {
	return {
		item: [
			{
				id: Number(item.id),
				itemid: item.itemId,
				itemtype: ITEM_TYPES[item.type],
				displayname: item.displayName,
				externalid: item.externalId,
				isinactive: item.isInactive,
				upccode: item.upcCode,
			},
		],
		itemmember: item.members.map((member) => ({
			parentitem: Number(item.id),
			item: Number(member.item),
			item__df: world.catalogue.items.get(member.item)?.itemId ?? null,
			quantity: member.quantity,
		})),
	};
}

function customerRows(customer: Customer): TableRows {
	return {
		customer: [
			{
				id: Number(customer.id),
				entityid: customer.entityId,
				externalid: customer.externalId,
				email: customer.email,
				companyname: customer.companyName,
				isperson: customer.isPerson,
			},
		],
	};
}

/** What the books say of an item, a customer or a row of a list, by its key such as `item/501`. */
export function catalogueRows(world: World, key: string): TableRows {
	const [type = '', id = ''] = key.split('/');
	const { catalogue } = world;
	const item = type === 'item' ? catalogue.items.get(id) : undefined;
	if (item) return itemRows(world, item);
	const customer = type === 'customer' ? catalogue.customers.get(id) : undefined;
	if (customer) return customerRows(customer);
	if (type === 'location' || type === 'shipItem') {
		const name = catalogue.reference(type, id)?.name ?? null;
		return type === 'location'
			? { location: [{ id: Number(id), name, isinactive: false }] }
			: { shipitem: [{ id: Number(id), itemid: name }] };
	}
	const row = type === 'currency' ? catalogue.reference('currency', id) : undefined;
	if (!row) return {};
	const exchangerate = fromMicros(row.exchangeRateMicros ?? 0);
	return {
		currency: [{ id: Number(id), symbol: row.symbol ?? null, name: row.name, exchangerate }],
	};
}
