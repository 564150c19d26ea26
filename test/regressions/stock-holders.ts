import type { OrderSnapshot } from '../../domain/order/order-snapshot';
import type { SyncItem } from '../../domain/report/sync-item';
import { Warehouse } from '../nodes/linnworks/warehouse';
import { Office } from '../nodes/netsuite/order/office';
import { ConnectedShop } from './connected-shop';
import { opened } from './opened';

const PRICES = { LAMP: '48.00', MUG: '13.20', TEE: '33.00' };
export const SKUS = Object.keys(PRICES);

/** An order of the shop that a system has as well, and our order flow between the two. */
type Held<System> = {
	shop: ConnectedShop;
	order: string;
	reference: string;
	system: System;
	/** Reads the order in the shop. */
	read: () => Promise<OrderSnapshot>;
	/** One sweep: brings the system in step with the shop. */
	sweep: () => Promise<SyncItem | undefined>;
};

async function sold(units: Readonly<Record<string, number>>) {
	const shop = await opened(ConnectedShop.open(PRICES));
	const order = shop.place(units);
	const read = async (): Promise<OrderSnapshot> => (await shop.read(order)).snapshot;
	const { reference } = await read();
	return { shop, order, read, reference, locationMap: shop.locationMap(order) };
}

/** An order that Linnworks has, where so many lamps are on the shelf. */
export async function heldInLinnworks(
	units: Readonly<Record<string, number>>,
	lamps = 1000,
): Promise<Held<Warehouse['simulator']>> {
	const { locationMap, ...story } = await sold(units);
	const { clock } = story.shop;
	const warehouse = await opened(Warehouse.open({ clock }));
	for (const sku of SKUS) warehouse.stock(sku);
	warehouse.place(await story.read());
	warehouse.simulator.warehouse.adjustStock('LAMP', lamps - 1000);
	const sweep = async (): Promise<SyncItem | undefined> =>
		(await warehouse.sweep([{ snapshot: await story.read() }], { locationMap }))[0];
	return { ...story, system: warehouse.simulator, sweep };
}

/** An order that NetSuite has, where so many lamps are on the shelf. */
export async function heldInNetSuite(
	units: Readonly<Record<string, number>>,
	lamps = 1000,
): Promise<Held<Office['simulator']['account']>> {
	const { locationMap, ...story } = await sold(units);
	const office = await opened(Office.open());
	const { account } = office.simulator;
	account.createItem({ sku: 'LAMP', price: 99, stock: lamps });
	await office.sweep([await story.read()], { importOrders: true, locationMap });
	const sweep = async (): Promise<SyncItem | undefined> =>
		(await office.sweep([await story.read()], { locationMap }))[0];
	return { ...story, system: account, sweep };
}
