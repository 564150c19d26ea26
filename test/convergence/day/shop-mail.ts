import type { Merchant } from '../merchant';
import { toSignal, type Placed } from '../order-rows';
import type { Act } from './acts';
import type { Automation } from './automation';
import type { Chance } from './chance';

const LATE_MS = 40 * 60_000;

/** What Shopify tells of an act, to the apps that listen. Every act also changes the order. */
const TOPICS: Readonly<Partial<Record<Act['act'], string>>> = {
	add: 'orders/edited',
	quantity: 'orders/edited',
	remove: 'orders/edited',
	swap: 'orders/edited',
	express: 'orders/edited',
	refundUnits: 'refunds/create',
	goodwill: 'refunds/create',
	refundPostage: 'refunds/create',
	payBack: 'refunds/create',
	settle: 'order_transactions/create',
	cancel: 'orders/cancelled',
	openReturn: 'returns/approve',
	openExchange: 'returns/approve',
	processReturn: 'returns/process',
	dispose: 'reverse_fulfillment_orders/dispose',
	cancelReturn: 'returns/cancel',
	hear: 'fulfillments/create',
};

type Letter = { due: number; order: Placed; topic: string; to: 'edits' | 'afterSales' | 'import' };

/** Webhooks, which come once, twice, late or not at all, each for itself. */
export class ShopMail {
	private late: Letter[] = [];

	constructor(
		private readonly merchant: Merchant,
		private readonly automation: Automation,
		private readonly chance: Chance,
	) {}

	async tell(order: Placed, act: Act['act'] | 'place'): Promise<void> {
		const topic = act === 'place' ? undefined : TOPICS[act];
		const due = Date.now();
		if (act === 'place') await this.post({ due, order, topic: 'orders/create', to: 'import' });
		else await this.post({ due, order, topic: 'orders/updated', to: 'edits' });
		if (topic !== undefined) await this.post({ due, order, topic, to: 'afterSales' });
	}

	/** Delivers what was late and is due. */
	async deliverLate(): Promise<void> {
		const due = this.late.filter((letter) => letter.due <= Date.now());
		this.late = this.late.filter((letter) => !due.includes(letter));
		for (const letter of due) await this.deliver(letter);
	}

	private async post(letter: Letter): Promise<void> {
		switch (this.chance.pick({ once: 840, twice: 60, late: 50, lost: 45, dies: 5 })) {
			case 'once':
				await this.deliver(letter);
				return;
			case 'twice':
				await this.deliver(letter);
				await this.deliver(letter);
				return;
			case 'late':
				this.late.push({ ...letter, due: letter.due + LATE_MS });
				return;
			case 'lost':
				return;
			case 'dies': {
				const end = await this.deliver(letter, this.chance.below(6));
				// It is sent again only if n8n died before it had answered.
				const again = end === 'died' && this.chance.happens(500);
				if (again) this.late.push({ ...letter, due: letter.due + LATE_MS });
			}
		}
	}

	private async deliver({ order, topic, to }: Letter, dies?: number) {
		const event = toSignal(order, topic, this.merchant.n8n.nextNumber());
		const death = dies === undefined ? null : ({ at: dies, moment: 'after' } as const);
		return await this.automation.receive(to, event, death);
	}
}
