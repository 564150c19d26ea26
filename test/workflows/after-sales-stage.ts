import type { Lane } from '../../domain/signal/lane';
import type { Row } from '../../playground/n8n/data-tables-api';
import { TABLES } from '../../playground/world/install-templates';
import type { NewOrder } from '../../simulators/shopify';
import { orderKey, stageOf, type PlacedOrder, type Stage } from './harness';

type AfterSalesLane = Extract<
	Lane,
	'linnworks' | 'linnworksRefunds' | 'linnworksReturns' | 'restocks'
>;

const SIGNALS = {
	linnworks: TABLES.signals,
	linnworksRefunds: TABLES.refundRecordSignals,
	linnworksReturns: TABLES.returnSignals,
	restocks: TABLES.restockSignals,
} as const;

const SWEEP = { settleSeconds: 2, maxWaitSeconds: 20, leaseSeconds: 20 };
const EVERY_TWO_SECONDS = { 'Every ten seconds': { field: 'seconds', secondsInterval: 2 } };

/** How long goods may be away before somebody is asked, in the tests. */
export const WAIT_SECONDS = 20;

/** The templates for refunds, returns and restocks in Linnworks on a real n8n, with the verbs of their scenarios. */
export class AfterSales {
	constructor(private readonly stage: () => Stage) {}

	get shop() {
		return this.stage().world.shopify.shop;
	}

	get warehouse() {
		return this.stage().world.linnworks.warehouse;
	}

	/** An order that was paid and has left both systems. */
	async dispatched(order: Partial<NewOrder> = {}): Promise<PlacedOrder> {
		const placed = await this.stage().place(order);
		this.dispatch(placed);
		return placed;
	}

	dispatch(order: PlacedOrder): void {
		this.warehouse.process(order.legacyId);
		this.shop.fulfil(order.gid);
	}

	/** Refund records of the order in Linnworks: reference and amount. */
	records(order: PlacedOrder): Array<[reference: string, amount: number]> {
		return this.warehouse
			.refundRecords(order.legacyId)
			.map((each) => [
				each.ExternalReference,
				each.RefundLines.reduce((sum, line) => sum + Math.round(line.Amount * 100), 0) / 100,
			]);
	}

	/** Ids of the shop's refunds of the order. */
	refundIds(order: PlacedOrder): string[] {
		return this.shop.order(order.gid).refunds.map(({ id }) => String(id));
	}

	async rows(table: keyof typeof TABLES, values: Record<string, string>): Promise<Row[]> {
		return await this.stage().world.api.tables.rows(TABLES[table], {
			filters: Object.entries(values).map(([columnName, value]) => ({
				columnName,
				condition: 'eq',
				value,
			})),
		});
	}

	async ledger(order: PlacedOrder, lane: AfterSalesLane): Promise<Row[]> {
		return await this.rows('ledger', { order_name: order.name, lane });
	}

	/**
	 * Lane, code and status of every exception of the order. Those of the daily money report are apart: here it comes every
	 * 45 seconds, and so it meets orders that are still on their way.
	 */
	async codes(order: PlacedOrder): Promise<string[]> {
		return (await this.allCodes(order)).filter((code) => !code.includes('REFUND_MISMATCH'));
	}

	async allCodes(order: PlacedOrder): Promise<string[]> {
		const rows = await this.rows('exceptions', { order_name: order.name });
		return rows.map(
			(row) => `${String(row['lane'])} ${String(row['code'])} ${String(row['status'])}`,
		);
	}

	/** Waits until the flow has looked at the order since a number of looks, and nothing of it is due at once. */
	async looked(order: PlacedOrder, lane: AfterSalesLane, looks = 1, seconds = 60): Promise<void> {
		await this.until(
			`${order.name} was looked at in ${lane}`,
			order,
			async () =>
				(await this.ledger(order, lane)).length >= looks && !(await this.isDue(order, lane)),
			seconds,
		);
	}

	/** Waits until every flow has looked at the order and none of them has anything due. */
	async settled(
		order: PlacedOrder,
		lanes: AfterSalesLane[] = ['linnworksRefunds', 'linnworksReturns', 'restocks'],
	) {
		for (const lane of lanes) await this.looked(order, lane);
	}

	private async isDue(order: PlacedOrder, lane: AfterSalesLane): Promise<boolean> {
		const waiting = await this.stage().world.api.tables.rows(SIGNALS[lane], {
			filters: [
				{ columnName: 'order_key', condition: 'eq', value: orderKey(order) },
				{ columnName: 'status', condition: 'eq', value: 'new' },
				{ columnName: 'kind', condition: 'eq', value: 'signal' },
			],
		});
		return waiting.some((row) => Date.parse(String(row['not_before'])) <= Date.now());
	}

	async until(
		what: string,
		order: PlacedOrder,
		check: () => Promise<boolean> | boolean,
		seconds = 60,
	): Promise<void> {
		await this.stage().until(
			what,
			async () => await check(),
			seconds,
			async () => JSON.stringify(await this.standing(order)),
		);
	}

	private async standing(order: PlacedOrder): Promise<object> {
		const ledger = await this.rows('ledger', { order_name: order.name });
		return {
			ledger: ledger.map((row) =>
				[row['lane'], row['outcome'], row['topics'], row['steps']].join(' '),
			),
			exceptions: (await this.rows('exceptions', { order_name: order.name })).map((row) =>
				[row['lane'], row['status'], row['code'], row['reason']].join(' '),
			),
			records: this.records(order),
			returns: this.warehouse.returnBookings(order.legacyId).map((each) => each.ExternalReference),
		};
	}
}

/** Opens the stage before the tests of a file and closes it after them. */
export function afterSalesStageOf(): { stage: () => Stage; after: AfterSales } {
	const again = { goodsSeconds: 5, dispatchSeconds: 5 };
	const waitHours = WAIT_SECONDS / 3600;
	const stage = stageOf(
		{
			osync_refund_to_linnworks: { ...SWEEP, moneySeconds: 5, dispatchSeconds: 5 },
			osync_return_to_linnworks: { ...SWEEP, ...again, waitHours },
			osync_restock_guard: { ...SWEEP, goodsSeconds: 5, waitHours },
			osync_refund_mismatch_report: { compareNetSuite: false },
		},
		{
			osync_refund_to_linnworks: EVERY_TWO_SECONDS,
			osync_return_to_linnworks: EVERY_TWO_SECONDS,
			osync_restock_guard: EVERY_TWO_SECONDS,
			osync_refund_mismatch_report: {
				'Every morning': { field: 'seconds', secondsInterval: 45 },
			},
			osync_after_sales_intake: { 'Every ten minutes': { field: 'seconds', secondsInterval: 15 } },
		},
	);
	return { stage, after: new AfterSales(stage) };
}
