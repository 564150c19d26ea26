import type { OrderView } from '../../simulators/linnworks';
import type { RecordSnapshot } from '../../simulators/netsuite';
import type { OrderSnapshot as ShopOrder } from '../../simulators/shopify';

const pence = (amount: string | number | undefined): number =>
	Math.round(Number(amount ?? 0) * 100);

/** Everything in which the warehouse order, read back, is not the shop's order; empty when they agree. */
export function differences(shop: ShopOrder, warehouse: OrderView): string[] {
	const found: string[] = [];
	const same = (what: string, expected: string | number, actual: string | number): void => {
		if (expected !== actual) found.push(`${what}: shop ${expected}, warehouse ${actual}`);
	};
	same('lines', linesOfShop(shop), linesOfWarehouse(warehouse));
	same('total (minor units)', pence(shop.totals.total), pence(warehouse.TotalsInfo.TotalCharge));
	same('tax (minor units)', pence(shop.totals.tax), pence(warehouse.TotalsInfo.Tax));
	const address = warehouse.CustomerInfo.Address;
	const wanted = shop.shippingAddress;
	if (wanted) {
		same('address', text(wanted.address1), text(address.Address1));
		same('town', text(wanted.city), text(address.Town));
		same('postcode', text(wanted.zip), text(address.PostCode));
		same(
			'name',
			text(`${wanted.firstName ?? ''} ${wanted.lastName ?? ''}`.trim()),
			text(address.FullName),
		);
	}
	return found;
}

/** Everything in which the sales order in the accounts, read back, is not the shop's order; empty when they agree. */
export function accountDifferences(shop: ShopOrder, order: RecordSnapshot): string[] {
	const found: string[] = [];
	const same = (what: string, expected: string | number, actual: string | number): void => {
		if (expected !== actual) found.push(`${what}: shop ${expected}, accounts ${actual}`);
	};
	const open = order.lines.filter((line) => !line.isClosed && line.quantity > 0);
	same('lines', linesOfShop(shop), listOf(open.map((line) => `${line.quantity} x ${line.sku}`)));
	same('total (minor units)', pence(shop.totals.total), pence(order.total));
	same('tax (minor units)', pence(shop.totals.tax), pence(order.tax));
	return found;
}

const text = (value: string | null | undefined): string => value ?? '';

const linesOfShop = (shop: ShopOrder): string =>
	listOf(
		shop.lines
			.filter((line) => line.currentQuantity > 0)
			.map((line) => `${line.currentQuantity} x ${line.sku ?? line.title}`),
	);

const linesOfWarehouse = (warehouse: OrderView): string =>
	listOf(warehouse.Items.map((item) => `${item.Quantity} x ${item.SKU || item.Title}`));

const listOf = (lines: string[]): string => lines.sort().join(', ');
