import { z } from 'zod';
import { roundAmount, type MinorUnits } from '../../../../domain/money/money';
import type { SqlRow } from '../raw/row';

/** Documents that took money in, and those that gave it back, by their type in the books. */
export const RECEIPTS = {
	CashSale: 'cashSale',
	CustDep: 'customerDeposit',
	CustPymt: 'customerPayment',
} as const;
export const PAYMENTS = { CashRfnd: 'cashRefund', CustRfnd: 'customerRefund' } as const;

/** A transaction of the books as it stands in the result of a payout query. */
export type MoneyRow = {
	id: string;
	/** The books' own type, such as CustDep. */
	type: string;
	displayNumber: string;
	externalId: string;
	memo: string;
	/** ISO code. */
	currency: string;
	/** In its own currency; null when the books do not tell it. */
	amountMinor: MinorUnits | null;
};

const text = z.string().default('');

const rowSchema = z.object({
	...{ id: z.string().min(1), type: z.string().min(1), tranid: text, externalid: text, memo: text },
	currency_code: z.string().length(3),
	foreigntotal: z.coerce.number().finite().optional().catch(undefined),
});

/** Reads one row; the sign of the amount is the books' own. */
export function toMoneyRow(row: SqlRow): MoneyRow {
	const { id, type, tranid, externalid, memo, ...money } = rowSchema.parse(row);
	const currency = money.currency_code.toUpperCase();
	const amountMinor =
		money.foreigntotal === undefined ? null : roundAmount(money.foreigntotal, currency);
	return { id, type, displayNumber: tranid, externalId: externalid, memo, currency, amountMinor };
}
