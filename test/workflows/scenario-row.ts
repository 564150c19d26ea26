import { differences } from '../../playground/demo/compare';
import type { OrderView } from '../../simulators/linnworks';
import type { OrderSnapshot } from '../../simulators/shopify';

/** What became of one order in one scenario, in words that are the same in every run. */
export type ScenarioRow = { scenario: string; shop: string; warehouse: string; exceptions: string };

type ExceptionRow = Readonly<Record<string, unknown>>;
type Parking = ReadonlyArray<{ type: string; user: string }>;

/**
 * Describes an order by what the shop's own record shows of it since it was placed, and by what stands in the
 * warehouse. Ids, times and numbers that a run counts up stay out, and so does a parking of ours, which passes.
 */
export function toScenarioRow(
	scenario: string,
	placed: OrderSnapshot,
	shop: OrderSnapshot,
	held: { order: OrderView; audit: Parking } | null,
	exceptions: readonly ExceptionRow[],
): ScenarioRow {
	return {
		scenario,
		shop: listOf(shopChanges(placed, shop)) || 'unchanged',
		warehouse: held ? warehouseState(shop, held.order, held.audit) : 'not there',
		exceptions: listOf(distinct(exceptions.map(describeException))) || 'none',
	};
}

const listOf = (parts: readonly string[]): string => parts.join('; ');
const distinct = (parts: readonly string[]): string[] => [...new Set(parts)].sort();

const describeException = (row: ExceptionRow): string =>
	`${String(row['code'])}, ${String(row['status'])}`;

function shopChanges(placed: OrderSnapshot, shop: OrderSnapshot): string[] {
	const before = new Map(placed.lines.map((line) => [line.id, line]));
	const lines = shop.lines.flatMap((line) => {
		const was = before.get(line.id);
		const name = line.sku ?? line.title;
		if (!was) return [`${name} added: ${line.currentQuantity}`];
		const repriced = was.currentTotal !== line.currentTotal ? [`${name} costs another sum`] : [];
		return was.currentQuantity === line.currentQuantity
			? repriced
			: [`${name} ${was.currentQuantity} → ${line.currentQuantity}`];
	});
	const shippingOf = (order: OrderSnapshot): string =>
		order.shippingLines
			.filter((each) => !each.isRemoved)
			.map(({ title, currentPrice }) => `${title} ${currentPrice}`)
			.join(' + ');
	const changed = (what: string, part: (order: OrderSnapshot) => unknown): string[] =>
		JSON.stringify(part(placed)) === JSON.stringify(part(shop)) ? [] : [what];
	return [
		...lines,
		...(shippingOf(placed) === shippingOf(shop) ? [] : [`shipping ${shippingOf(shop)}`]),
		...changed('address changed', (order) => order.shippingAddress),
		...changed('e-mail changed', (order) => order.email),
		...changed('phone changed', (order) => order.phone),
		...changed('note changed', (order) => order.note),
		...changed('tags changed', (order) => order.tags),
		...changed(`refunded ${shop.totals.refunded}`, (order) => order.totals.refunded),
		...(shop.cancelledAt === null ? [] : ['cancelled']),
		...changed(
			`total ${placed.totals.total} → ${shop.totals.total}`,
			(order) => order.totals.total,
		),
	];
}

function warehouseState(shop: OrderSnapshot, held: OrderView, audit: Parking): string {
	const { GeneralInfo: info } = held;
	const parkedBy = audit.filter((row) => row.type === 'Order parked').at(-1)?.user;
	const isParked = info.IsParked && !held.Processed && (info.Status !== 1 || parkedBy !== 'API');
	const isCancelled = held.Processed && info.HoldOrCancel;
	const state = [
		...(isCancelled ? ['cancelled'] : held.Processed ? ['dispatched'] : []),
		...(isParked ? ['parked'] : []),
		...(!held.Processed && info.HoldOrCancel ? ['locked'] : []),
		...(info.PartShipped ? ['part shipped'] : []),
		...(info.LabelPrinted ? ['labelled'] : []),
		...(info.InvoicePrinted || info.PickListPrinted ? ['printed'] : []),
	];
	if (shop.cancelledAt !== null) {
		return listOf(isCancelled ? state : ['not cancelled', ...state]);
	}
	const lines = held.Items.map((item) => `${item.Quantity} x ${item.SKU || item.Title}`).sort();
	const apart = differences(shop, held).map((text) => text.split(/[:(]/)[0]?.trim() ?? '');
	return listOf([
		...state,
		`${lines.join(', ')}, total ${held.TotalsInfo.TotalCharge.toFixed(2)}`,
		apart.length === 0 ? 'equals the shop' : `differs in ${apart.join(', ')}`,
	]);
}
