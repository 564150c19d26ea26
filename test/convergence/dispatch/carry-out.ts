import { TABLES } from '../../../playground/world/install-templates';
import { passTime } from '../engine/virtual-time';
import { SHOP } from '../order-rows';
import { addressAt, chosen } from '../story-words';
import type { Flow, Merchant } from './merchant';
import { ShopFloor } from './shop-floor';
import type { Act, Step, Trouble } from './steps';
import { WarehouseFloor } from './warehouse-floor';

const STEP_MS = 1100;
/** Acts of a run with work to do, until one was seen. */
const USUAL_ACTS = 12;
/** Longer than the sweep lets signals settle. */
const SETTLE_MS = 31_000;
const HOUR_MS = 3600_000;
/** Longer than the sweep's lease. */
const PAUSE_MS = 400_000;
/** Longer than any wait of the sweep, but for goods that have not left. */
const LONG_MS = 16 * 60_000;

/** Tells a story, step by step. What shop or warehouse refuse, as a vendor would, changes nothing. */
export class Storyteller {
	/** Steps that changed nothing, because they were refused or there was nothing to choose from. */
	idle = 0;
	/** Runs that stopped with an error though no vendor was away. */
	readonly stopped: string[] = [];
	readonly shop: ShopFloor;
	readonly warehouse: WarehouseFloor;
	private readonly lastActs = new Map<Flow, number>();

	constructor(private readonly merchant: Merchant) {
		this.shop = new ShopFloor(merchant);
		this.warehouse = new WarehouseFloor(merchant);
	}

	async tell(step: Step): Promise<void> {
		const isOfSweep = 'flow' in step && step.flow === 'sweep';
		passTime(isOfSweep ? SETTLE_MS : STEP_MS);
		switch (step.step) {
			case 'setup':
				this.merchant.setUp(step);
				return;
			case 'place':
				await this.place(step);
				return;
			case 'shop':
			case 'warehouse':
			case 'elsewhere':
				await this.act(step);
				return;
			case 'trouble':
				this.order(step.trouble);
				return;
			case 'wait':
				for (let left = step.seconds * 1000; left > 0; left -= HOUR_MS) {
					passTime(Math.min(left, HOUR_MS));
					if (left >= HOUR_MS) await this.merchant.run('correction');
				}
				return;
			case 'run':
				await this.runOnce(step.flow);
				return;
			case 'round':
				await this.runOnce('correction');
				passTime(SETTLE_MS);
				await this.runOnce('sweep');
				return;
			case 'dyingRun':
				await this.merchant.run(step.flow, { at: this.actOf(step), moment: step.moment });
				return;
			case 'disturbedRun':
				await this.disturbed(step);
				return;
			case 'overlap':
				await this.overlap(step);
				return;
			case 'replay':
				await this.replay();
				return;
		}
	}

	/** Faults end, and everything runs until nothing waits but what the shop holds back. */
	async comeToRest(): Promise<void> {
		const { shopify, linnworks } = this.merchant;
		shopify.faults.clear();
		linnworks.faults.clear();
		passTime(PAUSE_MS);
		await this.runWell('correction');
		await this.sweepAll();
	}

	/** A person asks for another look at what is open, and at every order of which something left. */
	async lookAgain(references: readonly string[]): Promise<void> {
		await this.replay();
		const now = new Date().toISOString();
		for (const reference of references) {
			this.merchant.n8n.tables.insert(TABLES.dispatchSignals, {
				...{ kind: 'signal', order_key: `shopify:${SHOP}:${reference}`, topic: 'asked' },
				...{ source_id: `gid://shopify/Order/${reference}`, event_id: '', body_digest: '' },
				...{ correlation_id: `asked-${reference}`, received_at: now, first_received_at: now },
				...{ attempt: 0, not_before: now, target_order_id: '', status: 'new' },
			});
		}
		await this.sweepAll();
	}

	/** Both looks of the feed; how many signals they wrote. */
	async feedTwice(): Promise<number> {
		const count = (): number => this.merchant.n8n.tables.select(TABLES.dispatchSignals, []).length;
		const before = count();
		await this.runWell('feed');
		await this.runWell('correction');
		return count() - before;
	}

	private async sweepAll(): Promise<void> {
		for (let round = 0; round < 5 && this.merchant.waiting().length > 0; round += 1) {
			passTime(LONG_MS);
			await this.runWell('sweep');
		}
	}

	private async runOnce(flow: Flow): Promise<void> {
		await this.merchant.run(flow);
		this.lastActs.set(flow, Math.max(this.merchant.n8n.acts, USUAL_ACTS));
	}

	private async runWell(flow: Flow): Promise<void> {
		const end = await this.merchant.run(flow);
		if (end !== 'done') this.stopped.push(end);
	}

	private async place(step: Step & { step: 'place' }): Promise<void> {
		const { cards, bundles, from, lines } = step;
		const order = {
			...{ lines, shippingAddress: addressAt(1, 'Bath'), email: 'sam@buyer.example' },
			shipping: { title: 'Standard', price: '4.95' },
		};
		const locationName = this.merchant.sites[from].targetName;
		try {
			await this.merchant.place(order, { cards, bundles, locationName });
		} catch (error) {
			this.refused(error);
		}
	}

	private async act(act: Act): Promise<void> {
		if (act.step === 'elsewhere') return this.warehouse.sendElsewhere();
		const order = chosen(this.merchant.orders, act.order);
		if (!order) {
			this.idle += 1;
			return;
		}
		if (act.step === 'warehouse') {
			await this.attempt(async () => await this.warehouse.carryOut(order, act.act));
			return;
		}
		for (const change of act.changes) {
			await this.attempt(() => this.shop.carryOut(order, change));
		}
	}

	/** An order is made anew when the run is over: that takes a call of its own, whose answer comes whenever it does. */
	private async disturbed({ flow, by, ...step }: Step & { step: 'disturbedRun' }): Promise<void> {
		const at = this.actOf({ flow, ...step });
		const isCall = by.step === 'warehouse' && by.act.act === 'makeAnew';
		const acts: Array<Promise<void>> = [];
		await this.merchant.run(flow, null, (act) => {
			if (act === at && !isCall) acts.push(this.act(by));
		});
		if (isCall) acts.push(this.act(by));
		await Promise.all(acts);
	}

	/**
	 * A pause is one before the shop is written to, because nothing could help a process that sleeps between its last
	 * look at the clock and its call.
	 */
	private async overlap(step: Step & { step: 'overlap' }): Promise<void> {
		const at = this.actOf(step);
		const others: Array<Promise<unknown>> = [];
		await this.merchant.run(step.flow, null, (act) => {
			if (act !== at || others.length > 0) return;
			if (step.afterPause && this.merchant.operation !== 'apply') passTime(PAUSE_MS);
			others.push(this.merchant.runBeside(step.other));
		});
		await Promise.all(others);
	}

	private async replay(): Promise<void> {
		const open = [{ column: 'status', condition: 'eq', value: 'open' }];
		this.merchant.n8n.tables.update(TABLES.exceptions, open, { status: 'replay' });
		await this.merchant.run('replay');
	}

	private actOf({ flow, share }: { flow: Flow; share: number }): number {
		return Math.floor((share * (this.lastActs.get(flow) ?? USUAL_ACTS)) / 1000);
	}

	private order(trouble: Trouble): void {
		const { shopify, linnworks } = this.merchant;
		if (trouble.vendor === 'shopify') {
			const { operation: operationName, kind, times, skip } = trouble;
			// What is turned away was never carried out.
			const when = kind === 'throttle' || kind === 'graphqlError' ? 'before' : trouble.when;
			shopify.faults.add({ operationName, kind, when, times, skip });
			return;
		}
		const { operation, kind, times, afterCalls } = trouble;
		const when = kind === 'quota' ? 'before' : trouble.when;
		linnworks.faults.add({ operation, kind, when, times, afterCalls, delayMs: 1 });
	}

	private async attempt(work: () => void | Promise<void>): Promise<void> {
		try {
			await work();
		} catch (error) {
			this.refused(error);
		}
	}

	private refused(error: unknown): void {
		if (!(error instanceof Error)) throw error;
		this.idle += 1;
	}
}
