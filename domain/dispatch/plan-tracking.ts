import type { UpdateTrackingStep } from './dispatch-step';
import type { OwnFulfilment } from './recognise-fulfilled';
import { numbersOf } from './shop-fulfilment';
import { isSameNumbers, toldOf, type WrittenNumbers } from './written-numbers';

/** A fulfilment that stays as it is, with a word where its numbers are not the warehouse's. */
export type SettledFulfilment = OwnFulfilment & { message: string };

/**
 * Which numbers in the shop have to become others. Only those are changed that the warehouse gave before, as our ledger
 * tells, and those that are missing. What a person put in their place stays, unless the warehouse has given other numbers
 * since. A number that the warehouse no longer has stays too: nothing is blanked.
 */
export function planTracking(
	own: readonly OwnFulfilment[],
	written: WrittenNumbers,
): { steps: UpdateTrackingStep[]; settled: SettledFulfilment[] } {
	const steps: UpdateTrackingStep[] = [];
	const settled: SettledFulfilment[] = [];
	for (const each of own) {
		const { fulfilment, consignment } = each;
		const { key, targetOrder, tracking } = consignment;
		const from = numbersOf(fulfilment);
		const told = toldOf(fulfilment, written);
		const differs = tracking.numbers.length > 0 && !isSameNumbers(from, tracking.numbers);
		const isOurs = told.some(({ numbers }) => isSameNumbers(from, numbers));
		const isNewer =
			told.length > 0 &&
			told.every(({ numbers }) => numbers.length > 0 && !isSameNumbers(numbers, tracking.numbers));
		if (differs && (from.length === 0 || isOurs || isNewer)) {
			const { id: fulfilmentId } = fulfilment;
			steps.push({ kind: 'updateTracking', key, targetOrder, tracking, fulfilmentId, from });
		} else settled.push({ ...each, message: differs ? foreign(from, tracking.numbers) : '' });
	}
	return { steps, settled };
}

const foreign = (shop: readonly string[], warehouse: readonly string[]): string =>
	`The shop has ${shop.join(', ')}, which somebody else put there; the warehouse has ${warehouse.join(', ')}`;
