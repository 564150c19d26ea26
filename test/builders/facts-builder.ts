import type { FulfilmentFacts, WaveFact } from '../../domain/target/fulfilment-facts';

/** An open, paid, untouched order in the warehouse, except for what the story says. */
export function someFacts(changes: Partial<FulfilmentFacts> = {}): FulfilmentFacts {
	return {
		found: true,
		closed: false,
		cancelled: false,
		partShipped: false,
		handedOver: false,
		waves: [],
		labelPrinted: false,
		trackingNumber: '',
		invoicePrinted: false,
		pickListPrinted: false,
		locked: false,
		parked: false,
		paid: true,
		merged: false,
		unknown: [],
		...changes,
	};
}

/** A pick wave that nobody has started. */
export function aWave(changes: Partial<WaveFact> = {}): WaveFact {
	return {
		waveId: '7',
		finished: false,
		notStarted: true,
		state: 'Unallocated',
		pickState: 'Unpicked',
		pickedUnits: 0,
		...changes,
	};
}

/** A pick wave that somebody has started, in which nothing of the order is picked yet. */
export const aStartedWave = (): WaveFact => aWave({ notStarted: false, state: 'InProgress' });

/** A pick wave in which the order is picked. */
export const aPickedWave = (): WaveFact =>
	aWave({ notStarted: false, state: 'InProgress', pickState: 'Picked', pickedUnits: 3 });
