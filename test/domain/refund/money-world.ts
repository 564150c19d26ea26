import { minorUnits } from '../../../domain/money/money';
import { planRefunds } from '../../../domain/refund/plan-refunds';
import type { RefundPolicy } from '../../../domain/refund/refund-policy';
import type { TargetBooks } from '../../../domain/refund/target-books';
import type { EditPlan } from '../../../domain/edit/edit-plan';
import { someBooks } from '../../builders/books-builder';
import { aRefundStory, type RefundStory } from '../../builders/refund-builder';
import { bookPlan } from './book-plan';

export type Happening =
	| { kind: 'edit'; line: number; units: number }
	| { kind: 'settle'; state: 'moved' | 'pending' }
	| { kind: 'refund'; line: number; units: number; beyond: number; state: 'moved' | 'pending' }
	| { kind: 'goodwill'; pence: number; state: 'moved' | 'pending' }
	| { kind: 'exchange'; line: number; pence: number }
	| { kind: 'shipping'; pence: number }
	| { kind: 'cancel' }
	| { kind: 'resolve'; succeeds: boolean }
	| { kind: 'bill'; line: number; units: number }
	| { kind: 'billAll' }
	| { kind: 'amend' }
	| { kind: 'sync' };

type Pending = { transactionId: string; pence: number; beyond: number };

const decimal = (pence: number): string => (pence / 100).toFixed(2);

/**
 * A shop and the books of one paid order, both reduced to their money: the shop refuses what its customer has not
 * paid, the books bill what the sales order holds, and a bill takes the deposit.
 */
export class MoneyWorld {
	readonly story: RefundStory;
	books: TargetBooks;
	/** Goodwill that went out, less what was held back. */
	givenMinor = 0;
	/** Whether something was held back of goods that were not billed; then nobody billed what was held back. */
	heldBackUnbilled = false;
	cancelled = false;
	readonly plans: EditPlan[] = [];
	movedMinor = 0;
	receivedMinor: number;
	private readonly pending: Pending[] = [];
	private readonly lines: Array<{ lineId: string; sku: string; pence: number }>;
	private readonly ordered = new Map<string, number>();
	private orderedPostage = 500;
	private billedPostage = false;
	private transactions = 8100;
	private postage = 500;

	constructor(
		lines: ReadonlyArray<{ quantity: number; pence: number }>,
		private readonly policy: RefundPolicy,
		/** Whether the books took the money as a deposit, or only with the bill. */
		private readonly deposited = true,
	) {
		this.lines = lines.map(({ pence }, at) => ({
			lineId: `90${at + 10}`,
			sku: `SKU-${at}`,
			pence,
		}));
		this.story = aRefundStory().selling(
			...this.lines.map(({ lineId, sku, pence }, at): [string, string, number, string] => [
				lineId,
				sku,
				lines[at]?.quantity ?? 0,
				decimal(pence),
			]),
		);
		this.receivedMinor = this.story.totalMinor;
		const books = someBooks();
		this.books = (deposited ? books.deposited(decimal(this.receivedMinor)) : books).build();
		this.amend();
	}

	/** What the shop owes its customer: paid and neither given back nor bought. */
	get owedMinor(): number {
		return this.paidMinor - this.story.totalMinor + this.givenMinor;
	}

	get hasPending(): boolean {
		return this.pending.length > 0;
	}

	/** What of the sales order is not billed yet. */
	get unbilledUnits(): number {
		return this.lines.reduce((sum, { lineId }) => sum + this.toBill(lineId), 0);
	}

	happens(happening: Happening): void {
		if (this.cancelled && !['resolve', 'amend', 'sync', 'settle'].includes(happening.kind)) return;
		switch (happening.kind) {
			case 'edit': {
				const line = this.lineAt(happening.line);
				const units = Math.min(happening.units, this.story.unitsOf(line.lineId));
				if (units > 0 && units * line.pence <= this.worthMinor)
					this.story.editsOff(line.sku, units);
				return;
			}
			case 'settle': {
				const pence = this.owedMinor - this.pendingMinor;
				if (pence <= 0 || pence > this.freeMinor) return;
				this.story.settles(decimal(pence), happening.state);
				this.moves(pence, 0, happening.state);
				return;
			}
			case 'refund':
				return this.refund(happening);
			case 'goodwill': {
				if (happening.pence > Math.min(this.freeMinor, this.worthMinor)) return;
				this.story.givesGoodwill(decimal(happening.pence), happening.state);
				this.moves(happening.pence, happening.pence, happening.state);
				return;
			}
			case 'exchange':
				return this.exchange(happening);
			case 'shipping': {
				const pence = Math.min(happening.pence, this.postage);
				if (pence <= 0 || pence > Math.min(this.freeMinor, this.worthMinor)) return;
				this.postage -= pence;
				this.story.refundsShipping(decimal(pence));
				this.moves(pence, 0, 'moved');
				return;
			}
			case 'cancel': {
				const pence = this.story.totalMinor;
				if (pence > Math.min(this.freeMinor, this.worthMinor) || pence === 0) return;
				this.cancelled = true;
				this.story.cancels({ paid: true });
				this.moves(pence, 0, 'moved');
				this.amend();
				return;
			}
			case 'resolve':
				return this.resolve(happening.succeeds);
			case 'bill': {
				const { lineId } = this.lineAt(happening.line);
				return this.bill([[lineId, Math.min(happening.units, this.toBill(lineId))]]);
			}
			case 'billAll':
				return this.bill(this.lines.map(({ lineId }) => [lineId, this.toBill(lineId)]));
			case 'amend':
				return this.amend();
			case 'sync': {
				this.amend();
				const plan = this.plan();
				this.plans.push(plan);
				this.books = bookPlan(plan, this.books);
				return;
			}
		}
	}

	plan(books: TargetBooks = this.books): EditPlan {
		return planRefunds(this.story.build(), books, this.story.order(), this.policy);
	}

	/** The order edit: the sales order follows the shop, but not below what is billed. */
	amend(): void {
		for (const { lineId } of this.lines) {
			this.ordered.set(lineId, Math.max(this.billedUnits(lineId), this.story.unitsOf(lineId)));
		}
		if (!this.billedPostage) this.orderedPostage = this.postage;
		this.books.totalMinor = minorUnits(
			this.lines.reduce(
				(sum, { lineId, pence }) => sum + (this.ordered.get(lineId) ?? 0) * pence,
				this.orderedPostage,
			),
		);
	}

	private refund({ line: at, units: wanted, beyond, state }: Happening & { kind: 'refund' }): void {
		const line = this.lineAt(at);
		const units = Math.min(wanted, this.story.unitsOf(line.lineId));
		const pence = units * line.pence + beyond;
		if (units === 0 || pence <= 0 || pence > this.freeMinor) return;
		if (Math.max(pence, units * line.pence) > this.worthMinor) return;
		if (beyond < 0 && this.books.bills.length === 0) this.heldBackUnbilled = true;
		if (beyond < 0 && this.billedUnits(line.lineId) < this.story.unitsOf(line.lineId)) {
			this.heldBackUnbilled = true;
		}
		this.story.refunds(line.sku, units, { state, beyond: decimal(beyond), restock: 'none' });
		// What is held back stays so whatever becomes of the money; goodwill is given with it.
		if (beyond < 0) this.givenMinor += beyond;
		this.moves(pence, Math.max(0, beyond), state);
	}

	private exchange({ line: at, pence }: Happening & { kind: 'exchange' }): void {
		const line = this.lineAt(at);
		const cheaper = line.pence - pence;
		if (this.story.unitsOf(line.lineId) === 0) return;
		if (cheaper > Math.min(this.freeMinor, this.worthMinor)) return;
		const added = { lineId: `90${this.lines.length + 10}`, sku: `SKU-${this.lines.length}` };
		const returnId = String(500 + this.lines.length);
		this.story.exchanges(line.sku, returnId, { ...added, price: decimal(pence) });
		this.lines.push({ ...added, pence });
		if (cheaper > 0) this.moves(cheaper, 0, 'moved');
		if (cheaper < 0) {
			this.receivedMinor -= cheaper;
			const number = this.books.deposits.length + 1;
			this.books.deposits.push({
				id: `dep-${number}`,
				displayNumber: `DEP${number}`,
				totalMinor: minorUnits(-cheaper),
				openMinor: minorUnits(-cheaper),
			});
		}
	}

	private resolve(succeeds: boolean): void {
		const first = this.pending.shift();
		if (!first) return;
		this.story.turns(first.transactionId, succeeds ? 'moved' : 'failed');
		if (!succeeds) return;
		this.movedMinor += first.pence;
		this.givenMinor += first.beyond;
	}

	private moves(pence: number, beyond: number, state: 'moved' | 'pending'): void {
		this.transactions += 1;
		if (state === 'pending') {
			this.pending.push({ transactionId: String(this.transactions), pence, beyond });
			return;
		}
		this.movedMinor += pence;
		this.givenMinor += beyond;
	}

	private bill(wanted: ReadonlyArray<readonly [string, number]>): void {
		const units = wanted.filter(([, count]) => count > 0);
		if (units.length === 0) return;
		const postage = this.billedPostage ? 0 : this.orderedPostage;
		this.billedPostage = true;
		const value = (lineId: string, count: number): number =>
			count * (this.lines.find((line) => line.lineId === lineId)?.pence ?? 0);
		const totalMinor = units.reduce((sum, [id, count]) => sum + value(id, count), postage);
		let owed = totalMinor;
		for (const deposit of this.books.deposits) {
			const applied = Math.min(owed, deposit.openMinor);
			deposit.openMinor = minorUnits(deposit.openMinor - applied);
			owed -= applied;
		}
		const number = this.books.bills.length + 1;
		this.books.bills.push({
			id: `inv-${number}`,
			kind: 'invoice',
			displayNumber: `INV${number}`,
			totalMinor: minorUnits(totalMinor),
			openMinor: minorUnits(this.deposited ? owed : 0),
			lines: units.map(([reference, quantity], at) => ({
				line: at + 1,
				orderLine: at + 1,
				reference,
				stockItemId: `item-${reference}`,
				quantity,
				netMinor: minorUnits(Math.round((value(reference, quantity) * 10) / 11)),
			})),
		});
	}

	private lineAt(at: number): { lineId: string; sku: string; pence: number } {
		const line = this.lines[at % this.lines.length];
		if (!line) throw new Error('The order has no lines');
		return line;
	}

	private toBill(lineId: string): number {
		return (this.ordered.get(lineId) ?? 0) - this.billedUnits(lineId);
	}

	private billedUnits(lineId: string): number {
		return this.books.bills
			.flatMap((bill) => bill.lines)
			.filter(({ reference }) => reference === lineId)
			.reduce((sum, { quantity }) => sum + quantity, 0);
	}

	private get pendingMinor(): number {
		return this.pending.reduce((sum, { pence, beyond }) => sum + pence - beyond, 0);
	}

	private get paidMinor(): number {
		return this.receivedMinor - this.movedMinor;
	}

	/** What the order is worth to the shop; goodwill beyond it would be a present, which the shop refuses. */
	private get worthMinor(): number {
		const promised = this.pending.reduce((sum, { beyond }) => sum + beyond, 0);
		return this.story.totalMinor - this.givenMinor - promised;
	}

	/** What can still be given back. */
	private get freeMinor(): number {
		return this.paidMinor - this.pending.reduce((sum, { pence }) => sum + pence, 0);
	}
}
