import type { Death } from './engine/life';
import type { Run } from './engine/n8n';
import type { Placed } from './order-rows';

/** What becomes of the webhook that tells of a change. */
export type Webhook = 'once' | 'twice' | 'late' | 'lost' | 'dies';

/** How long a webhook waits that is late, and how long Shopify waits before it tries one again. */
export const LATE_MS = 90_000;

/** Shopify tells of changes, more or less. */
export class Webhooks {
	private late: Array<{ order: Placed; due: number }> = [];

	constructor(
		private readonly receive: (order: Placed, topic: string, death?: Death | null) => Promise<Run>,
	) {}

	/** Tells of a change in the way the story says; of none when nothing changed. */
	async announce(webhook: Webhook, order: Placed | null, topic = 'orders/edited'): Promise<void> {
		if (!order || webhook === 'lost') return;
		const later = { order, due: Date.now() + LATE_MS };
		if (webhook === 'late') {
			this.late.push(later);
			return;
		}
		const death =
			webhook === 'dies' ? ({ at: order.legacyId.length % 6, moment: 'after' } as const) : null;
		const end = await this.receive(order, topic, death);
		if (webhook === 'twice') await this.receive(order, 'orders/updated');
		if (end === 'died') this.late.push(later);
	}

	/** Delivers what was late and is due now. */
	async deliverLate(): Promise<void> {
		const due = this.late.filter((each) => each.due <= Date.now());
		this.late = this.late.filter((each) => !due.includes(each));
		for (const { order } of due) await this.receive(order, 'orders/updated');
	}
}
