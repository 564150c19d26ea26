import type { OrderSnapshot } from '../../../simulators/shopify';
import { minor, sum } from './minor';

/** The rules between the figures of a shop's order that do not hold (docs/vendors/shopify.md §5). */
export function brokenInvariants(order: OrderSnapshot): string[] {
	const { total, received, refunded, outstanding } = order.totals;
	const moved = order.refunds
		.flatMap(({ transactions }) => transactions)
		.filter(({ kind, status }) => kind === 'REFUND' && status === 'SUCCESS')
		.map(({ amount }) => minor(amount));
	const discrepancy = order.refunds
		.flatMap(({ adjustments }) => adjustments)
		.map(({ amount }) => minor(amount));
	const net = minor(received) - minor(refunded);
	const rules: Array<[string, number, number]> = [
		['refunded', minor(refunded), sum(moved)],
		['outstanding', minor(outstanding), minor(total) - net + sum(discrepancy)],
		...order.lines.map((line): [string, number, number] => [
			`units of line ${line.id}`,
			line.quantity - line.currentQuantity,
			sum(
				order.refunds
					.flatMap(({ lines }) => lines)
					.filter(({ lineId }) => lineId === line.id)
					.map(({ quantity }) => quantity),
			),
		]),
	];
	return rules
		.filter(([, found, expected]) => found !== expected)
		.map(([name, found, expected]) => `${order.name}: ${name} ${found} is not ${expected}`);
}
