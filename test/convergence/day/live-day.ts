import { VARIANTS } from '../../../playground/world/catalogue';
import { importOrder } from '../../../playground/world/import-order';
import { readShopOrder } from '../../../playground/world/shop-query';
import { passTime } from '../engine/virtual-time';
import type { Merchant } from '../merchant';
import { addressAt, pounds } from '../story-words';
import type { Act, Tale } from './acts';
import { Automation, CATCH_UPS, NIGHTLY, SWEEPS } from './automation';
import type { Chance } from './chance';
import { Diary } from './diary';
import { Shelf } from './shelf';
import { ShopFloor } from './shop-floor';
import { ShopMail } from './shop-mail';
import { addFault } from './trouble';
import { BAY, WarehouseFloor } from './warehouse-floor';
import { writeTales } from './write-tales';

const MINUTE = 60_000;
/** Minutes from one look of the sweeps to the next: on the first day, and while goods are on their way back. */
const [BY_DAY, LATER] = [15, 180];
/** When the last goods have come back, and when the last wait is over, in minutes. */
const [DAY, QUIET, OVER] = [24 * 60, 72 * 60, 132 * 60];
/** How long a dispatch is tried again that could not be, because the order was parked. */
const TRIES = 24;
const TRY_AGAIN = 30;

type Due = { at: number; order: number; act: Act; tries: number };
const WAREHOUSE: ReadonlyArray<Act['act']> = [
	...(['wave', 'pick', 'label', 'dispatch', 'partShip', 'receive', 'putAway'] as const),
	'recordByHand',
];

/** A day of orders and the days after it, minute by minute. */
export class Day {
	readonly diaries: Diary[] = [];
	readonly counts: Record<string, number> = {};
	readonly shelf: Shelf;
	readonly automation: Automation;
	private readonly start = Date.now();
	/** Where goods are sold over a counter; no mapping row names it. */
	readonly counterId: number;
	private readonly mail: ShopMail;
	private readonly shop: ShopFloor;
	private readonly warehouse: WarehouseFloor;
	private readonly tales: Tale[];
	private due: Due[];

	constructor(
		readonly merchant: Merchant,
		private readonly chance: Chance,
		size: number,
		readonly initial: number,
	) {
		this.shelf = new Shelf(
			VARIANTS.map(({ sku }) => sku),
			initial,
		);
		const bay = merchant.linnworks.warehouse.addLocation({ name: BAY });
		this.counterId = merchant.shopify.shop.addLocation({ name: 'Corner shop' }).id;
		this.automation = new Automation(merchant, { restockSweep: { returnLocationIds: bay } });
		this.mail = new ShopMail(merchant, this.automation, chance);
		this.shop = new ShopFloor(merchant);
		this.warehouse = new WarehouseFloor(merchant, this.shelf);
		this.tales = writeTales(chance, size);
		this.due = this.tales.flatMap(({ acts }, order) =>
			acts.map(({ at, ...act }): Due => ({ at, order, act, tries: 0 })),
		);
		for (let at = DAY; at < QUIET; at += 6 * 60) {
			this.due.push({ at, order: 0, act: { act: 'putAway' }, tries: 0 });
		}
		this.due.sort((a, b) => a.at - b.at);
	}

	/** Everything that happens, until nothing more will. */
	async live(): Promise<void> {
		let minute = 0;
		while (minute < QUIET) {
			minute += minute < DAY ? BY_DAY : LATER;
			await this.until(minute);
			await this.work(minute);
		}
		await this.rest();
	}

	/** Failures end; what waits is looked at until it waits no more. */
	private async rest(): Promise<void> {
		const { shopify, linnworks } = this.merchant;
		shopify.faults.clear();
		linnworks.faults.clear();
		this.automation.stopped.length = 0;
		await this.settle();
		for (let minute = QUIET; minute < OVER; minute += 12 * 60) {
			this.clockTo(minute);
			await this.mail.deliverLate();
			for (const flow of [...CATCH_UPS, ...SWEEPS]) await this.automation.run(flow);
		}
		for (let round = 0; round < 8; round += 1) {
			passTime(20 * MINUTE);
			for (const flow of SWEEPS) await this.automation.run(flow);
		}
		passTime(20 * MINUTE);
		await this.automation.run('allStock');
	}

	/**
	 * Staff do what they were asked to do: they cancel orders that have no lines left, and send what waits parked because
	 * it can no longer be changed. Buyers pay for what an edit put on.
	 */
	private async settle(): Promise<void> {
		for (const [order, diary] of this.diaries.entries()) {
			const codes = this.merchant.rows.exceptions(diary.order).map((row) => String(row['code']));
			const pays: Due = { at: QUIET, order, act: { act: 'collect' }, tries: TRIES };
			if (!diary.departure && this.perform(pays)) await this.announce(pays);
			if (!codes.some((code) => /^(GATE_|ORDER_EMPTY)/.test(code))) continue;
			for (const act of this.warehouse.letGo(diary)) {
				const due: Due = { at: QUIET, order, act, tries: TRIES };
				if (this.perform(due)) await this.announce(due);
			}
		}
	}

	/** What shop, warehouse and customers do until then. */
	private async until(minute: number): Promise<void> {
		while (
			this.tales[this.diaries.length] &&
			(this.tales[this.diaries.length] as Tale).at < minute
		) {
			await this.happen((this.tales[this.diaries.length] as Tale).at);
			await this.place(this.tales[this.diaries.length] as Tale);
		}
		await this.happen(minute);
		this.clockTo(minute);
	}

	private async happen(minute: number): Promise<void> {
		for (let next = this.due[0]; next && next.at <= minute; next = this.due[0]) {
			this.due.shift();
			this.clockTo(next.at);
			await this.mail.deliverLate();
			if (this.perform(next)) await this.announce(next);
		}
	}

	/** Carries an act out; whether it could be. */
	private perform(due: Due): boolean {
		const diary = this.diaries[due.order];
		if (!diary) return false;
		const { act } = due;
		const isOfWarehouse = WAREHOUSE.includes(act.act);
		try {
			passTime(1100);
			if (isOfWarehouse) this.warehouse.carryOut(diary, act as never);
			else this.shop.carryOut(diary, act as never);
		} catch (error) {
			if (!(error instanceof Error)) throw error;
			this.retry(due);
			return false;
		}
		if (act.act !== 'putAway') diary.note(act);
		this.counts[act.act] = (this.counts[act.act] ?? 0) + 1;
		return !isOfWarehouse;
	}

	private retry(due: Due): void {
		const { act } = due.act;
		if (!['dispatch', 'hear', 'receive'].includes(act) || due.tries >= TRIES) return;
		if (act !== 'dispatch' && due.tries >= 4) return;
		this.due.push({ ...due, at: due.at + TRY_AGAIN, tries: due.tries + 1 });
		this.due.sort((a, b) => a.at - b.at);
	}

	private async announce({ order, act }: Due): Promise<void> {
		const diary = this.diaries[order];
		if (diary) await this.mail.tell(diary.order, act.act);
	}

	/** A buyer pays; where it is not our import that brings the order into the warehouse, the sales channel does. */
	private async place(tale: Tale): Promise<void> {
		const { shopify, orders } = this.merchant;
		const isCounter = tale.intake === 'counter';
		const order = shopify.shop.createOrder({
			lines: tale.lines,
			...(isCounter
				? { sourceName: 'pos', locationId: this.counterId }
				: { shipping: { title: 'Standard', price: pounds(tale.shippingPence) } }),
			taxesIncluded: tale.taxesIncluded,
			taxRates: [{ title: 'VAT', rate: 0.2 }],
			shippingAddress: addressAt(1, 'Bath'),
			email: 'sam@buyer.example',
			financialStatus: tale.paid ? 'PAID' : 'PENDING',
			tags: tale.intake === 'ours' ? ['ours'] : [],
		});
		orders.push(order);
		if (tale.intake === 'channel') await this.bringIn(order.gid);
		this.diaries.push(new Diary(tale, order));
		await this.mail.tell(order, 'place');
	}

	/** The sales channel tries until the shop answers. */
	private async bringIn(gid: string): Promise<void> {
		const { shopify, linnworks } = this.merchant;
		for (;;) {
			try {
				importOrder(linnworks, await readShopOrder(shopify, gid));
				return;
			} catch {
				passTime(1000);
			}
		}
	}

	/** One look of every flow; now and then something fails, n8n dies, or more happens while it works. */
	private async work(minute: number): Promise<void> {
		const { chance, automation } = this;
		if (chance.happens(250)) addFault(chance, this.merchant);
		await this.mail.deliverLate();
		for (const flow of CATCH_UPS) if (chance.happens(500)) await automation.run(flow);
		if (chance.happens(200)) await automation.run('stockChanges');
		for (const flow of SWEEPS) {
			const death = chance.happens(12)
				? { at: chance.below(60), moment: chance.of(['before', 'after'] as const) }
				: null;
			const told: Due[] = [];
			const at = chance.happens(100) ? chance.below(60) : -1;
			await automation.run(flow, {}, death, (act) => {
				if (act !== at) return;
				const next = this.due.findIndex((each) => each.at <= minute + BY_DAY);
				const [due] = next < 0 ? [] : this.due.splice(next, 1);
				if (due && this.perform(due)) told.push(due);
			});
			for (const each of told) await this.announce(each);
		}
		if (minute % (24 * 60) === 0) for (const flow of NIGHTLY) await automation.run(flow);
	}

	private clockTo(minute: number): void {
		const ahead = this.start + minute * MINUTE - Date.now();
		if (ahead > 0) passTime(ahead);
	}
}
