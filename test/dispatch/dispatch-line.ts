import { buildReport } from '../../domain/report/build-report';
import type { EditReport } from '../../domain/report/edit-report';
import { syncItemSchema } from '../../domain/report/sync-item';
import { toOrderKey } from '../../domain/order/order-key';
import { aLook } from '../builders/signal-builder';
import { DispatchDesk, type Fed } from '../nodes/linnworks/dispatch/dispatch-desk';
import { FulfilmentShop, type LedgerRow } from '../nodes/shopify/fulfilment/fulfilment-shop';

/** A warehouse and a shop with our nodes between them, and a ledger that remembers. */
export class DispatchLine {
	readonly ledger: LedgerRow[] = [];
	private looks = 0;

	private constructor(
		readonly desk: DispatchDesk,
		readonly shop: FulfilmentShop,
	) {}

	static async open(): Promise<DispatchLine> {
		return new DispatchLine(await DispatchDesk.open(), await FulfilmentShop.open());
	}

	get staff() {
		return this.desk.staff;
	}

	close = async (): Promise<void> => {
		await this.desk.close();
		await this.shop.close();
	};

	/** An order of two tees and a mug, in both. */
	place(): { gid: string; reference: string } {
		const gid = this.shop.place();
		const reference = gid.slice(gid.lastIndexOf('/') + 1);
		this.desk.place(reference, {
			lines: ['TEE', 'MUG'].map((sku) => ({
				...{ sku, itemNumber: this.shop.lineId(gid, sku), pricePerUnit: 10 },
				quantity: sku === 'TEE' ? 2 : 1,
			})),
		});
		return { gid, reference };
	}

	/** Signals of what left since the last time. */
	async feed(known: Fed[] = []): Promise<Fed[]> {
		const prefix = `shopify:${this.shop.simulator.settings.domain}`;
		const knownSignals = known.map(({ orderId, digest }) => ({
			...{ event_id: orderId, body_digest: digest },
		}));
		return await this.desk.feed({ orderKeyPrefix: prefix, knownSignals });
	}

	/** One look at an order, written down unless it breaks off before. */
	async look(gid: string, isWrittenDown = true): Promise<EditReport> {
		const reference = gid.slice(gid.lastIndexOf('/') + 1);
		const account = this.shop.simulator.settings.domain;
		const orderKey = toOrderKey({ system: 'shopify', account, reference });
		const look = aLook({ orderKey, sourceId: gid, topics: ['dispatched'] });
		const read = await this.desk.shipments([{ look, reference }]);
		const items = await this.shop.apply(await this.shop.get(read), { ledgerRows: this.ledger });
		const now = new Date(Date.UTC(2026, 2, 2, 12, this.looks++));
		const context = { lane: 'dispatch' as const, now, executionId: '42', link: '' };
		const report = buildReport(syncItemSchema.parse(items[0]), [], context);
		if (isWrittenDown) this.ledger.push(report.ledger);
		return report;
	}
}
