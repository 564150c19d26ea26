import { decimalsOf } from '../behaviour/currency';
import { totalsOf } from '../behaviour/totals';
import { fromMinor } from '../store/decimal';
import type { World } from '../store/world';
import { transactionCalled, type LineChoice } from './find';
import { createByHand, transformByHand } from './write-by-hand';

/** What people in finance do. Amounts are decimals of the record's currency. */
export function moneyDrivers(world: World) {
	return {
		/** Invoices lines of an order, or all that may be billed; answers the id of the invoice. */
		invoice(key: string, lines?: LineChoice[]): string {
			const order = transactionCalled(world, key, 'salesOrder');
			return transformByHand(world, order, 'invoice', {}, lines);
		},

		/** Sells lines of an order for cash. */
		cashSale(key: string, lines?: LineChoice[]): string {
			const order = transactionCalled(world, key, 'salesOrder');
			return transformByHand(world, order, 'cashSale', { undepFunds: true }, lines);
		},

		/** Takes a deposit for an order, of its total unless told otherwise. */
		deposit(key: string, amount?: number, externalId?: string): string {
			const order = transactionCalled(world, key, 'salesOrder');
			const { total } = totalsOf(world, order);
			return createByHand(world, 'customerDeposit', {
				salesOrder: { id: order.id },
				payment: amount ?? fromMinor(total, decimalsOf(world, order.currency)),
				undepFunds: true,
				...(externalId === undefined ? {} : { externalId }),
			});
		},

		/** Pays an invoice in full. */
		payInvoice(key: string): string {
			const invoice = transactionCalled(world, key, 'invoice');
			return transformByHand(world, invoice, 'customerPayment', { undepFunds: true });
		},

		/** Uses a deposit for an invoice, as far as both go. */
		applyDeposit(key: string, invoiceKey: string): string {
			const deposit = transactionCalled(world, key, 'customerDeposit');
			const { id } = transactionCalled(world, invoiceKey, 'invoice');
			const apply = { items: [{ doc: { id }, line: 0, apply: true }] };
			return transformByHand(world, deposit, 'depositApplication', { apply });
		},

		/** Credits an invoice or a return; answers the id of the credit memo. */
		credit(key: string, lines?: LineChoice[]): string {
			return transformByHand(world, transactionCalled(world, key), 'creditMemo', {}, lines);
		},
	};
}
