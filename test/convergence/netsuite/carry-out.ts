import type { FaultDraft } from '../../../simulators/netsuite';
import { passTime } from '../engine/virtual-time';
import type { Placed } from '../order-rows';
import { addressAt, chosen, pounds } from '../story-words';
import { LATE_MS, Webhooks } from '../webhooks';
import { changeShop } from './change-shop';
import type { Flow, Merchant } from './merchant';
import type { Step, Trouble } from './steps';
import { Office } from './work-office';

/** How long a step takes: the shop tells changes apart by the second. */
const STEP_MS = 1100;
/** Acts of a sweep with work to do, until one was seen. */
const USUAL_ACTS = 25;
/** Rates of one pound in euros, in the shop. */
const EURO = 1.17;
/** Refunds that wait for goods or a bill are looked at this often, unless the settings say otherwise. */
const LONG_WAIT_MS = 6.1 * 3600_000;

/** Tells a story, step by step. What the shop or the accounts refuse, as a vendor would, changes nothing. */
export class Storyteller {
	/** Steps that changed nothing, because they were refused or there was nothing to choose from. */
	idle = 0;
	readonly office: Office;
	private readonly webhooks: Webhooks;
	private readonly lastActs: Record<Flow, number> = { orders: USUAL_ACTS, money: USUAL_ACTS };

	constructor(private readonly merchant: Merchant) {
		this.webhooks = new Webhooks((...told) => merchant.receive(...told));
		this.office = new Office(merchant);
	}

	async tell(step: Step): Promise<void> {
		passTime(STEP_MS);
		await this.webhooks.deliverLate();
		this.office.takeDeposits();
		switch (step.step) {
			case 'tax':
				this.merchant.tax(step.profile);
				return;
			case 'deposits':
				this.office.takesDeposits = true;
				return;
			case 'place':
				await this.place(step);
				return;
			case 'shop':
				await this.webhooks.announce(step.webhook, this.changeShop(step));
				return;
			case 'office':
				this.workOffice(step);
				return;
			case 'trouble':
				this.order(step.trouble);
				return;
			case 'wait':
				passTime(step.seconds * 1000);
				return;
			case 'sweep':
				await this.merchant.sweep(step.flow);
				this.lastActs[step.flow] = Math.max(this.merchant.n8n.acts, USUAL_ACTS);
				return;
			case 'dyingSweep': {
				const at = Math.floor((step.share * this.lastActs[step.flow]) / 1000);
				await this.merchant.sweep(step.flow, { at, moment: step.moment });
				return;
			}
			case 'disturbedSweep':
				await this.disturbedSweep(step);
				return;
			case 'catchUp':
				await this.merchant.catchUp();
				return;
			case 'billAll':
				this.office.billAll();
				return;
		}
	}

	/** Faults end, webhooks arrive, and everybody works until nothing is left that can be done now. */
	async comeToRest(): Promise<void> {
		const { shopify, netsuite } = this.merchant;
		shopify.faults.clear();
		netsuite.faults.clear();
		this.office.setPeriod(false);
		passTime(LATE_MS);
		await this.webhooks.deliverLate();
		passTime(60_000);
		await this.merchant.catchUp();
		for (const pause of [16 * 60_000, LONG_WAIT_MS]) {
			for (let round = 0; round < 6 && this.isBusy(pause); round += 1) {
				passTime(pause);
				await this.merchant.sweep('orders');
				this.office.takeDeposits();
				await this.merchant.sweep('money');
			}
		}
	}

	/** Whether anything waits that is due within the pause. */
	private isBusy(pause: number): boolean {
		return (['orders', 'money'] as const).some((flow) =>
			this.merchant
				.waiting(flow)
				.some((row) => Date.parse(String(row['not_before'])) <= Date.now() + pause),
		);
	}

	private async place(step: Step & { step: 'place' }): Promise<void> {
		const order = this.merchant.place({
			lines: step.lines.map(({ sku, quantity, discountPercent }) => ({
				sku,
				quantity,
				...(discountPercent > 0 ? { discount: { percentage: discountPercent } } : {}),
			})),
			shipping: { title: 'Standard', price: pounds(step.shippingPence) },
			taxesIncluded: step.taxesIncluded,
			taxRates: [{ title: 'VAT', rate: 0.2 }],
			shippingAddress: addressAt(1, 'Bath'),
			email: 'sam@buyer.example',
			...(step.inEuro ? { presentmentCurrency: 'EUR', rate: EURO } : {}),
		});
		await this.webhooks.announce(step.webhook, order, 'orders/create');
	}

	/** The disturbance's webhook comes when the sweep is over, as one that takes its time does. */
	private async disturbedSweep(step: Step & { step: 'disturbedSweep' }): Promise<void> {
		const at = Math.floor((step.share * this.lastActs[step.flow]) / 1000);
		let order: Placed | null = null;
		const { by } = step;
		await this.merchant.sweep(step.flow, null, (act) => {
			if (act !== at) return;
			if (by.step === 'shop') order = this.changeShop(by);
			else this.workOffice(by);
		});
		if (by.step === 'shop') await this.webhooks.announce(by.webhook, order);
	}

	private changeShop(step: Step & { step: 'shop' }): Placed | null {
		const order = chosen(this.merchant.orders, step.order);
		if (!order) {
			this.idle += 1;
			return null;
		}
		const { shopify } = this.merchant;
		const done = step.changes.map((change) =>
			this.attempt(() => changeShop(shopify, order, change)),
		);
		return done.includes(true) ? order : null;
	}

	private workOffice(step: Step & { step: 'office' }): void {
		const order = chosen(this.merchant.orders, step.order);
		if (order) this.attempt(() => this.office.work(order, step.act, step.amount));
		else this.idle += 1;
	}

	private order(trouble: Trouble): void {
		const { shopify, netsuite } = this.merchant;
		if (trouble.vendor === 'shopify') {
			const { kind, times } = trouble;
			shopify.faults.add({ kind, times, when: 'before' });
			return;
		}
		const { method, target, when, times, afterCalls, kind } = trouble;
		const draft: FaultDraft = {
			...(method === '' ? {} : { method }),
			...(target === '' ? {} : { target }),
			// A request that is turned away was never carried out.
			when: kind === 'throttle' || kind === 'changed' ? 'before' : when,
			...{ times, afterCalls, kind, delayMs: 1 },
		};
		netsuite.faults.add(draft);
	}

	private attempt(act: () => void): boolean {
		try {
			act();
			return true;
		} catch (error) {
			if (!(error instanceof Error)) throw error;
			this.idle += 1;
			return false;
		}
	}
}
