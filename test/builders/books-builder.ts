import { targetBooksSchema, type Bill, type TargetBooks } from '../../domain/refund/target-books';
import { pounds } from './money-builder';

/** Units of a source line on a bill: its reference, units and net amount. */
type BilledLine = [reference: string, quantity: number, net: string];

type Unread<T> = { [Key in keyof T]: T[Key] extends number ? number : unknown };

/** Tells what the books of an order hold. Documents get ids and numbers by kind in the order of telling: inv-1, … */
export class BooksBuilder {
	private bills: Array<Unread<Bill>> = [];
	private deposits: Array<Unread<TargetBooks['deposits'][number]>> = [];
	private returns: TargetBooks['returns'] = [];
	private credits: Array<Unread<TargetBooks['credits'][number]>> = [];
	private payments: Array<Unread<TargetBooks['payments'][number]>> = [];
	private changes: Partial<TargetBooks> = {};

	/** Money taken before billing; all of it is open unless told otherwise. */
	deposited(amount: string, open = amount): this {
		this.deposits.push({
			...this.document('dep', this.deposits.length),
			totalMinor: pounds(amount),
			openMinor: pounds(open),
		});
		return this;
	}

	/** An invoice over these lines; nothing of it is owed unless told otherwise. */
	invoiced(total: string, lines: BilledLine[], open = '0'): this {
		return this.billed('invoice', total, lines, open);
	}

	soldForCash(total: string, lines: BilledLine[]): this {
		return this.billed('cashSale', total, lines, '0');
	}

	/** A return that the books have authorised for one of the source. */
	authorised(returnId: string, state: 'open' | 'received' | 'closed'): this {
		const { id, displayNumber } = this.document('rma', this.returns.length);
		this.returns.push({ id, displayNumber, reference: returnId, state });
		return this;
	}

	/** A credit; without a refund id it is another's. */
	credited(refundId: string, total: string, open = '0'): this {
		this.credits.push({
			...this.document('cm', this.credits.length),
			refundId,
			totalMinor: pounds(total),
			openMinor: pounds(open),
		});
		return this;
	}

	/** Money paid back; without a transaction id it is another's. */
	paidBack(
		transactionId: string,
		amount: string,
		kind: 'customerRefund' | 'cashRefund' = 'customerRefund',
	): this {
		this.payments.push({
			...this.document('pay', this.payments.length),
			kind,
			transactionId,
			amountMinor: pounds(amount),
		});
		return this;
	}

	with(changes: Partial<TargetBooks>): this {
		this.changes = { ...this.changes, ...changes };
		return this;
	}

	build(): TargetBooks {
		return targetBooksSchema.parse({
			kind: 'targetBooks',
			schemaVersion: 1,
			system: 'netsuite',
			orderId: '501',
			displayNumber: 'SO100017',
			currency: 'GBP',
			customerId: '11',
			subsidiaryId: '1',
			locationId: '2',
			totalMinor: this.bills.reduce((sum, bill) => sum + bill.totalMinor, 0),
			bills: this.bills,
			deposits: this.deposits,
			returns: this.returns,
			credits: this.credits,
			payments: this.payments,
			unknown: [],
			...this.changes,
		});
	}

	private billed(kind: Bill['kind'], total: string, lines: BilledLine[], open: string): this {
		const prefix = kind === 'invoice' ? 'inv' : 'cash';
		this.bills.push({
			...this.document(prefix, this.bills.length),
			kind,
			totalMinor: pounds(total),
			openMinor: pounds(open),
			lines: lines.map(([reference, quantity, net], at) => ({
				line: at + 1,
				orderLine: at + 1,
				reference,
				stockItemId: `item-${reference}`,
				quantity,
				netMinor: pounds(net),
			})),
		});
		return this;
	}

	private document(prefix: string, count: number): { id: string; displayNumber: string } {
		return { id: `${prefix}-${count + 1}`, displayNumber: `${prefix.toUpperCase()}${count + 1}` };
	}
}

export const someBooks = (): BooksBuilder => new BooksBuilder();

const TEES: BilledLine = ['9001', 2, '60.00'];
const MUG: BilledLine = ['9002', 1, '12.00'];

/** The books of the order that every `RefundStory` starts with, in each way in which an order can stand. */
export const booksThatAre = {
	unbilled: (): BooksBuilder => someBooks(),
	deposited: (): BooksBuilder => someBooks().deposited('84.20'),
	/** Paid from the deposit, so that nothing is owed and nothing is left. */
	invoiced: (): BooksBuilder => someBooks().deposited('84.20', '0').invoiced('84.20', [TEES, MUG]),
	/** Billed on terms and not paid yet. */
	invoicedOnTerms: (): BooksBuilder => someBooks().invoiced('84.20', [TEES, MUG], '84.20'),
	/** One tee and the carriage are billed; the deposit keeps the rest. */
	partBilled: (): BooksBuilder =>
		someBooks()
			.deposited('84.20', '46.20')
			.invoiced('38.00', [['9001', 1, '30.00']]),
	soldForCash: (): BooksBuilder => someBooks().soldForCash('84.20', [TEES, MUG]),
};
