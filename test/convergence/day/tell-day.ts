import { restartTime } from '../engine/virtual-time';
import { TABLES } from '../../../playground/world/install-templates';
import { Merchant } from '../merchant';
import { orderKey } from '../order-rows';
import { Chance } from './chance';
import { orderTroubles } from './check-orders';
import { refundTroubles } from './check-refunds';
import { restockTroubles } from './check-restocks';
import { returnTroubles } from './check-returns';
import { doubles, shopStockTroubles, stockAlarms, stockTroubles } from './check-stock';
import type { Diary } from './diary';
import { countsOf, type Counts } from './count-day';
import { Day } from './live-day';

/** Units of each article that the catalogue gives the warehouse. */
const STOCK = 5000;

/** Lives a day and says what is wrong at its end, empty when nothing is, and then what is after each act of tampering. */
export async function tellDay(
	seed: number,
	size: number,
	tampering: ReadonlyArray<(day: Day) => void> = [],
): Promise<{ troubles: string[]; counts: Counts; tampered: string[][] }> {
	restartTime();
	const chance = Math.random;
	// Chance only spreads retries; a day has to run the same way each time.
	Math.random = () => 0.5;
	const merchant = await Merchant.open();
	try {
		const day = new Day(merchant, new Chance(seed), size, STOCK);
		await day.live();
		merchant.watch.follow();
		const told = { troubles: troublesOf(day), counts: countsOf(day) };
		const tampered = tampering.map((tamper) => {
			tamper(day);
			return troublesOf(day);
		});
		return { ...told, tampered };
	} finally {
		Math.random = chance;
		await merchant.close();
	}
}

function troublesOf(day: Day): string[] {
	const { merchant, automation } = day;
	const ofOrders = day.diaries.flatMap((diary) => {
		const found = [
			...orderTroubles(day, diary),
			...refundTroubles(day, diary),
			...returnTroubles(day, diary),
			...restockTroubles(day, diary),
		];
		return found.length > 0
			? [[...found, diary.tell(), shopOf(day, diary), ...looksAt(day, diary)].join('\n')]
			: [];
	});
	return [
		...stockTroubles(day),
		...withPush(day, shopStockTroubles(day)),
		...stockAlarms(day),
		...doubles(day),
		...merchant.watch.offences,
		...automation.stopped.map((text) => `stopped though no vendor was away: ${text}`),
		...ofOrders,
	];
}

/** The orders that the last push of stock may have waited for, where the shop's stock is wrong. */
function withPush(day: Day, troubles: string[]): string[] {
	if (troubles.length === 0) return [];
	const { tables } = day.merchant.n8n;
	const [run] = tables.select('osyncStockRuns01', []).slice(-1);
	const waiting = tables
		.select(TABLES.signals, [{ column: 'status', condition: 'eq', value: 'new' }])
		.map((row) => row['order_key']);
	const orders = day.diaries.filter(({ order }) => waiting.includes(orderKey(order)));
	return [
		[
			...troubles,
			`the last push: ${String(run?.['message'])} Orders that waited:`,
			...orders.flatMap((diary) => [diary.tell(), ...looksAt(day, diary).slice(-6)]),
		].join('\n'),
	];
}

/** What the shop says of an order at the end. */
function shopOf({ merchant }: Day, { order, refundedAt }: Diary): string {
	const { lines, refunds, returns, totals } = merchant.shopify.shop.order(order.gid);
	return [
		...lines.map(
			(line) =>
				`  line ${line.id}: ${line.currentQuantity} of ${line.quantity} x ${line.sku ?? ''}, fulfilled ${line.fulfilledQuantity}`,
		),
		...refunds.map(
			(refund) =>
				`  refund ${refund.id} ${new Date(refundedAt.get(refund.id) ?? 0).toISOString().slice(5, 16)}: ${JSON.stringify(refund)}`,
		),
		...returns.map((ret) => `  return ${JSON.stringify(ret)}`),
		`  totals ${JSON.stringify(totals)}`,
	].join('\n');
}

/** What our flows wrote down of an order. */
const looksAt = ({ merchant }: Day, { order }: Diary): string[] =>
	merchant.rows
		.ledger(order)
		.slice(-30)
		.map(
			(row) =>
				`  ${String(row['recorded_at']).slice(5, 16)} ${String(row['lane'])} ${String(row['outcome'])} ${String(row['steps']).slice(0, 300)}`,
		);
