import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Lane } from '../../domain/signal/lane';
import { accountDifferences } from '../../playground/demo/compare';
import type { Row } from '../../playground/n8n/data-tables-api';
import { locateHost } from '../../playground/n8n/locate-host';
import { NETSUITE_TEMPLATES, TABLES } from '../../playground/world/install-templates';
import { readTemplates, type ScheduleChanges } from '../../playground/world/templates';
import { startWorld, type World } from '../../playground/world/world';
import type { RecordSnapshot } from '../../simulators/netsuite';
import type { NewOrder } from '../../simulators/shopify';
import { PLAIN, ROOT, SETTLE_SECONDS } from './harness';

/** Templates that any client has, whatever its target. */
const FOR_ALL = ['osync_error_alerts', 'osync_exception_replay'];
const SWEEP = { settleSeconds: SETTLE_SECONDS, maxWaitSeconds: 20, leaseSeconds: 20 };

export type Sold = { gid: string; legacyId: string; name: string };
type AccountLane = Extract<Lane, 'netsuite' | 'netsuiteRefunds'>;

const SIGNALS = { netsuite: 'netsuiteSignals', netsuiteRefunds: 'refundSignals' } as const;

/** A client with a shop and NetSuite, and no Linnworks: the templates for NetSuite on a real n8n. */
export class AccountsStage {
	private constructor(
		readonly world: World,
		private readonly folder: string,
	) {}

	static async open(schedules: ScheduleChanges = {}): Promise<AccountsStage> {
		const folder = mkdtempSync(join(tmpdir(), 'order-sync-accounts-'));
		const wanted = [...NETSUITE_TEMPLATES, ...FOR_ALL];
		const world = await startWorld({
			root: ROOT,
			host: await locateHost(ROOT),
			userFolder: folder,
			settings: {
				osync_order_edit_to_netsuite: { ...SWEEP, importOrders: true },
				osync_refund_to_credit_memo: { ...SWEEP, pendingSeconds: 60, waitingSeconds: 60 },
				osync_refund_mismatch_report: { compareLinnworks: false },
			},
			schedules,
			leftOut: readTemplates(ROOT)
				.workflows.map(({ id }) => id)
				.filter((id) => !wanted.includes(id)),
			shopPlan: 'plus',
		});
		return new AccountsStage(world, folder);
	}

	async close(): Promise<void> {
		await this.world.stop();
		rmSync(this.folder, { recursive: true, force: true });
	}

	get account() {
		return this.world.netsuite.account;
	}

	get shop() {
		return this.world.shopify.shop;
	}

	/** A buyer orders and pays, and the sales order is there. */
	async sell(order: Partial<NewOrder> = {}): Promise<Sold> {
		const sold = this.shop.createOrder({ ...PLAIN, ...order });
		await this.inStep(sold);
		return sold;
	}

	/** The sales order as it is now. */
	sale({ legacyId }: Sold): RecordSnapshot {
		return this.account.order(`SHOPIFY_SO_${legacyId}`);
	}

	/** Everything but the sales order that the accounts hold under the order's external ids. */
	documents(type: Parameters<World['netsuite']['account']['records']>[0]): RecordSnapshot[] {
		return this.account.records(type);
	}

	/** In what the sales order differs from the shop's; empty when they agree to the penny. */
	differences(order: Sold): string[] {
		return accountDifferences(this.shop.order(order.gid), this.sale(order));
	}

	isHeld(order: Sold): boolean {
		return this.sale(order).header['custbody_osync_hold'] === true;
	}

	async ledger(order: Sold, lane: AccountLane = 'netsuite'): Promise<Row[]> {
		return await this.rows('ledger', { order_name: order.name, lane });
	}

	async exceptions(order: Sold, lane: AccountLane = 'netsuite'): Promise<Row[]> {
		return await this.rows('exceptions', { order_name: order.name, lane });
	}

	async waiting(order: Sold, lane: AccountLane): Promise<Row[]> {
		return await this.rows(SIGNALS[lane], {
			order_key: `shopify:demo.myshopify.com:${order.legacyId}`,
			status: 'new',
			kind: 'signal',
		});
	}

	/** Waits until the flow has looked at the order and nothing about it waits any more. */
	async settled(order: Sold, lane: AccountLane = 'netsuite', seconds = 60): Promise<void> {
		await this.until(
			`${order.name} is settled in ${lane}`,
			async () =>
				(await this.waiting(order, lane)).length === 0 &&
				(await this.ledger(order, lane)).length > 0,
			seconds,
			order,
		);
	}

	/** Waits until shop and sales order agree, nothing waits, and nobody holds the order for us. */
	async inStep(order: Sold, seconds = 60): Promise<void> {
		await this.until(
			`${order.name} is in step`,
			async () =>
				this.account.orders().some((each) => each.externalId === `SHOPIFY_SO_${order.legacyId}`) &&
				this.differences(order).length === 0 &&
				(await this.waiting(order, 'netsuite')).length === 0 &&
				(await this.ledger(order)).length > 0 &&
				!this.isHeld(order),
			seconds,
			order,
		);
	}

	async until(
		what: string,
		check: () => Promise<boolean> | boolean,
		seconds = 60,
		order?: Sold,
	): Promise<void> {
		const deadline = Date.now() + seconds * 1000;
		while (Date.now() < deadline) {
			if (await check()) return;
			await sleep(250);
		}
		throw new Error(`Not within ${seconds} s: ${what} ${order ? await this.standing(order) : ''}`);
	}

	/** Where an order stands, for the message of a test that waited in vain. */
	private async standing(order: Sold): Promise<string> {
		const said = (rows: Row[], ...columns: string[]): string[] =>
			rows.map((row) => columns.map((column) => String(row[column])).join(' '));
		const of = async (lane: AccountLane): Promise<object> => ({
			waiting: said(await this.waiting(order, lane), 'topic', 'attempt', 'not_before'),
			ledger: said(await this.ledger(order, lane), 'outcome', 'topics', 'attempt', 'steps'),
			exceptions: said(await this.exceptions(order, lane), 'status', 'code', 'reason'),
		});
		return JSON.stringify({
			orders: this.account.orders().map(({ externalId, total }) => [externalId, total]),
			netsuite: await of('netsuite'),
			refunds: await of('netsuiteRefunds'),
		});
	}

	private async rows(table: keyof typeof TABLES, values: Record<string, string>): Promise<Row[]> {
		return await this.world.api.tables.rows(TABLES[table], {
			filters: Object.entries(values).map(([columnName, value]) => ({
				columnName,
				condition: 'eq',
				value,
			})),
		});
	}
}

/** Opens a stage before the tests of a file and closes it after them; gives what fetches it meanwhile. */
export function accountsStageOf(schedules: ScheduleChanges = {}): () => AccountsStage {
	let opened: AccountsStage | undefined;
	beforeAll(async () => {
		opened = await AccountsStage.open(schedules);
	});
	afterAll(async () => {
		await opened?.close();
	});
	return () => {
		if (!opened) throw new Error('The stage is not open');
		return opened;
	};
}
