import type { LineRecord, OrderRecord } from '../store/order-record';
import type { World } from '../store/world';
import { Args } from './args';
import { countryTaxRate } from './customer';
import { refuse } from './errors';
import { API_USER, mayEdit, openOrder, saveRepriced } from './order-access';
import { addedLine, rowFrom, serviceLine } from './line-rows';
import { liveWaveOf } from './waves';

/** What a line call leaves behind: the order as saved and the line it touched, if it still exists. */
export interface LineEdit {
	order: OrderRecord;
	line: LineRecord | null;
}

function lineOf(order: OrderRecord, rowId: string): LineRecord {
	const line = order.lines.find((row) => row.rowId === rowId);
	if (!line) throw refuse(`Order item ${rowId} does not exist on order ${order.id}.`);
	return line;
}

function append(world: World, order: OrderRecord, line: LineRecord, user: string): LineEdit {
	order.lines.push(line);
	const note = `Item ${line.itemNumber} x ${line.quantity} added`;
	saveRepriced(world, order, { type: 'Item added', note, user });
	return { order, line };
}

/** Refuses to leave fewer units on a line than have left, where the switch says so; the vendor is silent. */
function refuseBelowShipped(world: World, former: LineRecord, quantity: number): void {
	if (world.switches.editBelowShipped === 'accept' || quantity >= former.shippedQuantity) return;
	throw refuse(`${former.shippedQuantity} of item ${former.itemNumber} have been shipped.`);
}

/** AddOrderItem: appends a line each time it is called, whatever is there already. */
export function addOrderItem(world: World, args: Args, user = API_USER): LineEdit {
	const order = openOrder(world, Args.required(args.guid('orderId')));
	const line = addedLine(world, args, countryTaxRate(order));
	return mayEdit(world, order) ? append(world, order, line, user) : { order, line: null };
}

/** AddOrderService: appends a service line, which has a price but no stock. */
export function addOrderService(world: World, args: Args, user = API_USER): LineEdit {
	const order = openOrder(world, Args.required(args.guid('OrderId')));
	const line = serviceLine(world, args);
	return mayEdit(world, order) ? append(world, order, line, user) : { order, line: null };
}

/** UpdateOrderItem: the row sent replaces the row kept; what is left out falls back to defaults. */
export function updateOrderItem(world: World, args: Args, user = API_USER): LineEdit {
	const order = openOrder(world, Args.required(args.guid('orderId')));
	const sent = Args.required(args.child('orderItem'));
	const former = lineOf(order, Args.required(sent.guid('RowId')));
	const line = rowFrom(world, sent, former);
	if (!mayEdit(world, order)) return { order, line: former };
	refuseBelowShipped(world, former, line.quantity);
	order.lines = order.lines.map((row) => (row.rowId === line.rowId ? line : row));
	const note = `Item ${line.itemNumber} changed: ${former.quantity} -> ${line.quantity}`;
	saveRepriced(world, order, { type: 'Item updated', note, user });
	return { order, line };
}

/** RemoveOrderItem: takes a line out; an unknown row is a 400. */
export function removeOrderItem(world: World, args: Args, user = API_USER): LineEdit {
	const order = openOrder(world, Args.required(args.guid('orderId')));
	const line = lineOf(order, Args.required(args.guid('rowid')));
	if (!mayEdit(world, order)) return { order, line };
	if (world.switches.removeLineInWave === 'refuse' && liveWaveOf(world, order.id)) {
		throw refuse(`Order ${order.num} is in a pickwave, items can not be removed.`);
	}
	refuseBelowShipped(world, line, 0);
	order.lines = order.lines.filter((row) => row.rowId !== line.rowId);
	const note = `Item ${line.itemNumber} x ${line.quantity} removed`;
	saveRepriced(world, order, { type: 'Item removed', note, user });
	return { order, line: null };
}
