import type { Line } from '../store/order';

/** Takes units off a line, newest lot first; the sold quantity stays. */
export function takeUnits(line: Line, quantity: number): void {
	let left = quantity;
	for (const lot of [...line.lots].reverse()) {
		const taken = Math.min(left, lot.current);
		lot.current -= taken;
		left -= taken;
	}
	if (left > 0) throw new Error(`Line ${line.id} has ${left} units too few`);
}

/** Adds newly sold units, at full price: earlier discounts are not extended to them. */
export function addUnits(line: Line, quantity: number): void {
	line.lots.push({ units: quantity, current: quantity, allocations: [] });
}
