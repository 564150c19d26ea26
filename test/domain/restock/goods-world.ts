import { classifyRestocks } from '../../../domain/restock/classify-restock';
import type { RestockPolicy } from '../../../domain/restock/restock-policy';
import type { RestockVerdict } from '../../../domain/restock/restock-verdict';
import { RestockStory, somePolicy } from '../../builders/restock-builder';

type Line = { line: number; units: number };
type Witnesses = { rma: boolean; movement: boolean };

/** Something that happens to an order's goods, with what the shop and the warehouse write down of it. */
export type GoodsEvent =
	| ({ kind: 'ship' } & Line)
	| ({ kind: 'edit'; restock: 'cancel' | 'none'; ledger: boolean } & Line)
	| ({ kind: 'refundUnshipped'; pending: boolean } & Line)
	| ({ kind: 'keep'; pending: boolean } & Line)
	/** Of the units announced so many arrive, and of those so many are scrapped. */
	| ({
			kind: 'return';
			arriving: number;
			scrapped: number;
			looked: 'truly' | 'later' | 'falsely' | 'never';
			refunded: boolean;
			exchanged: boolean;
	  } & Line &
			Witnesses)
	| ({ kind: 'restock'; arriving: number; pending: boolean } & Line & Witnesses)
	/** The shop puts shipped units back as if they had not left. */
	| ({ kind: 'lie' } & Line)
	/** The shop restocks in a return what other claims may have told of already; nothing arrives. */
	| ({ kind: 'repeat' } & Line)
	| { kind: 'level'; line: number; delta: number }
	| { kind: 'cancel'; refunded: boolean };

type Goods = {
	lineId: string;
	sku: string;
	ordered: number;
	inHouse: number;
	out: number;
	shipped: number;
};

/** The true life of an order's goods, told to the classifier only through what people write down of it. */
export class GoodsWorld {
	readonly story = new RestockStory();
	readonly goods: Goods[];
	/** Units of each SKU that are truly on the shelf again. */
	readonly onShelf = new Map<string, number>();
	private cancelled = false;
	private returns = 0;

	constructor(lines: ReadonlyArray<{ sku: string; quantity: number }>) {
		this.goods = lines.map(({ sku, quantity }, at) => ({
			lineId: String(9001 + at),
			sku,
			ordered: quantity,
			inHouse: quantity,
			out: 0,
			shipped: 0,
		}));
		this.story.selling(
			...this.goods.map(({ lineId, sku, ordered }): [string, string, number] => [
				lineId,
				sku,
				ordered,
			]),
		);
	}

	judge(policy: Partial<RestockPolicy> = {}, hours = 0): RestockVerdict[] {
		return classifyRestocks(this.story.build(), somePolicy(policy), this.story.now(hours));
	}

	/** What cannot happen, because no such units are there, does not happen. */
	happens(event: GoodsEvent): void {
		if (event.kind === 'cancel') {
			this.cancels(event.refunded);
			return;
		}
		const goods = this.goods[event.line % this.goods.length];
		if (!goods) return;
		if (event.kind === 'level') {
			this.story.moves(goods.sku, event.delta);
			return;
		}
		if (event.kind === 'repeat') {
			this.repeats(goods, Math.min(event.units, goods.shipped));
			return;
		}
		const isAtHome = ['ship', 'edit', 'refundUnshipped'].includes(event.kind);
		const units = Math.min(event.units, isAtHome ? goods.inHouse : goods.out);
		if (units === 0 || (this.cancelled && isAtHome)) return;
		if (isAtHome) goods.inHouse -= units;
		else goods.out -= units;
		this.acts(event, goods, units);
	}

	private acts(
		event: Exclude<GoodsEvent, { kind: 'cancel' | 'level' | 'repeat' }>,
		goods: Goods,
		quantity: number,
	): void {
		const { lineId } = goods;
		switch (event.kind) {
			case 'ship':
				goods.out += quantity;
				goods.shipped += quantity;
				this.story.ships(lineId, quantity);
				return;
			case 'edit':
				this.story.edits(lineId, quantity, { restock: event.restock, ledger: event.ledger });
				return;
			case 'refundUnshipped':
				this.story.givesBack([{ lineId, quantity, restock: 'cancel' }], money(event.pending));
				return;
			case 'keep':
				this.story.givesBack([{ lineId, quantity, restock: 'none' }], money(event.pending));
				return;
			case 'lie':
				this.story.givesBack([{ lineId, quantity, restock: 'cancel' }]);
				return;
			case 'restock': {
				const arrived = Math.min(quantity, event.arriving);
				this.story.givesBack([{ lineId, quantity, restock: 'return' }], money(event.pending));
				this.shelves(goods.sku, arrived, event);
				return;
			}
			case 'return':
				this.comesBack(event, goods, quantity);
		}
	}

	private comesBack(
		event: Extract<GoodsEvent, { kind: 'return' }>,
		{ lineId, sku }: Goods,
		quantity: number,
	): void {
		const id = String(500 + ++this.returns);
		const arrived = Math.min(quantity, event.arriving);
		const scrapped = Math.min(arrived, event.scrapped);
		const exchangeLines = event.exchanged ? [{ lineId: '9900', quantity: 1 }] : [];
		this.story.opensReturn(id, lineId, quantity, { exchangeLines });
		const looks = (type: Parameters<RestockStory['looksAt']>[1], units: number): void => {
			if (units > 0) this.story.looksAt(id, type, units);
		};
		this.shelves(sku, arrived - scrapped, event);
		if (event.looked === 'later') looks('processingRequired', arrived);
		if (event.looked === 'falsely') looks('restocked', quantity);
		if (event.looked === 'truly' || event.looked === 'later') {
			looks('restocked', arrived - scrapped);
			looks('notRestocked', scrapped);
			looks('missing', quantity - arrived);
		}
		if (event.refunded || event.looked === 'never') {
			this.story.givesBack([{ lineId, quantity, restock: 'return' }], money(false), id);
		}
	}

	private repeats({ lineId }: Goods, quantity: number): void {
		if (quantity === 0) return;
		const id = String(500 + ++this.returns);
		this.story.opensReturn(id, lineId, quantity).looksAt(id, 'restocked', quantity);
	}

	private shelves(sku: string, units: number, { rma, movement }: Witnesses): void {
		if (units === 0) return;
		this.onShelf.set(sku, (this.onShelf.get(sku) ?? 0) + units);
		if (rma) this.story.booksIn('rma', sku, units);
		if (movement) this.story.booksIn('stockMovement', sku, units);
	}

	private cancels(refunded: boolean): void {
		if (this.cancelled) return;
		this.cancelled = true;
		const rows = this.goods
			.filter(({ inHouse }) => inHouse > 0)
			.map(({ lineId, inHouse }) => ({ lineId, quantity: inHouse, restock: 'cancel' as const }));
		for (const goods of this.goods) goods.inHouse = 0;
		if (rows.length > 0) this.story.cancels(refunded ? rows : []);
	}
}

const money = (pending: boolean): ['pending'] | ['moved'] => (pending ? ['pending'] : ['moved']);
