import { minorUnits, sumMinor } from '../../domain/money/money';
import type { Address } from '../../domain/order/address';
import { toOrderKey } from '../../domain/order/order-key';
import {
	orderSnapshotSchema,
	type LinePrice,
	type OrderLine,
	type OrderPrices,
	type OrderSnapshot,
} from '../../domain/order/order-snapshot';
import { anAddress } from './address-builder';
import { pounds } from './money-builder';

type LineOptions = Partial<
	Pick<
		OrderLine,
		| 'lineId'
		| 'title'
		| 'taxRatePpm'
		| 'requiresShipping'
		| 'fulfilledQuantity'
		| 'variantId'
		| 'barcode'
		| 'bundle'
	>
>;
type PricedLine = OrderLine & { unitMinor: number };

const STANDARD_RATE_PPM = 200_000;

/** A tax-inclusive price, taken apart at a rate. */
function inclusivePrice(grossMinor: number, taxRatePpm: number): LinePrice {
	const netMinor = Math.round((grossMinor * 1_000_000) / (1_000_000 + taxRatePpm));
	return {
		netMinor: minorUnits(netMinor),
		taxMinor: minorUnits(grossMinor - netMinor),
		grossMinor: minorUnits(grossMinor),
	};
}

/** Tells what the shop says an order is now. Lines get the ids 101, 102, … in the order of telling. */
export class OrderBuilder {
	private lines: PricedLine[] = [];
	private gone: OrderSnapshot['removedLines'] = [];
	private nextLineId = 101;
	private postageMinor = 0;
	private currencies: Array<{ currency: string; factor: number }> = [
		{ currency: 'GBP', factor: 1 },
	];
	private changes: Partial<OrderSnapshot> = {};

	/** Goods at a unit price with tax. */
	withLine(sku: string, quantity: number, unitPrice: string, options: LineOptions = {}): this {
		this.lines.push({
			lineId: String(this.nextLineId++),
			sku,
			title: sku === '' ? 'Untitled' : `Article ${sku}`,
			quantity,
			fulfilledQuantity: 0,
			requiresShipping: true,
			taxRatePpm: STANDARD_RATE_PPM,
			variantId: '',
			barcode: '',
			bundle: null,
			unitMinor: pounds(unitPrice),
			...options,
		});
		return this;
	}

	/** A charge without goods, such as a tip. */
	withService(title: string, price: string): this {
		return this.withLine('', 1, price, { title, requiresShipping: false, taxRatePpm: 0 });
	}

	/** Removes every line of a SKU (or, for a service, of a title), as an edit does. */
	without(skuOrTitle: string): this {
		const isGone = (line: PricedLine): boolean =>
			(line.sku === '' ? line.title : line.sku) === skuOrTitle;
		this.gone.push(
			...this.lines.filter(isGone).map(({ lineId, sku, bundle }) => ({
				lineId,
				sku,
				...(bundle ? { bundle: { groupId: bundle.groupId, sku: bundle.sku } } : {}),
			})),
		);
		this.lines = this.lines.filter((line) => !isGone(line));
		return this;
	}

	/** Changes the first line of a SKU. */
	nowWith(
		sku: string,
		change: { quantity?: number; unitPrice?: string; taxRatePpm?: number },
	): this {
		const line = this.lines.find((each) => each.sku === sku);
		if (!line) throw new Error(`The story never had a line ${sku}`);
		line.quantity = change.quantity ?? line.quantity;
		line.unitMinor = change.unitPrice === undefined ? line.unitMinor : pounds(change.unitPrice);
		line.taxRatePpm = change.taxRatePpm ?? line.taxRatePpm;
		return this;
	}

	shippedBy(
		title: string,
		price: string,
		options: { changed?: boolean; code?: string } = {},
	): this {
		this.postageMinor = pounds(price);
		this.changes.shipping = { title, code: options.code ?? '', changed: options.changed ?? false };
		return this;
	}

	/** Another currency in which the shop priced the order, at so many units per unit of the first. */
	alsoPricedIn(currency: string, factor: number): this {
		this.currencies.push({ currency, factor });
		return this;
	}

	deliveredTo(address: Address | null): this {
		this.changes.deliveryAddress = address;
		return this;
	}

	billedTo(address: Address | null): this {
		this.changes.billingAddress = address;
		return this;
	}

	from(...locations: OrderSnapshot['locations']): this {
		this.changes.locations = locations;
		return this;
	}

	cancelled(): this {
		this.changes.cancelledAt = '2026-03-02T09:00:00Z';
		return this;
	}

	withEmail(email: string): this {
		this.changes.email = email;
		return this;
	}

	withPhone(phone: string): this {
		this.changes.phone = phone;
		return this;
	}

	withNote(note: string): this {
		this.changes.note = note;
		return this;
	}

	/** Everything that has no verb of its own. */
	with(changes: Partial<OrderSnapshot>): this {
		Object.assign(this.changes, changes);
		return this;
	}

	build(): OrderSnapshot {
		return orderSnapshotSchema.parse({
			kind: 'orderSnapshot',
			schemaVersion: 1,
			orderKey: toOrderKey({
				system: 'shopify',
				account: 'demo.myshopify.com',
				reference: '6001',
			}),
			sourceId: 'gid://shopify/Order/6001',
			reference: '6001',
			name: '#1001',
			createdAt: '2026-03-01T08:00:00Z',
			updatedAt: '2026-03-02T08:00:00Z',
			cancelledAt: null,
			paid: true,
			financialStatus: 'paid',
			tags: [],
			onHold: false,
			purchaseOrderNumber: '',
			customerId: '',
			channel: { id: '', title: '' },
			changes: [],
			taxesIncluded: true,
			prices: this.currencies.map(({ currency, factor }) => this.pricesAt(currency, factor)),
			lines: this.lines,
			removedLines: this.gone,
			shipping: null,
			deliveryAddress: anAddress(),
			billingAddress: anAddress(),
			email: 'ada@example.test',
			phone: '',
			note: '',
			locations: [],
			...this.changes,
		});
	}

	private pricesAt(currency: string, factor: number): OrderPrices {
		const lines = Object.fromEntries(
			this.lines.map((line) => [
				line.lineId,
				inclusivePrice(Math.round(line.unitMinor * factor) * line.quantity, line.taxRatePpm),
			]),
		);
		const shipping = inclusivePrice(Math.round(this.postageMinor * factor), STANDARD_RATE_PPM);
		const all = [...Object.values(lines), shipping];
		return {
			currency,
			lines,
			shipping,
			taxMinor: sumMinor(all.map((price) => price.taxMinor)),
			totalMinor: sumMinor(all.map((price) => price.grossMinor)),
		};
	}
}

export const anOrder = (): OrderBuilder => new OrderBuilder();
