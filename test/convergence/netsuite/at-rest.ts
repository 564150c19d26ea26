import type { ExceptionCode } from '../../../domain/exception/exception-codes';
import { NOTE_PREFIX } from '../../../domain/edit/diff-note';
import type { RecordSnapshot } from '../../../simulators/netsuite';
import type { OrderSnapshot } from '../../../simulators/shopify';
import type { Row } from '../engine/data-tables';
import type { Placed } from '../order-rows';
import type { Merchant } from './merchant';
import { minor } from './minor';
import { creditsOf, unitsByLine, type Units } from './units-by-line';
import { HOLD, HOLD_MARK, type Office } from './work-office';

/** Troubles of a vendor that is well again; at rest none may be left. */
const OF_VENDORS: readonly string[] = [
	'APPLY_FAILED',
	'NOT_IN_STEP',
	'SYNC_FAILED',
	'GATE_UNKNOWN',
	'ORDER_ABSENT',
	'ORDER_NOT_READABLE',
	'SNAPSHOT_INVALID',
	'REFUND_UNKNOWN',
	'WORKFLOW_FAILED',
] satisfies ExceptionCode[];

type Situation = {
	sold: RecordSnapshot[];
	credits: RecordSnapshot[];
	office: Office;
	order: Placed;
};
type Reason = (situation: Situation) => boolean;

const anyLine =
	(moved: (line: RecordSnapshot['lines'][number]) => boolean): Reason =>
	({ sold }) =>
		sold.some(({ lines }) => lines.some(moved));

/** When an open exception tells the truth. */
const TRUE_WHEN: Partial<Record<ExceptionCode, Reason>> = {
	GATE_BILLED: anyLine(({ billed }) => billed > 0),
	GATE_DISPATCHED: anyLine(({ fulfilled }) => fulfilled > 0),
	GATE_LINE_SHIPPED: anyLine(
		(line) => line.fulfilled + line.picked + line.packed + line.billed > 0,
	),
	GATE_PART_SHIPPED: anyLine(
		(line) => line.fulfilled + line.picked + line.packed + line.billed > 0,
	),
	GATE_CLOSED: ({ office, order }) => office.closedAt.has(order.legacyId),
	GATE_PARKED: ({ sold, office }) => sold.some(({ id }) => office.held.has(id)),
	// By hand, or before more of the refund was billed.
	REFUND_DUPLICATE: ({ sold, office, order, credits }) => {
		const [first] = credits.map(({ createdAt }) => createdAt).sort();
		const bills = sold.flatMap(({ id }) => office.billsOf(id));
		const isEarly = bills.some(({ createdAt }) => first !== undefined && createdAt > first);
		return isEarly || office.credited.has(order.legacyId);
	},
};

/** What is wrong with one order now that all is quiet; empty when it is in step or rightly with a person. */
export function troubleOf(merchant: Merchant, office: Office, order: Placed): string[] {
	const sold = merchant.salesOrders(order);
	const situation = { sold, credits: creditsOf(merchant, order), office, order };
	const rows = merchant.rows.exceptions(order);
	const open = rows.filter((row) => row['lane'] === 'netsuite');
	const apart = outOfStep(merchant, office, order);
	return [
		...(apart.length > 0 ? unexplained(apart, open) : leftOver(merchant, order, open)),
		...untrue(rows, situation),
		...twice(sold),
		...kept(office, sold, open.length > 0),
	].map((text) => `${order.name} (${sold.map(({ tranId }) => tranId).join(' ')}): ${text}`);
}

/** Where an order is not the shop's, line by line and in its total; what left and was refunded is settled by money. */
export function outOfStep(merchant: Merchant, office: Office, order: Placed): string[] {
	const shop = merchant.shopify.shop.order(order.gid);
	const sold = merchant.salesOrders(order);
	const [first] = sold;
	if (!first) return isWanted(shop) ? ['not in the accounts'] : [];
	const units = unitsByLine(merchant, order);
	if (shop.cancelledAt !== null) {
		const left = [...units.values()].filter(
			(line) => line.open > line.moved || (line.moved > 0 && line.open > line.gone),
		);
		return left.length > 0 ? ['cancelled in the shop only'] : [];
	}
	const lines = [...units].flatMap(([lineId, line]) => difference(lineId, line));
	// What finance closes is nobody's news before the next edit.
	const closedAt = office.closedAt.get(order.legacyId) ?? 0;
	if (closedAt > Date.parse(shop.updatedAt)) return [];
	return [
		...lines,
		...beside(shop, first),
		...(lines.length === 0 ? totals(merchant, shop, sold) : []),
	];
}

/** Whether anything of it still has to leave the warehouse. */
const isWanted = (shop: OrderSnapshot): boolean =>
	shop.cancelledAt === null &&
	shop.lines.some((line) => line.sku !== null && line.unfulfilledQuantity > 0);

/** More than the shop sells is right only of units that left and were refunded, which is a matter of money. */
function difference(lineId: string, { open, credited, wanted, moved, gone }: Units): string[] {
	const surplus = open - credited - wanted;
	if (surplus === 0 || (surplus > 0 && open <= moved && surplus <= gone)) return [];
	return [`line ${lineId}: shop ${wanted}, accounts ${open} less ${credited} credited`];
}

function beside(shop: OrderSnapshot, first: RecordSnapshot): string[] {
	const note = shop.note?.trim() ?? '';
	const memo = String(first.header['memo'] ?? '');
	const own = memo.split('\n').filter((text) => text.startsWith(NOTE_PREFIX));
	const address = first.header['shippingAddress'] as { addr1?: string; city?: string } | null;
	return [
		...(own.join() === (note === '' ? '' : `${NOTE_PREFIX}${note}`)
			? []
			: [`note: shop ${note}, accounts ${memo}`]),
		...(address?.addr1 === shop.shippingAddress?.address1
			? []
			: [`address: shop ${shop.shippingAddress?.address1}, accounts ${address?.addr1}`]),
		...(address?.city === shop.shippingAddress?.city
			? []
			: [`town: shop ${shop.shippingAddress?.city}, accounts ${address?.city}`]),
	];
}

/** Nothing was ever taken back from what left, so the total must be the shop's: to the penny, or to rounding. */
function totals(
	merchant: Merchant,
	shop: OrderSnapshot,
	sold: readonly RecordSnapshot[],
): string[] {
	const isOurs = ({ values }: RecordSnapshot['lines'][number]): boolean =>
		typeof values['custcol_shopify_line_id'] === 'string' &&
		values['custcol_shopify_line_id'] !== '';
	if (shop.refunds.length > 0) return [];
	if (sold.some(({ lines }) => lines.some((line) => line.isClosed || !isOurs(line)))) return [];
	const total = sold.reduce((sum, each) => sum + minor(each.total), 0);
	const wanted = minor(shop.totals.total);
	const lines = sold.reduce((sum, each) => sum + each.lines.length + 1, 0);
	const tolerance = merchant.profile === 'computes' ? lines : 0;
	return Math.abs(total - wanted) <= tolerance
		? []
		: [`total (minor units): shop ${wanted}, accounts ${total}`];
}

function unexplained(apart: readonly string[], open: readonly Row[]): string[] {
	if (open.length === 0) return [`nobody was told: ${apart.join('; ')}`];
	const vendors = open
		.filter((row) => OF_VENDORS.includes(String(row['code'])))
		.map((row) => `${String(row['code'])} (${String(row['reason'])})`);
	return vendors.length > 0 ? [`still ${vendors.join(', ')}: ${apart.join('; ')}`] : [];
}

/** An order in step is free, and nobody is asked to settle anything about it. */
function leftOver(merchant: Merchant, order: Placed, open: readonly Row[]): string[] {
	const isInStep = ['converged', 'inStep'].includes(
		String(
			merchant.rows
				.ledger(order)
				.filter((row) => row['lane'] === 'netsuite')
				.at(-1)?.['outcome'],
		),
	);
	return open.length > 0 && isInStep
		? [`in step and still open: ${open.map((row) => String(row['code'])).join(', ')}`]
		: [];
}

function untrue(rows: readonly Row[], situation: Situation): string[] {
	return rows.flatMap((row) => {
		const reason = TRUE_WHEN[row['code'] as ExceptionCode];
		return !reason || reason(situation) ? [] : [`${String(row['code'])} is not true`];
	});
}

/** One sales order is the shop's order; others add to it, and only once it took no more. */
function twice(sold: readonly RecordSnapshot[]): string[] {
	const firsts = sold.filter(({ externalId }) => !/-A\d+$/.test(externalId ?? ''));
	if (sold.length === 0) return [];
	if (firsts.length !== 1) return [`${firsts.length} sales orders`];
	const isPast = ['F', 'G', 'H'].includes(firsts[0]?.status ?? '');
	return sold.length > 1 && !isPast ? ['an additional order to one that still takes lines'] : [];
}

/** Holds and lines of people stay; ours do not. */
function kept(office: Office, sold: readonly RecordSnapshot[], isOpen: boolean): string[] {
	return sold.flatMap(({ id, header, lines }) => {
		const isHeld = header[HOLD] === true;
		const isOurs = isHeld && header[HOLD_MARK] === 'order-sync';
		const gone = [...office.added]
			.filter((key) => key.startsWith(`${id}/`))
			.filter((key) => !lines.some(({ line }) => key === `${id}/${line}`));
		return [
			...(isOurs && !isOpen ? ['still held by us'] : []),
			...(office.held.has(id) && (!isHeld || isOurs) ? ['the hold of the office is gone'] : []),
			...gone.map((key) => `the line ${key} that somebody added is gone`),
		];
	});
}
