import type { OrderView } from '../../simulators/linnworks';

/** The warehouse order before and after, side by side, changes marked. */
export function sideBySide(before: OrderView, after: OrderView): string {
	const left = linesOf(before);
	const right = linesOf(after);
	const names = [...new Set([...left.keys(), ...right.keys()])];
	const width = Math.max(...[...left.values()].map((value) => value.length), 10) + 2;
	const head = `    ${'what'.padEnd(14)}${'before'.padEnd(width)}after`;
	const rows = names.map((name) => {
		const was = left.get(name) ?? '-';
		const is = right.get(name) ?? '-';
		return `  ${was === is ? ' ' : '*'} ${name.padEnd(14)}${was.padEnd(width)}${is}`;
	});
	return [head, ...rows].join('\n');
}

function linesOf(order: OrderView): Map<string, string> {
	const address = order.CustomerInfo.Address;
	const money = (amount: number | undefined): string =>
		`${(amount ?? 0).toFixed(2)} ${order.TotalsInfo.Currency ?? ''}`;
	return new Map([
		...order.Items.map((item): [string, string] => [
			item.SKU ?? '',
			`${item.Quantity} for ${money(item.CostIncTax)}`,
		]),
		['postage', money(order.ShippingInfo.PostageCost)],
		['tax', money(order.TotalsInfo.Tax)],
		['total', money(order.TotalsInfo.TotalCharge)],
		['address', `${address.Address1}, ${address.Town} ${address.PostCode}`],
		['parked', order.GeneralInfo.IsParked ? 'yes' : 'no'],
	]);
}
