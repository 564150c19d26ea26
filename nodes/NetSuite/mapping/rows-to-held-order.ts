import { roundAmount, sumMinor, ZERO, type MinorUnits } from '../../../domain/money/money';
import type { TargetSnapshot } from '../../../domain/target/target-snapshot';
import type { HeldLine, HeldOrder } from './held-order';
import { itemSku } from './item-sku';
import type { SqlRow } from './raw/row';
import { FRAMES } from './to-held-order';

const SHIPPING = 'ShipItem';

/** What a query does not tell, and no write of lines changes. */
type Known = Pick<TargetSnapshot, 'locationId' | 'deliveryAddress' | 'billingAddress' | 'email'>;

/**
 * What the rows of one order say, header and tax rows included; the rest is taken as known. Sales carry their amounts
 * below zero in most accounts, so the sign of the first quantity tells which way round they are (docs/vendors/netsuite.md §7).
 */
export function rowsToHeldOrder(
	rows: readonly SqlRow[],
	currency: string,
	known: Known,
): HeldOrder {
	const own = rows.filter((row) => row['mainline'] !== 'T');
	const tax = own.filter((row) => row['taxline'] === 'T');
	const rest = own.filter((row) => row['taxline'] !== 'T');
	const shipping = rest.filter((row) => row['itemtype'] === SHIPPING);
	const goods = rest.filter(
		(row) => row['itemtype'] !== SHIPPING && !FRAMES.has(row['itemtype'] ?? ''),
	);
	const sign = goods.some((row) => Number(row['quantity'] ?? '0') > 0) ? 1 : -1;
	const money = (row: SqlRow): MinorUnits =>
		roundAmount(sign * Number(row['foreignamount'] ?? '0'), currency);
	return {
		locationId: known.locationId,
		lines: goods.map((row) => toHeldLine(row, money(row))),
		shipping: {
			serviceId: shipping[0]?.['item'] ?? '',
			serviceName: shipping[0]?.['service'] ?? '',
			amountMinor: sumMinor(shipping.map(money)),
		},
		discountMinor: ZERO,
		taxMinor: tax.length > 0 ? sumMinor(tax.map(money)) : null,
		deliveryAddress: known.deliveryAddress,
		billingAddress: known.billingAddress,
		email: known.email,
	};
}

function toHeldLine(row: SqlRow, netMinor: MinorUnits): HeldLine {
	const units = (column: string): number => Math.abs(Number(row[column] ?? '0')) || 0;
	const sku = itemSku(row['itemid'] ?? '');
	const billedQuantity = units('quantitybilled');
	return {
		rowId: row['id'] ?? '',
		reference: (row['reference'] ?? '').trim(),
		stockItemId: row['item'] ?? '',
		sku,
		title: sku,
		quantity: row['quantity'] === undefined ? 1 : units('quantity'),
		takenQuantity: Math.max(units('quantityshiprecv'), billedQuantity),
		billedQuantity,
		netMinor,
		taxMinor: null,
		taxRatePpm: 0,
		isClosed: row['isclosed'] === 'T',
	};
}
