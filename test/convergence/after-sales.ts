import { TABLES } from '../../playground/world/install-templates';
import type { Lane } from '../../domain/signal/lane';
import type { Row } from './engine/data-tables';
import type { Death } from './engine/life';
import type { Run } from './engine/n8n';
import { passTime } from './engine/virtual-time';
import type { Merchant } from './merchant';
import { toSignal, type Placed } from './order-rows';
import { addressAt } from './story-words';

const INTAKE = 'osync_after_sales_intake';

/** The flows that the intake feeds, in the order in which it does. */
export const LANES = ['linnworksRefunds', 'linnworksReturns', 'restocks'] as const satisfies Lane[];
type AfterSalesLane = (typeof LANES)[number];

const FLOWS: Readonly<Record<AfterSalesLane, { template: string; signals: string }>> = {
	linnworksRefunds: { template: 'osync_refund_to_linnworks', signals: TABLES.refundRecordSignals },
	linnworksReturns: { template: 'osync_return_to_linnworks', signals: TABLES.returnSignals },
	restocks: { template: 'osync_restock_guard', signals: TABLES.restockSignals },
};

/** The templates for what happens after the sale, with their shipped settings, in this process. */
export class AfterSales {
	constructor(private readonly merchant: Merchant) {}

	/** An order of two tees and three mugs that waits in the warehouse. */
	async place(): Promise<Placed> {
		return await this.merchant.place({
			lines: [
				{ sku: 'TEE-RED-M', quantity: 2 },
				{ sku: 'MUG-01', quantity: 3 },
			],
			shipping: { title: 'Standard', price: '4.95' },
			taxesIncluded: true,
			taxRates: [{ title: 'VAT', rate: 0.2 }],
			shippingAddress: addressAt(1, 'Bath'),
			email: 'sam@buyer.example',
			financialStatus: 'PAID',
		});
	}

	/** It leaves the warehouse, and the shop has not heard of it yet. */
	leave(order: Placed): void {
		passTime(60_000);
		this.merchant.linnworks.warehouse.process(this.merchant.held(order)?.OrderId ?? '');
		passTime(60_000);
	}

	/** A mug is paid back. */
	refund({ gid }: Placed, restockType: 'CANCEL' | 'NO_RESTOCK'): void {
		passTime(60_000);
		const lines = [{ sku: 'MUG-01', quantity: 1, restockType }];
		this.merchant.shopify.shop.refund(gid, { lines, amount: '11.95' });
	}

	/** One webhook reaches the intake. */
	async hear(order: Placed, death: Death | null = null): Promise<Run> {
		const event = toSignal(order, 'refunds/create', this.merchant.n8n.nextNumber());
		const trigger = 'Something happened after the sale';
		return await this.merchant.n8n.run(INTAKE, trigger, [event], death);
	}

	/** One tick of the intake's schedule, which looks for what was missed. */
	async catchUp(death: Death | null = null): Promise<Run> {
		passTime(10 * 60_000);
		return await this.merchant.n8n.run(INTAKE, 'Every ten minutes', [{}], death);
	}

	/** Each of these flows looks once at what is due. */
	async look(lanes: readonly AfterSalesLane[] = LANES): Promise<void> {
		passTime(60_000);
		for (const lane of lanes) {
			await this.merchant.n8n.run(FLOWS[lane].template, 'Every ten seconds', [{}], null);
		}
	}

	/** Signals of the order that wait, by flow. */
	waiting(order: Placed): Row[][] {
		return LANES.map((lane) => this.merchant.rows.open(FLOWS[lane].signals, 'signal', order));
	}

	/** How often each flow has looked at the order. */
	looks(order: Placed): number[] {
		return LANES.map((lane) => this.ledger(order, lane).length);
	}

	/** What the looks of a flow at the order came to, oldest first. */
	ledger(order: Placed, lane: AfterSalesLane): Row[] {
		return this.merchant.rows.ledger(order).filter((row) => row['lane'] === lane);
	}
}
