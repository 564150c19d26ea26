import { setTimeout as sleep } from 'node:timers/promises';
import type { IDataObject } from 'n8n-workflow';
import { TABLES } from '../../playground/world/install-templates';
import { OrderRows, orderKey } from '../../test/convergence/order-rows';
import { Automation } from './automation';
import { connectVendors, type DistantVendors } from './vendors/connect';
import type { Placed } from './vendors/vendors';

const FLOWS = {
	orders: { id: 'osync_order_edit_to_netsuite', signals: TABLES.netsuiteSignals, lane: 'netsuite' },
	money: {
		id: 'osync_refund_to_credit_memo',
		signals: TABLES.refundSignals,
		lane: 'netsuiteRefunds',
	},
} as const;

/** The shop tells changes apart by the second; what changed in this one may change again. */
const CHANGED_MS = 1100;

export type Flow = keyof typeof FLOWS;

/** A shop, its accounts, and our templates between them, with orders in all three. */
export class BenchOffice {
	private constructor(
		readonly vendors: DistantVendors,
		readonly automation: Automation,
	) {}

	/** Starts everything; each call to NetSuite takes so many milliseconds. */
	static async open(latencyMs = 0): Promise<BenchOffice> {
		const vendors = await connectVendors({ latencyMs });
		const automation = new Automation(await vendors.about());
		const [pattern] = await vendors.place(1);
		if (!pattern) throw new Error('The shop took no order');
		const office = new BenchOffice(vendors, automation);
		automation.settings['importOrders'] = true;
		await office.sweep('orders', [pattern]);
		await vendors.learn(pattern);
		return office;
	}

	/** Orders that shop and accounts have alike. */
	async place(count: number): Promise<Placed[]> {
		const orders = await this.vendors.place(count);
		await this.vendors.enter(orders);
		return orders;
	}

	/** Lets a flow look at orders that are all due, as many sweeps as it takes; throws unless all end in step. */
	async sweep(flow: Flow, orders: readonly Placed[]): Promise<void> {
		const { id, signals, lane } = FLOWS[flow];
		const { tables } = this.automation;
		await sleep(CHANGED_MS);
		const past = new Date(Date.now() - 60_000).toISOString();
		for (const order of orders) tables.insert(signals, toRow(order, past));
		const waiting = (): number =>
			tables.select(signals, [{ column: 'status', condition: 'eq', value: 'new' }]).length;
		for (let left = waiting(); left > 0;) {
			await this.automation.run(id, 'Every two seconds', [{}]);
			const now = waiting();
			if (now >= left) throw new Error(`The ${flow} of ${left} orders do not settle`);
			left = now;
		}
		for (const order of orders) {
			const [look] = tables.select(
				TABLES.ledger,
				[
					{ column: 'order_key', condition: 'eq', value: orderKey(order) },
					{ column: 'lane', condition: 'eq', value: lane },
				],
				{ column: 'id', descending: true, limit: 1 },
			);
			if (look?.['outcome'] !== 'converged') {
				const told = new OrderRows(tables).exceptions(order).map((row) => String(row['reason']));
				throw new Error(
					`${order.name} is ${String(look?.['outcome'])}, not in step: ${told.join('; ')}`,
				);
			}
		}
	}

	async close(): Promise<void> {
		await this.vendors.close();
	}
}

const toRow = (order: Placed, at: string): IDataObject => ({
	...{ kind: 'signal', order_key: orderKey(order), source_id: order.gid, topic: 'bench' },
	...{ event_id: '', body_digest: '', correlation_id: 'bench', attempt: 0, status: 'new' },
	...{ received_at: at, first_received_at: at, not_before: at, target_order_id: '' },
});
