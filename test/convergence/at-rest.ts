import { differences } from '../../playground/demo/compare';
import { NOTE_PREFIX } from '../../domain/edit/diff-note';
import type { PlanStep } from '../../domain/edit/edit-plan';
import type { ExceptionCode } from '../../domain/exception/exception-codes';
import type { OrderView } from '../../simulators/linnworks';
import type { OrderSnapshot } from '../../simulators/shopify';
import type { Row } from './engine/data-tables';
import type { Merchant } from './merchant';
import type { OrderRows, Placed } from './order-rows';

/** Shop, warehouse and tables, as far as it takes to judge an order. */
export type Judged = Pick<Merchant, 'shopify' | 'linnworks' | 'held' | 'lineage' | 'waiting'> & {
	rows: Pick<OrderRows, 'exceptions' | 'ledger'>;
};

/** Troubles of a vendor that is well again; at rest none may be left. */
const OF_VENDORS: readonly string[] = [
	'APPLY_FAILED',
	'NOT_IN_STEP',
	'SYNC_FAILED',
	'GATE_UNKNOWN',
	'ORDER_ABSENT',
	'ORDER_NOT_READABLE',
	'SNAPSHOT_INVALID',
	'WORKFLOW_FAILED',
] satisfies ExceptionCode[];

/** What only people close, so that it may stand beside an order in step. */
const OF_PEOPLE: readonly string[] = ['WROTE_INTO_WAVE'] satisfies ExceptionCode[];

type Reason = (order: OrderView, audit: ReadonlyArray<{ type: string }>) => boolean;

const once =
	(type: string): Reason =>
	(_order, audit) =>
		audit.some((row) => row.type === type);

/**
 * When an open exception of the gate tells the truth. Those after which an order is looked at again have to be true
 * now; the others stand until the next edit, so it is enough that their reason came to pass.
 */
const TRUE_WHEN: Partial<Record<ExceptionCode, Reason>> = {
	GATE_LOCKED: (order) => order.GeneralInfo.HoldOrCancel,
	GATE_PARKED: (order) => order.GeneralInfo.IsParked,
	GATE_WAVE: (order) => order.GeneralInfo.PickwaveIds.length > 0,
	GATE_PRINTED: (order) => order.GeneralInfo.InvoicePrinted || order.GeneralInfo.PickListPrinted,
	GATE_LABEL: once('Label printed'),
	GATE_PICKED: once('Added to pickwave'),
	GATE_MERGED: once('Orders merged'),
	GATE_PART_SHIPPED: once('Order part shipped'),
	GATE_LINE_SHIPPED: once('Order part shipped'),
	GATE_DISPATCHED: once('Order processed'),
	GATE_CANCELLED: once('Order cancelled'),
};

/** What is wrong with one order now that all is quiet; empty when it is in step or rightly with a person. */
export function troubleOf(merchant: Judged, order: Placed): string[] {
	const shop = merchant.shopify.shop.order(order.gid);
	const { warehouse } = merchant.linnworks;
	const held = merchant.held(order);
	const open = merchant.rows.exceptions(order);
	if (!held) {
		const missing = outOfStep(merchant, order);
		return missing.length > 0 ? unexplained(missing, open) : [];
	}
	const audit = warehouse.auditTrail(held.OrderId);
	const apart = outOfStep(merchant, order);
	return [
		...(apart.length > 0 ? unexplained(apart, open) : leftOver(merchant, order, held, audit, open)),
		...untrue(open, held, audit),
		...doubled(shop, held),
		...(open.length === 0 ? manifold(merchant, order) : []),
		...blind(merchant, order, apart),
		...unrefused(merchant, order, apart),
	].map((text) => `${order.name} (${held.NumOrderId}): ${text}`);
}

/** Whether anything of it still has to leave the warehouse. */
const isWanted = (shop: OrderSnapshot): boolean =>
	shop.cancelledAt === null &&
	shop.lines.some((line) => line.sku !== null && line.unfulfilledQuantity > 0);

/** A cancelled order has to be cancelled, whatever stands on it; any other has to be equal. */
export function outOfStep(merchant: Judged, order: Placed): string[] {
	const shop = merchant.shopify.shop.order(order.gid);
	const held = merchant.held(order);
	if (!held) return isWanted(shop) ? ['not in the warehouse'] : [];
	if (shop.cancelledAt === null) {
		const apart = [...differences(shop, held), ...beside(shop, held)];
		const audit = merchant.linnworks.warehouse.auditTrail(held.OrderId);
		const isOpen = isWritable(held) && !once('Orders merged')(held, audit);
		return isRounding(apart, shop.lines.length) && !isOpen ? [] : apart;
	}
	const cancelled = held.Processed && held.GeneralInfo.HoldOrCancel;
	return cancelled ? [] : ['cancelled in the shop only'];
}

/** What the comparison for people leaves out: the shipping service and our note. */
function beside(shop: OrderSnapshot, held: OrderView): string[] {
	const service = shop.shippingLines.find((line) => !line.isRemoved)?.title;
	const own = held.Notes.map(({ Note: text }) => text).filter((text) =>
		text.startsWith(NOTE_PREFIX),
	);
	const note = shop.note?.trim() ?? '';
	return [
		...(service === undefined || service === held.ShippingInfo.PostalServiceName
			? []
			: [`service: shop ${service}, warehouse ${held.ShippingInfo.PostalServiceName}`]),
		...(own.join() === (note === '' ? '' : `${NOTE_PREFIX}${note}`)
			? []
			: [`note: shop ${note}, warehouse ${own.join()}`]),
	];
}

/** Totals that differ by at most a minor unit a line and one for the shipping (docs/gate.md). */
function isRounding(apart: readonly string[], lines: number): boolean {
	return apart.every((text) => {
		const found = /^(?:total|tax) \(minor units\): shop (-?\d+), warehouse (-?\d+)$/.exec(text);
		return found !== null && Math.abs(Number(found[1]) - Number(found[2])) <= lines + 1;
	});
}

/** Rounding alone is written only while nothing at all stands against it. */
const isWritable = ({ Processed: closed, GeneralInfo: info, ShippingInfo: shipping }: OrderView) =>
	!closed &&
	!info.LabelPrinted &&
	!info.InvoicePrinted &&
	!info.PickListPrinted &&
	!info.PartShipped &&
	!info.HoldOrCancel &&
	!info.IsParked &&
	info.PickwaveIds.length === 0 &&
	shipping.TrackingNumber === '';

function unexplained(apart: readonly string[], open: readonly Row[]): string[] {
	const said = open.filter((row) => !OF_PEOPLE.includes(String(row['code'])));
	if (said.length === 0) return [`nobody was told: ${apart.join('; ')}`];
	const codes = said.map((row) => String(row['code']));
	const vendors = codes.filter((code) => OF_VENDORS.includes(code));
	return vendors.length > 0 ? [`still ${vendors.join(', ')}: ${apart.join('; ')}`] : [];
}

/** Steps that would settle a difference. */
const SETTLED_BY: Readonly<Record<string, readonly PlanStep['kind'][]>> = {
	lines: ['updateLine', 'addLine', 'addService', 'removeLine'],
	total: ['updateLine', 'addLine', 'addService', 'removeLine', 'setShipping', 'setTotals'],
	tax: ['updateLine', 'addLine', 'addService', 'removeLine', 'setShipping', 'setTotals'],
	address: ['setContact'],
	town: ['setContact'],
	postcode: ['setContact'],
	name: ['setContact'],
	service: ['setShipping'],
	note: ['setNote'],
};

/** Steps that are about everything there is. */
const WHOLE: ReadonlyArray<PlanStep['kind']> = ['cancelOrder', 'createOrder', 'cancelReplaced'];

/** Where the gate refused a part of the change, what differs is that part and nothing else. */
function unrefused(merchant: Judged, order: Placed, apart: readonly string[]): string[] {
	const steps = JSON.parse(String(merchant.rows.ledger(order).at(-1)?.['steps'] ?? '[]')) as Array<{
		kind: PlanStep['kind'];
		status: string;
	}>;
	const refused = steps.filter(({ status }) => status === 'refused').map(({ kind }) => kind);
	if (refused.length === 0 || refused.some((kind) => WHOLE.includes(kind))) return [];
	return apart
		.filter(
			(text) => !SETTLED_BY[/^\w+/.exec(text)?.[0] ?? '']?.some((kind) => refused.includes(kind)),
		)
		.map((text) => `differs though only ${refused.join(', ')} was refused: ${text}`);
}

/** One shop order is one open warehouse order. */
function manifold(merchant: Judged, order: Placed): string[] {
	const open = merchant.lineage(order).filter((each) => !each.Processed);
	return open.length < 2 ? [] : [`${open.length} open orders`];
}

/** An order in step is free, waits for nothing, and nobody is asked to settle anything. */
function leftOver(
	merchant: Judged,
	order: Placed,
	held: OrderView,
	audit: ReadonlyArray<{ type: string; user: string }>,
	open: readonly Row[],
): string[] {
	const parkedBy = audit.filter((row) => row.type === 'Order parked').at(-1)?.user;
	const isOurs =
		held.GeneralInfo.IsParked && held.GeneralInfo.Status === 1 && parkedBy !== 'warehouse';
	// Linnworks opens no order that somebody has locked; the exception says so.
	const isStuck =
		held.GeneralInfo.HoldOrCancel && open.some((row) => row['code'] === 'GATE_LOCKED');
	const stale = open.filter((row) => !OF_PEOPLE.includes(String(row['code'])));
	return [
		...(isOurs && !isStuck && !held.Processed ? ['in step and still parked by us'] : []),
		...(stale.length > 0 && merchant.waiting(order).length === 0 && inStep(merchant, order)
			? [`in step and still open: ${stale.map((row) => String(row['code'])).join(', ')}`]
			: []),
	];
}

const inStep = (merchant: Judged, order: Placed): boolean =>
	['converged', 'inStep'].includes(String(merchant.rows.ledger(order).at(-1)?.['outcome']));

function untrue(
	open: readonly Row[],
	held: OrderView,
	audit: ReadonlyArray<{ type: string }>,
): string[] {
	return open.flatMap((row) => {
		const reason = TRUE_WHEN[row['code'] as ExceptionCode];
		return !reason || reason(held, audit) ? [] : [`${String(row['code'])} is not true`];
	});
}

/** No article stands on more rows than the shop ever sold it on. */
function doubled(shop: OrderSnapshot, held: OrderView): string[] {
	const count = (names: string[], name: string): number =>
		names.filter((each) => each === name).length;
	const sold = shop.lines.map((line) => line.sku ?? line.title);
	const rows = held.Items.map((item) => item.SKU || item.Title);
	return [...new Set(rows)]
		.filter((name) => count(rows, name) > count(sold, name))
		.map((name) => `${count(rows, name)} rows of ${name}, sold on ${count(sold, name)}`);
}

/** The last look must not have called an order in step that is not. */
function blind(merchant: Judged, order: Placed, apart: readonly string[]): string[] {
	if (apart.length === 0 || merchant.waiting(order).length > 0) return [];
	const last = merchant.rows.ledger(order).at(-1);
	if (!last) return [`never looked at: ${apart.join('; ')}`];
	return last['outcome'] === 'converged' ? [`called converged: ${apart.join('; ')}`] : [];
}
