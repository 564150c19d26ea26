import type { CreditLine } from '../../../../domain/edit/edit-plan';
import { lineHistories } from '../../../../domain/edit/inherited-rows';
import { formatAmount, sumMinor, type MinorUnits } from '../../../../domain/money/money';
import type { RecordSituation } from '../../../../domain/refund/assess-records';
import type { OrderRefunds } from '../../../../domain/refund/order-refunds';
import { idsAtSource } from '../../../../domain/refund/record-books';
import type { RefundMoney } from '../../../../domain/refund/split-refund-money';
import type { RawOrder, RawOrderItem } from '../raw/raw-order';
import { findRow, withHeirs } from './order-rows';
import type { CreateRefund, NewRefundLine } from './raw-post-sale';

type Part = {
	unit: NewRefundLine['RefundedUnit'];
	rowId: string;
	amountMinor: MinorUnits;
	quantity: number;
	note: string;
};

/**
 * The record of one refund: a line for each row of the order, for carriage, and for what no row stands for. It says that
 * the channel gave the money back, so that nobody sends it again. Amounts travel as major units.
 */
export function toRefundBody(
	order: RawOrder,
	{ priced, lines, settledMinor, surplusMinor }: RefundMoney,
	{ snapshot, refunds }: Pick<RecordSituation, 'snapshot' | 'refunds'>,
): CreateRefund {
	const { refundId } = priced.refund;
	const currency = order.TotalsInfo.Currency;
	const known = idsAtSource(refunds, snapshot);
	const named = withHeirs(order, lineHistories(snapshot), 'units');
	const parts = lines.map((line) => toPart(named, line, groupOf(line, refunds), known));
	for (const [amountMinor, note] of [
		[settledMinor, 'What an earlier edit left over'],
		[surplusMinor, 'Beyond its lines'],
	] as const) {
		if (amountMinor > 0)
			parts.push({ unit: 'Additional', rowId: '', quantity: 0, note, amountMinor });
	}
	return {
		OrderId: order.OrderId,
		ChannelInitiated: true,
		RefundLines: merged(parts).map(({ unit, rowId, amountMinor, quantity, note }) => ({
			RefundedUnit: unit,
			...(rowId === '' ? {} : { OrderItemRowId: rowId }),
			Amount: Number(formatAmount(amountMinor, currency)),
			Quantity: quantity,
			ExternalReference: refundId,
			FreeTextOrNote: note,
		})),
	};
}

const groupOf = ({ lineId }: CreditLine, { refunds }: OrderRefunds): string =>
	refunds
		.flatMap(({ amounts }) => amounts.flatMap(({ lines }) => lines))
		.find((line) => line.lineId === lineId)?.bundle?.groupId ?? '';

function toPart(
	order: RawOrder,
	line: CreditLine,
	groupId: string,
	known: ReadonlySet<string>,
): Part {
	const note = line.kind === 'goods' ? line.sku || line.title : line.title;
	const part = { amountMinor: line.grossMinor, note, rowId: '', quantity: 0 };
	if (line.kind === 'shipping') return { ...part, unit: 'Shipping' };
	if (line.kind !== 'goods') return { ...part, unit: 'Additional' };
	const row = findRow(order, line, known);
	if (row.ok) return ofRow(part, row.value, line.quantity);
	const bundle = order.Items.find((each) => groupId !== '' && each.ItemNumber === groupId);
	return bundle ? ofRow(part, bundle, 0) : { ...part, unit: 'Additional' };
}

const ofRow = (part: Omit<Part, 'unit'>, row: RawOrderItem, quantity: number): Part => ({
	...part,
	unit: row.IsService ? 'Service' : 'Item',
	rowId: row.RowId,
	quantity,
});

/** One part for each row and for each kind without one. */
function merged(parts: readonly Part[]): Part[] {
	const byTarget = new Map<string, Part>();
	for (const part of parts) {
		const key = `${part.unit} ${part.rowId}`;
		const before = byTarget.get(key);
		byTarget.set(
			key,
			before
				? {
						...before,
						amountMinor: sumMinor([before.amountMinor, part.amountMinor]),
						quantity: before.quantity + part.quantity,
						note: [...new Set([before.note, part.note])].join(', '),
					}
				: part,
		);
	}
	return [...byTarget.values()];
}
