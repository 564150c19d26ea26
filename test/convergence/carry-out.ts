import type { FaultDraft } from '../../simulators/linnworks';
import type { EditChange } from '../../simulators/shopify';
import type { Merchant } from './merchant';
import type { Placed } from './order-rows';
import type { ShopChange, Step, Trouble, WarehouseAct } from './steps';
import { addressAt, chosen, pounds } from './story-words';
import { LATE_MS, Webhooks } from './webhooks';
import { passTime } from './engine/virtual-time';

/**
 * How long a step takes. The shop tells changes apart by the second: two within one second, of which the second is
 * told by no webhook, look like one to the catch-up.
 */
const STEP_MS = 1100;
/** Acts of a sweep with work to do, until one was seen. */
const USUAL_ACTS = 25;

/** Tells a story, step by step. What the shop or the warehouse refuses, as a vendor would, changes nothing. */
export class Storyteller {
	/** Steps that changed nothing, because they were refused or there was nothing to choose from. */
	idle = 0;
	private lastActs = USUAL_ACTS;

	private readonly webhooks: Webhooks;

	constructor(private readonly merchant: Merchant) {
		this.webhooks = new Webhooks((...told) => merchant.receive(...told));
	}

	async tell(step: Step): Promise<void> {
		passTime(STEP_MS);
		await this.webhooks.deliverLate();
		switch (step.step) {
			case 'strategy':
				this.merchant.strategy = step.strategy;
				return;
			case 'importOrders':
				this.merchant.n8n.settings['importOrders'] = true;
				return;
			case 'place':
				await this.place(step);
				return;
			case 'shop':
				await this.webhooks.announce(step.webhook, this.changeShop(step));
				return;
			case 'warehouse':
				this.changeWarehouse(step);
				return;
			case 'trouble':
				this.order(step.trouble);
				return;
			case 'wait':
				passTime(step.seconds * 1000);
				return;
			case 'sweep':
				await this.sweep();
				return;
			case 'dyingSweep': {
				const at = Math.floor((step.share * this.lastActs) / 1000);
				await this.merchant.sweep({ at, moment: step.moment });
				return;
			}
			case 'disturbedSweep':
				await this.disturbedSweep(step);
				return;
			case 'catchUp':
				await this.merchant.catchUp();
				return;
		}
	}

	/** Faults end, webhooks arrive, and everybody works until nothing is left to do. */
	async comeToRest(): Promise<void> {
		const { shopify, linnworks } = this.merchant;
		shopify.faults.clear();
		linnworks.faults.clear();
		passTime(LATE_MS);
		await this.webhooks.deliverLate();
		passTime(60_000);
		await this.merchant.catchUp();
		// An absent order takes eight looks until a person hears of it; no other order takes more than four.
		for (let round = 0; round < 12 && this.merchant.waiting().length > 0; round += 1) {
			passTime(16 * 60_000);
			await this.merchant.sweep();
		}
	}

	private async place(step: Step & { step: 'place' }): Promise<void> {
		const order = await this.merchant.place({
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
			financialStatus: step.paid ? 'PAID' : 'PENDING',
		});
		if (this.merchant.importsOrders) {
			await this.webhooks.announce(step.webhook, order, 'orders/create');
		}
	}

	private async sweep(): Promise<void> {
		await this.merchant.sweep();
		this.lastActs = Math.max(this.merchant.n8n.acts, USUAL_ACTS);
	}

	/** The disturbance's webhook comes when the sweep is over, as one that takes its time does. */
	private async disturbedSweep(step: Step & { step: 'disturbedSweep' }): Promise<void> {
		const at = Math.floor((step.share * this.lastActs) / 1000);
		let order: Placed | null = null;
		const { by } = step;
		await this.merchant.sweep(null, (act) => {
			if (act !== at) return;
			if (by.step === 'shop') order = this.changeShop(by);
			else this.changeWarehouse(by);
		});
		if (by.step === 'shop') await this.webhooks.announce(by.webhook, order);
	}

	private changeShop(step: Step & { step: 'shop' }): Placed | null {
		const order = chosen(this.merchant.orders, step.order);
		if (!order) {
			this.idle += 1;
			return null;
		}
		let changed = false;
		for (const change of step.changes)
			changed = this.attempt(() => this.change(order, change)) || changed;
		return changed ? order : null;
	}

	private change(order: Placed, change: ShopChange): void {
		const { shop } = this.merchant.shopify;
		const edit = (...changes: EditChange[]): void => void shop.edit(order.gid, changes);
		const lines = shop.order(order.gid).lines.filter((line) => line.currentQuantity > 0);
		const line = 'line' in change ? chosen(lines, change.line) : undefined;
		if ('line' in change && !line) throw new Error('The order has no line left');
		const lineId = line?.id ?? '';
		switch (change.change) {
			case 'add':
				edit({ addVariant: { sku: change.sku, quantity: change.quantity, allowDuplicates: true } });
				return;
			case 'quantity':
				edit({ setQuantity: { lineId, quantity: change.quantity } });
				return;
			case 'remove':
				edit({ setQuantity: { lineId, quantity: 0 } });
				return;
			case 'swap':
				edit(
					{ setQuantity: { lineId, quantity: 0 } },
					{
						addVariant: {
							sku: change.sku,
							quantity: line?.currentQuantity ?? 1,
							allowDuplicates: true,
						},
					},
				);
				return;
			case 'discount':
				edit({ discountLine: { lineId, percentage: change.percentage } });
				return;
			case 'tip':
				edit({ addCustomItem: { title: change.title, price: pounds(change.pence) } });
				return;
			case 'shipping':
				edit({ replaceShipping: { title: change.title, price: pounds(change.pence) } });
				return;
			case 'address':
				shop.updateOrder(order.gid, { shippingAddress: addressAt(change.street, change.city) });
				return;
			case 'note':
				shop.updateOrder(order.gid, { note: change.text });
				return;
			case 'tag':
				shop.tag(order.gid, { add: [change.tag] });
				return;
			case 'refund':
				shop.refund(order.gid, {
					lines: [
						{
							lineId,
							quantity: Math.min(change.quantity, line?.unfulfilledQuantity ?? 0),
							restockType: 'CANCEL',
						},
					],
				});
				return;
			case 'cancel':
				shop.cancel(order.gid);
				return;
		}
	}

	private changeWarehouse(step: Step & { step: 'warehouse' }): void {
		const order = chosen(this.merchant.orders, step.order);
		if (order) this.attempt(() => this.work(order, step.act, step.amount));
		else this.idle += 1;
	}

	private work(order: Placed, act: WarehouseAct, amount: number): void {
		const { warehouse } = this.merchant.linnworks;
		const view = this.merchant.held(order);
		if (!view) throw new Error('The warehouse has none of it');
		const key = view.OrderId;
		const wave = view.GeneralInfo.PickwaveIds.at(-1) ?? 0;
		const goods = view.Items.filter((item) => !item.IsService);
		const item = chosen(goods, amount);
		switch (act) {
			case 'wave':
				warehouse.createPickWave(
					this.merchant.orders.slice(0, 1 + (amount % 3)).map(({ legacyId }) => legacyId),
					key,
				);
				return;
			case 'startWave':
				if (warehouse.wave(wave).State !== 'Allocated') throw new Error('The wave is not waiting');
				warehouse.startWave(wave);
				return;
			case 'pick':
				warehouse.pickItem(key, item?.SKU ?? '', 1);
				return;
			case 'abandonWave':
				if (warehouse.wave(wave).State === 'Shipped') throw new Error('The wave is over');
				warehouse.abandonWave(wave);
				return;
			case 'invoice':
				warehouse.printInvoice(key);
				return;
			case 'pickList':
				warehouse.printPickList(key);
				return;
			case 'label':
				warehouse.printLabel(key, `TRACK-${view.NumOrderId}`);
				return;
			case 'partShip':
				this.merchant.stock.ship(key, () => warehouse.partShip(key, item?.SKU ?? '', 1));
				return;
			case 'dispatch':
				this.merchant.stock.ship(key, () => warehouse.process(key));
				this.merchant.shopify.shop.fulfil(order.gid);
				return;
			case 'merge':
				warehouse.setMerged(key);
				return;
			case 'pay':
				this.merchant.shopify.shop.markPaid(order.gid);
				warehouse.markPaid(key);
				return;
			case 'park':
			case 'unpark':
			case 'lock':
			case 'unlock':
				warehouse[act](key);
				return;
		}
	}

	private order(trouble: Trouble): void {
		const { shopify, linnworks } = this.merchant;
		if (trouble.vendor === 'shopify') {
			const { kind, times } = trouble;
			shopify.faults.add({ operationName: 'OrderStates', kind, times, when: 'before' });
			return;
		}
		const { operation, when, times, afterCalls } = trouble;
		const kind = trouble.kind as FaultDraft['kind'];
		linnworks.faults.add({ operation, kind, when, times, afterCalls, delayMs: 1 });
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
