import { OperationsShop } from './operations-shop';

let shop: OperationsShop;

beforeEach(async () => {
	shop = await OperationsShop.open();
});
afterEach(async () => await shop.close());

const audit = async () => await shop.report('osync_mapping_audit', 'Every Monday');

/** A shop and a warehouse that fit: one location, two articles, one bundle, one shipping method. */
function fitting(): { main: number } {
	const { shop: front } = shop.shopify;
	const { warehouse } = shop.linnworks;
	const { id: main } = front.addLocation({ name: 'Main' });
	const depot = warehouse.addLocation({ name: 'Depot' });
	warehouse.addPostalService({ name: 'Royal Mail 48' });
	for (const sku of ['TEE', 'MUG']) {
		front.addVariant({ sku, title: sku, price: '1.00' });
		warehouse.addStockItem({ sku, level: 5 });
	}
	const components = [
		{ sku: 'TEE', quantity: 1 },
		{ sku: 'MUG', quantity: 2 },
	];
	front.addVariant({ sku: 'SET', title: 'Gift set', price: '3.00', components });
	warehouse.addStockItem({ sku: 'SET', components });
	shop.insert('osync_location_map', {
		source_location_id: String(main),
		target_location_id: depot,
	});
	shop.insert('osync_shipping_map', {
		...{ source_title: 'Standard', target_service_name: 'Royal Mail 48' },
	});
	front.createOrder({
		lines: [{ sku: 'TEE', quantity: 1 }],
		shipping: { title: 'Standard', price: '4.00' },
	});
	return { main };
}

it('has nothing to say of a shop and a warehouse that fit', async () => {
	fitting();
	shop.n8n.settings['stockPushed'] = true;
	const { subject, text, options } = await audit();
	expect(subject).toMatch(/Nothing to mend\.$/);
	expect(text).toContain('3 articles of the shop, 3 items of the warehouse, 2 mapping rows');
	expect(options).toMatchObject({ fileAttachments: 'report' });
	expect(shop.shopify.calls.count('StockOfAll')).toBe(0);
});

it('names what does not fit, of every kind, with what was archived in the warehouse', async () => {
	fitting();
	const { shop: front } = shop.shopify;
	const { warehouse } = shop.linnworks;
	front.addVariant({ sku: 'LAMP', title: 'Lamp', price: '9.00' });
	front.addVariant({ sku: 'OLD', title: 'Old', price: '9.00' });
	front.addVariant({ sku: '', title: 'Nameless', price: '9.00' });
	front.addVariant({ sku: 'CODE', title: 'Code', price: '9.00', barcode: '5012345678900' });
	warehouse.addStockItem({ sku: 'ELSE', barcode: '5012345678900' });
	warehouse.addStockItem({ sku: 'OLD' });
	warehouse.archiveStockItem('OLD');
	const { id: second } = front.addLocation({ name: 'Second' });
	front.setStock({ sku: 'TEE', locationId: second, available: 7 });
	front.createOrder({
		lines: [{ sku: 'TEE', quantity: 1 }],
		shipping: { title: 'Express', price: '9.00' },
	});
	const { text } = await audit();
	expect(text).toContain('the warehouse has no item with SKU "LAMP"');
	expect(text).toContain('the item with SKU "OLD" is archived');
	expect(text).toContain('Nameless');
	expect(text).not.toContain('CODE');
	expect(text).toContain('The shop location Second');
	expect(text).toContain('7 units of stock');
	expect(text).toContain('Orders are sent by "Express"');
	expect(text).toContain('Not checked: rules of the stock push');
	expect(text).not.toContain('bar codes');
});

it('says in one line that nothing changed, and everything again once it did', async () => {
	fitting();
	shop.shopify.shop.addVariant({ sku: 'LAMP', title: 'Lamp', price: '9.00' });
	const first = await audit();
	expect(first.text).toContain('LAMP');
	const second = await audit();
	expect(second.subject).toMatch(/Unchanged\.$/);
	expect(second.text.split('\n')).toHaveLength(1);
	shop.linnworks.warehouse.addStockItem({ sku: 'LAMP' });
	const third = await audit();
	expect(third.subject).toContain('Nothing to mend');
	expect(third.subject).not.toContain('Unchanged');
	expect(shop.rows('osync_cursors')).toHaveLength(1);
});

it('audits a shop and a warehouse of which nothing is there yet', async () => {
	const { text } = await audit();
	expect(text).toContain('Not checked: articles, for the shop gave none');
});
