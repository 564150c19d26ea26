import { routeRefund, type RefundRoute } from '../../../domain/refund/route-refund';
import { adjustmentLine } from '../../../domain/refund/credit-lines';
import { lineShare } from '../../../domain/refund/line-share';
import type { CreditLine } from '../../../domain/edit/edit-plan';
import { aRefundStory } from '../../builders/refund-builder';
import { booksThatAre, someBooks, type BooksBuilder } from '../../builders/books-builder';
import { pounds } from '../../builders/money-builder';

/** The mug (line 9002) of the story's order, as far as it is due. */
function mug(): CreditLine[] {
	const [refund] = aRefundStory().editsOff('MUG', 1).build().refunds;
	return (refund?.amounts[0]?.lines ?? []).map((line) => lineShare(line, line.quantity));
}

const goodwill = (amount = '10.00'): CreditLine[] => [adjustmentLine(pounds(amount))];

type Row = {
	books: string;
	built: BooksBuilder;
	due: CreditLine[];
	returnId?: string;
	returns?: 'authorised' | 'received';
	route: RefundRoute;
};

const rows: Row[] = [
	{
		books: 'a cash sale: a cash refund',
		built: booksThatAre.soldForCash(),
		due: mug(),
		route: { kind: 'cashSale', billId: 'cash-1' },
	},
	{
		books: 'a cash sale and no value of its own: still a cash refund',
		built: booksThatAre.soldForCash(),
		due: [],
		route: { kind: 'cashSale', billId: 'cash-1' },
	},
	{
		books: 'an invoice: a credit from it',
		built: booksThatAre.invoiced(),
		due: mug(),
		route: { kind: 'invoice', billId: 'inv-1' },
	},
	{
		books: 'an invoice and no value of its own: what older credits left open',
		built: booksThatAre.invoiced(),
		due: [],
		route: { kind: 'openCredits' },
	},
	{
		books: 'several invoices: the one that holds the goods',
		built: someBooks()
			.invoiced('38.00', [['9001', 1, '30.00']])
			.invoiced('13.20', [['9002', 1, '12.00']]),
		due: mug(),
		route: { kind: 'invoice', billId: 'inv-2' },
	},
	{
		books: 'several invoices, none with the goods: the one that is still owed',
		built: someBooks()
			.invoiced('38.00', [['9001', 1, '30.00']])
			.invoiced('13.20', [], '13.20'),
		due: goodwill(),
		route: { kind: 'invoice', billId: 'inv-2' },
	},
	{
		books: 'several invoices, none owed: the one that is large enough',
		built: someBooks().invoiced('5.00', []).invoiced('13.20', []),
		due: goodwill(),
		route: { kind: 'invoice', billId: 'inv-2' },
	},
	{
		books: 'an invoice and a cash sale: the one that holds the goods',
		built: someBooks()
			.invoiced('71.00', [['9001', 2, '60.00']])
			.soldForCash('13.20', [['9002', 1, '12.00']]),
		due: mug(),
		route: { kind: 'cashSale', billId: 'cash-2' },
	},
	{
		books: 'not billed, with a deposit: money out of the deposit',
		built: booksThatAre.deposited(),
		due: [],
		route: { kind: 'deposit' },
	},
	{
		books: 'not billed, no deposit: nothing to credit',
		built: booksThatAre.unbilled(),
		due: [],
		route: { kind: 'nothingToCredit' },
	},
	{
		books: 'not billed, to be credited at once: a credit of its own',
		built: booksThatAre.deposited(),
		due: goodwill(),
		route: { kind: 'standalone' },
	},
	{
		books: 'a return whose goods are back: a credit from the return',
		built: booksThatAre.invoiced().authorised('501', 'received'),
		due: mug(),
		returnId: '501',
		route: { kind: 'returnAuthorization', returnAuthorizationId: 'rma-1' },
	},
	{
		books: 'a return whose goods are not back, and they must be: wait',
		built: booksThatAre.invoiced().authorised('501', 'open'),
		due: mug(),
		returnId: '501',
		route: { kind: 'awaitGoods', displayNumber: 'RMA1' },
	},
	{
		books: 'a return whose goods are not back, and they need not be: credit it',
		built: booksThatAre.invoiced().authorised('501', 'open'),
		due: mug(),
		returnId: '501',
		returns: 'authorised',
		route: { kind: 'returnAuthorization', returnAuthorizationId: 'rma-1' },
	},
	{
		books: 'a return that is closed already: a credit from the invoice',
		built: booksThatAre.invoiced().authorised('501', 'closed'),
		due: mug(),
		returnId: '501',
		route: { kind: 'invoice', billId: 'inv-1' },
	},
	{
		books: "another refund's return: a credit from the invoice",
		built: booksThatAre.invoiced().authorised('501', 'open').authorised('', 'open'),
		due: mug(),
		route: { kind: 'invoice', billId: 'inv-1' },
	},
	{
		books: 'a cash sale and a return that is back: a cash refund',
		built: booksThatAre.soldForCash().authorised('501', 'received'),
		due: mug(),
		returnId: '501',
		route: { kind: 'cashSale', billId: 'cash-1' },
	},
];

describe('which records a refund makes', () => {
	it.each(rows)('$books', ({ built, due, returnId = '', returns = 'received', route }) => {
		expect(routeRefund({ returnId }, due, built.build(), { returns })).toEqual(route);
	});
});
