import { cancelReturn, createReturn } from '../behaviour/returns/create-return';
import { disposeReturn } from '../behaviour/returns/dispose-return';
import { processReturn } from '../behaviour/returns/process-return';
import type { World } from '../behaviour/world';
import { API_VERSION, FOREIGN_EDIT_APP_ID } from '../settings';
import type { Order } from '../store/order';
import type { DispositionType, Return } from '../store/return';
import { lineBy, type LineReference } from './edit-driver';

export interface ReturnOptions {
	readonly lines: ReadonlyArray<
		LineReference & { readonly quantity: number; readonly reason?: string }
	>;
	/** What goes out instead; price is a decimal in the buyer's currency, the catalogue's unless given. */
	readonly exchange?: ReadonlyArray<{
		readonly sku?: string;
		readonly variantId?: number;
		readonly quantity: number;
		readonly price?: string;
	}>;
}

export interface ProcessReturnOptions {
	/** The name of the return (#1001-R1); the last one unless given. */
	readonly return?: string;
	/** 'due' pays back what is owed, 'none' leaves it owed, a decimal in the buyer's currency is that amount. */
	readonly refund?: string;
	/** Whether a dearer exchange is paid at once; true unless given. */
	readonly collect?: boolean;
	/** What becomes of the goods; null while they are on their way. RESTOCKED unless given. */
	readonly disposition?: DispositionType | null;
}

export interface DisposeOptions {
	readonly return?: string;
	readonly type?: DispositionType;
	/** How many units; all that were not looked at yet unless given. */
	readonly quantity?: number;
}

export interface ExchangeOptions extends Omit<ProcessReturnOptions, 'return'> {
	readonly returned: ReturnOptions['lines'];
	readonly sent: NonNullable<ReturnOptions['exchange']>;
	/** Whether it is processed at once; true unless given. */
	readonly processed?: boolean;
}

/** Opens a return of shipped units, with or without an exchange. */
export function openReturn(world: World, order: Order, options: ReturnOptions): Return {
	return createReturn(world, order, {
		lines: options.lines.map(({ quantity, reason = '', ...line }) => ({
			line: shippedLine(order, line),
			quantity,
			reason,
		})),
		exchange: options.exchange ?? [],
	});
}

/** Processes an open return. */
export function finishReturn(world: World, order: Order, options: ProcessReturnOptions = {}): void {
	const { refund = 'due', collect = true, disposition = 'RESTOCKED' } = options;
	const caller = { appId: FOREIGN_EDIT_APP_ID, apiVersion: API_VERSION };
	processReturn(world, caller, order, returnBy(order, options.return), {
		refund: refund === 'due' || refund === 'none' ? refund : { amount: refund },
		collect,
		disposition,
	});
}

/** Says what became of goods of a return. */
export function disposeUnits(world: World, order: Order, options: DisposeOptions = {}): void {
	const { type = 'RESTOCKED', quantity } = options;
	disposeReturn(world, order, returnBy(order, options.return), type, quantity);
}

/** Takes an open return back. */
export function withdrawReturn(world: World, order: Order, name?: string): void {
	cancelReturn(world, order, returnBy(order, name));
}

/** Exchanges shipped units for others. */
export function exchangeUnits(world: World, order: Order, options: ExchangeOptions): void {
	const { returned, sent, processed = true, ...rest } = options;
	const { name } = openReturn(world, order, { lines: returned, exchange: sent });
	if (processed) finishReturn(world, order, { ...rest, return: name });
}

function returnBy(order: Order, name: string | undefined): Return {
	const found = order.returns.filter((one) => name === undefined || one.name === name).pop();
	if (!found) throw new Error(`No return ${name ?? ''} on ${order.name}`);
	return found;
}

/** Among lines of one SKU the first of which anything was shipped. */
function shippedLine(order: Order, reference: LineReference): ReturnType<typeof lineBy> {
	const shipped = new Set(order.fulfilments.flatMap((one) => one.lines.map((row) => row.lineId)));
	const lines = order.lines.filter((line) => shipped.has(line.id));
	return lineBy(lines.length > 0 ? { ...order, lines } : order, reference);
}
