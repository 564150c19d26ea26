import type { ItemRecordType, ReferenceType } from './record-types';

export interface ItemMember {
	item: string;
	quantity: number;
}

export interface Item {
	id: string;
	type: ItemRecordType;
	/** Name and number, the SKU. */
	itemId: string;
	displayName: string;
	externalId: string | null;
	upcCode: string | null;
	isInactive: boolean;
	/** Base price in millionths; null for an item without one. */
	basePriceMicros: number | null;
	/** Percent in millionths; null takes the account's rate. */
	taxPercentMicros: number | null;
	members: ItemMember[];
	/** What lay on the shelf at the start, by location. */
	startingStock: Record<string, number>;
}

export interface Customer {
	id: string;
	entityId: string;
	externalId: string | null;
	email: string | null;
	companyName: string | null;
	firstName: string | null;
	lastName: string | null;
	isPerson: boolean;
	currency: string;
	subsidiary: string;
}

/** A row of a list. */
export interface Reference {
	id: string;
	name: string;
	/** Currencies only: symbol, minor digits, and what one unit is worth in the base currency. */
	symbol?: string;
	decimals?: number;
	exchangeRateMicros?: number;
	/** Tax codes only. */
	percentMicros?: number;
}

function reference(id: string, name: string, more: Partial<Reference> = {}): Reference {
	return { id, name, ...more };
}

function currency(id: string, symbol: string, name: string, rate: number, decimals = 2): Reference {
	return reference(id, name, { symbol, decimals, exchangeRateMicros: rate });
}

/** The lists of an account that nobody has changed yet; its base currency is the pound. */
function defaultReferences(): Record<ReferenceType, Reference[]> {
	return {
		location: [reference('1', 'Main Warehouse'), reference('2', 'Second Warehouse')],
		currency: [
			currency('1', 'GBP', 'British Pound', 1_000_000),
			currency('2', 'USD', 'US Dollar', 780_000),
			currency('4', 'EUR', 'Euro', 850_000),
			currency('5', 'JPY', 'Japanese Yen', 5_200, 0),
		],
		subsidiary: [reference('1', 'Parent Company')],
		shipItem: [reference('11', 'Standard'), reference('12', 'Express')],
		taxCode: [
			reference('5', 'S-GB', { percentMicros: 20_000_000 }),
			reference('6', 'Z-GB', { percentMicros: 0 }),
		],
		taxType: [reference('1', 'VAT')],
		postingPeriod: [],
		account: [
			reference('1', 'Current Account'),
			reference('122', 'Undeposited Funds'),
			reference('130', 'Payment Fees'),
		],
		paymentMethod: [reference('1', 'Shopify Payments'), reference('2', 'Other')],
	};
}

/** Items, customers and lists. */
export class Catalogue {
	readonly items = new Map<string, Item>();
	readonly customers = new Map<string, Customer>();
	readonly references = defaultReferences();
	/** Keys such as `item/501` whose rows in the books are out of date. */
	readonly changed = new Set<string>();

	constructor() {
		for (const type of ['location', 'currency', 'shipItem'] as const) {
			for (const { id } of this.references[type]) this.changed.add(`${type}/${id}`);
		}
	}

	reference(type: ReferenceType, id: string): Reference | undefined {
		return this.references[type].find((row) => row.id === id);
	}

	addReference(type: ReferenceType, row: Reference): void {
		this.references[type].push(row);
		this.changed.add(`${type}/${row.id}`);
	}

	saveItem(item: Item): void {
		this.items.set(item.id, item);
		this.changed.add(`item/${item.id}`);
	}

	saveCustomer(customer: Customer): void {
		this.customers.set(customer.id, customer);
		this.changed.add(`customer/${customer.id}`);
	}

	/** By id, SKU or external id. */
	findItem(key: string): Item | undefined {
		const wanted = key.toLowerCase();
		return (
			this.items.get(key) ??
			[...this.items.values()].find(
				(item) => item.itemId === key || item.externalId?.toLowerCase() === wanted,
			)
		);
	}

	/** By id, entity id or external id. */
	findCustomer(key: string): Customer | undefined {
		const wanted = key.toLowerCase();
		return (
			this.customers.get(key) ??
			[...this.customers.values()].find(
				(customer) => customer.entityId === key || customer.externalId?.toLowerCase() === wanted,
			)
		);
	}
}
