import type { Totals } from '../../../domain/edit/order-diff';
import { TAX_LINE_ID } from '../../../domain/edit/tax-line';
import { minorUnits, sumMinor, type MinorUnits } from '../../../domain/money/money';
import type {
	TargetAbilities,
	TargetLine,
	TargetSnapshot,
} from '../../../domain/target/target-snapshot';
import { creditedNet, lessCredits, SHIPPING_REFERENCE, type LineCredit } from './credited-lines';
import type { HeldOrder } from './held-order';
import { toNotes } from './memo-notes';
import { mergeAddition } from './merge-additions';
import type { OrderHeader } from './order-header';
import type { OrderLinks } from './order-links';
import { settleMoney, type SettledLine } from './settle-money';
import { toFulfilmentFacts } from './to-fulfilment-facts';

/** An order made for what was added once the first one could take no more. */
export type AdditionState = {
	/** The first one's reference with a running number. */
	reference: string;
	number: number;
	header: OrderHeader;
	/** Null for one that was cancelled: it counts for its number alone. */
	held: HeldOrder | null;
	links: OrderLinks | null;
};

/** Everything that was read of one order; null stands for what could not be read. */
export type OrderState = {
	header: OrderHeader;
	/** The source's reference. */
	reference: string;
	held: HeldOrder;
	links: OrderLinks | null;
	additions: AdditionState[] | null;
	credits: LineCredit[] | null;
};

/** What of the node's options decides how an order is compared. */
export type TargetSettings = {
	tax: TargetAbilities['tax'];
	compareLocation: boolean;
	holdWith: 'field' | 'status';
};

/** What a sales order can hold: its totals and its tax follow from the lines, which hold net prices. */
export const toAbilities = ({ tax, compareLocation }: TargetSettings): TargetAbilities => ({
	totals: 'derived',
	linePrices: 'net',
	tax,
	services: false,
	foreignLines: 'keep',
	location: compareLocation,
	credits: true,
});

/**
 * What NetSuite holds of one order of the source: the sales order, its additional orders, less what credits took off
 * lines that are billed. Closed lines and their amounts are left out. What could not be read is named among the facts.
 */
export function toTargetSnapshot(order: OrderState, settings: TargetSettings): TargetSnapshot {
	const { header, held } = order;
	const additions = order.additions ?? [];
	const credits = order.credits ?? [];
	const own = settleMoney(held, header.totalMinor);
	const others = additions.map((each) => toAddition(each));
	const whole = others.reduce(
		(lines, { orderId, lines: added }) => mergeAddition(lines, orderId, added),
		own.lines.map((line) => toTargetLine(line, order.links)),
	);
	const lines = lessCredits(whole, credits);
	const isSplit = others.some((each) => each.lines.length > 0);
	const facts = toFulfilmentFacts(header, {
		links: additions.every((each) => each.held === null || each.links) ? order.links : null,
		unread: [
			...(order.additions ? [] : ['additional orders']),
			...(order.credits ? [] : ['credits']),
		],
		isPartShipped: whole.some((line) => line.shippedQuantity > 0) || isClosedAfterShipping(held),
		isSplit,
		holdWith: settings.holdWith,
	});
	const shippingCredit = facts.closed ? creditedNet(credits, SHIPPING_REFERENCE) : 0;
	return {
		kind: 'targetSnapshot',
		schemaVersion: 1,
		system: 'netsuite',
		orderId: header.orderId,
		displayNumber: header.displayNumber,
		reference: order.reference,
		currency: header.currency,
		locationId: held.locationId,
		lines,
		shipping: {
			...held.shipping,
			amountMinor: minorUnits(Math.max(0, held.shipping.amountMinor - shippingCredit)),
		},
		totals: toTotals([own.totals, ...others.map((each) => each.totals)], whole, lines),
		deliveryAddress: held.deliveryAddress,
		billingAddress: held.billingAddress,
		email: held.email,
		notes: toNotes(header.memo),
		facts,
		abilities: toAbilities(settings),
		additions: {
			next: Math.max(0, ...additions.map((each) => each.number)) + 1,
			references: additions.map((each) => each.reference),
		},
	};
}

/** Whether every line is closed although something of them had left; the open lines above do not tell. */
const isClosedAfterShipping = ({ lines }: HeldOrder): boolean =>
	lines.every((line) => line.isClosed) && lines.some((line) => line.takenQuantity > 0);

type Addition = { orderId: string; lines: TargetLine[]; totals: Totals };

const NOTHING: Totals = { taxMinor: minorUnits(0), totalMinor: minorUnits(0) };

function toAddition({ header, held, links }: AdditionState): Addition {
	const { orderId } = header;
	if (!held) return { orderId, lines: [], totals: NOTHING };
	const { lines, totals } = settleMoney(held, header.totalMinor);
	return { orderId, lines: lines.map((line) => toTargetLine(line, links)), totals };
}

function toTargetLine(line: SettledLine, links: OrderLinks | null): TargetLine {
	const taken = Math.max(line.takenQuantity, links?.fulfilled.get(line.rowId) ?? 0);
	return {
		rowId: line.rowId,
		reference: line.reference,
		stockItemId: line.stockItemId,
		sku: line.sku,
		title: line.title,
		quantity: line.quantity,
		shippedQuantity: Math.ceil(taken),
		netMinor: line.netMinor,
		taxMinor: line.taxMinor,
		grossMinor: sumMinor([line.netMinor, line.taxMinor]),
		taxRatePpm: line.taxRatePpm,
		taxIncluded: false,
		isService: false,
	};
}

/** The totals of all orders less what was credited; tax that is a line of the order counts as tax. */
function toTotals(
	parts: readonly Totals[],
	whole: readonly TargetLine[],
	left: readonly TargetLine[],
): Totals {
	const sum = (of: (line: TargetLine) => MinorUnits, lines: readonly TargetLine[]): number =>
		sumMinor(lines.map(of));
	const gone = (of: (line: TargetLine) => MinorUnits): number => sum(of, whole) - sum(of, left);
	const asLine = left.filter((line) => line.reference === TAX_LINE_ID);
	const taxMinor = sumMinor(parts.map((each) => each.taxMinor));
	const totalMinor = sumMinor(parts.map((each) => each.totalMinor));
	return {
		taxMinor: minorUnits(
			taxMinor + sum((line) => line.netMinor, asLine) - gone((line) => line.taxMinor),
		),
		totalMinor: minorUnits(totalMinor - gone((line) => line.grossMinor)),
	};
}
