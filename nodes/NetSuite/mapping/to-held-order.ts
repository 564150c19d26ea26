import { roundAmount, sumMinor, type MinorUnits } from '../../../domain/money/money';
import { err, ok, type Result } from '../../../domain/result';
import type { HeldLine, HeldOrder } from './held-order';
import { itemSku } from './item-sku';
import type { RawOrderLine, RawSalesOrder } from './raw/raw-sales-order';
import { toAddress } from './to-address';

/** A rate in percent as parts per million. */
const PPM_PER_PERCENT = 10_000;

/** Lines that only frame, add up or describe others; their amounts are those of the lines they stand for. */
export const FRAMES: ReadonlySet<string> = new Set([
	'Group',
	'EndGroup',
	'Subtotal',
	'Description',
]);

/**
 * What a sales order record says; names the line that cannot be used. Members of an item group are lines, its header
 * and end are not (docs/vendors/netsuite.md §6).
 */
export function toHeldOrder(
	record: RawSalesOrder,
	currency: string,
	lineIdField: string,
): Result<HeldOrder, string> {
	const money = (value: number): MinorUnits => roundAmount(value, currency);
	const goods = record.item.filter((line) => !FRAMES.has(line.itemType.id));
	const odd = goods.find((line) => !line.isClosed && !Number.isInteger(line.quantity ?? 1));
	if (odd) {
		const name = itemSku(odd.item.refName) || odd.item.id;
		return err(`Line ${odd.line} (${name}) of sales order ${record.tranId} has a part of a unit`);
	}
	const details = record.taxDetails;
	return ok({
		locationId: record.location.id,
		lines: goods.map((line) => toHeldLine(line, { money, lineIdField, details })),
		shipping: {
			serviceId: record.shipMethod.id,
			serviceName: record.shipMethod.refName,
			amountMinor: money(record.shippingCost + record.handlingCost),
		},
		discountMinor: money(record.discountTotal),
		taxMinor: record.taxTotal === undefined ? toldTax(details, money) : money(record.taxTotal),
		deliveryAddress: toAddress(record.shippingAddress),
		billingAddress: toAddress(record.billingAddress),
		email: record.email,
	});
}

const toldTax = (
	details: RawSalesOrder['taxDetails'],
	money: Context['money'],
): MinorUnits | null =>
	details.length > 0 ? sumMinor(details.map((row) => money(row.taxAmount))) : null;

type Context = {
	money: (value: number) => MinorUnits;
	lineIdField: string;
	details: RawSalesOrder['taxDetails'];
};

/** A line without a quantity, such as a discount, counts as one unit. */
function toHeldLine(line: RawOrderLine, { money, lineIdField, details }: Context): HeldLine {
	const { taxDetailsReference: key } = line;
	const own = key === '' ? [] : details.filter((row) => row.taxDetailsReference === key);
	const sku = itemSku(line.item.refName);
	return {
		rowId: String(line.line),
		reference: columnText(line[lineIdField]),
		stockItemId: line.item.id,
		sku,
		title: line.description || sku,
		quantity: line.quantity ?? 1,
		takenQuantity: Math.max(
			line.quantityFulfilled,
			line.quantityPicked,
			line.quantityPacked,
			line.quantityBilled,
		),
		billedQuantity: line.quantityBilled,
		netMinor: money(line.amount),
		taxMinor: details.length > 0 ? sumMinor(own.map((row) => money(row.taxAmount))) : null,
		taxRatePpm: Math.round(own.reduce((sum, row) => sum + row.taxRate, 0) * PPM_PER_PERCENT),
		isClosed: line.isClosed,
	};
}

const columnText = (value: unknown): string =>
	typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
